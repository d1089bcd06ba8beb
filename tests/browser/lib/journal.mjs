// A kept lab in which much has happened: its journal in IndexedDB gets copies of a backup that really ran, with ids and moments of
// their own. What they kept has no bytes; everything else of them is as if each had run.

import { createHash, randomUUID } from "node:crypto";

const DATABASE = "kluis-lab";
const STORE = "journal";

/** An id that comes of an event's: version 5 of RFC 9562, with the event's id as its namespace. */
function derivedId(event, label) {
  const hash = createHash("sha1").update(Buffer.from(event.replaceAll("-", ""), "hex")).update(label).digest().subarray(0, 16);
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Backups as many as `count`, each like the last one of the journal, and each a millisecond after the one before. */
function copies(journal, count) {
  const backUp = journal.findLast(({ act }) => act.BackUp);
  const made = journal.findLast(({ act }) => act.Made);
  const [first] = made.act.Made.objects;
  let { at } = journal.at(-1);
  return Array.from({ length: count }, () => {
    const id = randomUUID();
    at += 1;
    const object = derivedId(id, "object");
    const outcome = { Made: { ...made.act.Made, job: id, objects: [{ ...first, sealed: { ...first.sealed, object } }] } };
    return [
      { ...backUp, at, id },
      { ...made, at, id: randomUUID(), act: outcome },
    ];
  }).flat();
}

/** Lets the backup that ran last have run so many times more, and opens the dashboard again. */
export async function repeatBackUp(dashboard, count) {
  const { page, url } = dashboard;
  // A page of the same origin without a worker: nobody else has the database.
  const body = '<!doctype html><title>Nothing</title><link rel="icon" href="data:,">';
  await page.route(`${url}nothing`, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(`${url}nothing`);
  const journal = await page.evaluate(readAll, [DATABASE, STORE]);
  const more = copies(journal.map((event) => JSON.parse(event)), count).map((event) => JSON.stringify(event));
  await page.evaluate(append, [DATABASE, STORE, journal.length, more]);
  await dashboard.open();
}

function readAll([database, store]) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction(store).objectStore(store).getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result);
      };
    };
  });
}

function append([database, store, first, events]) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction(store, "readwrite");
      for (const [index, event] of events.entries()) writing.objectStore(store).put(event, first + index);
      writing.onabort = () => reject(writing.error);
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
