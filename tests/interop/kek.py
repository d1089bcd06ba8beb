"""A key-encryption key as the SDK wants one: RSA-OAEP with SHA-256, by `cryptography`, from a PEM file."""

from pathlib import Path

from azure.storage.blob import BlobClient
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

ALGORITHM = "RSA-OAEP-256"
OAEP = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)


class Kek:
    def __init__(self, kid, pem):
        self.kid = kid
        self.key = serialization.load_pem_private_key(Path(pem).read_bytes(), password=None)

    def get_kid(self):
        return self.kid

    def get_key_wrap_algorithm(self):
        return ALGORITHM

    def wrap_key(self, key):
        return self.key.public_key().encrypt(key, OAEP)

    def unwrap_key(self, key, algorithm):
        if algorithm != ALGORITHM:
            raise ValueError(f"wrapped with {algorithm}")
        return self.key.decrypt(key, OAEP)


def client(server, blob, kek, **options):
    """The SDK's client, set to encryption 2.0 and nothing else."""
    return BlobClient(
        server.account_url,
        "container",
        blob,
        require_encryption=True,
        encryption_version="2.0",
        key_encryption_key=kek,
        retry_total=0,
        **options,
    )
