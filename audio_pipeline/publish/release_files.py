"""Release files: put the files of a Release in a store, and the catalog and the feed after them."""

import hashlib
import logging
import time
from dataclasses import dataclass
from pathlib import PurePosixPath

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.catalog import Catalog, Release, to_json
from audio_pipeline.content.model import Programme, TimedText
from audio_pipeline.content.timed_text import (
    format_podcast_chapters,
    format_webvtt,
    parse_podcast_chapters,
    parse_webvtt,
)
from audio_pipeline.errors import StoreError
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store, StoredBlob

FEED = "feed.xml"

_RETRY_WAITS_S = (0.0, 0.1, 0.3, 1.0)
"""The waits between attempts to put an item that the store refuses without a reason; then it is an error."""

_MAX_FEED_ATTEMPTS = 10
"""Attempts to replace the feed while others replace it too."""

_TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt",
    ".chapters.json": "application/json+chapters",
    ".jpg": "image/jpeg",
    ".html": "text/html; charset=utf-8",
    ".npz": "application/zip",
}

TimedTexts = tuple[tuple[TimedText, ...], tuple[TimedText, ...]]
"""The transcript and the chapters of a programme."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeUrls:
    """The addresses of the files of a Programme in a store, each named by its own bytes."""

    audio: str
    transcript: str
    chapters: str
    release_id: str
    """The id of the content, and a hash of the sound."""


def put_programme(programme: Programme, store: Store) -> ProgrammeUrls:
    """Put a Programme with its transcript and chapters in the store."""
    folder = f"programmes/{programme.content_id}"
    audio = _make_blob(folder, programme.mp3, ".mp3")
    transcript = _make_blob(folder, format_webvtt(programme.transcript).encode(), ".vtt")
    chapters = _make_blob(folder, format_podcast_chapters(programme.chapters).encode(), ".chapters.json")
    for blob in (audio, transcript, chapters):
        _put_if_absent(blob, store)
    return ProgrammeUrls(
        audio=store.url_for(audio.name),
        transcript=store.url_for(transcript.name),
        chapters=store.url_for(chapters.name),
        release_id=f"{programme.content_id}.{_hash_bytes(programme.mp3)}",
    )


def put_cover(jpeg: bytes, store: Store) -> str:
    """Put a cover in the store, named by its bytes, and return its URL."""
    cover = _make_blob("artwork", jpeg, ".jpg")
    _put_if_absent(cover, store)
    return store.url_for(cover.name)


def put_notes_page(release: Release, page: str, store: Store) -> str:
    """Put a page of show notes beside its programme, so that its links hold in any store, and return its URL."""
    notes = _make_blob(f"programmes/{release.content_id}", page.encode(), ".html")
    _put_if_absent(notes, store)
    return store.url_for(notes.name)


def put_question_index(data: bytes, store: Store) -> str:
    """Put a question index in the store, named by its bytes, and return its URL."""
    index = _make_blob("understanding", data, ".npz")
    _put_if_absent(index, store)
    return store.url_for(index.name)


def read_timed_text(release: Release, store: Store) -> TimedTexts:
    """Return the transcript and the chapters of a Release from the store; StoreError if either is damaged."""
    transcript, chapters = (
        read_built_file(name, store).data.decode() for name in (release.transcript_url, release.chapters_url)
    )
    return parse_webvtt(transcript), parse_podcast_chapters(chapters)


def read_audio(release: Release, store: Store) -> bytes:
    """Return the MP3 of a Release from the store; StoreError if it is damaged."""
    return read_built_file(release.url, store).data


def publish_catalog(catalog: Catalog, feed: str, store: Store, base: StoredBlob | None) -> None:
    """Publish the catalog, then the feed.

    `base` is the catalog that the store had before this one was made. If somebody else has published since, nothing is
    written and StoreError says so. A catalog or a feed that has not changed is not written.
    """
    data = to_json(catalog).encode()
    if base is None or base.data != data:
        item = Blob(name=CATALOG, data=data, content_type="application/json", cache_control=CACHE_BRIEFLY)
        if not _put_if_unchanged(item, store, base):
            what, hint = "somebody else published meanwhile", "Nothing is lost: run it again"
            raise StoreError(what, where=store.url_for(CATALOG), hint=hint)
        log.info("announced releases=%d answers=%d", len(catalog.releases), len(catalog.answers))
    _replace_feed(feed, store, data)


def read_built_file(name: str, source: Store) -> Blob:
    """Return a file of a build; StoreError if it is missing, or if its bytes do not match its name."""
    stored = source.get(name)
    fingerprint, _, suffix = PurePosixPath(name).name.partition(".")
    if stored is None or _hash_bytes(stored.data) != fingerprint:
        what = "a built file is missing" if stored is None else "a built file is damaged"
        raise StoreError(
            what, where=source.url_for(name), hint="Delete the built folder and build again: nothing is spoken twice"
        )
    return Blob(name=name, data=stored.data, content_type=_TYPES[f".{suffix}"])


def _hash_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def _make_blob(folder: str, data: bytes, suffix: str) -> Blob:
    return Blob(name=f"{folder}/{_hash_bytes(data)}{suffix}", data=data, content_type=_TYPES[suffix])


def _put_if_absent(blob: Blob, store: Store) -> None:
    if not store.has(blob.name):
        store.put(blob)


def _replace_feed(feed: str, store: Store, catalog: bytes) -> None:
    """Replace the feed, unless somebody has published a newer catalog: they publish a newer feed too."""
    data = feed.encode()
    item = Blob(name=FEED, data=data, content_type="application/rss+xml", cache_control=CACHE_BRIEFLY)
    for _ in range(_MAX_FEED_ATTEMPTS):
        # The feed is looked at before the catalog: if the catalog is ours now, a feed seen earlier cannot be newer.
        held, announced = store.get(FEED), store.get(CATALOG)
        if held and held.data == data:
            return
        if announced and announced.data != catalog:
            return
        if _put_if_unchanged(item, store, held):
            return
    what = "the catalog is published, but the feed is not: others replaced the feed at the same time"
    raise StoreError(what, where=store.url_for(FEED), hint="Run it again when nobody else publishes")


def _put_if_unchanged(blob: Blob, store: Store, expected: StoredBlob | None) -> bool:
    """Put an item if the store still has what was expected there; False if it has something else.

    A store may refuse an item that it has already kept (the answer to an earlier attempt was lost), or one that nothing
    conflicts with (another request was in progress). So the store is read after a refusal, and the item is put again.
    StoreError after the last attempt.
    """
    for wait_s in _RETRY_WAITS_S:
        if store.put_if_match(blob, expected_etag=expected.etag if expected else None):
            return True
        stored = store.get(blob.name)
        if stored and stored.data == blob.data:
            return True
        if stored != expected:
            return False
        time.sleep(wait_s)
    what = "the store refused to write this file, though nobody else has changed it"
    raise StoreError(
        what, where=store.url_for(blob.name), hint="Wait a minute, then run it again: what is sent is kept"
    )
