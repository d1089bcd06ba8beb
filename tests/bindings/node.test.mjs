// The npm package in Node, with either engine.

import assert from "node:assert/strict";
import { test } from "node:test";

import { blobRoundTrip, bytesRoundTrip, engineToEngine, rewrapping, streamRoundTrip } from "./lib/envelope.mjs";
import { importedKey, labRoundTrip, secondLayer, whatIsNoAct } from "./lib/lab.mjs";
import { declarations, load } from "./lib/package.mjs";

const kluis = await load();

for (const engine of ["rustcrypto", "webcrypto"]) {
  test(`a blob comes back from its envelope, and a changed one doesn't (${engine})`, () => blobRoundTrip(kluis, engine));
  test(`a stream comes back from its envelope (${engine})`, () => streamRoundTrip(kluis, engine));
  test(`bytes come back from their envelope (${engine})`, () => bytesRoundTrip(kluis, engine));
  test(`a rotation changes who can open, and nothing else (${engine})`, () => rewrapping(kluis, engine));
  test(`a lab is set up, backs up, rotates and restores (${engine})`, () => labRoundTrip(kluis, engine));
  test(`k3: a key that was made elsewhere is imported (${engine})`, () => importedKey(kluis, engine));
  test(`e5: a backup that is sealed twice comes back (${engine})`, () => secondLayer(kluis, engine));
}

test("what one engine sealed the other opens", () => engineToEngine(kluis));
test("what is no act of a user changes nothing", () => whatIsNoAct(kluis, "webcrypto"));

test("an engine that there isn't is named", () => {
  assert.throws(() => new kluis.Engine("enigma"), { name: "KluisError", kind: "Invalid" });
});

test("the declarations name exactly the fields that views have", async () => {
  const declared = interfaces(await declarations());
  const lab = await labRoundTrip(kluis, "webcrypto");
  const view = lab.view();
  const [vault] = view.vaults;
  const [keyVault] = view.key_vaults;
  const [point] = vault.items[0].recovery_points;
  const envelope = await lab.inspect(point.object);
  const { infrastructure } = await secondLayer(kluis, "webcrypto");
  const seen = {
    LabView: view,
    VaultView: vault,
    StepView: vault.steps[0],
    CheckView: vault.checklist[0],
    EncryptionProperties: vault.encryption,
    VaultKeyView: vault.key,
    ItemView: vault.items[0],
    RecoveryPointView: point,
    FileView: point.files[0],
    Timings: point.timings,
    StorageView: view.storages[0],
    KeyVaultView: keyVault,
    PolicyView: keyVault.policies[0],
    KeyView: keyVault.keys[0],
    KeyVersionView: keyVault.keys[0].versions[0],
    AuditEntry: keyVault.audit[0],
    JobView: view.jobs[0],
    LogEntry: view.log[0],
    EnvelopeView: envelope,
    RegionView: envelope.region,
    LayerView: infrastructure,
    HostStatus: lab.status(),
  };
  for (const [name, value] of Object.entries(seen)) {
    assert.deepEqual(Object.keys(value).sort(), declared.get(name)?.sort(), name);
  }
});

/** The names of the fields of every interface in the declarations. */
function interfaces(text) {
  const found = new Map();
  for (const [, name, body] of text.matchAll(/export interface (\w+)(?: extends \w+)? \{\n(.*?)\n\}/gs)) {
    found.set(name, [...body.matchAll(/^\s+(\w+)\??:/gm)].map(([, field]) => field));
  }
  return found;
}
