"""Layout: where the files of an export lie, for a person's folder or for Audiobookshelf (pure)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from audio_pipeline.catalog import Catalog, Release
from audio_pipeline.export.file_names import make_file_name
from audio_pipeline.publish.episodes import line_up_episodes


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A programme and the place of its files."""

    release: Release
    stem: PurePosixPath
    """The path of each of its files without the suffix, from the folder of the export."""
    part: str
    """The part of the show that it belongs to; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The programmes of one part of the show, for one file with a chapter for each."""

    title: str
    folder: PurePosixPath
    releases: tuple[Release, ...]


def lay_out_tracks(catalog: Catalog, *, is_audiobookshelf: bool) -> tuple[Track, ...]:
    """Return the programmes in the order of the podcast, each in the folder of its part.

    Audiobookshelf wants all episodes of a podcast in one folder. Programmes behind a gate are left out: a file cannot
    ask, and hear an answer.
    """
    root = PurePosixPath("podcasts", make_file_name(catalog.show.title)) if is_audiobookshelf else PurePosixPath()
    counts: Counter[PurePosixPath] = Counter()
    tracks = []
    for episode in line_up_episodes(catalog.releases, catalog.show.podcast):
        part = episode.season_name
        folder = root / make_file_name(part) if part and not is_audiobookshelf else root
        counts[folder] += 1
        stem = folder / f"{counts[folder]:02} {make_file_name(episode.release.title)}"
        tracks.append(Track(release=episode.release, stem=stem, part=part))
    return tuple(tracks)


def lay_out_books(catalog: Catalog, *, is_audiobookshelf: bool) -> tuple[Book, ...]:
    """Return a book for each part of the show; the programmes that belong to none come first in the first book."""
    tracks = lay_out_tracks(catalog, is_audiobookshelf=False)
    parts = list(dict.fromkeys(track.part for track in tracks if track.part)) or [catalog.show.title]
    return tuple(
        Book(
            title=part,
            folder=_find_book_folder(catalog, part) if is_audiobookshelf else PurePosixPath(),
            releases=_select_releases(tracks, part, is_first=part == parts[0]),
        )
        for part in parts
    )


def _find_book_folder(catalog: Catalog, part: str) -> PurePosixPath:
    """Return the folder of a book by author, series and title, as Audiobookshelf reads it."""
    show = catalog.show
    return PurePosixPath("audiobooks", *map(make_file_name, (show.author, show.title, part)))


def _select_releases(tracks: Sequence[Track], part: str, *, is_first: bool) -> tuple[Release, ...]:
    return tuple(each.release for each in tracks if each.part == part or (is_first and not each.part))
