"""Presentation: what programmes look like: a cover for each kind, and a page of show notes for each programme."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from audio_pipeline.catalog import Catalog, Release
from audio_pipeline.display import artwork
from audio_pipeline.display.artwork import MOTIFS, Cover
from audio_pipeline.stages import notes, publish
from audio_pipeline.stages.notes import Notes
from audio_pipeline.stores.sealed import keep, recall
from audio_pipeline.stores.store import Store

_NOTES = "show notes"
"""What a page is called among the parts that a Release was made from."""


def covers(motifs: Iterable[str], title: str, cache: Store) -> Mapping[str, Cover]:
    """The covers of these motifs; each is drawn once."""
    return {motif: _cover(title, motif, cache) for motif in dict.fromkeys(motifs)}


def undrawn(motifs: Iterable[str], title: str, cache: Store) -> tuple[str, ...]:
    """Those of these motifs whose cover is not in the cache yet, each once: it takes a moment to draw one."""
    return tuple(motif for motif in dict.fromkeys(motifs) if not cache.has(f"{_name(title, motif)}.small"))


def presented(catalog: Catalog, pictures: Mapping[str, Cover], store: Store) -> Catalog:
    """The catalog with a cover and a page for every programme, all of them in the store."""
    motifs = dict.fromkeys(MOTIFS[release.kind] for release in catalog.releases)
    urls = {motif: _urls(pictures[motif], store) for motif in motifs}
    return replace(catalog, releases=tuple(_presented(each, urls, catalog, store) for each in catalog.releases))


def _urls(cover: Cover, store: Store) -> tuple[str, str]:
    return publish.illustrate(cover.jpeg, store), publish.illustrate(cover.small_jpeg, store)


def _presented(release: Release, urls: Mapping[str, tuple[str, str]], catalog: Catalog, store: Store) -> Release:
    """With its cover and page; a page that would say what it says now is not written again."""
    url, small_url = urls[MOTIFS[release.kind]]
    is_covered = (release.artwork_url, release.artwork_small_url) == (url, small_url)
    shown = release if is_covered else replace(release, artwork_url=url, artwork_small_url=small_url)
    about = Notes(release=shown, show=catalog.show, references=catalog.references)
    if shown.notes_url and shown.made_from.get(_NOTES) == about.key:
        return shown
    page = notes.page(about, *publish.words(shown, store))
    made_from = {**shown.made_from, _NOTES: about.key}
    return replace(shown, notes_url=publish.annotate(shown, page, store), made_from=made_from)


def _cover(title: str, motif: str, cache: Store) -> Cover:
    """The picture in both its sizes, from the cache or drawn now."""
    name = _name(title, motif)
    jpeg, small_jpeg = recall(cache, f"{name}.jpg"), recall(cache, f"{name}.small")
    if jpeg and small_jpeg:
        return Cover(jpeg=jpeg, small_jpeg=small_jpeg)
    drawn = artwork.cover(title, motif)
    keep(cache, f"{name}.jpg", drawn.jpeg, "image/jpeg")
    keep(cache, f"{name}.small", drawn.small_jpeg, "image/jpeg")
    return drawn


def _name(title: str, motif: str) -> str:
    """What its two files in the cache are called, but for their endings; the smaller one is written last."""
    return f"artwork/{hashlib.sha256(artwork.cover_key(title, motif).encode()).hexdigest()}"
