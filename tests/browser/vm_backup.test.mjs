// The backup of virtual machines as a person uses it: a machine that isn't taken says why, a new policy, a backup now, both tiers,
// snapshots that end with the time, and Azure Backup's access to a machine that its guest encrypts. One story, told in order.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard, settled } from "./lib/dashboard.mjs";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 400, height: 800 };
const WORK = { timeout: 120_000 };
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

let kluis;
let dashboard;
let page;

before(async () => {
  kluis = await openDashboard({ viewport: WIDE });
  ({ dashboard, page } = kluis);
});

after(() => kluis?.close());

const region = (name) => page.getByRole("region", { name, exact: true });
const card = () => region("Azure virtual machines");
const form = () => card().getByRole("group").filter({ hasText: "+ Backup" });

/** Makes a machine with small disks, and waits until it runs. */
async function createVm(name, { agent = true } = {}) {
  const machines = region("Virtual machines");
  const title = machines.getByText("New virtual machine", { exact: true });
  if (!(await machines.getByLabel("Operating system").isVisible())) await title.click();
  await machines.getByLabel("Size").first().selectOption({ label: "64 KiB" });
  await machines.getByLabel("The VM agent is installed").setChecked(agent);
  await dashboard.press(`Create ${name}`, machines);
  await region(name).getByText("Running", { exact: true }).waitFor(WORK);
}

/** Moves the lab's clock a day. */
async function aDayLater() {
  const clock = page.getByRole("region", { name: "The lab’s clock" });
  await page.locator("header .clock summary").click();
  await dashboard.press("One day", clock);
  await clock.getByRole("status").getByText(/^It is now /).waitFor();
  await page.keyboard.press("Escape");
  await clock.waitFor({ state: "hidden" });
}

const points = () => region("vm1").getByRole("list", { name: "Recovery points of vm1" });

test("where there is no machine, the card leads to Disks & VMs", async () => {
  await dashboard.setUp();
  await dashboard.go("Back up");
  await card().getByText("There are no virtual machines yet.").waitFor();
  await card().getByRole("link", { name: "Create one on Disks & VMs" }).click();
  await dashboard.heading("Disks and virtual machines").waitFor();
  await createVm("vm1");
  await createVm("vm2", { agent: false });
});

test("d9_a_machine_without_the_agent_can_t_be_chosen_and_says_why", async () => {
  await dashboard.go("Back up");
  await card().getByText("+ Backup", { exact: true }).click();
  assert.match(await dashboard.refusal("D9", form()), /vm2/);
  assert(await form().getByRole("checkbox", { name: /^vm2/ }).isDisabled());
  assert.equal(await dashboard.button("Enable backup", form()).getAttribute("aria-disabled"), "true");
  await form().getByText("Choose a machine first.").waitFor();
});

test("d12_a_new_policy_keeps_to_the_limits_of_azure_and_protects_the_machine", async () => {
  await form().getByLabel("Backup policy").selectOption({ label: "New policy" });
  await form().getByLabel("Name of the policy").fill("weekly-policy");
  await form().getByLabel("Frequency").selectOption({ label: "Weekly" });
  // The weekly backup of today at midnight is over, so that none comes in between.
  await form().getByLabel("Day", { exact: true }).selectOption({ label: WEEKDAYS[new Date().getUTCDay()] });
  await form().getByLabel("Time (UTC)").selectOption({ label: "00:00" });
  await form().getByLabel("Keep snapshots for instant restore, in days").fill("6");
  await dashboard.refusal("D12", form());
  await form().getByLabel("Keep snapshots for instant restore, in days").fill("1");
  await form().getByText(/Recovery points stay for 30 days, snapshots for 1 day\./).waitFor();
  await form().getByRole("checkbox", { name: /^vm1/ }).check();
  await form().getByText("In Azure: enable backup of vm1").click();
  await form().getByRole("tab", { name: "PowerShell" }).click();
  const script = form().getByRole("region", { name: "PowerShell script" });
  assert.match(await script.innerText(), /weekly-policy[\s\S]*Enable-AzRecoveryServicesBackupProtection/);
  await settled(page);
  await expectAccessible(page, "enabling backup");
  await dashboard.press("Enable backup", form());
  await region("vm1").getByText(/^weekly-policy · Every \w+ at 00:00 UTC/).waitFor();
  assert(!(await form().getByLabel("Backup policy").isVisible()), "it is folded up once it is done");
});

test("d13_a_backup_now_is_kept_until_the_date_and_is_in_both_tiers", async () => {
  await dashboard.press("Back up now: vm1");
  const dialog = page.getByRole("dialog");
  const until = dialog.getByLabel("Retain backup till");
  const usual = await until.inputValue();
  await until.fill("2020-01-01T00:00");
  await dashboard.refusal("D13", dialog);
  await until.fill(usual);
  await expectAccessible(page, "backing up now");
  await dashboard.press("Back up now", dialog);
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("vm1 has a new recovery point.").waitFor(WORK);
  await points().getByText(/^Snapshot until /).waitFor();
  await points().getByText("Vault", { exact: true }).waitFor(WORK);
  await points().getByText("Disks and keys", { exact: true }).click();
  const disk = points().getByRole("listitem").filter({ hasText: "OS disk" }).last();
  assert.match(await disk.innerText(), /snapshot[\s\S]*platform key[\s\S]*vault[\s\S]*testkey/);
  await points().getByRole("link", { name: /^Restore: vm1/ }).waitFor();
});

test("v13_the_database_in_a_machine_is_offered_where_there_is_one", async () => {
  await card().getByText("+ Backup", { exact: true }).click();
  await form().getByRole("checkbox", { name: /^vm1/ }).waitFor();
  assert(await form().getByRole("checkbox", { name: /^vm1/ }).isDisabled());
  await form().getByText("protected by testvault").waitFor();
  await form().getByLabel("What do you want to back up?").selectOption({ label: "SQL Server in Azure VM" });
  await form().getByText("No machine has such a database.").waitFor();
  await card().getByText("+ Backup", { exact: true }).click();
});

test("d13_the_snapshots_end_with_the_time_and_the_vault_s_copy_stays", async () => {
  await aDayLater();
  await points().getByText(/^Snapshot until /).waitFor({ state: "hidden", ...WORK });
  await points().getByText("Vault", { exact: true }).waitFor();
});

test("d8_encryption_that_came_after_protection_stops_the_backups_until_access_is_given", async () => {
  await dashboard.go("Disks & VMs");
  await dashboard.press("Turn on Azure Disk Encryption for vm1");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Key that wraps the BEK (KEK)").selectOption("testkey");
  await dashboard.press("Encrypt the disks", dialog);
  await dialog.waitFor({ state: "hidden" });
  await region("vm1").getByRole("row").filter({ hasText: "vm1-os" }).getByText("AES-256-XTS").waitFor(WORK);
  await dashboard.go("Back up");
  await dashboard.refusal("D8", region("vm1"));
  await region("vm1").getByText("Access warning", { exact: true }).waitFor();
  await region("vm1").getByRole("link", { name: /^Give access in testkeyvault/ }).waitFor();
});

test("d10_a_guest_s_enabling_gives_no_access_and_a_member_s_does", async () => {
  await card().getByLabel("Who works here").selectOption({ label: "a guest in the directory" });
  await card().getByText(/somebody has to give Azure Backup its access/).waitFor();
  await dashboard.button("Enable backup again: vm1").waitFor({ state: "hidden" });
  await expectAccessible(page, "machines without access");
  await card().getByLabel("Who works here").selectOption({ label: "a member of the directory" });
  await dashboard.press("Enable backup again: vm1");
  await region("vm1").getByText("Access OK", { exact: true }).waitFor();
});

test("d12_another_policy_can_be_chosen", async () => {
  await dashboard.press("Change policy: vm1");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Backup policy").selectOption("DefaultPolicy");
  await dashboard.press("Change policy", dialog);
  await dialog.waitFor({ state: "hidden" });
  await region("vm1").getByText(/^DefaultPolicy · Every day at 23:00 UTC/).waitFor();
});

test("the card fits a phone, in both languages and schemes", async () => {
  for (const [colorScheme, language] of [["light", "English"], ["dark", "Nederlands"]]) {
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme });
    await page.getByRole("button", { name: language, exact: true }).click();
    await settled(page);
    await expectAccessible(page, `machines, ${colorScheme}, ${language}`);
    await page.setViewportSize(PHONE);
    await expectNothingWider(page, `machines, ${language}`);
  }
  kluis.expectNoTrouble();
});
