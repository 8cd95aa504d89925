"""Store: the interface of a place for named blobs, which are stored whole or not at all.

A name is a path of lower-case words with forward slashes: "programmes/guided-recall/3fa9.mp3".
An etag names one version of a blob; it is only compared.
"""

from dataclasses import dataclass
from typing import Protocol

CACHE_FOREVER = "public, max-age=31536000, immutable"
"""Cache-Control of blobs that are named by their content."""

CACHE_BRIEFLY = "public, max-age=60"
"""Cache-Control of blobs that are replaced: the catalog and the feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlob:
    """The content of a blob in a store, and its version."""

    data: bytes
    etag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """A blob to put into a store."""

    name: str
    data: bytes
    content_type: str
    cache_control: str = CACHE_FOREVER


class Store(Protocol):
    """A place for named blobs. A reader gets a whole blob or none; StoreError says why a call failed."""

    def __hash__(self) -> int:
        """Hash by place: two stores of the same place are equal."""

    def has(self, name: str) -> bool:
        """Return whether a blob of this name exists."""

    def get(self, name: str) -> StoredBlob | None:
        """Return the blob of this name; None if there is none."""

    def put(self, blob: Blob) -> None:
        """Store a blob in place of the one before."""

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        """Store a blob if the one before still has this etag (None: does not exist); return whether it did."""

    def url_for(self, name: str) -> str:
        """Return the address from which listeners fetch a blob; for a folder, a path relative to it."""
