"""ID3: write the tag of a programme: title, cover, chapters and words."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from audio_pipeline.content.model import TimedText
from audio_pipeline.content.timed_text import format_lyrics

RECIPE = 2
"""Increased whenever the same tags would be written as other bytes."""

_TOP_LEVEL, _ORDERED = 2, 1
"""Flags of a CTOC frame (ID3v2 Chapter Frame Addendum, 3.2)."""
_NO_OFFSET = 0xFFFFFFFF
"""The byte offset of a chapter that is given by time only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """The tags of a programme, which a player shows."""

    title: str
    artist: str
    album: str
    language: str
    """ISO 639-2, three letters, as ID3 requires."""
    track: int
    """0 if it has no number."""
    season: int
    """The number of the set of its kind, written as the disc number; 0 if it has none."""
    published: str
    cover_jpeg: bytes
    """Small, because it is in every MP3."""


def build_id3(tags: Tags, chapters: Sequence[TimedText], transcript: Sequence[TimedText]) -> bytes:
    """Return an ID3v2.4 tag with title, album, cover, words and chapters; the same bytes for the same arguments."""
    from mutagen import id3 as frames

    tag = frames.ID3()
    tag.add(frames.TIT2(encoding=3, text=tags.title))
    tag.add(frames.TPE1(encoding=3, text=tags.artist))
    tag.add(frames.TALB(encoding=3, text=tags.album))
    if tags.track:
        tag.add(frames.TRCK(encoding=3, text=str(tags.track)))
    if tags.season:
        tag.add(frames.TPOS(encoding=3, text=str(tags.season)))
    tag.add(frames.TLAN(encoding=3, text=tags.language))
    tag.add(frames.TDRC(encoding=3, text=tags.published))
    tag.add(frames.TCON(encoding=3, text="Podcast"))
    tag.add(frames.APIC(encoding=3, mime="image/jpeg", type=3, desc="Cover", data=tags.cover_jpeg))
    if text := format_lyrics(transcript, chapters):
        tag.add(frames.USLT(encoding=3, lang=tags.language, desc="", text=text))
    names = [f"chapter{number}" for number in range(1, len(chapters) + 1)]
    if names:
        tag.add(frames.CTOC(element_id="contents", flags=_TOP_LEVEL | _ORDERED, child_element_ids=names))
    for name, chapter in zip(names, chapters, strict=True):
        title = frames.TIT2(encoding=3, text=chapter.text)
        tag.add(
            frames.CHAP(
                element_id=name,
                start_time=chapter.start_ms,
                end_time=chapter.end_ms,
                start_offset=_NO_OFFSET,
                end_offset=_NO_OFFSET,
                sub_frames=[title],
            )
        )
    file = io.BytesIO()
    tag.save(file, v2_version=4, padding=lambda _: 0)
    return file.getvalue()
