// A machine in a vault, as it lies there: its disk under each of its keys, the guest's layer inside the envelope, what a disabled key
// shuts, and a backup that a rule was against. One story, told in order.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard, settled } from "./lib/dashboard.mjs";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 400, height: 800 };
const WORK = { timeout: 120_000 };

let kluis;
let dashboard;
let page;

const region = (name) => page.getByRole("region", { name, exact: true });
const relatives = () => page.locator(".relatives").getByRole("listitem");
const choice = (legend) => page.getByRole("group", { name: legend, exact: true });

/** Starts over in the current edition, where disk encryption sets are in every region. */
async function startOver() {
  await dashboard.press("Start over");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^as Azure has them now/ }).check();
  await dashboard.press("Delete everything", dialog);
  await dialog.waitFor({ state: "hidden" });
}

/** Moves the lab's clock by one of its buttons. */
async function moveClock(by) {
  const clock = page.getByRole("region", { name: "The lab’s clock" });
  await page.locator("header .clock summary").click();
  await dashboard.press(by, clock);
  await clock.getByRole("status").getByText(/^It is now /).waitFor();
  await page.keyboard.press("Escape");
  await clock.waitFor({ state: "hidden" });
}

/** The four steps, where a key vault takes roles: one takes effect when the clock gets there. */
async function setUpWithRoles() {
  await dashboard.go("Set-up");
  await dashboard.switchIdentityOn();
  await dashboard.step(2).click();
  await dashboard.press("Assign role", dashboard.panel);
  await dashboard.panel.getByText(/^in force from /).waitFor();
  await moveClock("To what happens next");
  await dashboard.step(3).click();
  await dashboard.press("Turn on: Purge protection", dashboard.panel);
  await dashboard.generateFirstKey();
  await dashboard.assignKey();
}

/** A disk encryption set with a key of its own, in the key vault that is protected already. */
async function createSet() {
  await dashboard.go("Key Vault");
  await dashboard.generateKey("diskkey");
  await dashboard.visit("disks");
  const step = (number) => page.getByRole("list", { name: "Steps for disks", exact: true }).getByRole("button").nth(number - 1);
  const panel = page.getByRole("tabpanel", { name: "Here" });
  await step(2).click();
  await panel.getByRole("combobox", { name: "Key", exact: true }).selectOption("diskkey");
  await step(3).click();
  await dashboard.press("Create des1");
  await step(5).click();
  await dashboard.press("Assign role", panel);
  await page.getByText(/^in force from /).waitFor();
  await moveClock("To what happens next");
  await page.getByText("des1 may use the keys in testkeyvault.").waitFor();
}

async function createMachine(name) {
  await dashboard.visit("disks/machines");
  const create = dashboard.button(`Create ${name}`);
  if (!(await create.isVisible())) await page.getByText("New virtual machine", { exact: true }).click();
  await create.click();
  await region(name).getByText("Running", { exact: true }).waitFor(WORK);
}

/** Protects a machine and backs it up. */
async function protect(vm) {
  await dashboard.go("Back up");
  await page.getByText("+ Backup", { exact: true }).click();
  await page.getByRole("checkbox", { name: new RegExp(`^${vm}\\b`) }).check();
  await dashboard.press("Enable backup");
  await page.getByRole("button", { name: new RegExp(`^Back up now: .*${vm}`) }).click();
  const dialog = page.getByRole("dialog");
  await dashboard.press("Back up now", dialog);
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("Its snapshots are there for instant restore, and it is in the vault.").first().waitFor(WORK);
}

/** Restores the disks of a machine out of the vault, under des1. */
async function restoreDisks() {
  await dashboard.visit("restore/machines");
  await choice("Restored from").getByRole("radio", { name: /^Vault/ }).check();
  await choice("Restored as").getByRole("radio", { name: /^Restore disks/ }).check();
  await choice("Encrypt disk(s) using your key").getByRole("radio", { name: /^Yes/ }).check();
  await choice("Disk encryption set").getByRole("radio", { name: /^des1/ }).waitFor();
  await dashboard.press("Restore now");
  await page.getByText("vm1 is restored.").waitFor(WORK);
}

before(async () => {
  kluis = await openDashboard({ viewport: WIDE });
  ({ dashboard, page } = kluis);
  await startOver();
  await setUpWithRoles();
  await createSet();
  await createMachine("vm1");
  await protect("vm1");
  await restoreDisks();
});

after(() => kluis?.close());

test("e2_the_same_disk_stands_under_the_key_of_each_place_bit_for_bit", async () => {
  await dashboard.go("Envelope");
  await relatives().nth(3).waitFor();
  const rows = await relatives().allInnerTexts();
  assert.equal(rows.length, 4);
  for (const row of rows) assert.match(row, /identical, bit for bit/);
  const [now, snapshot, kept, restored] = rows;
  assert.match(now, /as it is now[\s\S]*platform key/);
  assert.match(snapshot, /its snapshot[\s\S]*platform key/);
  assert.match(kept, /its copy in testvault[\s\S]*testkey/);
  assert.match(restored, /restored[\s\S]*diskkey/);
});

test("r4_the_envelope_of_the_restored_disk_opens_with_the_key_of_its_set", async () => {
  await relatives().last().getByRole("link").click();
  await page.getByText(/^des1 \(.+\), through testkeyvault$/).waitFor();
  await relatives().last().locator("[aria-current]").waitFor();
});

test("e3_what_is_under_a_disabled_key_says_so_and_nothing_else_does", async () => {
  await dashboard.go("Key Vault");
  await dashboard.key("testkey").getByRole("button", { name: /^Disable testkey version / }).click();
  await dashboard.key("testkey").getByText("disabled", { exact: true }).first().waitFor();
  await dashboard.go("Envelope");
  await dashboard.refusal("E3");
  await relatives().first().getByRole("link").click();
  await page.getByRole("heading", { name: /^Region 0/ }).waitFor();
  assert.equal(await page.locator(".refusal").count(), 0);
  await dashboard.go("Key Vault");
  await dashboard.key("testkey").getByRole("button", { name: /^Enable testkey version / }).click();
  await dashboard.key("testkey").getByText("enabled", { exact: true }).first().waitFor();
});

test("d8_a_backup_that_a_rule_was_against_says_which_in_activity", async () => {
  await dashboard.visit("disks/machines");
  await dashboard.press("Turn on Azure Disk Encryption for vm1");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Key vault").selectOption("testkeyvault");
  await dashboard.press("Encrypt the disks", dialog);
  await dialog.waitFor({ state: "hidden" });
  await region("vm1").getByText("AES-256-XTS").first().waitFor(WORK);
  await moveClock("One day");
  await dashboard.go("Activity");
  await dashboard.refusal("D8");
  await page.getByRole("link", { name: "vm1", exact: true }).first().click();
  await dashboard.heading("Disks and virtual machines").waitFor();
});

test("m14_an_encrypting_guest_is_a_layer_of_its_own_inside_the_envelope", async () => {
  await dashboard.go("Envelope");
  await relatives().first().getByRole("link").click();
  const inside = region("Inside: what the guest encrypted");
  await inside.getByText("AES-256-XTS").waitFor();
  await inside.getByText(/from sector 0 on/).waitFor();
  await relatives().first().getByText("changed since").waitFor();
});

test("the pages are accessible with all of it, in both themes and languages, and nothing is wider than a phone", async () => {
  for (const [colorScheme, language] of [["light", "English"], ["dark", "Nederlands"]]) {
    await page.emulateMedia({ colorScheme });
    await page.getByRole("button", { name: language, exact: true }).click();
    for (const address of ["activity", "envelope"]) {
      await page.setViewportSize(WIDE);
      await dashboard.visit(address);
      await settled(page);
      await expectAccessible(page, `${address} of machines, ${colorScheme}, ${language}`);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${address}-${colorScheme}.png`, fullPage: true });
      await page.setViewportSize(PHONE);
      await expectNothingWider(page, `${address} of machines, ${language}`);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${address}-${colorScheme}-400.png`, fullPage: true });
    }
    await page.setViewportSize(WIDE);
  }
});
