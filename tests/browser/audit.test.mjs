// The audit log as a file: exported, checked, and found out where somebody changed it.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard, settled } from "./lib/dashboard.mjs";
import { makeFiles } from "./lib/files.mjs";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

describe("the audit log of a key vault", () => {
  let kluis;
  let files;
  let dashboard;
  let page;
  /** The exported files as texts, by their ending. */
  const exported = {};

  before(async () => {
    files = await makeFiles({ "letter.txt": "dear reader" });
    kluis = await openDashboard({ viewport: WIDE });
    ({ dashboard, page } = kluis);
    await dashboard.setUp();
    await dashboard.go("Back up");
    await dashboard.chooseFiles([files.path("letter.txt")]);
    await dashboard.backUp("letters");
    await dashboard.go("Key Vault");
    await page.getByRole("tab", { name: /^Audit log/ }).click();
  });

  after(async () => {
    await kluis?.close();
    await files?.remove();
  });

  const chain = () => page.getByRole("region", { name: "The chain" });
  const outcome = () => chain().getByRole("status");
  const entries = () => page.locator("ul.audit").getByRole("listitem");

  /** Chooses a copy with this text to be checked. */
  async function check(name, text) {
    await writeFile(files.path(name), text);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), dashboard.press("Check a copy")]);
    await chooser.setFiles(files.path(name));
    await outcome().getByText(name).waitFor();
    return outcome().innerText();
  }

  /** The lines of the exported CSV, with one cell of one entry changed. */
  function withCell(entry, column, change) {
    const lines = exported.csv.split("\r\n");
    const cells = lines[entry].split(",");
    cells[column] = change(cells[column]);
    lines[entry] = cells.join(",");
    return lines.join("\r\n");
  }

  test("v12_the_counter_shows_how_many_operations_there_were", async () => {
    const total = await page.getByText(/^\d+ operations so far$/).innerText();
    assert(Number.parseInt(total, 10) >= (await entries().count()));
  });

  test("m4_the_chain_of_the_log_is_computed_anew", async () => {
    const count = await entries().count();
    assert(count >= 4, "setting up and backing up uses the key");
    await dashboard.press("Verify the chain");
    await outcome().getByText(`The chain holds: ${count} entries, each hash computed anew.`).waitFor();
  });

  test("m4_the_log_is_exported_in_both_forms_and_each_is_intact", async () => {
    for (const form of ["csv", "json"]) {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        dashboard.press(`Export as ${form.toUpperCase()}`),
      ]);
      assert.equal(file.suggestedFilename(), `testkeyvault-audit.${form}`);
      exported[form] = await readFile(await file.path(), "utf8");
      assert.match(await check(`copy.${form}`, exported[form]), /copy\.\w+ is intact: \d+ entries, all as in this log\./);
    }
    const log = JSON.parse(exported.json);
    assert.equal(log.entries.length, await entries().count());
    assert.equal(log.head, log.entries.at(-1).hash);
  });

  test("m4_a_changed_cell_is_shown_at_its_entry_beside_what_the_log_has", async () => {
    const said = await check("tampered.csv", withCell(3, 4, (count) => String(Number(count) + 5)));
    assert.match(said, /tampered\.csv was changed\..*Entry 3 was changed/s);
    const table = outcome().getByRole("region", { name: "Entry 3" });
    const row = table.getByRole("row", { name: /^How often/ });
    assert.match((await row.innerText()).replaceAll("\n", " "), /1\s+6\s+differs/);
    assert.equal(await table.getByText("differs").count(), 1, "only that cell differs");
    const hashes = await outcome().getByRole("definition").allInnerTexts();
    assert.equal(hashes.length, 2, "the expected hash and the one that was found");

    await settled(page);
    await expectAccessible(page, "a tampered copy");
    await page.setViewportSize(PHONE);
    await expectNothingWider(page, "a tampered copy");
    await page.setViewportSize(WIDE);
  });

  test("m4_a_removed_a_moved_and_a_cut_off_line_are_shown_where_they_were", async () => {
    const lines = exported.csv.split("\r\n");
    const last = lines.length - 3;
    assert.match(await check("removed.csv", lines.toSpliced(2, 1).join("\r\n")), /Entry 2 should stand here, and number 3 does/);
    const moved = [lines[0], lines[2], lines[1], ...lines.slice(3)].join("\r\n");
    assert.match(await check("moved.csv", moved), /Entry 1 should stand here, and number 2 does/);
    const cut = lines.toSpliced(last, 1).join("\r\n");
    assert.match(await check("cut.csv", cut), new RegExp(`entry ${last} and whatever came after it was cut off`));
    assert.match(await check("endless.csv", lines.slice(0, -2).join("\r\n")), /The end is missing/);
  });

  test("m4_the_newest_entry_too_is_held_to_its_hash_and_a_json_copy_as_well", async () => {
    const log = JSON.parse(exported.json);
    const newest = log.entries.length;
    log.entries[newest - 1].principal = "00000000-0000-4000-8000-000000000000";
    assert.match(await check("tampered.json", JSON.stringify(log)), new RegExp(`Entry ${newest} was changed`));
  });

  test("what is no copy of the log is said to be none", async () => {
    assert.match(await check("holiday.csv", "day,place\r\n1,Delft\r\n"), /This is no exported audit log/);
  });

  test("the log is filtered by who, what, with which key, and by any text", async () => {
    const all = await entries().count();
    await page.getByLabel("Operation").selectOption({ label: "Wrap Key" });
    const wraps = await entries().count();
    assert(wraps > 0 && wraps < all);
    await page.getByLabel("Filter", { exact: true }).fill("entry nothing has this");
    await dashboard.press("Clear the filter");
    assert.equal(await entries().count(), all);
    await page.getByLabel("By", { exact: true }).selectOption({ index: 1 });
    await page.getByLabel("Key", { exact: true }).selectOption("testkey");
    assert.equal(await entries().count(), all, "one identity, one key");
    kluis.expectNoTrouble();
  });
});
