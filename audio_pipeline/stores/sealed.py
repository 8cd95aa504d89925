"""Sealed: what is kept carries its own proof, and what fails the proof counts as missing."""

import hashlib

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.store import Item, Store

_SEAL_BYTES = 32
"""The length of a SHA-256."""


class GoneError(StoreError):
    """What should be kept is not, or is damaged; `where` is its name. Whoever can make it again need not fail."""


def seal(data: bytes) -> bytes:
    """The data with its SHA-256 behind it."""
    return data + hashlib.sha256(data).digest()


def unseal(blob: bytes) -> bytes | None:
    """The data that seal was given; None if anything happened to it since."""
    data, proof = blob[:-_SEAL_BYTES], blob[-_SEAL_BYTES:]
    return data if hashlib.sha256(data).digest() == proof else None


def keep(store: Store, name: str, data: bytes, content_type: str) -> None:
    """Keep it under seal."""
    store.put(Item(name=name, data=seal(data), content_type=content_type))


def recall(store: Store, name: str) -> bytes | None:
    """What was kept under seal; None if it is missing or damaged, which is the same: make it again."""
    held = store.get(name)
    return unseal(held.data) if held else None
