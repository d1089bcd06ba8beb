// A key that was made elsewhere is imported on the Key Vault page, serves a vault, and can't be seen again; a text that is no such
// key is refused beside the field, each for its own reason.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard } from "./lib/dashboard.mjs";
import { makeFiles, sha256 } from "./lib/files.mjs";
import { readTar } from "./lib/tar.mjs";

const VECTORS = join(dirname(fileURLToPath(import.meta.url)), "../vectors/import");
const vector = (name) => readFile(join(VECTORS, name), "utf8");

let kluis;
let dashboard;
let page;
let files;

before(async () => {
  files = await makeFiles({ "a/one.txt": "one" });
  kluis = await openDashboard();
  ({ dashboard, page } = kluis);
  await dashboard.switchIdentityOn();
  await dashboard.grantPermissions();
  await dashboard.protectKeyVault();
  await dashboard.go("Key Vault");
  await page.getByText("Import a key", { exact: true }).click();
});

after(async () => {
  await kluis?.close();
  await files?.remove();
});

const form = () => page.getByRole("group").filter({ hasText: "Import a key" });
const field = () => form().getByRole("textbox", { name: "Private key" });

test("k3_each_text_that_is_no_such_key_is_refused_beside_the_field", async () => {
  const texts = [
    ["no-key.txt", /neither PEM nor a JSON Web Key/],
    ["cut.pem", /doesn’t read/],
    ["encrypted-pkcs8.pem", /is encrypted/],
    ["encrypted-pkcs1.pem", /is encrypted/],
    ["public.pem", /only a public key/],
    ["public.jwk", /only a public key/],
    ["ec-pkcs8.pem", /not an RSA key/],
    ["oct.jwk", /not an RSA key/],
    ["short.pem", /RSA 1024/],
    ["other-primes.jwk", /don’t belong together/],
  ];
  for (const [name, words] of texts) {
    await field().fill(await vector(name));
    await dashboard.press("Import key", form());
    assert.match(await dashboard.refusal("K3", form()), words, name);
    assert.equal(await field().getAttribute("aria-invalid"), "true", name);
    const described = (await field().getAttribute("aria-describedby")).split(" ");
    const said = await page.evaluate((ids) => {
      const root = document.querySelector("kluis-lab").shadowRoot;
      return ids.map((id) => root.getElementById(id)?.innerText ?? "").join(" ");
    }, described);
    assert.match(said, words, `${name}: what is wrong belongs to the field`);
    assert.notEqual(await field().inputValue(), "", "what was pasted can be put right");
  }
  assert.equal(await page.getByRole("region", { name: "testkey", exact: true }).count(), 0, "no key came of it");
  await expectAccessible(page, "a refused import");
});

test("k3_the_refusal_goes_when_the_text_changes", async () => {
  await field().fill("another text");
  await form().locator(".refusal").waitFor({ state: "hidden" });
  assert.equal(await field().getAttribute("aria-invalid"), null);
});

test("k3_a_pasted_key_is_imported_and_the_field_is_emptied", async () => {
  await form().getByLabel("Name of the key").fill("brought");
  await field().fill(await vector("pkcs8.pem"));
  await dashboard.press("Import key", form());
  await form().getByText("brought is imported and enabled.").waitFor();
  assert.equal(await field().inputValue(), "");
  await dashboard.key("brought").getByText("enabled", { exact: true }).waitFor();
  await dashboard.key("brought").getByText(/RSA 2048/).first().waitFor();
});

test("k3_a_chosen_file_becomes_a_new_version_of_a_name_that_is_there", async () => {
  await form().getByLabel("Name of the key").fill("brought");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), dashboard.press("Choose a file", form())]);
  await chooser.setFiles(join(VECTORS, "private.jwk"));
  await page.waitForFunction(() => {
    const root = document.querySelector("kluis-lab").shadowRoot;
    return root.querySelector("textarea.secret").value.includes('"kty"');
  });
  await dashboard.press("Import key", form());
  await form().getByText("brought is imported and enabled.").waitFor();
  assert.equal(await dashboard.key("brought").getByRole("listitem").count(), 2);
});

test("k3_leaving_the_page_empties_the_field", async () => {
  await field().fill(await vector("pkcs1.pem"));
  await dashboard.go("Activity");
  await dashboard.go("Key Vault");
  await page.getByText("Import a key", { exact: true }).click();
  assert.equal(await field().inputValue(), "");
});

test("k3_a_vault_works_with_an_imported_key", async () => {
  await dashboard.visit("setup/4");
  await dashboard.press("Assign brought", dashboard.panel);
  await dashboard.panel.getByText("CustomerManaged").waitFor({ timeout: 60_000 });
  await dashboard.go("Back up");
  await dashboard.chooseFolder(files.path("a"));
  await dashboard.backUp("a");
  await dashboard.reload();
  await dashboard.go("Restore");
  const restored = readTar(await readFile((await dashboard.restoreToDevice()).path));
  const digests = Object.fromEntries(Object.entries(restored).map(([file, bytes]) => [file, sha256(bytes)]));
  assert.deepEqual(digests, files.digests);
});

test("k3_on_a_phone_the_form_has_everything_too", async () => {
  await dashboard.go("Key Vault");
  await page.setViewportSize({ width: 360, height: 780 });
  await page.getByText("Import a key", { exact: true }).click();
  await expectNothingWider(page, "the form that imports a key");
  await expectAccessible(page, "the form that imports a key");
  kluis.expectNoTrouble();
});
