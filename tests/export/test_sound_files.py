"""An exported sound plays for as long as the programme, with its title, chapters and cover."""

import io
from pathlib import Path

import av
import numpy as np
import pytest
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus

from audio_pipeline.catalog import NAME, Catalog, from_json
from audio_pipeline.export.sound_files import bind_book, convert_programme
from tests.meter import Sound


@pytest.fixture(scope="module")
def catalog(built_show: Path) -> Catalog:
    return from_json((built_show / "out" / NAME).read_text("utf-8"))


@pytest.fixture(scope="module")
def mp3s(built_show: Path, catalog: Catalog) -> list[bytes]:
    return [(built_show / "out" / each.url).read_bytes() for each in catalog.releases]


def chapters(data: bytes) -> list[tuple[str, int]]:
    """Title and start, in ms."""
    with av.open(io.BytesIO(data), "r") as file:
        found = file.chapters()
    return [(each["metadata"]["title"], round(each["start"] * (each["time_base"] or 1) * 1000)) for each in found]


def decoded(data: bytes) -> Sound:
    """What a player hears of a file of any format, left and right."""
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=48_000)
    with av.open(io.BytesIO(data), "r") as file:
        frames = [each for frame in file.decode(audio=0) for each in resampler.resample(frame)]
    return np.concatenate([frame.to_ndarray() for frame in frames], axis=1).T


def loudness(sound: Sound) -> float:
    return float(np.sqrt(np.mean(np.square(sound))))


@pytest.mark.parametrize("format_name", ["m4b", "ogg", "wav"])
def test_a_programme_keeps_its_length_and_its_sound(mp3s: list[bytes], format_name: str) -> None:
    first = decoded(mp3s[0])
    other = decoded(convert_programme(mp3s[0], format_name))
    assert len(other) == pytest.approx(len(first), abs=3000)
    assert loudness(other) == pytest.approx(loudness(first), rel=0.02)


@pytest.mark.parametrize("format_name", ["m4b", "ogg"])
def test_a_programme_keeps_its_chapters(catalog: Catalog, mp3s: list[bytes], format_name: str) -> None:
    expected = [(each.title, each.start_ms) for each in catalog.releases[0].chapters]
    assert chapters(convert_programme(mp3s[0], format_name)) == expected


def test_a_programme_keeps_its_title_and_its_cover(catalog: Catalog, mp3s: list[bytes]) -> None:
    title = catalog.releases[0].title
    book = MP4(io.BytesIO(convert_programme(mp3s[0], "m4b")))
    assert book["\xa9nam"] == [title]
    assert bytes(book["covr"][0]).startswith(b"\xff\xd8")
    sound = OggOpus(io.BytesIO(convert_programme(mp3s[0], "ogg")))
    assert sound["title"] == [title]
    assert sound["metadata_block_picture"]


def test_a_book_has_a_chapter_for_each_programme_where_it_begins(catalog: Catalog, mp3s: list[bytes]) -> None:
    titles = [each.title for each in catalog.releases]
    book = bind_book(mp3s, titles, {"title": "Both", "artist": "Us"}, b"")
    assert chapters(book) == [(titles[0], 0), (titles[1], catalog.releases[0].duration_ms)]
    assert MP4(io.BytesIO(book))["\xa9nam"] == ["Both"]
    length_ms = sum(each.duration_ms for each in catalog.releases)
    assert len(decoded(book)) / 48 == pytest.approx(length_ms, abs=60)
