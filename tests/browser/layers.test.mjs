// Infrastructure encryption through the page: refused where it isn't offered, chosen with the first key, and shown with the real
// bytes of both layers.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard } from "./lib/dashboard.mjs";
import { MIB, makeFiles, sha256 } from "./lib/files.mjs";
import { readTar } from "./lib/tar.mjs";

let kluis;
let dashboard;
let page;
let files;

before(async () => {
  files = await makeFiles({ "a/large.bin": randomBytes(9 * MIB), "a/small.txt": "small" });
  kluis = await openDashboard();
  ({ dashboard, page } = kluis);
});

after(async () => {
  await kluis?.close();
  await files?.remove();
});

const box = () => page.getByRole("checkbox", { name: /^Infrastructure encryption/ });
const region = (name) => page.getByRole("region", { name, exact: true });

async function create(button, name, at, ...boxes) {
  await dashboard.press(button);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Region").selectOption({ label: at });
  for (const label of boxes) await dialog.getByRole("checkbox", { name: label }).check();
  await dashboard.press("Create", dialog);
  await dialog.waitFor({ state: "hidden" });
}

/** The bytes that a part of the view shows, in hexadecimal. */
async function shownBytes(scope) {
  const codes = await scope.getByRole("code").allInnerTexts();
  return codes.map((code) => code.replace(/[\s…]/g, "")).filter((code) => /^[0-9a-f]+$/.test(code));
}

test("e5_outside_its_regions_the_box_says_why_it_can_not_be_ticked", async () => {
  await dashboard.switchIdentityOn();
  await dashboard.grantPermissions();
  await dashboard.protectKeyVault();
  await dashboard.generateFirstKey();
  assert(await box().isDisabled());
  await dashboard.panel.getByText(/testvault is in West Europe, which has no infrastructure encryption/).waitFor();
  await dashboard.panel.getByText(/East US, West US 2, South Central US, US Gov Arizona or US Gov Virginia/).waitFor();
  await expectAccessible(page, "step 4 with a box that can't be ticked");
});

test("e5_it_is_chosen_with_the_first_key_and_printed", async () => {
  await create("New vault", "eastvault", "East US");
  await create("New key vault", "eastkeys", "East US", "Soft delete from the start", "Purge protection from the start");
  await dashboard.switchIdentityOn();
  await dashboard.step(2).click();
  await dashboard.press("Add what is missing", dashboard.panel);
  await dashboard.press("Save", dashboard.panel);
  await dashboard.panel.getByText("eastvault may use the keys in eastkeys.").waitFor();
  await dashboard.generateFirstKey();
  await box().check();
  await dashboard.assignKey();
  assert.equal((await dashboard.printed()).InfrastructureEncryptionState, "Enabled");
  assert.equal(await box().count(), 0, "with a later key it is no choice any more");
});

test("e5_both_layers_are_shown_and_only_the_second_one_is_stored", async () => {
  await dashboard.go("Back up");
  await dashboard.chooseFolder(files.path("a"));
  await dashboard.backUp("a");
  await dashboard.go("Envelope");
  await page.getByRole("button", { name: /^Second layer \(infrastructure encryption\): the body, sealed again into 3 regions/ }).click();
  const [nonce, ciphertext, tag, wrapped] = await shownBytes(region("Second layer"));
  assert.equal(nonce, "00".repeat(12));
  assert.equal(wrapped.length / 2, 256);
  const [start] = await storedAt([[0, 76]]);
  assert.equal(start, nonce + ciphertext, "what lies in storage is the second layer");
  assert.equal(tag.length / 2, 16);
  await page.getByRole("button", { name: /^Region 1;/ }).click();
  await region("Region 1").waitFor();
  const [innerNonce, innerCiphertext] = await shownBytes(region("Region 1"));
  assert.equal(innerNonce, `${"00".repeat(11)}01`);
  assert.notEqual(innerCiphertext, ciphertext);
  await expectAccessible(page, "an envelope of two layers");
});

/** Bytes of the only stored body, in hexadecimal. */
async function storedAt(ranges) {
  return page.evaluate(async (ranges) => {
    const found = [];
    const visit = async (directory) => {
      for await (const handle of directory.values()) {
        if (handle.kind === "directory") await visit(handle);
        else found.push(handle);
      }
    };
    await visit(await navigator.storage.getDirectory());
    const file = await found[0].getFile();
    const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return Promise.all(ranges.map(async ([from, to]) => hex(new Uint8Array(await file.slice(from, to).arrayBuffer()))));
  }, ranges);
}

test("e5_a_copy_that_is_tampered_with_does_not_open", async () => {
  await page.getByText("Two layers are stored one in the other").waitFor();
  for (const button of [/^Flip one stored bit/, /^Swap regions/, /^Cut the body after region/]) {
    await region("What if …").getByRole("button", { name: button }).click();
    await region("What if …").getByText(/Caught: the copy does not open/).waitFor();
  }
});

test("e5_a_rotation_leaves_the_second_layer_as_it_is", async () => {
  await page.getByRole("button", { name: /^Second layer/ }).click();
  const before = await shownBytes(region("Second layer"));
  await region("What if …").getByRole("button", { name: /^Rotate the key/ }).click();
  await region("Before and after the rotation").getByText(/0 body bytes read, 0 written/).waitFor({ timeout: 60_000 });
  assert.deepEqual(await shownBytes(region("Second layer")), before);
});

test("e5_through_both_layers_the_files_come_back", async () => {
  await dashboard.go("Restore");
  const restored = readTar(await readFile((await dashboard.restoreToDevice()).path));
  const digests = Object.fromEntries(Object.entries(restored).map(([file, bytes]) => [file, sha256(bytes)]));
  assert.deepEqual(digests, files.digests);
});

test("e5_on_a_phone_the_picture_has_both_layers_too", async () => {
  await page.setViewportSize({ width: 360, height: 780 });
  await dashboard.visit("envelope");
  await expectNothingWider(page, "an envelope of two layers");
  await expectAccessible(page, "an envelope of two layers on a phone");
  kluis.expectNoTrouble();
});
