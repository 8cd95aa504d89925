"""Checksummed blobs: data is stored with its SHA-256, and a blob that does not match it counts as missing."""

import hashlib

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.store import Blob, Store

_CHECKSUM_BYTES = 32
"""The length of a SHA-256."""


class MissingArtifactError(StoreError):
    """A blob is missing or damaged; `where` is its name. A caller that can make it again may go on."""


def add_checksum(data: bytes) -> bytes:
    """Return the data followed by its SHA-256."""
    return data + hashlib.sha256(data).digest()


def verify_checksum(blob: bytes) -> bytes | None:
    """Return the data without its SHA-256; None if they do not match."""
    data, checksum = blob[:-_CHECKSUM_BYTES], blob[-_CHECKSUM_BYTES:]
    return data if hashlib.sha256(data).digest() == checksum else None


def put_checked(store: Store, name: str, data: bytes, content_type: str) -> None:
    """Store data with its checksum."""
    store.put(Blob(name=name, data=add_checksum(data), content_type=content_type))


def get_checked(store: Store, name: str) -> bytes | None:
    """Return checksummed data; None if it is missing or damaged, and has to be made again."""
    existing = store.get(name)
    return verify_checksum(existing.data) if existing else None
