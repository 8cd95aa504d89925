"""Checksummed: what is kept carries its own proof, and what fails the proof counts as missing."""

import hashlib

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.store import Blob, Store

_CHECKSUM_BYTES = 32
"""The length of a SHA-256."""


class MissingArtifactError(StoreError):
    """What should be kept is not, or is damaged; `where` is its name. Whoever can make it again need not fail."""


def add_checksum(data: bytes) -> bytes:
    """The data with its SHA-256 behind it."""
    return data + hashlib.sha256(data).digest()


def verify_checksum(blob: bytes) -> bytes | None:
    """The data that seal was given; None if anything happened to it since."""
    data, proof = blob[:-_CHECKSUM_BYTES], blob[-_CHECKSUM_BYTES:]
    return data if hashlib.sha256(data).digest() == proof else None


def put_checked(store: Store, name: str, data: bytes, content_type: str) -> None:
    """Keep it under seal."""
    store.put(Blob(name=name, data=add_checksum(data), content_type=content_type))


def get_checked(store: Store, name: str) -> bytes | None:
    """What was kept under seal; None if it is missing or damaged, which is the same: make it again."""
    held = store.get(name)
    return verify_checksum(held.data) if held else None
