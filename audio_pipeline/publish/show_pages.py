"""Show pages: what programmes look like: a cover for each kind, and a page of show notes for each programme."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from audio_pipeline.catalog import Catalog, Release
from audio_pipeline.publish import artwork, release_files, show_notes
from audio_pipeline.publish.artwork import MOTIFS, Cover
from audio_pipeline.publish.show_notes import ShowNotes
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

_NOTES_PART = "show notes"
"""What a page is called among the parts that a Release was made from."""


def draw_covers(motifs: Iterable[str], title: str, cache: Store) -> Mapping[str, Cover]:
    """The covers of these motifs; each is drawn once."""
    return {motif: _load_or_draw_cover(title, motif, cache) for motif in dict.fromkeys(motifs)}


def find_missing_covers(motifs: Iterable[str], title: str, cache: Store) -> tuple[str, ...]:
    """Those of these motifs whose cover is not in the cache yet, each once: it takes a moment to draw one."""
    return tuple(motif for motif in dict.fromkeys(motifs) if not cache.has(f"{_cover_cache_key(title, motif)}.small"))


def add_covers_and_pages(catalog: Catalog, covers: Mapping[str, Cover], store: Store) -> Catalog:
    """The catalog with a cover and a page for every programme, all of them in the store."""
    motifs = dict.fromkeys(MOTIFS[release.kind] for release in catalog.releases)
    urls = {motif: _put_covers(covers[motif], store) for motif in motifs}
    return replace(
        catalog, releases=tuple(_add_cover_and_page(each, urls, catalog, store) for each in catalog.releases)
    )


def _put_covers(cover: Cover, store: Store) -> tuple[str, str]:
    return release_files.put_cover(cover.jpeg, store), release_files.put_cover(cover.small_jpeg, store)


def _add_cover_and_page(
    release: Release, urls: Mapping[str, tuple[str, str]], catalog: Catalog, store: Store
) -> Release:
    """With its cover and page; a page that would say what it says now is not written again."""
    url, small_url = urls[MOTIFS[release.kind]]
    is_covered = (release.artwork_url, release.artwork_small_url) == (url, small_url)
    shown = release if is_covered else replace(release, artwork_url=url, artwork_small_url=small_url)
    about = ShowNotes(release=shown, show=catalog.show, references=catalog.references)
    if shown.notes_url and shown.made_from.get(_NOTES_PART) == about.key:
        return shown
    page = show_notes.render_page(about, *release_files.read_timed_text(shown, store))
    made_from = {**shown.made_from, _NOTES_PART: about.key}
    return replace(shown, notes_url=release_files.put_notes_page(shown, page, store), made_from=made_from)


def _load_or_draw_cover(title: str, motif: str, cache: Store) -> Cover:
    """The picture in both its sizes, from the cache or drawn now."""
    name = _cover_cache_key(title, motif)
    jpeg, small_jpeg = get_checked(cache, f"{name}.jpg"), get_checked(cache, f"{name}.small")
    if jpeg and small_jpeg:
        return Cover(jpeg=jpeg, small_jpeg=small_jpeg)
    drawn = artwork.draw_cover(title, motif)
    put_checked(cache, f"{name}.jpg", drawn.jpeg, "image/jpeg")
    put_checked(cache, f"{name}.small", drawn.small_jpeg, "image/jpeg")
    return drawn


def _cover_cache_key(title: str, motif: str) -> str:
    """What its two files in the cache are called, but for their endings; the smaller one is written last."""
    return f"artwork/{hashlib.sha256(artwork.cover_key(title, motif).encode()).hexdigest()}"
