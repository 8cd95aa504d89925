"""Site record: the file of a store that has the words of its site, and the key of each page that is there."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from audio_pipeline.catalog import Catalog
from audio_pipeline.content.library import Library
from audio_pipeline.content.site_words import NO_SITE_WORDS, SiteLink, SiteSection, SiteWords
from audio_pipeline.publish.site.site import Site, group_helplines, make_base_url
from audio_pipeline.stores.store import Store

NAME = "site.json"

FORMAT = 1
"""Increased when a reader of the old format cannot read the new one: then every page is made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRecord:
    """What a store knows of its site beside the catalog."""

    words: SiteWords = NO_SITE_WORDS
    helplines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own_covers: tuple[str, ...] = ()
    """The content_ids of the programmes that have a cover of their own, in order."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """The key of each page, by its name in the store."""

    def make_site(self, catalog: Catalog, public_url: str) -> Site:
        """Return the site with these words for a catalog that is read at this address."""
        return Site(
            catalog=catalog,
            words=self.words,
            helplines=self.helplines,
            own_covers=frozenset(self.own_covers),
            base_url=make_base_url(public_url),
        )

    def keep_pages(self, keys: Mapping[str, str]) -> "SiteRecord":
        """Return the record with those of its pages that have these keys."""
        return replace(self, pages={name: key for name, key in self.pages.items() if keys.get(name) == key})


def make_record(library: Library) -> SiteRecord:
    """Return the record of a site without pages, with the words of a library."""
    return SiteRecord(
        words=library.site_words,
        helplines=group_helplines(library.helplines),
        own_covers=tuple(sorted(each.id for each in library.programmes if each.artwork)),
    )


def read_record(store: Store) -> SiteRecord:
    """Return the record of a store; an empty one if there is none, or if another version wrote it."""
    held = store.get(NAME)
    return parse_record(held.data) if held else SiteRecord()


def parse_record(data: bytes) -> SiteRecord:
    """Return the record in a file; an empty one if it is damaged, or if another version wrote it."""
    try:
        document = json.loads(data)
        return _make_record(document) if document["format"] == FORMAT else SiteRecord()
    except (ValueError, KeyError, TypeError, AttributeError):
        return SiteRecord()


def format_record(record: SiteRecord) -> bytes:
    """Return a record as JSON, the same bytes for the same record."""
    document = {"format": FORMAT, **asdict(record), "pages": dict(sorted(record.pages.items()))}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _make_record(document: Mapping[str, Any]) -> SiteRecord:
    words = document["words"]
    return SiteRecord(
        words=SiteWords(
            **{
                **words,
                "say": tuple(words["say"]),
                "links": tuple(SiteLink(**each) for each in words["links"]),
                "privacy": tuple(SiteSection(**each) for each in words["privacy"]),
                "terms": tuple(SiteSection(**each) for each in words["terms"]),
            }
        ),
        helplines={need: tuple(lines) for need, lines in document["helplines"].items()},
        own_covers=tuple(document.get("own_covers", ())),
        pages=dict(document["pages"]),
    )
