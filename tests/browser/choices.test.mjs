// Choices with consequences: platform keys taken knowingly, a key that the vault refuses, files that are dropped, and another
// place to restore to, with a key of its own.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";

import { openDashboard } from "./lib/dashboard.mjs";
import { makeFiles, sha256 } from "./lib/files.mjs";
import { readTar } from "./lib/tar.mjs";

let files;
before(async () => {
  files = await makeFiles({ "a/one.txt": "one", "a/two.txt": "two" });
});
after(() => files?.remove());

async function expectTheSame(path) {
  const restored = readTar(await readFile(path));
  const digests = Object.fromEntries(Object.entries(restored).map(([file, bytes]) => [file, sha256(bytes)]));
  assert.deepEqual(digests, files.digests);
}

describe("without a key of one's own", () => {
  let kluis;
  let dashboard;
  let page;
  before(async () => {
    kluis = await openDashboard();
    ({ dashboard, page } = kluis);
  });
  after(() => kluis?.close());

  test("v10_the_backup_waits_for_the_set_up_or_for_an_explicit_choice", async () => {
    await dashboard.go("Back up");
    await dashboard.chooseFolder(files.path("a"));
    assert.equal(await dashboard.button("Back up now").getAttribute("aria-disabled"), "true");
    await page.getByText(/Customer-managed keys are then gone for testvault, for good/).waitFor();
    await page.getByRole("checkbox", { name: "Protect with platform-managed keys" }).check();
    await dashboard.backUp("a");
  });

  test("e4_under_platform_keys_the_files_come_back_too", async () => {
    await dashboard.go("Restore");
    await expectTheSame((await dashboard.restoreToDevice()).path);
  });

  test("v1_after_the_first_item_a_key_of_ones_own_is_refused_for_ever", async () => {
    await dashboard.go("Set-up");
    await dashboard.refusal("V1");
    await dashboard.switchIdentityOn();
    await dashboard.grantPermissions();
    await dashboard.protectKeyVault();
    for (const when of ["with every other step done", "after a reload"]) {
      await dashboard.visit("setup/4");
      assert.match(await dashboard.refusal("V1"), /testvault/, when);
      assert.equal(await page.getByRole("button", { name: /^Assign/ }).count(), 0, when);
      await dashboard.reload();
    }
    kluis.expectNoTrouble();
  });
});

describe("with a key of one's own", () => {
  let kluis;
  let dashboard;
  let page;
  before(async () => {
    kluis = await openDashboard();
    ({ dashboard, page } = kluis);
    await dashboard.switchIdentityOn();
    await dashboard.grantPermissions();
    await dashboard.protectKeyVault();
  });
  after(() => kluis?.close());

  test("v5_a_key_of_3072_bits_is_refused_and_nothing_changes", async () => {
    await dashboard.go("Key Vault");
    await dashboard.generateKey("large-key", 3072);
    await dashboard.visit("setup/4");
    await dashboard.press("Assign large-key", dashboard.panel);
    assert.match(await dashboard.refusal("V5", dashboard.panel), /2048/);
    await dashboard.go("Back up");
    await page.getByRole("listitem").filter({ hasText: "A valid key is assigned" }).getByText("not yet").waitFor();
  });

  test("a2_a_wrong_address_is_refused_with_the_part_that_is_wrong", async () => {
    await dashboard.go("Key Vault");
    await dashboard.generateKey("testkey");
    await dashboard.visit("setup/4");
    await page.getByRole("radio", { name: /^Enter its key URI/ }).check();
    await page.getByRole("textbox", { name: "Key URI" }).fill("https://testkeyvault.vault.azure.example/keys/testkey");
    await dashboard.press("Assign this key", dashboard.panel);
    assert.match(await dashboard.refusal("A2", dashboard.panel), /key vault in the key URI must be <name>\.vault\.azure\.net/);
  });

  test("files that are dropped are backed up like chosen ones", async () => {
    await page.getByRole("radio", { name: /^Pick it from the key vault/ }).check();
    await page.getByLabel("Key", { exact: true }).selectOption("testkey");
    await dashboard.assignKey();
    await dashboard.go("Back up");
    await drop(page, page.locator(".drop-zone"), { "one.txt": "one", "two.txt": "two" });
    await page.getByText(/^2 files · /).first().waitFor();
    await page.getByRole("button", { name: "Leave two.txt out" }).click();
    await page.getByText(/^1 file · /).first().waitFor();
    await dashboard.backUp("dropped");
  });

  test("r6_a_restored_file_is_encrypted_with_the_key_of_its_place", async () => {
    await dashboard.go("Back up");
    await dashboard.chooseFolder(files.path("a"));
    await dashboard.backUp("a");
    await dashboard.go("Restore");
    await page.getByRole("radio", { name: /^teststorage/ }).check();
    await page.getByText(/The platform key of teststorage\./).waitFor();
    await dashboard.press("Restore now");
    await page.getByText("It is in teststorage, encrypted again.").waitFor({ timeout: 60_000 });
    const [file] = await Promise.all([
      page.waitForEvent("download", { timeout: 60_000 }),
      page.getByRole("button", { name: /^Download .* from teststorage/ }).click(),
    ]);
    await expectTheSame(await file.path());
  });

  test("r6_what_is_in_the_storage_account_stays_readable_without_the_vaults_key", async () => {
    await dashboard.go("Key Vault");
    await dashboard.key("testkey").getByRole("button", { name: /^Disable testkey version / }).click();
    await dashboard.key("testkey").getByText("disabled", { exact: true }).waitFor();
    await dashboard.go("Restore");
    await dashboard.refusal("E3");
    const [file] = await Promise.all([
      page.waitForEvent("download", { timeout: 60_000 }),
      page.getByRole("button", { name: /^Download .* from teststorage/ }).click(),
    ]);
    await expectTheSame(await file.path());
    kluis.expectNoTrouble();
  });
});

/** Drops files on an element, as a file manager does. */
async function drop(page, target, contents) {
  const transfer = await page.evaluateHandle((contents) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(contents)) transfer.items.add(new File([text], name));
    return transfer;
  }, contents);
  for (const event of ["dragenter", "dragover", "drop"]) await target.dispatchEvent(event, { dataTransfer: transfer });
}
