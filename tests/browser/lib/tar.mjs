// Reads a tar as POSIX.1-2001 describes it (ustar with pax headers; GNU's long names too), written apart from the code under
// test, so that it tells whether others can read what Kluis gives out.

const BLOCK = 512;

/** Gives the regular files of an archive: `{ path: Buffer }`. Throws where the archive isn't well formed. */
export function readTar(archive) {
  const files = {};
  let offset = 0;
  let next = {};
  for (;;) {
    const header = archive.subarray(offset, offset + BLOCK);
    if (header.length < BLOCK) throw new Error("the archive ends without its two zero blocks");
    if (header.every((byte) => byte === 0)) return files;
    checkSum(header);
    const size = next.size ?? number(header, 124, 12);
    const content = archive.subarray(offset + BLOCK, offset + BLOCK + size);
    if (content.length < size) throw new Error("the archive is cut");
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;

    const type = String.fromCharCode(header[156]);
    if (type === "x") {
      next = paxRecords(content);
    } else if (type === "L") {
      next = { path: text(content, 0, size) };
    } else {
      const path = next.path ?? ustarPath(header);
      if (type === "0" || type === "\0") {
        if (path in files) throw new Error(`${path} is in the archive twice`);
        files[path] = content;
      }
      next = {};
    }
  }
}

function checkSum(header) {
  const blank = Buffer.from(header);
  blank.fill(" ", 148, 156);
  const sum = blank.reduce((total, byte) => total + byte, 0);
  if (sum !== number(header, 148, 8)) throw new Error("a header's checksum is wrong");
}

function text(bytes, start, length) {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return (end < 0 ? field : field.subarray(0, end)).toString("utf8");
}

/** Octal, or base 256 where the first bit is set. */
function number(header, start, length) {
  if (header[start] & 0x80) {
    return header.subarray(start + 1, start + length).reduce((total, byte) => total * 256 + byte, 0);
  }
  return Number.parseInt(text(header, start, length).trim() || "0", 8);
}

function ustarPath(header) {
  const name = text(header, 0, 100);
  const isUstar = header.toString("latin1", 257, 263) === "ustar\0";
  const prefix = isUstar ? text(header, 345, 155) : "";
  return prefix ? `${prefix}/${name}` : name;
}

/** Records are `length key=value\n`, the length counting itself. */
function paxRecords(content) {
  const records = {};
  for (let start = 0; start < content.length; ) {
    const space = content.indexOf(0x20, start);
    const length = Number(content.toString("latin1", start, space));
    const record = content.toString("utf8", space + 1, start + length - 1);
    const equals = record.indexOf("=");
    records[record.slice(0, equals)] = record.slice(equals + 1);
    start += length;
  }
  return { path: records.path, size: records.size === undefined ? undefined : Number(records.size) };
}
