"""Publish: a Programme becomes a Release in the store; the catalog says so last."""

import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from audio_pipeline.catalog import FILES, Catalog, Release, to_json
from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.display.timed_text import chapter_marks, cues, podcast_chapters, webvtt
from audio_pipeline.errors import StoreError
from audio_pipeline.model import Content, Programme, Timing
from audio_pipeline.stores.store import BRIEFLY, Item, Store, Stored

FEED = "feed.xml"

_WAITS_S = (0.0, 0.1, 0.3, 1.0)
"""How long a refusal without a reason is slept over before it is looked at again; then there is an error."""

_OVERTAKEN = 10
"""So many feeds of others may come between ours and its place."""

_TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt",
    ".chapters.json": "application/json+chapters",
    ".jpg": "image/jpeg",
    ".html": "text/html; charset=utf-8",
}

log = logging.getLogger(__name__)


def release(programme: Programme, content: Content, helplines: tuple[str, ...], store: Store) -> Release:
    """Put a Programme with its transcript and chapters in the store, each named by its own bytes."""
    folder = f"programmes/{content.id}"
    audio = _named(folder, programme.mp3, ".mp3")
    words = _named(folder, webvtt(programme.transcript).encode(), ".vtt")
    marks = _named(folder, podcast_chapters(programme.chapters).encode(), ".chapters.json")
    for item in (audio, words, marks):
        _put_once(item, store)
    return Release(
        id=f"{content.id}.{_fingerprint(programme.mp3)}",
        content_id=content.id,
        kind=content.kind,
        title=content.title,
        summary=content.summary,
        names=content.names,
        position=content.position,
        published_at=f"{content.published}T06:00:00Z",
        url=store.url(audio.name),
        size_bytes=len(programme.mp3),
        duration_ms=programme.duration_ms,
        transcript_url=store.url(words.name),
        chapters_url=store.url(marks.name),
        loudness_lufs=programme.loudness_lufs,
        loudness_range_lu=programme.loudness_range_lu,
        true_peak_dbtp=programme.true_peak_dbtp,
        sources=content.sources,
        variant_of=content.variant_of,
        gate=content.gate,
        access=content.access,
        helplines=helplines,
        made_from=programme.made_from,
    )


def described(known: Release, content: Content, helplines: tuple[str, ...]) -> Release:
    """The same sound, with today's words about it."""
    return replace(
        known,
        kind=content.kind,
        title=content.title,
        summary=content.summary,
        names=content.names,
        position=content.position,
        published_at=f"{content.published}T06:00:00Z",
        sources=content.sources,
        variant_of=content.variant_of,
        gate=content.gate,
        access=content.access,
        helplines=helplines,
    )


def illustrate(jpeg: bytes, store: Store) -> str:
    """Put a cover in the store, named by its bytes: a changed picture needs a new address. Gives its URL."""
    cover = _named("artwork", jpeg, ".jpg")
    _put_once(cover, store)
    return store.url(cover.name)


def annotate(release: Release, page: str, store: Store) -> str:
    """Put a page of show notes beside its programme, so that either finds the other in any store. Gives its URL."""
    notes = _named(f"programmes/{release.content_id}", page.encode(), ".html")
    _put_once(notes, store)
    return store.url(notes.name)


def words(release: Release, store: Store) -> tuple[tuple[Timing, ...], tuple[Timing, ...]]:
    """The transcript and the chapters of a Release, as the store has them; StoreError if either is damaged."""
    transcript, chapters = (
        _checked_item(name, store).data.decode() for name in (release.transcript_url, release.chapters_url)
    )
    return cues(transcript), chapter_marks(chapters)


def sound(release: Release, store: Store) -> bytes:
    """The MP3 of a Release, as the store has it; StoreError if it is damaged."""
    return _checked_item(release.url, store).data


def announce(catalog: Catalog, feed: str, store: Store, base: Stored | None) -> None:
    """Make the catalog what the world reads, then the feed.

    Base is what the store held under the catalog's name before this one was made: if somebody else has published
    since, StoreError says so and nothing of theirs is lost. What has not changed is not written.
    """
    data = to_json(catalog).encode()
    if base is None or base.data != data:
        item = Item(name=CATALOG, data=data, content_type="application/json", cache_control=BRIEFLY)
        if not _replace(item, store, base):
            what, mend = "somebody else published meanwhile", "Nothing is lost: run it again"
            raise StoreError(what, where=store.url(CATALOG), mend=mend)
        log.info("announced releases=%d answers=%d", len(catalog.releases), len(catalog.answers))
    _renew_feed(feed, store, data)


def copy(catalog: Catalog, source: Store, target: Store, *, sent: Callable[[], None]) -> Catalog:
    """Send the target what it lacks of a catalog whose URLs are names in the source; the same one, with its URLs.

    `sent` is called for every item; the caller announces the result.
    """
    for name in _names(catalog):
        if not target.has(name):
            target.put(_checked_item(name, source))
        sent()
    show = replace(catalog.show, artwork_url=target.url(catalog.show.artwork_url))
    return replace(catalog, show=show, releases=tuple(_at(each, target) for each in catalog.releases))


def count(catalog: Catalog) -> int:
    """How many items copy would look at."""
    return len(_names(catalog))


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def _named(folder: str, data: bytes, suffix: str) -> Item:
    return Item(name=f"{folder}/{_fingerprint(data)}{suffix}", data=data, content_type=_TYPES[suffix])


def _put_once(item: Item, store: Store) -> None:
    if not store.has(item.name):
        store.put(item)


def _renew_feed(feed: str, store: Store, catalog: bytes) -> None:
    """Put the feed in place unless a newer catalog has come: its publisher brings a newer feed."""
    data = feed.encode()
    item = Item(name=FEED, data=data, content_type="application/rss+xml", cache_control=BRIEFLY)
    for _ in range(_OVERTAKEN):
        # The feed is looked at before the catalog: if the catalog is ours now, a feed seen earlier cannot be newer.
        held, announced = store.get(FEED), store.get(CATALOG)
        if held and held.data == data:
            return
        if announced and announced.data != catalog:
            return
        if _replace(item, store, held):
            return
    what = "the catalog is published, the feed is not: another one came each time"
    raise StoreError(what, where=store.url(FEED), mend="Run it again when nobody else publishes")


def _replace(item: Item, store: Store, expected: Stored | None) -> bool:
    """Put the item in the place of what was seen there; False if something else has come meanwhile.

    A store may refuse an item that it has kept (the answer to the first try was lost), or one for which nothing stands
    in the way (another request was under way): so what is there is looked at, and the item offered again. StoreError
    if the store goes on like that.
    """
    for wait_s in _WAITS_S:
        if store.swap(item, expected_etag=expected.etag if expected else None):
            return True
        held = store.get(item.name)
        if held and held.data == item.data:
            return True
        if held != expected:
            return False
        time.sleep(wait_s)
    what = "the store refuses it, though nobody has changed it"
    raise StoreError(what, where=store.url(item.name), mend="Wait a minute, then run it again: what is sent is kept")


def _names(catalog: Catalog) -> list[str]:
    parts = [name for each in catalog.releases for name in each.files]
    return list(dict.fromkeys([catalog.show.artwork_url, *parts]))


def _checked_item(name: str, source: Store) -> Item:
    """What the source keeps under a name that its bytes must bear out: a damaged file must not be public for ever."""
    held = source.get(name)
    fingerprint, _, suffix = PurePosixPath(name).name.partition(".")
    if held is None or _fingerprint(held.data) != fingerprint:
        what = "a built file is missing" if held is None else "a built file is damaged"
        raise StoreError(
            what, where=source.url(name), mend="Delete the built folder and build again: nothing is spoken twice"
        )
    return Item(name=name, data=held.data, content_type=_TYPES[f".{suffix}"])


def _at(each: Release, store: Store) -> Release:
    there: dict[str, Any] = {name: store.url(held) for name in FILES if (held := getattr(each, name))}
    return replace(each, **there)
