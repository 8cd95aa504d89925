"""Exporter: write the files of an export, and only those that are not there yet."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from audio_pipeline.catalog import FILES, Catalog, Release
from audio_pipeline.errors import StoreError
from audio_pipeline.export.file_names import make_file_name
from audio_pipeline.export.layout import Book, Track, lay_out_books, lay_out_tracks
from audio_pipeline.export.playlist import format_playlist
from audio_pipeline.export.sound_files import bind_book, convert_programme
from audio_pipeline.publish.episode_notes import build_notes
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.html_template import render_html
from audio_pipeline.publish.release_files import read_audio
from audio_pipeline.stores.atomic_write import write_atomically
from audio_pipeline.stores.disk_errors import translate_os_errors
from audio_pipeline.stores.store import Store

RECORD = ".warm-recall-export.json"
"""The file in the folder of an export that says what each file was made from."""

_RECIPE = 1
"""Must grow whenever the same release makes other bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What is exported, and how."""

    format_name: str
    """One of sound_files.FORMATS; m4b makes a book of each part of the show."""
    is_audiobookshelf: bool = False
    """True for the folders that Audiobookshelf reads."""
    public_url: str = ""
    """The web address of the folder, for a feed; empty: no feed is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFile:
    """A file of an export, and what makes it."""

    path: PurePosixPath
    made_from: str
    """Another text means other bytes."""
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What an export did."""

    n_written: int
    n_kept: int
    n_removed: int


def list_export_files(catalog: Catalog, store: Store, options: ExportOptions) -> tuple[ExportFile, ...]:
    """Return all files of an export; nothing is read or made yet."""
    builder = _ExportFiles(catalog, store, options)
    return tuple(builder.list_books() if options.format_name == "m4b" else builder.list_tracks())


def write_export(folder: Path, files: Sequence[ExportFile], *, report_done: Callable[[], None]) -> Export:
    """Write the files that are missing or made from something else, and remove those of an earlier export.

    A file that no export made is never removed. Whoever stops it and runs it again goes on where it was.
    """
    with translate_os_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    record = _read_record(folder)
    missing = [each for each in files if not _is_kept(each, folder, record)]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        try:
            for file in pool.map(lambda each: _write(each, folder), missing):
                record[str(file.path)] = file.made_from
                _write_record(folder, record)
                report_done()
        finally:
            pool.shutdown(cancel_futures=True)
    stale = record.keys() - {str(each.path) for each in files}
    for name in stale:
        _remove(folder, name)
        del record[name]
    _write_record(folder, record)
    return Export(n_written=len(missing), n_kept=len(files) - len(missing), n_removed=len(stale))


def count_missing(folder: Path, files: Iterable[ExportFile]) -> int:
    """Return how many of the files write_export would write."""
    record = _read_record(folder)
    return sum(not _is_kept(each, folder, record) for each in files)


class _ExportFiles:
    """The files of an export of one catalog."""

    def __init__(self, catalog: Catalog, store: Store, options: ExportOptions) -> None:
        self._catalog, self._store, self._options = catalog, store, options

    def list_tracks(self) -> Iterator[ExportFile]:
        """Yield the sound, the transcript and the notes of each programme, the covers, the playlist and the feed."""
        tracks = lay_out_tracks(self._catalog, is_audiobookshelf=self._options.is_audiobookshelf)
        suffix = f".{self._options.format_name}"
        for track in tracks:
            release = track.release
            yield self._file(_name(track, suffix), release.id, partial(self._convert, release))
            yield self._copy(_name(track, ".vtt"), release.transcript_url)
            yield self._page(_name(track, ".html"), release)
        for folder in dict.fromkeys(track.stem.parent for track in tracks):
            yield self._copy(folder / "cover.jpg", self._catalog.show.artwork_url)
        entries = [(_name(track, suffix), track.release.title, track.release.duration_ms) for track in tracks]
        yield self._text(self._playlist_path(tracks), format_playlist(self._catalog.show.title, entries))
        if self._options.public_url and self._options.format_name == "mp3":
            yield self._text(PurePosixPath("feed.xml"), self._build_feed(tracks))

    def list_books(self) -> Iterator[ExportFile]:
        """Yield a book for each part of the show, with its cover and its notes, and the playlist of all."""
        books = lay_out_books(self._catalog, is_audiobookshelf=self._options.is_audiobookshelf)
        for book in books:
            made_from = " ".join(release.id for release in book.releases)
            yield self._file(_name_book(book), made_from, partial(self._bind, book))
        for folder in dict.fromkeys(book.folder for book in books):
            yield self._copy(folder / "cover.jpg", self._catalog.show.artwork_url)
        if self._options.is_audiobookshelf:
            for book in books:
                yield self._text(book.folder / "desc.txt", f"{self._catalog.show.description}\n")
        else:
            lengths = [sum(release.duration_ms for release in book.releases) for book in books]
            entries = [(_name_book(book), book.title, length) for book, length in zip(books, lengths, strict=True)]
            yield self._text(self._playlist_path(()), format_playlist(self._catalog.show.title, entries))

    def _playlist_path(self, tracks: Sequence[Track]) -> PurePosixPath:
        is_one_folder = self._options.is_audiobookshelf and tracks
        folder = tracks[0].stem.parent if is_one_folder else PurePosixPath()
        return folder / f"{make_file_name(self._catalog.show.title)}.m3u8"

    def _convert(self, release: Release) -> bytes:
        mp3 = read_audio(release, self._store)
        return mp3 if self._options.format_name == "mp3" else convert_programme(mp3, self._options.format_name)

    def _bind(self, book: Book) -> bytes:
        show = self._catalog.show
        tags = {"title": book.title, "artist": show.author, "album": book.title, "genre": "Audiobook"}
        mp3s = [read_audio(each, self._store) for each in book.releases]
        return bind_book(mp3s, [each.title for each in book.releases], tags, self._read(show.artwork_url))

    def _page(self, path: PurePosixPath, release: Release) -> ExportFile:
        references = self._catalog.references
        sources = [f"{number}: {references[number]}" for number in release.sources if number in references]
        notes = build_notes(release, sources)
        page = render_html(__package__, "notes.html", release=release, show=self._catalog.show, notes=notes)
        return self._text(path, page)

    def _build_feed(self, tracks: Sequence[Track]) -> str:
        """Return the feed of the exported files; the GUIDs of the show and its episodes stay those of the podcast."""
        releases = tuple(_place(track) for track in tracks)
        cover = quote(str(tracks[0].stem.parent / "cover.jpg")) if tracks else ""
        show = replace(self._catalog.show, artwork_url=cover)
        return build_feed(replace(self._catalog, show=show, releases=releases), self._options.public_url)

    def _copy(self, path: PurePosixPath, name: str) -> ExportFile:
        return self._file(path, name, partial(self._read, name))

    def _text(self, path: PurePosixPath, text: str) -> ExportFile:
        data = text.encode()
        return self._file(path, hashlib.sha256(data).hexdigest(), lambda: data)

    def _file(self, path: PurePosixPath, made_from: str, make: Callable[[], bytes]) -> ExportFile:
        return ExportFile(path=path, made_from=f"{_RECIPE} {made_from}", make=make)

    def _read(self, name: str) -> bytes:
        if stored := self._store.get(name):
            return stored.data
        what, hint = "a built file is missing", "Run “warm-recall build”, then this command again"
        raise StoreError(what, where=name, hint=hint)


def _place(track: Track) -> Release:
    """Return the release of a track with the addresses of its exported files, and no others."""
    kept = {"url": ".mp3", "transcript_url": ".vtt", "notes_url": ".html"}
    urls: dict[str, Any] = {name: quote(str(_name(track, suffix))) for name, suffix in kept.items()}
    return replace(track.release, **(dict.fromkeys(FILES, "") | urls))


def _name(track: Track, suffix: str) -> PurePosixPath:
    return track.stem.with_name(track.stem.name + suffix)


def _name_book(book: Book) -> PurePosixPath:
    return book.folder / f"{make_file_name(book.title)}.m4b"


def _read_record(folder: Path) -> dict[str, str]:
    """Return what an earlier export wrote; empty if there was none, or its record is damaged."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(path): str(made_from) for path, made_from in record.items()} if isinstance(record, dict) else {}


def _write_record(folder: Path, record: dict[str, str]) -> None:
    write_atomically(folder / RECORD, json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True).encode())


def _is_kept(file: ExportFile, folder: Path, record: dict[str, str]) -> bool:
    return record.get(str(file.path)) == file.made_from and (folder / file.path).is_file()


def _write(file: ExportFile, folder: Path) -> ExportFile:
    path = folder / file.path
    with translate_os_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, file.make())
    return file


def _remove(folder: Path, name: str) -> None:
    """Remove a file of an earlier export, and the folders that are then empty."""
    path = folder / name
    if folder.resolve() not in path.resolve().parents:
        return  # the record was edited: what lies elsewhere is none of ours
    with translate_os_errors(path):
        path.unlink(missing_ok=True)
    with suppress(OSError):
        for parent in path.relative_to(folder).parents:
            (folder / parent).rmdir()
