// The Rules page: every rule with its state, its sources and an address of its own; filters that narrow; what differs between the
// editions; and the ids in refusals, which lead here.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard, settled } from "./lib/dashboard.mjs";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

/** The button of a rule, which says what it is and how it stands. */
const rule = (page, id) => page.getByRole("button", { name: new RegExp(`^Rule ${id}: `) });

/** The rules that are shown, by their ids. */
async function shown(page) {
  const names = await page.getByRole("heading", { level: 3 }).getByRole("button", { name: /^Rule / }).allInnerTexts();
  return names.map((name) => /([A-Z]\d+)/.exec(name)[1]);
}

/** The item of the list that a rule is. */
const row = (page, id) => page.getByRole("listitem").filter({ has: rule(page, id) });

/** What has the focus, by its words. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.textContent ?? "";
  });

describe("in a new lab", () => {
  let kluis;
  let page;

  before(async () => {
    kluis = await openDashboard({ viewport: WIDE });
    page = kluis.page;
    await kluis.dashboard.go("Rules");
  });

  after(() => kluis?.close());

  test("all 84 rules are there, by group, and none is broken", async () => {
    await page.getByText("84 rules", { exact: true }).waitFor();
    const ids = await shown(page);
    assert.equal(ids.length, 84);
    assert.deepEqual([...new Set(ids.map((id) => id[0]))].join(""), "EVIPKARDMN");
    assert.equal(await page.getByRole("button", { name: /^Rule .* broken$/ }).count(), 0);
  });

  test("the rules of set-up say what is missing, and lead to where it is done", async () => {
    await rule(page, "V9").click();
    await row(page, "V9").getByText("testvault still needs step 1 (Managed identity)").waitFor();
    await row(page, "V9").getByRole("link", { name: "Go to step 1 of Set-up" }).click();
    await kluis.dashboard.heading("Your key, in four steps").waitFor();
    assert.equal(new URL(page.url()).hash, "#/setup/1");
    await kluis.dashboard.go("Rules");
  });

  test("what is known of a rule is a click away: sources, editions, documentation in a tab of its own", async () => {
    await rule(page, "V5").click();
    assert.equal(await rule(page, "V5").getAttribute("aria-expanded"), "true");
    const details = row(page, "V5");
    await details.getByText("Before you start").first().waitFor();
    await details.getByText("in 2026 otherwise, or in part").waitFor();
    const documentation = details.getByRole("link", { name: /learn\.microsoft\.com/ });
    assert.equal(await documentation.getAttribute("target"), "_blank");
    assert.match(await documentation.getAttribute("rel"), /noopener/);
    assert.match(await documentation.getAttribute("href"), /^https:\/\/learn\.microsoft\.com\/azure\/backup\//);
    await rule(page, "V5").click();
    assert.equal(await rule(page, "V5").getAttribute("aria-expanded"), "false");
  });

  test("filters narrow by words, state, group, edition and source, and are cleared at once", async () => {
    const all = async () => (await shown(page)).length;
    const choose = (label, option) => page.getByLabel(label, { exact: true }).selectOption(option);
    await page.getByLabel("Search", { exact: true }).fill("mars");
    await page.getByText("1 of 84 rules", { exact: true }).waitFor();
    assert.deepEqual(await shown(page), ["V3"]);
    await page.getByLabel("Search", { exact: true }).fill("no such words");
    await page.getByText("No rule matches.", { exact: true }).waitFor();
    await kluis.dashboard.press("Clear the filters");
    assert.equal(await all(), 84);
    await choose("Group", "I");
    assert.deepEqual(await shown(page), ["I1", "I2"]);
    await choose("Group", "");
    await choose("Source", "002");
    assert.deepEqual([...new Set((await shown(page)).map((id) => id[0]))], ["D"]);
    await choose("Source", "");
    await choose("Edition", "2026");
    assert.equal((await shown(page)).includes("M7"), false);
    await choose("In this lab", "holds");
    assert.equal((await shown(page)).includes("V1"), true);
    assert.equal((await shown(page)).includes("D1"), false);
    await kluis.dashboard.press("Clear the filters");
    assert.equal(await all(), 84);
  });

  test("a rule has its own address: it opens, is in sight, and has the focus, whatever was filtered", async () => {
    await page.getByLabel("Search", { exact: true }).fill("mars");
    await page.getByText("1 of 84 rules", { exact: true }).waitFor();
    await kluis.dashboard.visit("rules/V1");
    await row(page, "V1").getByText("The vault remembers its first attempt for good.").waitFor();
    await settled(page);
    assert.match(await focused(page), /^Rule V1: /);
    const { y, height } = await rule(page, "V1").boundingBox();
    assert(y >= 0 && y + height <= WIDE.height, `V1 is at ${y}`);
    assert.equal(await rule(page, "V1").getAttribute("aria-expanded"), "true");
  });

  test("the address works from the start, and in lower case", async () => {
    await page.goto(`${kluis.url}#/rules/n16`);
    await page.reload();
    await rule(page, "N16").waitFor({ timeout: 30_000 });
    await settled(page);
    assert.match(await focused(page), /^Rule N16: /);
    assert.equal(await rule(page, "N16").getAttribute("aria-expanded"), "true");
  });

  test("with the keyboard alone a rule opens and closes", async () => {
    await page.keyboard.press("Enter");
    assert.equal(await rule(page, "N16").getAttribute("aria-expanded"), "false");
    await page.keyboard.press("Space");
    assert.equal(await rule(page, "N16").getAttribute("aria-expanded"), "true");
  });

  test("what differs between the editions stands side by side", async () => {
    await kluis.dashboard.visit("rules/editions");
    const settings = page.getByRole("table", { name: "What the lab does differently" });
    await settings.getByRole("columnheader", { name: /Edition of 2021.*this lab/s }).waitFor();
    const sizes = settings.getByRole("row").filter({ hasText: "RSA sizes" }).getByRole("cell");
    assert.deepEqual(await sizes.allInnerTexts(), ["2048", "2048, 3072, 4096"]);
    const rules = page.getByRole("table", { name: "Rule by rule" });
    assert.equal(await rules.getByRole("row").count(), 17);
    await rules.getByRole("row").filter({ hasText: "Rule N1:" }).getByRole("link", { name: /^Rule V5/ }).click();
    await rule(page, "V5").waitFor();
    assert.equal(await rule(page, "V5").getAttribute("aria-expanded"), "true");
  });

  for (const language of ["English", "Nederlands"]) {
    test(`axe finds nothing with everything open, light and dark, and on a phone nothing is wider, in ${language}`, async () => {
      await kluis.dashboard.visit("rules");
      await page.setViewportSize(WIDE);
      await page.getByRole("button", { name: language, exact: true }).click();
      const openAll = page.getByRole("button", { name: /^(Show all details|Alle details tonen)$/ });
      if (await openAll.count()) await openAll.click();
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await settled(page);
        await expectAccessible(page, `rules, ${colorScheme}, ${language}`);
      }
      await page.setViewportSize(PHONE);
      await settled(page);
      await expectNothingWider(page, `rules, ${language}`);
      await expectAccessible(page, `rules on a phone, ${language}`);
      await page.setViewportSize(WIDE);
    });
  }

  test("nothing went wrong meanwhile", () => kluis.expectNoTrouble());
});

describe("in a lab whose key is out of use", () => {
  let kluis;
  let page;

  before(async () => {
    kluis = await openDashboard({ viewport: WIDE });
    page = kluis.page;
    await kluis.dashboard.setUp();
    await kluis.dashboard.go("Key Vault");
    await page.getByRole("button", { name: /^Disable testkey version / }).click();
    await kluis.dashboard.key("testkey").getByText("disabled", { exact: true }).waitFor();
  });

  after(() => kluis?.close());

  test("E3 is broken by the vault, says by what, and leads to the key vault; the navigation counts it", async () => {
    const navigation = page.getByRole("navigation", { name: "Pages" });
    await navigation.getByRole("link", { name: /^Rules\s+1 broken$/ }).click();
    await page.getByRole("button", { name: /^Rule E3: .* broken$/s }).waitFor();
    const words = await kluis.dashboard.refusal("E3", row(page, "E3"));
    assert.match(words, /testkey\/.* in testkeyvault is disabled\./);
    await page.getByLabel("In this lab", { exact: true }).selectOption("broken");
    assert.deepEqual(await shown(page), ["E3"]);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      await expectAccessible(page, `a broken rule, ${colorScheme}`);
    }
    await row(page, "E3").getByRole("link", { name: "Go to testkeyvault" }).click();
    await kluis.dashboard.heading("Key Vault").waitFor();
  });

  test("the id in a refusal leads to its rule", async () => {
    await kluis.dashboard.go("Back up");
    await kluis.dashboard.refusal("E3");
    await page.locator(".refusal").first().getByRole("link", { name: /^Rule E3/ }).click();
    await rule(page, "E3").waitFor();
    assert.equal(new URL(page.url()).hash, "#/rules/E3");
    await settled(page);
    assert.match(await focused(page), /^Rule E3: /);
  });

  test("undone, it holds again", async () => {
    await kluis.dashboard.go("Key Vault");
    await page.getByRole("button", { name: /^Enable testkey version / }).click();
    await kluis.dashboard.key("testkey").getByText("enabled", { exact: true }).first().waitFor();
    await kluis.dashboard.go("Rules");
    await page.getByRole("button", { name: /^Rule E3: .* holds$/s }).waitFor();
    kluis.expectNoTrouble();
  });
});

describe("in somebody else’s page", () => {
  let kluis;

  before(async () => {
    kluis = await openDashboard({ viewport: WIDE });
  });

  after(() => kluis?.close());

  test('an element with view="rules" shows them, goes from rule to rule, and leaves the address alone', async () => {
    const { page, url } = kluis;
    await page.goto(url);
    await page.evaluate(() => {
      const element = document.createElement("kluis-lab");
      element.setAttribute("view", "rules");
      document.body.replaceChildren(element);
    });
    await page.getByRole("heading", { level: 2, name: "Rules", exact: true }).waitFor({ timeout: 30_000 });
    await rule(page, "V5").click();
    await row(page, "V5").getByRole("button", { name: "N1", exact: true }).click();
    await settled(page);
    assert.equal(await rule(page, "N1").getAttribute("aria-expanded"), "true");
    assert.match(await focused(page), /^Rule N1: /);
    assert.equal(new URL(page.url()).hash, "");
    kluis.expectNoTrouble();
  });
});
