"""Reads what Kluis sealed with Microsoft's SDK: whole, four-way parallel, and a range across region boundaries.

`read.py FOLDER`: FOLDER/plan.json lists the blobs, each with its key; `x.plain` is what must come out of blob `x`. Also checks each
manifest with an implementation of its own, and what becomes of a body that was cut or changed.
"""

import json
import sys
from pathlib import Path

from azure.core.exceptions import HttpResponseError
from blob_server import BlobServer
from kek import Kek, client
from manifest import check_manifest

REGION = 4 * 1024 * 1024
STORED = 12 + REGION + 16
MIB = 1024 * 1024


def main(folder):
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    with BlobServer(folder) as server:
        for blob in plan:
            read(server, folder, blob)
        cut_and_changed(server, folder, next(blob for blob in plan if blob["name"] == "nine-mib-and-five"))


def read(server, folder, blob):
    name, kek = blob["name"], Kek(blob["kid"], blob["pem"])
    plain = (folder / f"{name}.plain").read_bytes()

    whole = client(server, name, kek).download_blob()
    assert whole.size == len(plain), f"{name}: {whole.size} bytes"
    assert whole.readall() == plain, f"{name}: whole"

    server.requests.clear()
    small_steps = client(server, name, kek, max_single_get_size=MIB, max_chunk_get_size=MIB)
    assert small_steps.download_blob(max_concurrency=4).readall() == plain, f"{name}: parallel"
    gets = sum(request[0] == "GET" for request in server.requests)
    assert len(plain) < 2 * MIB or gets >= 4, f"{name}: {gets} requests are not parallel"

    for offset, length in ranges(len(plain)):
        part = client(server, name, kek).download_blob(offset=offset, length=length).readall()
        assert part == plain[offset : offset + length], f"{name}: {length} bytes from {offset}"

    check_manifest(folder, name, kek, plain)
    print(f"read {name}: {len(plain)} bytes, {len(ranges(len(plain)))} ranges")


def ranges(length):
    """Across each region boundary, and the ends."""
    across = [(at - 7, 20) for at in range(REGION, length - 13, REGION)]
    if length > REGION:
        across.append((REGION - 1, min(REGION + 2, length - REGION + 1)))
    return across + ([(0, 1), (length - 1, 1)] if length else [])


def cut_and_changed(server, folder, blob):
    """Why there is a manifest: the SDK takes a body cut at a region boundary for a whole one."""
    kek = Kek(blob["kid"], blob["pem"])
    body = (folder / f"{blob['name']}.body").read_bytes()
    plain = (folder / f"{blob['name']}.plain").read_bytes()
    data = (folder / f"{blob['name']}.encryptiondata").read_text(encoding="utf-8")

    def stored(name, content):
        (folder / f"{name}.body").write_bytes(content)
        (folder / f"{name}.encryptiondata").write_text(data, encoding="utf-8")
        return client(server, name, kek).download_blob()

    assert stored("cut", body[:STORED]).readall() == plain[:REGION]

    flipped = bytearray(body)
    flipped[STORED + 12] ^= 1
    swapped = body[STORED : 2 * STORED] + body[:STORED] + body[2 * STORED :]
    for name, content in [("flipped", bytes(flipped)), ("swapped", swapped)]:
        try:
            stored(name, content).readall()
        except HttpResponseError:
            continue
        raise AssertionError(f"{name}: the SDK opened it")
    print("cut at a region boundary: the SDK reads it as a shorter blob; changed or swapped: it refuses")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
