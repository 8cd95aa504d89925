"""Timed text: what is heard when, as players and podcast apps read it (pure)."""

import json
import textwrap
from html import escape

from audio_pipeline.model import Timing

LINE_CHARACTERS = 65
"""The longest line of a transcript (podcast namespace, transcripts)."""


def webvtt(timings: tuple[Timing, ...]) -> str:
    """WebVTT, a cue a sentence."""
    return "\n".join(["WEBVTT\n", *(_cue(timing) for timing in timings if timing.text.split())])


def podcast_chapters(timings: tuple[Timing, ...]) -> str:
    """Podcast chapters, JSON 1.2: times in seconds."""
    listed = [{"startTime": t.start_ms / 1000, "endTime": t.end_ms / 1000, "title": t.text} for t in timings]
    return json.dumps({"version": "1.2.0", "chapters": listed}, ensure_ascii=False, indent=1) + "\n"


def _cue(timing: Timing) -> str:
    end_ms = max(timing.end_ms, timing.start_ms + 1)  # a cue of no length is an error to a player
    return "\n".join([f"{_clock(timing.start_ms)} --> {_clock(end_ms)}", *_lines(timing.text), ""])


def _clock(ms: int) -> str:
    minutes, left_ms = divmod(ms, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{left_ms // 1000:02}.{left_ms % 1000:03}"


def _lines(text: str) -> list[str]:
    """Escaped lines, none too long and no escape cut in two."""
    longest_escape = len("&amp;")
    pieces = (
        textwrap.wrap(word, LINE_CHARACTERS // longest_escape) if _is_long(word) else [word] for word in text.split()
    )
    words = " ".join(escape(piece, quote=False) for word in pieces for piece in word)
    return textwrap.wrap(words, LINE_CHARACTERS, break_long_words=False, break_on_hyphens=False)


def _is_long(word: str) -> bool:
    return len(escape(word, quote=False)) > LINE_CHARACTERS
