// What a program does with a lab of the package. Plain JavaScript: it runs in Node and in a page alike.

import { check, equalBytes, random, rejected } from "./check.mjs";

const VAULT = "testvault";
const KEY_VAULT = "testkeyvault";

/** The four steps, in order; the last one first is refused. */
async function setUp(lab) {
  const picker = { Picker: { key_vault: KEY_VAULT, key: "testkey" } };
  const early = await rejected("Refused", "step 4 first", () => lab.send({ AssignKey: { vault: VAULT, source: picker } }));
  check(early.refusal.rule === "V9", `step 4 first breaks rule V9, and not ${early.refusal.rule}`);
  check(early.message.includes(VAULT) || early.message.length > 20, "a refusal says something");

  await lab.send({ EnableIdentity: { vault: VAULT } });
  const { principal } = lab.view().vaults[0].identity.On;
  const permissions = ["Get", "List", "UnwrapKey", "WrapKey"];
  await lab.send({ DraftPolicy: { key_vault: KEY_VAULT, principal, permissions } });
  await lab.send({ SavePolicies: { key_vault: KEY_VAULT } });
  await lab.send({ EnableSoftDelete: { key_vault: KEY_VAULT } });
  await lab.send({ EnablePurgeProtection: { key_vault: KEY_VAULT } });
  await makeKey(lab);
  const job = await lab.ended(await lab.send({ AssignKey: { vault: VAULT, source: picker } }));
  check(job.state === "Completed", `the key is assigned: ${JSON.stringify(job.state)}`);
}

/** A version of `testkey`, and the rotation that follows where there is anything to rotate. */
async function makeKey(lab) {
  await lab.send({ CreateKey: { key_vault: KEY_VAULT, key: "testkey", bits: 2048 } });
  const busy = () => {
    const view = lab.view();
    const making = view.key_vaults[0].keys.some((key) => key.versions.some((version) => version.making));
    return making || view.jobs.some((job) => job.state === "InProgress");
  };
  while (busy()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Set up, back up, rotate, restore; gives the lab for more. */
export async function labRoundTrip({ Engine, Lab }, name) {
  const pushes = [];
  const lab = await Lab.open(new Engine(name), (push) => pushes.push(push));
  check(lab.status().storage === "Memory", "the lab is in memory");
  await setUp(lab);

  const contents = new Map([
    ["a.bin", random(5_000_000)],
    ["empty.txt", new Uint8Array(0)],
    ["deep/naïve – 日本.txt", random(10)],
  ]);
  const files = [...contents].map(([path, bytes]) => ({ path, blob: new Blob([bytes]), modified: 1_790_000_000_000 }));
  const backup = await lab.ended(await lab.backUp({ vault: VAULT, item: "photos" }, files));
  check(backup.state === "Completed", `the backup completed: ${JSON.stringify(backup.state)}`);

  const [point] = lab.view().vaults[0].items[0].recovery_points;
  const before = await lab.inspect(point.object);
  await makeKey(lab);
  const after = await lab.inspect(point.object);
  check(after.before[1] === before.wrapped_key && after.wrapped_key !== before.wrapped_key, "the key is wrapped anew");
  check(after.manifest === before.manifest && after.region.tag === before.region.tag, "nothing else changed");

  for (const [path, bytes] of contents) {
    const restore = { vault: VAULT, item: "photos", recovery_point: point.id, selection: { File: path }, target: "Download" };
    const job = await lab.ended(await lab.send({ Restore: restore }));
    check(job.state === "Completed", `${path} is restored: ${JSON.stringify(job.state)}`);
    await equalBytes(lab.takeRestored(job.id), bytes, path);
    check(lab.takeRestored(job.id) === undefined, "restored bytes are given once");
  }
  const cut = await lab.tamper(point.object, { CutAfter: { region: 0 } });
  check(cut.refused && !cut.refused_without_manifest, "a body cut at a boundary is noticed, thanks to the manifest");
  auditLog(lab);
  check(pushes.some((push) => push.Progress) && pushes.some((push) => push.Restored), "the listener heard of both");
  return lab;
}

/** The audit log of the key vault is exported in both forms, and a changed copy is found. */
function auditLog(lab) {
  const [{ audit, operations }] = lab.view().key_vaults;
  check(operations === audit.reduce((sum, { count }) => sum + count, 0), "every operation is counted");
  check(lab.checkAudit(KEY_VAULT).Intact === audit.length, "the chain holds");
  for (const form of ["Csv", "Json"]) {
    const copy = lab.exportAudit(KEY_VAULT, form);
    check(lab.checkAudit(KEY_VAULT, copy).Intact === audit.length, `${form}: the copy is intact`);
    const { Broken } = lab.checkAudit(KEY_VAULT, copy.replace("wrapKey", "get"));
    check(Broken.entry >= 1 && Broken.fault.Content && Broken.expected[3] !== Broken.found[3], `${form}: a change is found`);
  }
}

/** A private key that was made elsewhere, as PEM and as JWK; and a public one. */
async function madeElsewhere() {
  const algorithm = { name: "RSA-OAEP", hash: "SHA-256", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const pair = await crypto.subtle.generateKey(algorithm, true, ["encrypt", "decrypt"]);
  const der = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  const base64 = btoa(String.fromCharCode(...der));
  return {
    pem: `-----BEGIN PRIVATE KEY-----\n${base64.replace(/.{64}/g, "$&\n")}\n-----END PRIVATE KEY-----\n`,
    jwk: JSON.stringify(await crypto.subtle.exportKey("jwk", pair.privateKey)),
    publicJwk: JSON.stringify(await crypto.subtle.exportKey("jwk", pair.publicKey)),
  };
}

/** K3: a key that was made elsewhere is imported, and wraps; what is no such key is refused, and nothing of it is kept. */
export async function importedKey({ Engine, Lab }, name) {
  const lab = await Lab.open(new Engine(name));
  const { pem, jwk, publicJwk } = await madeElsewhere();
  const what = { key_vault: KEY_VAULT, key: "brought" };
  const { revision } = lab.view();
  for (const text of [publicJwk, "no key", pem.slice(0, 900)]) {
    const refused = await rejected("Refused", "a text that is no private key", () => lab.importKey(what, text));
    check(refused.refusal.rule === "K3", `it breaks rule K3, and not ${refused.refusal.rule}`);
  }
  check(lab.view().revision === revision, "nothing happened");
  await rejected("Invalid", "a number", () => lab.importKey(what, 1));
  const act = { ImportKey: { ...what, bits: 2048, modulus: "00" } };
  await rejected("Refused", "an import without a key", () => lab.send(act));

  await lab.importKey(what, pem);
  const bytes = new TextEncoder().encode(jwk);
  await lab.importKey(what, bytes);
  check(bytes.every((byte) => byte === 0), "the bytes of the key are wiped");
  const [key] = lab.view().key_vaults[0].keys;
  check(key.name === "brought" && key.versions.length === 2, "a key of two versions");
  check(key.versions[0].enabled && key.versions[0].modulus === key.versions[1].modulus, "both are the same key, enabled");
  check(!JSON.stringify(lab.view()).includes(JSON.parse(jwk).d), "no view shows its private half");
}

/** E5: a backup that is sealed twice comes back, and both layers are shown. */
export async function secondLayer({ Engine, Lab }, name) {
  const lab = await Lab.open(new Engine(name));
  const [vault, keyVault, region] = ["eastvault", "eastkeys", "eastus"];
  const refused = await rejected("Refused", "a second layer by itself", () =>
    lab.send({ UseInfrastructureEncryption: { vault: VAULT } }));
  check(refused.refusal.rule === "E5", `it breaks rule E5, and not ${refused.refusal.rule}`);
  await lab.send({ CreateVault: { vault, region } });
  await lab.send({ CreateKeyVault: { key_vault: keyVault, region, soft_delete: true, purge_protection: true } });
  await lab.send({ EnableIdentity: { vault } });
  const { principal } = lab.view().vaults[1].identity.On;
  const permissions = ["Get", "List", "UnwrapKey", "WrapKey"];
  await lab.send({ DraftPolicy: { key_vault: keyVault, principal, permissions } });
  await lab.send({ SavePolicies: { key_vault: keyVault } });
  await lab.importKey({ key_vault: keyVault, key: "brought" }, (await madeElsewhere()).pem);
  const source = { Picker: { key_vault: keyVault, key: "brought" } };
  await lab.ended(await lab.send({ AssignKey: { vault, source, infrastructure_encryption: true } }));
  check(lab.view().vaults[1].encryption.infrastructure_encryption_state === "Enabled", "it is on");

  // The platform's key of a new vault is made beside everything else.
  while (lab.view().vaults[1].backup_blocked?.rule === "E4") {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const bytes = random(5_000_000);
  const files = [{ path: "a.bin", blob: new Blob([bytes]) }];
  await lab.ended(await lab.backUp({ vault, item: "photos" }, files));
  const [point] = lab.view().vaults[1].items[0].recovery_points;
  check(point.infrastructure.startsWith("kluis-platform:"), "the platform's key wraps the second layer");
  const envelope = await lab.inspect(point.object);
  check(envelope.infrastructure.plaintext_bytes === envelope.stored_bytes, "the first layer is inside the second");
  check(envelope.infrastructure.stored_bytes === point.stored_bytes, "the second layer is what is stored");
  const restore = { vault, item: "photos", recovery_point: point.id, selection: { File: "a.bin" }, target: "Download" };
  const job = await lab.ended(await lab.send({ Restore: restore }));
  await equalBytes(lab.takeRestored(job.id), bytes, "a.bin");
  return envelope;
}

/** Whatever isn't an act of a user is refused, and the lab stays what it was. */
export async function whatIsNoAct({ Engine, Lab }, name) {
  const lab = await Lab.open(new Engine(name));
  const { revision } = lab.view();
  await rejected("Invalid", "an unknown act", () => lab.send({ EraseEverything: {} }));
  await rejected("Invalid", "a bad name", () => lab.send({ EnableIdentity: { vault: "?" } }));
  const kid = `https://${KEY_VAULT}.vault.azure.net/keys/k/${"0".repeat(32)}`;
  await rejected("Invalid", "an outcome from outside", () => lab.send({ KeyMade: { kid, modulus: "00" } }));
  await rejected("Invalid", "a job that isn't there", () => lab.ended(crypto.randomUUID()));
  await rejected("Damaged", "an object that isn't there", () => lab.inspect(crypto.randomUUID()));
  check(lab.view().vaults[0].identity === "Off", "nothing happened");
  check(lab.view().revision >= revision, "the lab goes on");
  await lab.send({ EnableIdentity: { vault: VAULT } });
  await lab.startOver();
  check(lab.view().vaults[0].identity === "Off", "a new lab");
}
