"""Edition: what a publish or a rollback made public, as its file in the store tells it (pure).

The file names copies of the catalog, of the feed and of every page that is replaced, and all files that these name.
"""

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.stores.store import Blob

FORMAT = 2
"""Increased when a reader of the old format cannot read the new one."""

_READ_FORMATS = (1, FORMAT)
"""In the first format each copy is a file of its own, and its name has its hash."""

FOLDER = "editions/"
COPIES = f"{FOLDER}files/"

_PAGES = ".pages.gz"
"""The ending of a file with copies of several pages."""

_LEVEL = 6
"""The highest level takes three times as long for a hundredth less."""

_EXACT = "surrogateescape"
"""Bytes that are no text stay the same bytes."""

_ID = re.compile(r"\d{4}-\d\d-\d\d-\d{6}-[0-9a-f]{12}")
_TIME = "%Y-%m-%d-%H%M%S"
_HASH_CHARACTERS = 12
_A_SECOND = timedelta(seconds=1)


class EditionKind(StrEnum):
    """The way in which an edition came about."""

    PUBLISH = "publish"
    ROLLBACK = "rollback"
    FOUND = "found"
    """It was public before a publish that left editions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChanges:
    """The names, as editors know them, of what differs from the catalog before."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCopy:
    """A copy of a file whose name always stays the same, such as the feed."""

    name: str
    """The name in the store of the file with the copy, which may have those of other pages too."""
    hash: str
    """The hash of its bytes."""
    content_type: str
    etag: str = ""
    """The etag that the file had in a listing when it was copied; empty if that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What was made public at one time."""

    id: str
    """The time in UTC, and a hash of the catalog."""
    kind: EditionKind
    by: str = ""
    """The person, as --by gave it."""
    replaced: str = ""
    """The hash of the catalog that was public before; empty: none was."""
    restored: str = ""
    """The id of the edition that a rollback went back to; empty for a publish."""
    changes: EditionChanges = field(default_factory=EditionChanges)
    files: Mapping[str, FileCopy]
    """The copies of the catalog, the feed and the pages, by the names under which they are public."""
    objects: tuple[str, ...]
    """The names of all other files that these name."""

    @property
    def catalog_hash(self) -> str:
        """Return the hash of the catalog in the id."""
        return get_catalog_hash(self.id)

    @property
    def needed(self) -> frozenset[str]:
        """Return the names of everything in the store without which it cannot be public again."""
        return frozenset((*self.objects, *(copy.name for copy in self.files.values())))


def hash_data(data: bytes) -> str:
    """Return the hash by which a catalog, or a copy of a file, is known."""
    return hashlib.sha256(data).hexdigest()[:_HASH_CHARACTERS]


def find_edition_ids(names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the editions among the names of a store, the newest first."""
    stems = (name.removeprefix(FOLDER).removesuffix(".json") for name in names if name.startswith(FOLDER))
    return tuple(sorted(filter(_ID.fullmatch, stems), reverse=True))


def get_catalog_hash(edition_id: str) -> str:
    """Return the hash of the catalog of an edition."""
    return edition_id[-_HASH_CHARACTERS:]


def get_time(edition_id: str) -> datetime:
    """Return the time of an edition."""
    return datetime.strptime(edition_id[: -_HASH_CHARACTERS - 1], _TIME).replace(tzinfo=UTC)


def make_edition_id(catalog: bytes, now: datetime, others: Iterable[str]) -> str:
    """Return a new id, which sorts after the others even if the clock of this machine is slow."""
    latest = max((get_time(each) + _A_SECOND for each in others), default=now)
    return f"{max(now, latest):{_TIME}}-{hash_data(catalog)}"


def name_edition(edition_id: str) -> str:
    """Return the name of the file of an edition."""
    return f"{FOLDER}{edition_id}.json"


def name_copy(data: bytes) -> str:
    """Return the name of the copy of a file with this content."""
    return f"{COPIES}{hash_data(data)}.gz"


def pack_copy(file: Blob) -> Blob:
    """Return the copy of a file: named by what is in it, and compressed to the same bytes every time."""
    return Blob(name=name_copy(file.data), data=_compress(file.data), content_type="application/gzip")


def join_pages(pages: Iterable[Blob]) -> Blob:
    """Return one file with copies of these pages, not yet compressed: a page is small, and a request takes a while."""
    texts = {hash_data(each.data): each.data.decode(errors=_EXACT) for each in pages}
    data = json.dumps(texts, sort_keys=True).encode()
    return Blob(name=f"{COPIES}{hash_data(data)}{_PAGES}", data=data, content_type="application/gzip")


def compress_pages(joined: Blob) -> Blob:
    """Return a file of `join_pages` as it is stored."""
    return replace(joined, data=_compress(joined.data))


def _compress(data: bytes) -> bytes:
    """Compress data to the same bytes every time."""
    return gzip.compress(data, compresslevel=_LEVEL, mtime=0)


def unpack_copies(packed: bytes, name: str) -> Mapping[str, bytes] | None:
    """Return the files of which this file of the store has copies, by their hashes; None if it is damaged."""
    try:
        data = gzip.decompress(packed)
    except (OSError, EOFError, zlib.error):
        return None
    if not name.startswith(f"{COPIES}{hash_data(data)}."):
        return None
    if not name.endswith(_PAGES):
        return {hash_data(data): data}
    return {each: text.encode(errors=_EXACT) for each, text in json.loads(data).items()}


def pack_edition(edition: Edition) -> Blob:
    """Return the file of an edition."""
    facts = {name: value for name, value in asdict(edition).items() if name != "id"}
    text = json.dumps({"format": FORMAT, **facts}, ensure_ascii=False, indent=1) + "\n"
    return Blob(name=name_edition(edition.id), data=text.encode(), content_type="application/json")


def unpack_edition(edition_id: str, data: bytes) -> Edition | None:
    """Return the edition in a file; None if it is damaged, or of a newer version of this project."""
    try:
        facts = json.loads(data)
        return _read_edition(edition_id, facts) if facts["format"] in _READ_FORMATS else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _read_edition(edition_id: str, facts: Mapping[str, Any]) -> Edition:
    files = {name: _read_copy(copy) for name, copy in facts["files"].items()}
    changes = facts["changes"]
    return Edition(
        id=edition_id,
        kind=EditionKind(facts["kind"]),
        by=facts["by"],
        replaced=facts["replaced"],
        restored=facts["restored"],
        changes=EditionChanges(**{name: tuple(changes[name]) for name in ("new", "changed", "withdrawn")}),
        files={CATALOG: files.pop(CATALOG), **files},
        objects=tuple(facts["objects"]),
    )


def _read_copy(facts: Mapping[str, Any]) -> FileCopy:
    name = str(facts["name"])
    return FileCopy(
        name=name,
        hash=str(facts.get("hash") or name.removeprefix(COPIES).partition(".")[0]),
        content_type=str(facts["content_type"]),
        etag=str(facts["etag"]),
    )
