// The Envelope view shows what is really stored, a rotation changes the wrapped key and nothing else, and whatever is done to
// the stored bytes is noticed.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";

import { storedFiles } from "./lib/checks.mjs";
import { openDashboard } from "./lib/dashboard.mjs";
import { MIB, makeFiles, sha256 } from "./lib/files.mjs";

const REGION = 4 * MIB;
const STORED_REGION = 12 + REGION + 16;

let kluis;
let dashboard;
let page;
let files;

before(async () => {
  files = await makeFiles({ "a/large.bin": randomBytes(9 * MIB), "a/small.txt": "small" });
  kluis = await openDashboard();
  ({ dashboard, page } = kluis);
  await dashboard.setUp();
  await dashboard.go("Back up");
  await dashboard.chooseFolder(files.path("a"));
  await dashboard.backUp("a");
});

after(async () => {
  await kluis?.close();
  await files?.remove();
});

/** The only stored body, as the browser has it on disk. */
async function storedBody() {
  const [path] = Object.keys(await storedFiles(page));
  const base64 = await page.evaluate(async (path) => {
    const parts = path.split("/");
    let directory = await navigator.storage.getDirectory();
    for (const part of parts.slice(0, -1)) directory = await directory.getDirectoryHandle(part);
    const file = await (await directory.getFileHandle(parts.at(-1))).getFile();
    return new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
      reader.readAsDataURL(file);
    });
  }, path);
  return Buffer.from(base64, "base64");
}

/** Flips a bit of it on disk. */
async function damage(offset) {
  const [path] = Object.keys(await storedFiles(page));
  await page.evaluate(
    async ([path, offset]) => {
      const parts = path.split("/");
      let directory = await navigator.storage.getDirectory();
      for (const part of parts.slice(0, -1)) directory = await directory.getDirectoryHandle(part);
      const handle = await directory.getFileHandle(parts.at(-1));
      const byte = new Uint8Array(await (await handle.getFile()).slice(offset, offset + 1).arrayBuffer());
      byte[0] ^= 1;
      const writable = await handle.createWritable({ keepExistingData: true });
      await writable.write({ type: "write", position: offset, data: byte });
      await writable.close();
    },
    [path, offset],
  );
}

const region = (name) => page.getByRole("region", { name, exact: true });

/** The bytes that a part of the view shows, in hexadecimal. */
async function shownBytes(name) {
  const codes = await region(name).getByRole("code").allInnerTexts();
  return codes.map((code) => code.replace(/[\s…]/g, "")).filter((code) => /^[0-9a-f]+$/.test(code));
}

test("the bytes of every region are those that are stored", async () => {
  await dashboard.go("Envelope");
  const body = await storedBody();
  for (const index of [0, 1, 2]) {
    await page.getByRole("button", { name: new RegExp(`^Region ${index};`) }).click();
    await region(`Region ${index}`).waitFor();
    const stored = body.subarray(index * STORED_REGION, (index + 1) * STORED_REGION);
    const [nonce, ciphertext, tag] = await shownBytes(`Region ${index}`);
    assert.equal(nonce, stored.subarray(0, 12).toString("hex"), "nonce");
    assert.equal(ciphertext, stored.subarray(12, 12 + ciphertext.length / 2).toString("hex"), "ciphertext");
    assert.equal(ciphertext.length / 2, 64);
    assert.equal(tag, stored.subarray(-16).toString("hex"), "tag");
    assert.equal(stored.readBigUInt64BE(4), BigInt(index), "the nonce is the region's number");
  }
});

test("a copy that is tampered with does not open, and the view says who would notice", async () => {
  await page.getByRole("button", { name: /^Region 0;/ }).click();
  const before = sha256(await storedBody());
  const tries = [
    [/^Flip one stored bit/, /Microsoft’s format alone catches it as well/],
    [/^Swap regions/, /does not open/],
    [/^Cut the body after region 0/, /Microsoft’s format alone would not notice/],
  ];
  for (const [button, outcome] of tries) {
    await region("What if …").getByRole("button", { name: button }).click();
    await region("What if …").getByText(outcome).waitFor();
    await region("What if …").getByText(/Caught: the copy does not open/).waitFor();
  }
  assert.equal(sha256(await storedBody()), before, "the stored body is as it was");
});

test("a rotation changes the wrapped data key, and not one stored byte of the body", async () => {
  await page.getByRole("button", { name: /^Wrapped data key/ }).click();
  await region("Wrapped data key").waitFor();
  const [before] = await shownBytes("Wrapped data key");
  assert.equal(before.length / 2, 256);
  const body = sha256(await storedBody());
  await region("What if …").getByRole("button", { name: /^Rotate the key/ }).click();
  await region("Before and after the rotation").getByText(/0 body bytes read, 0 written/).waitFor({ timeout: 60_000 });
  const [now] = await shownBytes("Wrapped data key");
  assert.equal(now.length / 2, 256);
  assert.notEqual(now, before);
  assert.equal(sha256(await storedBody()), body);
  assert.equal(await region("Before and after the rotation").getByText("unchanged", { exact: true }).count(), 3);
});

test("a stored byte that really changed is noticed: nothing is given out", async () => {
  await damage(STORED_REGION + 1000);
  await dashboard.go("Restore");
  let downloads = 0;
  page.on("download", () => {
    downloads += 1;
  });
  await dashboard.press("Restore now");
  await page.getByText(/was not restored/).waitFor({ timeout: 60_000 });
  await page.getByText(/a part of it is not what was sealed/).first().waitFor();
  assert.equal(downloads, 0);
});

test("changed back, it opens again", async () => {
  await damage(STORED_REGION + 1000);
  await dashboard.restoreToDevice();
  kluis.expectNoTrouble();
});
