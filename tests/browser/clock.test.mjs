// The lab's clock, and what time drives: a purge date, a role on its way, a change of key that takes an hour; and what only the
// current edition knows.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard, settled } from "./lib/dashboard.mjs";
import { makeFiles } from "./lib/files.mjs";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

const clock = (page) => page.locator("header .clock");
const panel = (page) => page.getByRole("region", { name: "The lab’s clock" });

/** Opens the clock, where it isn't open. */
async function openClock(page) {
  if (!(await panel(page).isVisible())) await clock(page).locator("summary").click();
  await panel(page).waitFor();
}

/** Moves the clock, and gives what it says of that. */
async function move(page, button) {
  await openClock(page);
  await panel(page).getByRole("button", { name: button, exact: true }).click();
  await panel(page).getByRole("status").getByText(/^It is now /).waitFor();
  const said = await panel(page).getByRole("status").innerText();
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "hidden" });
  return said;
}

/** Starts over in the edition whose choice begins so. */
async function startOver(dashboard, edition) {
  const { page } = dashboard;
  await dashboard.press("Start over");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: edition }).check();
  await dashboard.press("Delete everything", dialog);
  await dialog.waitFor({ state: "hidden" });
}

describe("the clock in the edition of the source documents", () => {
  let kluis;
  let dashboard;
  let page;

  before(async () => {
    kluis = await openDashboard({ viewport: WIDE });
    ({ dashboard, page } = kluis);
  });

  after(() => kluis?.close());

  test("it goes with the real clock until it is moved, and says that nothing is due", async () => {
    await openClock(page);
    await panel(page).getByText("goes with the real clock").waitFor();
    await panel(page).getByText("Nothing happens by itself").waitFor();
    const toNext = panel(page).getByRole("button", { name: "To what happens next" });
    assert.equal(await toNext.getAttribute("aria-disabled"), "true");
    assert.equal(await panel(page).getByRole("button").count(), 4, "forward only");
  });

  test("it is accessible, fits a phone, and Escape folds it up", async () => {
    await settled(page);
    await expectAccessible(page, "the clock");
    await page.setViewportSize(PHONE);
    await expectNothingWider(page, "the clock");
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "hidden" });
    await page.setViewportSize(WIDE);
  });

  test("k2_a_protected_key_is_not_purged_and_is_gone_once_its_retention_time_ends", async () => {
    await dashboard.go("Key Vault");
    await dashboard.press("Turn on: Soft delete");
    await dashboard.press("Turn on: Purge protection");
    await dashboard.button("Turn off: Purge protection").or(page.getByRole("button", { name: /Purge protection/ })).first().waitFor();
    await dashboard.generateKey("testkey");
    await dashboard.press("Delete testkey");
    await dashboard.press("Delete the key", page.getByRole("dialog"));
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    const deleted = page.getByRole("region", { name: "Deleted keys" });
    await deleted.getByText(/kept until/).waitFor();

    await dashboard.press("Purge testkey");
    const dialog = page.getByRole("dialog", { name: "Remove testkey for good?" });
    await dashboard.press("Remove for good", dialog);
    assert.match(await dashboard.refusal("K2", dialog), /testkey/);
    await page.keyboard.press("Escape");

    await openClock(page);
    await panel(page).getByText("the deleted key testkey is removed for good").waitFor();
    assert.match(await move(page, "To what happens next"), /Purge key: testkey/);
    await deleted.waitFor({ state: "hidden" });
    await clock(page).getByText("90 days ahead", { exact: true }).waitFor();
  });

  test("the clock stays ahead after a reload", async () => {
    await dashboard.reload();
    await clock(page).getByText("90 days ahead", { exact: true }).waitFor();
    assert.match(await move(page, "One day"), /Nothing happened meanwhile/);
    await clock(page).getByText("91 days ahead", { exact: true }).waitFor();
    kluis.expectNoTrouble();
  });
});

describe("the current edition", () => {
  let kluis;
  let files;
  let dashboard;
  let page;

  before(async () => {
    files = await makeFiles({ "letter.txt": "dear reader" });
    kluis = await openDashboard({ viewport: WIDE });
    ({ dashboard, page } = kluis);
    await startOver(dashboard, /^as Azure has them now/);
    await page.getByRole("link", { name: "Rules of 2026" }).waitFor();
  });

  after(async () => {
    await kluis?.close();
    await files?.remove();
  });

  test("n3_a_user_assigned_identity_is_made_and_used", async () => {
    await dashboard.step(1).click();
    await dashboard.panel.getByText("Or use a user-assigned identity").click();
    await dashboard.panel.getByLabel("Name of a new one").fill("backup-identity");
    await dashboard.press("Create and use", dashboard.panel);
    await dashboard.panel.getByText("UserAssigned", { exact: true }).waitFor();
    await dashboard.panel.getByText("backup-identity, user-assigned").waitFor();
  });

  test("n4_a_role_takes_effect_when_the_clock_gets_there", async () => {
    await dashboard.step(2).click();
    await dashboard.press("Assign role", dashboard.panel);
    await dashboard.panel.getByText(/^in force from /).waitFor();
    await settled(page);
    await expectAccessible(page, "a role on its way");
    assert.match(await move(page, "To what happens next"), /Role takes effect/);
    await dashboard.panel.getByText("may use the keys in testkeyvault.").waitFor();
    await dashboard.panel.getByText("in force", { exact: true }).waitFor();
  });

  test("n6_a_change_of_key_takes_an_hour_on_the_lab_s_clock", async () => {
    await dashboard.step(3).click();
    await dashboard.press("Turn on: Purge protection", dashboard.panel);
    await dashboard.generateFirstKey();
    await dashboard.assignKey();
    await dashboard.go("Key Vault");
    await dashboard.newVersion("testkey");
    await dashboard.visit("setup/4");
    await dashboard.panel.getByText("A change of key is on its way.").waitFor();
    await settled(page);
    await expectAccessible(page, "a change of key on its way");
    await dashboard.press("Move the clock to then", dashboard.panel);
    await dashboard.panel.getByText("A change of key is on its way.").waitFor({ state: "hidden" });
  });

  test("n7_an_expired_version_says_that_it_unwraps_and_doesn_t_wrap", async () => {
    await dashboard.go("Key Vault");
    await dashboard.key("testkey").getByRole("button", { name: /^Dates of testkey/ }).first().click();
    const dialog = page.getByRole("dialog");
    await settled(page);
    await expectAccessible(page, "the dates of a key version");
    await dialog.getByLabel("Expires").fill("2999-01-01T00:00");
    await dashboard.press("Save the dates", dialog);
    await dialog.waitFor({ state: "hidden" });
    await dashboard.key("testkey").getByText(/until 1 Jan 2999/).waitFor();
    await openClock(page);
    await panel(page).getByText(/expires/).waitFor();
    await page.keyboard.press("Escape");
  });

  test("n8_a_rotation_policy_makes_a_new_version_by_itself", async () => {
    await dashboard.press("Rotation policy of testkey");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Days", { exact: true }).fill("3");
    await dashboard.press("Save the policy", dialog);
    assert.match(await dashboard.refusal("N8", dialog), /3 days are too few/);
    await settled(page);
    await expectAccessible(page, "the rotation policy of a key");
    await dialog.getByLabel("Days", { exact: true }).fill("30");
    await dashboard.press("Save the policy", dialog);
    await dialog.waitFor({ state: "hidden" });
    await dashboard.key("testkey").getByText(/new version 30 days after the last/).waitFor();
    const before = await dashboard.key("testkey").getByRole("listitem").count();
    await move(page, "90 days");
    await dashboard.key("testkey").getByRole("listitem").nth(before).waitFor({ timeout: 60_000 });
  });

  test("v3_a_workload_that_brings_its_own_passphrase_is_refused_by_a_vault_with_a_key", async () => {
    await dashboard.go("Back up");
    await dashboard.chooseFiles([files.path("letter.txt")]);
    await page.getByLabel("What it is").selectOption({ label: "a machine with the MARS agent" });
    await dashboard.press("Back up now");
    await dashboard.refusal("V3");
    await page.getByLabel("What it is").selectOption({ label: "SQL Server in a virtual machine" });
    await dashboard.backUp("ledger");
  });

  test("v6_a_vault_with_a_key_stays_where_it_is_and_v7_another_tenant_asks_for_everything_again", async () => {
    await dashboard.visit("setup/1");
    await dashboard.press("Move testvault");
    const dialog = page.getByRole("dialog", { name: "Move testvault" });
    await settled(page);
    await expectAccessible(page, "moving a vault");
    await dialog.getByRole("radio", { name: /^another subscription/ }).check();
    await dashboard.press("Move the vault", dialog);
    await dashboard.refusal("V6", dialog);
    await dialog.getByRole("radio", { name: /^another tenant/ }).check();
    await dashboard.press("Move the vault", dialog);
    await dialog.waitFor({ state: "hidden" });
    assert.match(await dashboard.refusal("V7"), /came to another tenant/);
  });

  test("n13_a_recovered_key_vault_comes_back_without_its_roles", async () => {
    await dashboard.go("Key Vault");
    await page.getByRole("tab", { name: "Roles (1)" }).waitFor();
    await dashboard.press("Delete this key vault");
    const dialog = page.getByRole("dialog", { name: "Delete testkeyvault?" });
    await settled(page);
    await expectAccessible(page, "deleting a key vault");
    await dashboard.press("Delete the key vault", dialog);
    const deleted = page.getByRole("region", { name: "Deleted key vaults" });
    await deleted.getByText(/kept until/).waitFor();
    await settled(page);
    await expectAccessible(page, "a deleted key vault");
    await page.setViewportSize(PHONE);
    await expectNothingWider(page, "a deleted key vault");
    await page.setViewportSize(WIDE);
    await dashboard.press("Purge testkeyvault", deleted);
    const purge = page.getByRole("dialog", { name: "Remove testkeyvault for good?" });
    await dashboard.press("Remove for good", purge);
    await dashboard.refusal("K2", purge);
    await page.keyboard.press("Escape");
    await dashboard.press("Recover testkeyvault", deleted);
    await page.getByRole("tab", { name: "Roles (0)" }).waitFor();
    kluis.expectNoTrouble();
  });
});
