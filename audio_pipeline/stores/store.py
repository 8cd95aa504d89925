"""Store: the interface of a place for named blobs, which are stored whole or not at all.

A name is a path of lower-case words with forward slashes: "programmes/guided-recall/3fa9.mp3".
An etag names one version of a blob; it is only compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from audio_pipeline.errors import StoreError

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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredName:
    """What a listing tells of a blob."""

    name: str
    size_bytes: int
    modified_at: float
    """The time it was stored, in seconds since the epoch, by the clock of the store."""
    etag: str
    """Changes when the blob is stored again; only compared with that of another listing, or of a put."""


class ListingRefusedError(StoreError):
    """The store does not allow a listing; a caller may ask for each blob instead."""


class NoConditionalWritesError(StoreError):
    """The store cannot write on a condition; a caller may keep other publishers out in another way."""


class Store(Protocol):
    """A place for named blobs. A reader gets a whole blob or none; StoreError says why a call failed."""

    def __hash__(self) -> int:
        """Hash by place: two stores of the same place are equal."""

    def has(self, name: str) -> bool:
        """Return whether a blob of this name exists."""

    def get(self, name: str) -> StoredBlob | None:
        """Return the blob of this name; None if there is none."""

    def put(self, blob: Blob) -> str:
        """Store a blob in place of the one before; return the etag that a listing gives it."""

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        """Store a blob if the one before still has this etag (None: does not exist); return whether it did.

        NoConditionalWritesError if the store has no such writes; then nothing is stored.
        """

    def list(self, prefix: str) -> Iterable[StoredName]:
        """List the blobs whose names begin with this, in order of their names; what has no name of a store is left out.

        ListingRefusedError if the store does not allow it.
        """

    def delete(self, names: Iterable[str]) -> None:
        """Delete blobs; it is no error if one does not exist."""

    def url_for(self, name: str) -> str:
        """Return the address from which listeners fetch a blob; for a folder, a path relative to it."""
