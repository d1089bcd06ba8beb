// "Try it": every scenario of tests/scenarios is played to its end on the Rules page, in a lab beside the user's, and comes
// out as it says; and one of them step by step, by keyboard, as somebody with a screen reader would.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard, settled } from "./lib/dashboard.mjs";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../scenarios");

/** What the tests need to know of a scenario: its name, its rule, how many steps it has, and what it is about. */
function read(file) {
  const text = readFileSync(join(FOLDER, file), "utf8");
  const said = (language) => JSON.parse(new RegExp(`^${language} = (".*")$`, "m").exec(text)[1]);
  const rule = /^rule = "(\w+)"$/m.exec(text)[1];
  const steps = text.split("\n[[step]]\n").length - 1;
  return { name: file.replace(/\.toml$/, ""), rule, steps, en: said("en"), nl: said("nl") };
}

const SCENARIOS = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".toml"))
  .map(read);

let kluis;
let page;
before(async () => {
  kluis = await openDashboard();
  page = kluis.page;
});
after(() => kluis?.close());

const article = (about) => page.getByRole("article", { name: about, exact: true });

async function visit(rule) {
  await kluis.dashboard.visit(`rules/${rule}`);
}

describe("played to the end", () => {
  assert(SCENARIOS.length > 30, `there are scenarios in ${FOLDER}`);
  for (const { name, rule, steps, en } of SCENARIOS) {
    test(name, async () => {
      await visit(rule);
      const scenario = article(en);
      await scenario.getByRole("button", { name: `Play to the end: ${en}`, exact: true }).click();
      const verdict = scenario.locator(".notice");
      await verdict.waitFor({ timeout: 60_000 });
      assert.match(await verdict.innerText(), /^Everything came out as it should\.$/, await scenario.innerText());
      const played = scenario.getByRole("list", { name: "Steps so far" }).locator("> li");
      assert.equal(await played.count(), steps);
    });
  }

  test("the user's own lab is what it was, and nothing went wrong", async () => {
    await kluis.dashboard.visit("activity");
    await page.getByText("No job has run yet").waitFor();
    kluis.expectNoTrouble();
  });
});

describe("step by step", () => {
  const { rule, en, nl } = SCENARIOS.find(({ name }) => name === "V1-a-failed-attempt-counts");

  test("by keyboard alone the button keeps the focus, and each outcome is announced", async () => {
    await visit(rule);
    const scenario = article(en);
    const onward = scenario.getByRole("button").first();
    await onward.focus();
    await page.keyboard.press("Enter");
    const status = scenario.getByRole("status");
    await status.filter({ hasText: "Step 1: the job failed, as it should." }).waitFor({ timeout: 60_000 });
    assert.match(await scenario.innerText(), /A file could not be read/);
    await scenario.getByRole("button", { name: `Next step (2 of 7): ${en}`, exact: true }).waitFor();
    assert(await onward.evaluate((button) => button.getRootNode().activeElement === button), "the button has the focus");
    await page.keyboard.press("Enter");
    await status.filter({ hasText: "Step 2: refused, as it should be." }).waitFor();
    assert.match(await kluis.dashboard.refusal("V1", scenario), /testvault can’t get a key of yours/);
    for (let step = 3; step <= 7; step += 1) {
      await scenario.getByRole("button", { name: `Next step (${step} of 7): ${en}`, exact: true }).waitFor();
      await page.keyboard.press("Enter");
    }
    await status.filter({ hasText: "Everything came out as it should." }).waitFor();
    await scenario.getByRole("button", { name: `Try it again: ${en}`, exact: true }).waitFor();
    assert(await onward.evaluate((button) => button.getRootNode().activeElement === button), "also at the end");
  });

  test("in Dutch every sentence is Dutch, axe finds nothing, and nothing is wider than a phone", async () => {
    // Away and back again: what was played is then gone.
    await kluis.dashboard.visit("activity");
    await visit(rule);
    await page.getByRole("button", { name: "Nederlands", exact: true }).click();
    const scenario = article(nl);
    await scenario.getByRole("button", { name: `Tot het einde spelen: ${nl}`, exact: true }).click();
    await scenario.getByText("Alles kwam uit zoals het hoort.").first().waitFor({ timeout: 60_000 });
    await scenario.getByText("Om te beginnen").click();
    assert.match(await scenario.innerText(), /Zet de identiteit van newvault aan\./);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      await expectAccessible(page, `a played scenario, ${colorScheme}`);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await settled(page);
    await expectNothingWider(page, "a played scenario");
    kluis.expectNoTrouble();
  });
});
