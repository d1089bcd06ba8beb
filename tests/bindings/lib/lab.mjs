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

/** Whatever isn't an act of a user is refused, and the lab stays what it was. */
export async function whatIsNoAct({ Engine, Lab }, name) {
  const lab = await Lab.open(new Engine(name));
  const { revision } = lab.view();
  await rejected("Invalid", "an unknown act", () => lab.send({ EraseEverything: {} }));
  await rejected("Invalid", "a bad name", () => lab.send({ EnableIdentity: { vault: "?" } }));
  const kid = `https://${KEY_VAULT}.vault.azure.net/keys/k/${"0".repeat(32)}`;
  await rejected("Refused", "an outcome from outside", () => lab.send({ KeyMade: { kid, modulus: "00" } }));
  await rejected("Invalid", "a job that isn't there", () => lab.ended(crypto.randomUUID()));
  await rejected("Damaged", "an object that isn't there", () => lab.inspect(crypto.randomUUID()));
  check(lab.view().vaults[0].identity === "Off", "nothing happened");
  check(lab.view().revision >= revision, "the lab goes on");
  await lab.send({ EnableIdentity: { vault: VAULT } });
  await lab.startOver();
  check(lab.view().vaults[0].identity === "Off", "a new lab");
}
