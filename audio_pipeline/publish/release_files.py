"""Release files: put the files of a Release in a store, and the catalog and the feed after them."""

import hashlib
import logging
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.catalog import Catalog, Ending, Release, to_json
from audio_pipeline.content.model import Programme, TimedText
from audio_pipeline.content.timed_text import (
    format_json_transcript,
    format_podcast_chapters,
    format_srt,
    format_webvtt,
    parse_podcast_chapters,
    parse_webvtt,
)
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.feed_xml import FEED_NAME
from audio_pipeline.stores.conditional_put import put_on_condition
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store, StoredBlob

FEED = FEED_NAME

_RETRY_WAITS_S = (0.0, 0.1, 0.3, 1.0)
"""The waits between attempts to put an item that the store refuses without a reason; then it is an error."""

_MAX_FEED_ATTEMPTS = 10
"""Attempts to replace the feed while others replace it too."""

_TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".transcript.json": "application/json",
    ".chapters.json": "application/json+chapters",
    ".jpg": "image/jpeg",
    ".html": "text/html; charset=utf-8",
    ".npz": "application/zip",
}

_NAME = re.compile(r"(?:^|\.)([0-9a-f]{12})(?=\.)")
"""The hash in the name of a file, between what a person reads and its ending."""

TimedTexts = tuple[tuple[TimedText, ...], tuple[TimedText, ...]]
"""The transcript and the chapters of a programme."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFiles:
    """The files of a Programme, each named by its content id and its own bytes."""

    audio: Blob
    transcript: Blob
    transcript_srt: Blob
    transcript_json: Blob
    chapters: Blob

    @property
    def all(self) -> tuple[Blob, ...]:
        """Return every file."""
        return self.audio, self.transcript, self.transcript_srt, self.transcript_json, self.chapters

    @property
    def release_id(self) -> str:
        """Return the id of the content, and a hash of the sound."""
        return PurePosixPath(self.audio.name).stem


def make_programme_files(programme: Programme) -> ProgrammeFiles:
    """Return a Programme with its transcripts and chapters as files."""
    content_id, transcript = programme.content_id, programme.transcript
    srt, as_json = _make_timed_texts(content_id, transcript)
    return ProgrammeFiles(
        audio=_make_named_blob(content_id, programme.mp3, ".mp3"),
        transcript=_make_named_blob(content_id, format_webvtt(transcript).encode(), ".vtt"),
        transcript_srt=srt,
        transcript_json=as_json,
        chapters=_make_named_blob(content_id, format_podcast_chapters(programme.chapters).encode(), ".chapters.json"),
    )


def put_files(files: Sequence[Blob], store: Store) -> None:
    """Put files in the store, all of them at once: a folder waits for the disk longer than it works."""
    for _ in run_side_by_side(lambda blob: _put_if_absent(blob, store), files, len(files)):
        pass


def put_transcripts(content_id: str, transcript: Sequence[TimedText], store: Store) -> tuple[str, str]:
    """Put a transcript as SubRip and as JSON in the store, beside that as WebVTT, and return their URLs."""
    srt, as_json = _make_timed_texts(content_id, transcript)
    put_files((srt, as_json), store)
    return store.url_for(srt.name), store.url_for(as_json.name)


def _make_timed_texts(content_id: str, transcript: Sequence[TimedText]) -> tuple[Blob, Blob]:
    """Return a transcript as a SubRip file and as a JSON file."""
    return (
        _make_named_blob(content_id, format_srt(transcript).encode(), ".srt"),
        _make_named_blob(content_id, format_json_transcript(transcript).encode(), ".transcript.json"),
    )


def put_endings(programme: Programme, store: Store) -> tuple[Ending, ...]:
    """Put the early endings of a Programme beside it, one after another, and return them."""
    endings = []
    for each in programme.endings:
        blob = _make_blob(f"programmes/{programme.content_id}", each.mp3, ".mp3")
        _put_if_absent(blob, store)
        endings.append(Ending(place_ms=each.place_ms, duration_ms=each.duration_ms, url=store.url_for(blob.name)))
    return tuple(endings)


def put_cover(jpeg: bytes, store: Store) -> str:
    """Put a cover in the store, named by its bytes, and return its URL."""
    cover = _make_blob("artwork", jpeg, ".jpg")
    _put_if_absent(cover, store)
    return store.url_for(cover.name)


def make_notes_page(release: Release, page: str) -> Blob:
    """Return a page of show notes as a file beside its programme, so that its links hold in any store."""
    return _make_blob(f"programmes/{release.content_id}", page.encode(), ".html")


def put_notes_page(release: Release, page: str, store: Store) -> str:
    """Put a page of show notes beside its programme, and return its URL."""
    notes = make_notes_page(release, page)
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


def publish_catalog(catalog: Catalog, feed: str, store: Store, base: StoredBlob | None) -> bytes:
    """Publish the catalog, then the feed; return the bytes of the catalog.

    `base` is the catalog that the store had before this one was made. If somebody else has published since, nothing is
    written and StoreError says so. A catalog or a feed that has not changed is not written.
    """
    data = to_json(catalog).encode()
    publish_files(data, feed.encode(), store, base)
    log.info("announced releases=%d answers=%d", len(catalog.releases), len(catalog.answers))
    return data


def publish_files(catalog: bytes, feed: bytes | None, store: Store, base: StoredBlob | None) -> None:
    """Publish the bytes of a catalog, then those of its feed, as `publish_catalog` does; without a feed, only these."""
    publish_catalog_file(catalog, store, base)
    if feed is not None:
        publish_feed_file(feed, store, catalog, seen=None)


def publish_catalog_file(catalog: bytes, store: Store, base: StoredBlob | None) -> None:
    """Publish the bytes of a catalog in place of the base; StoreError if another one is there by now."""
    if base is None or base.data != catalog:
        item = Blob(name=CATALOG, data=catalog, content_type="application/json", cache_control=CACHE_BRIEFLY)
        if not put_if_unchanged(item, store, base):
            raise refuse_meanwhile(store)


def publish_feed_file(feed: bytes, store: Store, catalog: bytes, *, seen: StoredBlob | None) -> None:
    """Publish the bytes of a feed, unless somebody has published a newer catalog: they publish a newer feed too.

    `seen` is a feed that was there before the catalog was replaced, and so is no newer than it; None: none is known.
    """
    item = Blob(name=FEED, data=feed, content_type="application/rss+xml", cache_control=CACHE_BRIEFLY)
    if seen is None or seen.data == feed or not put_if_unchanged(item, store, seen):
        _replace_feed(item, store, catalog)


def refuse_meanwhile(store: Store) -> StoreError:
    """Return the error for a catalog that is not the one that was read at the start."""
    what, hint = "somebody else published meanwhile", "Nothing is lost: run it again"
    return StoreError(what, where=store.url_for(CATALOG), hint=hint)


def read_built_file(name: str, source: Store) -> Blob:
    """Return a file of a build; StoreError if it is missing, or if its bytes do not match its name."""
    stored = source.get(name)
    *_, fingerprint, suffix = _NAME.split(PurePosixPath(name).name)
    if stored is None or _hash_bytes(stored.data) != fingerprint:
        what = "a built file is missing" if stored is None else "a built file is damaged"
        raise StoreError(
            what, where=source.url_for(name), hint="Delete the built folder and build again: nothing is spoken twice"
        )
    return Blob(name=name, data=stored.data, content_type=_TYPES[suffix])


def _hash_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def _make_blob(folder: str, data: bytes, suffix: str) -> Blob:
    return Blob(name=f"{folder}/{_hash_bytes(data)}{suffix}", data=data, content_type=_TYPES[suffix])


def _make_named_blob(content_id: str, data: bytes, suffix: str) -> Blob:
    """Name a file of a programme by its id and its bytes, so that a person knows it in a folder of downloads."""
    name = f"programmes/{content_id}/{content_id}.{_hash_bytes(data)}{suffix}"
    return Blob(name=name, data=data, content_type=_TYPES[suffix])


def _put_if_absent(blob: Blob, store: Store) -> None:
    if not store.has(blob.name):
        store.put(blob)


def _replace_feed(item: Blob, store: Store, catalog: bytes) -> None:
    """Replace the feed while the catalog is ours, in as many attempts as others leave us."""
    for _ in range(_MAX_FEED_ATTEMPTS):
        # The feed is looked at before the catalog: if the catalog is ours now, a feed seen earlier cannot be newer.
        held, announced = store.get(FEED), store.get(CATALOG)
        if held and held.data == item.data:
            return
        if announced and announced.data != catalog:
            return
        if put_if_unchanged(item, store, held):
            return
    what = "the catalog is published, but the feed is not: others replaced the feed at the same time"
    raise StoreError(what, where=store.url_for(FEED), hint="Run it again when nobody else publishes")


def put_if_unchanged(blob: Blob, store: Store, expected: StoredBlob | None) -> bool:
    """Put an item if the store still has what was expected there; False if it has something else.

    A store may refuse an item that it has already kept (the answer to an earlier attempt was lost), or one that nothing
    conflicts with (another request was in progress). So the store is read after a refusal, and the item is put again.
    StoreError after the last attempt.
    """
    for wait_s in _RETRY_WAITS_S:
        if put_on_condition(store, blob, expected_etag=expected.etag if expected else None):
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
