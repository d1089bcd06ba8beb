"""Seals blobs with Microsoft's SDK for Kluis to read: `write.py FOLDER KID PEM`.

FOLDER holds `x.plain` for each blob `x`; beside it come `x.body` and `x.encryptiondata`. Blobs of a region or more (sealed, they are
longer) are uploaded in blocks, four at a time, the others at once.
"""

import sys
from pathlib import Path

from blob_server import BlobServer
from kek import Kek, client

REGION = 4 * 1024 * 1024


def main(folder, kid, pem):
    kek = Kek(kid, pem)
    with BlobServer(folder) as server:
        for path in sorted(folder.glob("*.plain")):
            write(server, path, kek)


def write(server, path, kek):
    in_blocks = {"max_single_put_size": REGION, "max_block_size": REGION}
    blob = client(server, path.stem, kek, **in_blocks)
    server.requests.clear()
    blob.upload_blob(path.read_bytes(), max_concurrency=4)
    how = "in blocks" if any(request[2] == "blocklist" for request in server.requests) else "at once"
    assert (how == "in blocks") == (path.stat().st_size >= REGION), f"{path.stem}: {how}"
    print(f"sealed {path.stem}: {path.stat().st_size} bytes, {how}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
