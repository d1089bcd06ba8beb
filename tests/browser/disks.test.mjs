// Disks & VMs as a person uses it: the eight steps to a key of one's own, a disk that is read through the key vault, a machine
// with its layers, and refusals that are said before anything is sent.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard } from "./lib/dashboard.mjs";
import { makeFiles, sha256 } from "./lib/files.mjs";
import { readTar } from "./lib/tar.mjs";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
const WORK = { timeout: 120_000 };

let kluis;
let dashboard;
let page;
let files;

before(async () => {
  kluis = await openDashboard({ viewport: WIDE });
  ({ dashboard, page } = kluis);
  files = await makeFiles({ "a/one.txt": "one", "a/two.txt": "two" });
});

after(async () => {
  await kluis?.close();
  await files?.remove();
});

const step = (number) =>
  page.getByRole("list", { name: "Steps for disks", exact: true }).getByRole("button").nth(number - 1);

const part = (name) => page.getByRole("region", { name, exact: true });

const panel = () => page.getByRole("tabpanel", { name: "Here" });

/** Presses what reads a disk, and gives what was saved: bytes by path. */
async function read(disk, scope) {
  const [file] = await Promise.all([page.waitForEvent("download", WORK), dashboard.press(`Read ${disk}`, scope)]);
  assert.equal(file.suggestedFilename(), `${disk}.tar`);
  return readTar(await readFile(await file.path()));
}

test("m2_a_step_is_locked_until_those_before_it_hold", async () => {
  await dashboard.go("Disks & VMs");
  await step(5).click();
  await page.getByText("This step waits.").waitFor();
  assert.match(await step(5).innerText(), /after steps 1 to 4/);
});

test("m7_sets_are_in_one_region_only_and_the_first_step_says_so", async () => {
  await step(1).click();
  await page.getByText(/Disk encryption sets are in West Central US only/).waitFor();
});

test("m2_the_eight_steps_give_disks_a_key_of_ones_own", async () => {
  await dashboard.press("New key vault");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("diskvault");
  await dashboard.press("Create", dialog);
  await dialog.waitFor({ state: "hidden" });
  await dashboard.press("Turn on: Soft delete");
  await dashboard.press("Turn on: Purge protection");
  await dashboard.press("Next: A key");
  await dashboard.press("Generate key");
  await dashboard.button("Next: The disk encryption set").waitFor(WORK);
  await dashboard.press("Next: The disk encryption set");
  await dashboard.press("Create des1");
  await dashboard.press("Next: Its identity");
  await page.getByText("SystemAssigned").waitFor();
  await dashboard.press("Next: Permissions on the keys");
  await dashboard.press("Add get, wrapKey and unwrapKey");
  await page.getByText(/it has no effect on diskvault yet/).waitFor();
  await dashboard.press("Save");
  await dashboard.press("Next: The role Reader");
  await dashboard.press("Give des1 the role Reader");
  await dashboard.press("Next: A disk that uses it");
});

test("m2_a_disk_of_files_under_the_set_is_read_back_by_asking_the_key_vault", async () => {
  await panel().getByRole("radio", { name: "Files of your own" }).check();
  const choose = panel().getByRole("button", { name: "Choose a folder", exact: true });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), choose.click()]);
  await chooser.setFiles(files.path("a"));
  await dashboard.press("Create disk1", panel());
  await dashboard.button("Next: Read it, and see the key vault asked").waitFor(WORK);
  await dashboard.press("Next: Read it, and see the key vault asked");
  const saved = await read("disk1", panel());
  const digests = Object.fromEntries(Object.entries(saved).map(([path, bytes]) => [path, sha256(bytes)]));
  assert.deepEqual(digests, files.digests);
  await panel().getByRole("listitem").filter({ hasText: "Unwrap Key with testkey" }).first().waitFor();
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
    assert.match(await step(number).innerText(), new RegExp(`Step ${number}, done`));
  }
});

test("m2_every_step_has_the_portal_s_way_and_scripts_with_the_names_of_the_lab", async () => {
  await step(3).click();
  await page.getByRole("tab", { name: "PowerShell" }).click();
  const script = page.getByRole("region", { name: "PowerShell script" });
  assert.match(await script.innerText(), /New-AzDiskEncryptionSet[\s\S]*des1/);
  await page.getByRole("tab", { name: "Portal" }).click();
  await page.getByText("Choose the key vault diskvault, the key testkey and its version, and create it.").waitFor();
  await page.getByRole("tab", { name: "Here" }).click();
});

test("m6_a_machine_is_made_under_the_set_and_shows_whose_key_each_disk_has", async () => {
  const form = part("Virtual machines");
  await form.getByLabel("Key", { exact: true }).selectOption("des1");
  await form.getByText(/Data keys will be wrapped with: testkey/).waitFor();
  await dashboard.press("Create vm1", form);
  const machine = part("vm1");
  await machine.getByText("Running", { exact: true }).waitFor(WORK);
  const row = machine.getByRole("row").filter({ hasText: "vm1-os" });
  assert.match(await row.innerText(), /not encrypted[\s\S]*testkey[\s\S]*by des1[\s\S]*no copy/);
});

test("n11_azure_disk_encryption_is_shown_but_not_offered_beside_a_set", async () => {
  const button = dashboard.button("Turn on Azure Disk Encryption for vm1");
  assert.equal(await button.getAttribute("aria-disabled"), "true");
  await part("vm1").getByText("Not together with a disk encryption set: vm1-os is under des1.").waitFor();
  await part("vm1").getByRole("link", { name: "Rule N11" }).waitFor();
});

test("m9_a_snapshot_under_another_key_is_refused_before_it_is_asked_for", async () => {
  await dashboard.press("More of disk1");
  await dashboard.press("Take a snapshot of disk1");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Key", { exact: true }).selectOption("");
  await dashboard.refusal("M9", dialog);
  assert.equal(await dashboard.button("Take the snapshot", dialog).getAttribute("aria-disabled"), "true");
  await dialog.getByLabel("Key", { exact: true }).selectOption("des1");
  await dashboard.press("Take the snapshot", dialog);
  await dialog.waitFor({ state: "hidden" });
  await part("Snapshots, images, scale sets").getByText("disk1-snapshot1").first().waitFor(WORK);
});

test("d3_a_machine_under_the_platform_s_key_gets_azure_disk_encryption_with_a_kek", async () => {
  await part("Virtual machines").getByText("New virtual machine").click();
  await dashboard.press("Create vm2");
  await part("vm2").getByText("Running", { exact: true }).waitFor(WORK);
  await dashboard.press("Turn on Azure Disk Encryption for vm2");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Azure Disk Encryption retires on 15 September 2028.").waitFor();
  await dialog.getByLabel("Key vault").selectOption("diskvault");
  await dialog.getByLabel("Key that wraps the BEK (KEK)").selectOption("testkey");
  await dashboard.press("Encrypt the disks", dialog);
  await dialog.waitFor({ state: "hidden" });
  const row = part("vm2").getByRole("row").filter({ hasText: "vm2-os" });
  await row.getByText("AES-256-XTS").waitFor(WORK);
  assert.match(await row.innerText(), /BEK bek-vm2[\s\S]*testkey[\s\S]*platform key/);
  await read("vm2-data-1", part("Disks"));
});

test("m3_without_the_permission_every_disk_of_the_set_is_blocked_and_the_step_is_broken", async () => {
  await dashboard.visit("key-vault/diskvault");
  await page.getByRole("tab", { name: /^Keys/ }).click();
  await page.getByRole("button", { name: /^Disable testkey/ }).click();
  await page.getByRole("button", { name: /^Enable testkey/ }).waitFor();
  await dashboard.go("Disks & VMs");
  assert.match(await dashboard.refusal("M3", part("des1")), /testkey/);
  assert.match(await step(2).innerText(), /Step 2, broken/);
  assert.equal(await dashboard.button("Read disk1", part("Disks")).getAttribute("aria-disabled"), "true");
  await part("Disks").getByText("can’t be read").first().waitFor();
  await expectAccessible(page, "disks, blocked");
  await dashboard.visit("key-vault/diskvault");
  await page.getByRole("button", { name: /^Enable testkey/ }).click();
  await page.getByRole("button", { name: /^Disable testkey/ }).waitFor();
});

test("the steps and the parts are come to with the keyboard, and the focus goes along", async () => {
  await dashboard.visit("disks");
  await step(6).focus();
  await page.keyboard.press("Enter");
  const focused = () => page.evaluate(() => document.querySelector("kluis-lab").shadowRoot.activeElement?.textContent);
  await page.getByRole("heading", { name: "6. The role Reader" }).waitFor();
  await page.waitForFunction(() => document.querySelector("kluis-lab").shadowRoot.activeElement?.localName === "h3");
  assert.equal(await focused(), "6. The role Reader");
  await page.getByRole("list", { name: "Parts of this page" }).getByRole("link", { name: "Disks", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("kluis-lab").shadowRoot.activeElement?.localName === "h2");
  assert.equal(await focused(), "Disks");
});

test("with everything on it the page is accessible, and nothing is wider than a phone", async () => {
  for (const [colorScheme, language] of [["light", "English"], ["dark", "Nederlands"]]) {
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme });
    await page.getByRole("button", { name: language, exact: true }).click();
    await dashboard.visit("disks");
    await page.getByRole("button", { name: /disk1$/ }).filter({ hasText: /^(More|Meer)$/ }).click();
    await expectAccessible(page, `disks, ${colorScheme}, ${language}`);
    await page.setViewportSize(PHONE);
    await expectNothingWider(page, `disks, ${language}`);
    await expectAccessible(page, `disks, ${language}, 360 px`);
    await dashboard.visit("setup");
  }
  kluis.expectNoTrouble();
});
