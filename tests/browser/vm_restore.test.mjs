// Restoring machines as a person does it: what is barred says why, the key that will protect the result is said before it starts, the
// disks come back bit for bit, and the template makes a machine of them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard } from "./lib/dashboard.mjs";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
const WORK = { timeout: 120_000 };

let kluis;
let dashboard;
let page;

const region = (name) => page.getByRole("region", { name, exact: true });
const choice = (legend) => page.getByRole("group", { name: legend, exact: true });
const protects = () => region("What will protect the result");

/** Starts over in the current edition, where disk encryption sets are in every region. */
async function startOver() {
  await dashboard.press("Start over");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^as Azure has them now/ }).check();
  await dashboard.press("Delete everything", dialog);
  await dialog.waitFor({ state: "hidden" });
}

/** Moves the clock to the next thing that happens by itself. */
async function moveClock() {
  const clock = region("The lab’s clock");
  if (!(await clock.isVisible())) await page.locator("details.clock summary, .clock summary").first().click();
  await clock.getByRole("button", { name: "To what happens next", exact: true }).click();
  await clock.getByRole("status").getByText(/^It is now /).waitFor();
  await page.keyboard.press("Escape");
  await clock.waitFor({ state: "hidden" });
}

/** The four steps, on a key vault that takes roles. */
async function setUp() {
  await dashboard.go("Set-up");
  await dashboard.switchIdentityOn();
  await dashboard.step(2).click();
  await dashboard.press("Assign role", dashboard.panel);
  await dashboard.panel.getByText(/^in force from /).waitFor();
  await moveClock();
  await dashboard.panel.getByText("may use the keys in testkeyvault.").waitFor();
  await dashboard.step(3).click();
  await dashboard.press("Turn on: Purge protection", dashboard.panel);
  await dashboard.generateFirstKey();
  await dashboard.assignKey();
}

/** A disk encryption set with the vault's own key, which is protected already. */
async function createSet() {
  await dashboard.visit("disks");
  await page.getByRole("list", { name: "Steps for disks", exact: true }).getByRole("button").nth(2).click();
  await dashboard.press("Create des1");
  await dashboard.press("Next: Its identity");
  await dashboard.press("Next: Permissions on the keys");
  await dashboard.press("Assign role");
  await page.getByText(/^in force from /).first().waitFor();
  await moveClock();
  await dashboard.button("Next: A disk that uses it").or(dashboard.button("Next: The role Reader")).first().waitFor();
}

async function createMachine(name, { open = false } = {}) {
  const create = dashboard.button(`Create ${name}`);
  if (!open) {
    await dashboard.visit("disks/machines");
    if (!(await create.isVisible())) await page.getByText("New virtual machine", { exact: true }).click();
  }
  await create.click();
  await region(name).getByText("Running", { exact: true }).waitFor(WORK);
}

/** Protects a machine, or the database in it, and backs it up. */
async function protect(vm, what = "Virtual machine") {
  await dashboard.go("Back up");
  await page.getByText("+ Backup", { exact: true }).click();
  await page.getByLabel("What do you want to back up?").selectOption({ label: what });
  await page.getByRole("checkbox", { name: new RegExp(`^${vm}\\b`) }).check();
  await dashboard.press("Enable backup");
  await page.getByRole("button", { name: new RegExp(`^Back up now: .*${vm}`) }).click();
  const dialog = page.getByRole("dialog");
  await dashboard.press("Back up now", dialog);
  await dialog.waitFor({ state: "hidden" });
  const ready = what === "Virtual machine" ? "Its snapshots are there for instant restore, and it is in the vault." : "It is in the vault.";
  await page.getByText(ready).first().waitFor(WORK);
}

before(async () => {
  kluis = await openDashboard({ viewport: WIDE });
  ({ dashboard, page } = kluis);
  await startOver();
  await setUp();
  await createSet();
  await createMachine("vm1");
  await protect("vm1");
});

after(() => kluis?.close());

test("r1_from_snapshots_no_set_can_be_chosen_and_the_rule_stands_beside_it", async () => {
  await dashboard.visit("restore");
  await choice("Restored from").getByRole("radio", { name: /^Snapshot/ }).check();
  const yes = choice("Encrypt disk(s) using your key").getByRole("radio", { name: /^Yes/ });
  await choice("Encrypt disk(s) using your key").getByRole("link", { name: "Rule R1" }).waitFor();
  assert(await yes.isDisabled());
});

test("r4_the_key_of_the_chosen_set_and_the_rule_are_said_before_it_starts", async () => {
  await choice("Restored from").getByRole("radio", { name: /^Vault/ }).check();
  await choice("Encrypt disk(s) using your key").getByRole("radio", { name: /^Yes/ }).check();
  await choice("Disk encryption set").getByRole("radio", { name: /^des1/ }).waitFor();
  await protects().getByText("The restored disks get the disk encryption set des1.").waitFor();
  await protects().getByRole("link", { name: "Rule R4" }).waitFor();
  await protects().getByRole("link", { name: "Rule E2" }).waitFor();
  assert.match(await protects().innerText(), /Read with[\s\S]*testkey[\s\S]*Protected by[\s\S]*testkey[\s\S]*by des1/);
});

test("d7_restored_disks_are_identical_and_have_a_template", async () => {
  await dashboard.press("Restore now");
  await page.getByText("vm1 is restored.").waitFor(WORK);
  const set = region("Disks restored from vm1");
  const rows = set.getByRole("list", { name: "Disks restored from vm1" }).getByRole("listitem");
  assert.equal(await rows.count(), 2);
  for (const row of await rows.all()) {
    await row.getByText("identical, bit for bit").waitFor();
    await row.getByText("testkey").first().waitFor();
  }
  await set.getByText("ARM template", { exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), dashboard.press("Download template.json", set)]);
  assert.equal(file.suggestedFilename(), "template.json");
  const template = JSON.parse(await readFile(await file.path(), "utf8"));
  assert(template.resources.some((resource) => resource.type === "Microsoft.Compute/virtualMachines"));
  await set.getByText("The same in Azure", { exact: true }).click();
  const script = set.getByRole("region", { name: "Restore the disks: PowerShell" });
  assert.match(await script.innerText(), /-DiskEncryptionSetId "[^"]*des1"/);
});

test("d7_the_template_is_deployed_as_a_machine_with_a_name_of_ones_own", async () => {
  await dashboard.press("Deploy the template of vm1");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("vm1again");
  await dashboard.press("Deploy", dialog);
  await dialog.waitFor({ state: "hidden" });
  await region("Disks restored from vm1").getByText("deployed as vm1again").waitFor();
});

test("r6_files_of_a_disk_go_to_the_device_under_no_key_of_the_lab", async () => {
  await choice("Restored as").getByRole("radio", { name: /^Restore files/ }).check();
  await page.getByLabel("Disk", { exact: true }).selectOption("vm1-data-1");
  await protects().getByRole("link", { name: "Rule R6" }).waitFor();
  await protects().getByText("no key of the lab").waitFor();
  const [file] = await Promise.all([page.waitForEvent("download", WORK), dashboard.press("Restore now")]);
  assert.match(file.suggestedFilename(), /^vm1-data-1/);
});

test("d7_replacing_the_disks_of_the_machine_is_said_before_and_gives_them_back", async () => {
  await choice("Restored as").getByRole("radio", { name: /^Replace existing/ }).check();
  await dashboard.press("Replace the disks now");
  await page.getByText("vm1 is restored.").waitFor(WORK);
});

test("d7_r5_of_a_machine_under_azure_disk_encryption_only_disks_are_offered_and_its_guest_keeps_its_layer", async () => {
  await createMachine("vm2");
  await dashboard.press("Turn on Azure Disk Encryption for vm2");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Key vault").selectOption("testkeyvault");
  await dialog.getByLabel("Key that wraps the BEK (KEK)").selectOption("testkey");
  await dashboard.press("Encrypt the disks", dialog);
  await dialog.waitFor({ state: "hidden" });
  await region("vm2").getByText("AES-256-XTS").first().waitFor(WORK);
  await protect("vm2");
  await dashboard.visit("restore/machines");
  await page.getByLabel("Machine or database").selectOption("vm2");
  for (const way of [/^Create new/, /^Replace existing/]) {
    await choice("Restored as").getByRole("radio", { name: way }).and(page.locator(":disabled")).waitFor();
  }
  await choice("Restored as").getByRole("link", { name: "Rule D7" }).first().waitFor();
  await choice("Restored as").getByRole("link", { name: "Rule D6" }).waitFor();
  await choice("Encrypt disk(s) using your key").getByRole("link", { name: "Rule R5" }).waitFor();
  await protects().getByText("Inside, the guest’s own layer stays").waitFor();
  await protects().getByText(/The BEK is wrapped with testkey/).waitFor();
});

test("d14_the_machine_of_the_template_needs_the_extension_before_its_data_disks_open", async () => {
  await dashboard.press("Restore now");
  await page.getByText("vm2 is restored.").waitFor(WORK);
  await dashboard.press("Deploy the template of vm2");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("vm2again");
  await dashboard.press("Deploy", dialog);
  await dialog.waitFor({ state: "hidden" });
  const install = dashboard.button("Install the Azure Disk Encryption extension on vm2again");
  await install.click();
  await install.waitFor({ state: "hidden" });
});

test("r7_a_database_goes_under_the_key_of_the_place_it_is_restored_to", async () => {
  await dashboard.visit("disks/machines");
  await page.getByText("New virtual machine", { exact: true }).click();
  await page.getByLabel("Database").selectOption({ label: "SQL Server in a virtual machine" });
  await createMachine("vm3", { open: true });
  await protect("vm3", "SQL Server in Azure VM");
  await dashboard.visit("restore/machines");
  const item = page.getByLabel("Machine or database");
  const database = await item.getByRole("option", { name: /SQL Server/ }).getAttribute("value");
  await item.selectOption(database);
  await protects().getByRole("link", { name: "Rule R7" }).waitFor();
  assert.match(await protects().innerText(), /Protected by[\s\S]*platform key/);
  await dashboard.press("Restore the database");
  await page.getByText(`${database} is restored.`).waitFor(WORK);
});

test("the page is accessible with all of it, in both themes and languages, and nothing is wider than a phone", async () => {
  for (const [colorScheme, language] of [["light", "English"], ["dark", "Nederlands"]]) {
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme });
    await page.getByRole("button", { name: language, exact: true }).click();
    await dashboard.visit("restore/machines");
    await expectAccessible(page, `restore of machines, ${colorScheme}, ${language}`);
    await page.setViewportSize(PHONE);
    await expectNothingWider(page, `restore of machines, ${language}`);
    await dashboard.visit("setup");
  }
  kluis.expectNoTrouble();
});
