"""Show pages: a cover for each kind of programme, and a page of show notes for each programme."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from audio_pipeline.catalog import Catalog, Release
from audio_pipeline.content.timed_text import make_cues
from audio_pipeline.publish import artwork, release_files, show_notes
from audio_pipeline.publish.artwork import MOTIFS, Cover
from audio_pipeline.publish.release_files import TimedTexts
from audio_pipeline.publish.show_notes import ShowNotes
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

_NOTES_PART = "show notes"
"""The name of the page in Release.made_from."""


def draw_covers(motifs: Iterable[str], title: str, cache: Store) -> Mapping[str, Cover]:
    """Return the covers of these motifs, from the cache or drawn now."""
    return {motif: _load_or_draw_cover(title, motif, cache) for motif in dict.fromkeys(motifs)}


def find_missing_covers(motifs: Iterable[str], title: str, cache: Store) -> tuple[str, ...]:
    """Return the motifs whose cover is not in the cache, each once."""
    return tuple(motif for motif in dict.fromkeys(motifs) if not cache.has(f"{_cover_cache_key(title, motif)}.small"))


def add_covers_and_pages(
    catalog: Catalog, covers: Mapping[str, Cover], store: Store, new_texts: Mapping[str, TimedTexts]
) -> Catalog:
    """Return the catalog with a cover and a page for every programme, all of them in the store.

    `new_texts` has the transcript and the chapters, by content id, of the programmes that this build has made.
    """
    motifs = dict.fromkeys(MOTIFS[release.kind] for release in catalog.releases)
    urls = {motif: _put_covers(covers[motif], store) for motif in motifs}
    releases = (
        _add_page(_add_cover(each, urls), catalog, store, new_texts.get(each.content_id)) for each in catalog.releases
    )
    return replace(catalog, releases=tuple(releases))


def _put_covers(cover: Cover, store: Store) -> tuple[str, str]:
    return release_files.put_cover(cover.jpeg, store), release_files.put_cover(cover.small_jpeg, store)


def _add_cover(release: Release, urls: Mapping[str, tuple[str, str]]) -> Release:
    url, small_url = urls[MOTIFS[release.kind]]
    return replace(release, artwork_url=url, artwork_small_url=small_url)


def _add_page(release: Release, catalog: Catalog, store: Store, new_text: TimedTexts | None) -> Release:
    """Return the release with its page, which is written only if it would differ from the one there is."""
    notes = ShowNotes(release=release, show=catalog.show, references=catalog.references)
    if release.notes_url and release.made_from.get(_NOTES_PART) == notes.key:
        return release
    # A kept sound with a new description needs a new page: its words are only in the store, so they are parsed there.
    transcript, chapters = new_text or release_files.read_timed_text(release, store)
    page = show_notes.render_page(notes, make_cues(transcript), chapters)
    made_from = {**release.made_from, _NOTES_PART: notes.key}
    return replace(release, notes_url=release_files.put_notes_page(release, page, store), made_from=made_from)


def _load_or_draw_cover(title: str, motif: str, cache: Store) -> Cover:
    """Return a cover from the cache, or draw it and put it there."""
    name = _cover_cache_key(title, motif)
    jpeg, small_jpeg = get_checked(cache, f"{name}.jpg"), get_checked(cache, f"{name}.small")
    if jpeg and small_jpeg:
        return Cover(jpeg=jpeg, small_jpeg=small_jpeg)
    drawn = artwork.draw_cover(title, motif)
    put_checked(cache, f"{name}.jpg", drawn.jpeg, "image/jpeg")
    put_checked(cache, f"{name}.small", drawn.small_jpeg, "image/jpeg")
    return drawn


def _cover_cache_key(title: str, motif: str) -> str:
    """Return the name of its two files in the cache without their endings. The smaller one is written last."""
    return f"artwork/{hashlib.sha256(artwork.cover_key(title, motif).encode()).hexdigest()}"
