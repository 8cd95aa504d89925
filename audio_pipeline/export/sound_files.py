"""Sound files: turn the MP3s of programmes into a file of another format, with their tags, chapters and cover."""

import base64
import io
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from audio_pipeline.audio_format import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.container import OutputContainer

FORMATS = ("mp3", "m4b", "wav", "ogg")

_MUXERS = {"m4b": "ipod", "wav": "wav", "ogg": "ogg"}
_CODECS = {"m4b": "aac", "wav": "pcm_s16le", "ogg": "libopus"}
_BIT_RATES = {"m4b": 128_000, "ogg": 96_000}
"""Opus at 96 kbit/s keeps what AAC and MP3 keep at 128."""

_MS = Fraction(1, 1000)


@dataclass(frozen=True, slots=True)
class _Chapter:
    title: str
    start_ms: int
    end_ms: int


def convert_programme(mp3: bytes, format_name: str) -> bytes:
    """Return a programme in another format of FORMATS: with the tags, the chapters and the cover of its MP3."""
    import av

    with av.open(io.BytesIO(mp3), "r") as source:
        tags = dict(source.metadata)
        chapters = [_read_chapter(each) for each in source.chapters()]
    return _add_cover(_encode([mp3], format_name, tags, lambda _: chapters), format_name, _read_cover(mp3))


def bind_book(mp3s: Sequence[bytes], titles: Sequence[str], tags: dict[str, str], cover_jpeg: bytes) -> bytes:
    """Return an M4B of several programmes, each a chapter with its title."""

    def make_chapters(ends_ms: Sequence[int]) -> list[_Chapter]:
        starts_ms = [0, *ends_ms[:-1]]
        return [_Chapter(*each) for each in zip(titles, starts_ms, ends_ms, strict=True)]

    return _add_cover(_encode(mp3s, "m4b", tags, make_chapters), "m4b", cover_jpeg)


def _encode(
    mp3s: Sequence[bytes],
    format_name: str,
    tags: dict[str, str],
    make_chapters: Callable[[Sequence[int]], Sequence[_Chapter]],
) -> bytes:
    """Return the programmes as one file; `make_chapters` takes the time at which each of them ends, in ms."""
    import av

    file, n_samples = io.BytesIO(), 0
    with av.open(file, "w", format=_MUXERS[format_name]) as target:
        target.metadata.update(tags)
        stream: Any = target.add_stream(_CODECS[format_name], rate=SAMPLE_RATE_HZ, layout="stereo")
        if bit_rate := _BIT_RATES.get(format_name):
            stream.bit_rate = bit_rate
        _set_chapters(target, make_chapters(_measure_ends_ms(mp3s)))
        for mp3 in mp3s:
            for frame in _decode(mp3):
                frame.pts, frame.time_base = n_samples, Fraction(1, SAMPLE_RATE_HZ)
                n_samples += frame.samples
                target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return file.getvalue()


def _measure_ends_ms(mp3s: Sequence[bytes]) -> list[int]:
    """Return the time at which each programme ends when they follow one another."""
    import av

    lengths_us = []
    for mp3 in mp3s:
        with av.open(io.BytesIO(mp3), "r") as source:
            lengths_us.append(source.duration or 0)
    return [round(end_us / 1000) for end_us in itertools.accumulate(lengths_us)]


def _decode(mp3: bytes) -> "Iterator[AudioFrame]":
    import av

    with av.open(io.BytesIO(mp3), "r") as source:
        yield from source.decode(audio=0)


def _set_chapters(target: "OutputContainer", chapters: Sequence[_Chapter]) -> None:
    target.set_chapters(
        [
            {
                "id": number,
                "start": each.start_ms,
                "end": each.end_ms,
                "time_base": _MS,
                "metadata": {"title": each.title},
            }
            for number, each in enumerate(chapters)
        ]
    )


def _read_chapter(chapter: Any) -> _Chapter:
    start_ms, end_ms = (round(chapter[name] * chapter["time_base"] * 1000) for name in ("start", "end"))
    return _Chapter(chapter["metadata"].get("title", ""), start_ms, end_ms)


def _read_cover(mp3: bytes) -> bytes:
    """Return the cover in an MP3; empty if it has none."""
    from mutagen.id3 import ID3

    pictures = ID3(io.BytesIO(mp3)).getall("APIC")
    return bytes(pictures[0].data) if pictures else b""


def _add_cover(data: bytes, format_name: str, jpeg: bytes) -> bytes:
    """Return a file with its cover; a WAV file has no place for one."""
    if not jpeg or format_name == "wav":
        return data
    file = io.BytesIO(data)
    if format_name == "m4b":
        from mutagen.mp4 import MP4, MP4Cover

        book = MP4(file)
        book["covr"] = [MP4Cover(jpeg, imageformat=MP4Cover.FORMAT_JPEG)]
        book.save(file)
        return file.getvalue()
    from mutagen.flac import Picture
    from mutagen.oggopus import OggOpus

    picture = Picture()
    picture.data, picture.type, picture.mime = jpeg, 3, "image/jpeg"
    sound = OggOpus(file)
    sound["metadata_block_picture"] = [base64.b64encode(picture.write()).decode()]
    sound.save(file)
    return file.getvalue()
