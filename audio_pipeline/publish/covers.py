"""Covers: the cover of the show and of each kind of programme, from the cache or drawn, and put in the store."""

import hashlib
from collections.abc import Iterable, Mapping

from audio_pipeline.publish import artwork, release_files
from audio_pipeline.publish.artwork import Cover
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

CoverUrls = tuple[str, str]
"""The addresses of a cover and of its small form."""


def draw_covers(motifs: Iterable[str], title: str, cache: Store) -> Mapping[str, Cover]:
    """Return the covers of these motifs, from the cache or drawn now."""
    return {motif: _load_or_draw_cover(title, motif, cache) for motif in dict.fromkeys(motifs)}


def make_covers(pictures: Mapping[str, bytes]) -> Mapping[str, Cover]:
    """Return the covers that programmes have of their own, by their paths."""
    return {path: artwork.make_cover(picture) for path, picture in pictures.items()}


def find_missing_covers(motifs: Iterable[str], title: str, cache: Store) -> tuple[str, ...]:
    """Return the motifs whose cover is not in the cache, each once."""
    return tuple(motif for motif in dict.fromkeys(motifs) if not cache.has(f"{_cover_cache_key(title, motif)}.small"))


def put_covers(covers: Mapping[str, Cover], store: Store) -> Mapping[str, CoverUrls]:
    """Put covers in the store, and return their addresses by the same names."""
    return {
        motif: (release_files.put_cover(cover.jpeg, store), release_files.put_cover(cover.small_jpeg, store))
        for motif, cover in covers.items()
    }


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
