"""As much of the Blob service as the SDK needs, on loopback, over a folder.

Owns: Get Blob with ranges, Get Blob Properties, Put Blob, Put Block, Put Block List. A blob `x` is two files, `x.body` and
`x.encryptiondata`. Leaves out: accounts, authentication, leases, conditions; every path is `/account/container/blob`.
"""

import re
import threading
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

ENCRYPTION_DATA = "x-ms-meta-encryptiondata"


class BlobServer(ThreadingHTTPServer):
    """Serves a folder; `requests` holds what was asked: method, blob, range."""

    daemon_threads = True

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = Path(folder)
        self.requests = []
        self.blocks = {}
        self.lock = threading.Lock()

    @property
    def account_url(self):
        return f"http://127.0.0.1:{self.server_port}/kluis"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        body = self.stored()
        if body is not None:
            self.reply(200, self.properties() | {"Content-Length": len(body)})

    def do_GET(self):
        body = self.stored()
        if body is None:
            return
        asked = self.headers.get("x-ms-range") or self.headers.get("Range")
        if asked is None:
            self.reply(200, self.properties() | {"Content-Length": len(body)}, body)
            return
        first, last = re.fullmatch(r"bytes=(\d+)-(\d*)", asked).groups()
        first, last = int(first), min(int(last) if last else len(body), len(body) - 1)
        if first >= len(body):
            self.reply(416, {"x-ms-error-code": "InvalidRange", "Content-Length": 0})
            return
        part = body[first : last + 1]
        headers = {"Content-Range": f"bytes {first}-{last}/{len(body)}", "Content-Length": len(part)}
        self.reply(206, self.properties() | headers, part)

    def do_PUT(self):
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        content = self.rfile.read(int(self.headers["Content-Length"]))
        server = self.server
        with server.lock:
            server.requests.append(("PUT", self.blob(), query.get("comp")))
            match query.get("comp"):
                case "block":
                    server.blocks[self.blob(), query["blockid"]] = content
                case "blocklist":
                    ids = [element.text for element in ElementTree.fromstring(content)]
                    self.store(b"".join(server.blocks[self.blob(), block] for block in ids))
                case None:
                    self.store(content)
                case other:
                    raise ValueError(f"not served: comp={other}")
        self.reply(201, self.times() | {"x-ms-request-server-encrypted": "true", "Content-Length": 0})

    def blob(self):
        return urlsplit(self.path).path.rsplit("/", 1)[1]

    def file(self, kind):
        return self.server.folder / f"{self.blob()}.{kind}"

    def stored(self):
        with self.server.lock:
            asked = self.headers.get("x-ms-range") or self.headers.get("Range")
            self.server.requests.append((self.command, self.blob(), asked))
        if self.file("body").exists():
            return self.file("body").read_bytes()
        self.reply(404, {"x-ms-error-code": "BlobNotFound", "Content-Length": 0})
        return None

    def store(self, content):
        self.file("body").write_bytes(content)
        self.file("encryptiondata").write_text(self.headers[ENCRYPTION_DATA], encoding="utf-8")

    def properties(self):
        data = self.file("encryptiondata").read_text(encoding="utf-8")
        return self.times() | {ENCRYPTION_DATA: data, "x-ms-blob-type": "BlockBlob", "Accept-Ranges": "bytes"}

    def times(self):
        return {"ETag": '"0x1"', "Last-Modified": formatdate(usegmt=True), "x-ms-version": "2025-11-05"}

    def reply(self, status, headers, content=b""):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, str(value))
        self.end_headers()
        if content and self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_):
        """Quiet: what was asked is in `requests`."""
