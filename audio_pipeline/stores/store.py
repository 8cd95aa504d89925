"""The seam: named bytes, kept whole or not at all.

A name is a path of lower-case words with forward slashes: "programmes/guided-recall/3fa9.mp3".
An etag names one version of what is kept under a name; it is only ever compared.
"""

from dataclasses import dataclass
from typing import Protocol

CACHE_FOREVER = "public, max-age=31536000, immutable"
"""Cache-Control of what is named by its content."""

CACHE_BRIEFLY = "public, max-age=60"
"""Cache-Control of what is replaced under its name: the catalog and the feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlob:
    """What a store gives back."""

    data: bytes
    etag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """What goes into a store."""

    name: str
    data: bytes
    content_type: str
    cache_control: str = CACHE_FOREVER


class Store(Protocol):
    """Named bytes. A reader meets the whole of an item or nothing; StoreError says what the world did."""

    def __hash__(self) -> int:
        """The same place is the same store."""

    def has(self, name: str) -> bool:
        """Whether something is kept under this name."""

    def get(self, name: str) -> StoredBlob | None:
        """What is kept under this name; None if nothing is."""

    def put(self, blob: Blob) -> None:
        """Keep it, in place of what was there."""

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        """Keep it only if the etag under its name is still the expected one (None: still nothing there)."""

    def url_for(self, name: str) -> str:
        """How the world fetches it: a folder answers a path relative to itself."""
