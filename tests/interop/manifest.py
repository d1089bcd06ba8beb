"""The manifest, a second time: written from its description alone, with `hashlib` and `cryptography`."""

import base64
import hashlib
import hmac
import json

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

REGION = 4 * 1024 * 1024
STORED = 12 + REGION + 16


def check_manifest(folder, name, kek, plain):
    """Builds the manifest of a blob and compares it with the stored one, byte for byte."""
    stored = (folder / f"{name}.manifest").read_text(encoding="utf-8")
    body = (folder / f"{name}.body").read_bytes()
    data = json.loads((folder / f"{name}.encryptiondata").read_text(encoding="utf-8"))
    payload = kek.unwrap_key(base64.b64decode(data["WrappedContentKey"]["EncryptedKey"]), kek.get_key_wrap_algorithm())
    assert payload[:8] == b"2.0\0\0\0\0\0" and len(payload) == 40, f"{name}: payload"

    expected = manifest(json.loads(stored)["object"], payload[8:], plain, body)
    assert stored == expected, f"{name}: manifest\n{stored}\n{expected}"


def manifest(object_id, dek, plain, body):
    regions = [body[at : at + STORED] for at in range(0, len(body), STORED)]
    facts = {
        "format": "kluis/1",
        "object": object_id,
        "plaintext_length": len(plain),
        "region_count": len(regions),
        "tags_sha256": hashlib.sha256(b"".join(region[-16:] for region in regions)).hexdigest(),
        "key_commitment": derive(dek, b"kluis/1 commit").hex(),
    }
    mac = hmac.new(derive(dek, b"kluis/1 manifest"), canonical(facts).encode(), hashlib.sha256)
    return canonical(facts | {"hmac": mac.hexdigest()})


def derive(dek, label):
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=label).derive(dek)


def canonical(facts):
    return json.dumps(facts, separators=(",", ":"))
