"""Timed text: what is heard when, as players and podcast apps read it, and read back from there (pure)."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape, unescape

from audio_pipeline.model import Timing

LINE_CHARACTERS = 65
"""The longest line of a transcript (podcast namespace, transcripts)."""

ONE_CUE_MS = 1_000
"""Parts of a sentence with no longer a silence between them are one cue: no words are shown long before their sound."""

RECIPE = 2
"""Grows whenever the same timings would be written otherwise."""

_ENDED = re.compile(r"[.!?]['\"”’)\]]*$")
_GOES_ON = re.compile(r"[,;:–—]['\"”’)\]]*$")


def webvtt(timings: Sequence[Timing]) -> str:
    """WebVTT, a cue a sentence; one with a long silence in it has a cue for each part that is said in one go."""
    said = sentences((each for each in timings if each.text.split()), ONE_CUE_MS)
    return "\n".join(["WEBVTT\n", *(_cue(each) for each in said)])


def podcast_chapters(timings: Sequence[Timing]) -> str:
    """Podcast chapters, JSON 1.2: times in seconds."""
    listed = [{"startTime": t.start_ms / 1000, "endTime": t.end_ms / 1000, "title": t.text} for t in timings]
    return json.dumps({"version": "1.2.0", "chapters": listed}, ensure_ascii=False, indent=1) + "\n"


def cues(text: str) -> tuple[Timing, ...]:
    """What webvtt wrote, read back."""
    return tuple(_read_cue(block) for block in text.split("\n\n") if "-->" in block)


def chapter_marks(text: str) -> tuple[Timing, ...]:
    """What podcast_chapters wrote, read back."""
    return tuple(
        Timing(start_ms=round(each["startTime"] * 1000), end_ms=round(each["endTime"] * 1000), text=each["title"])
        for each in json.loads(text)["chapters"]
    )


def sentences(timings: Iterable[Timing], most_apart_ms: int | None = None) -> tuple[Timing, ...]:
    """Parts of a sentence put together again, those no further apart than this; None: however far."""
    found: list[Timing] = []
    for part in timings:
        last = found[-1] if found else None
        near = last and (most_apart_ms is None or part.start_ms - last.end_ms <= most_apart_ms)
        if last and near and _goes_on(last.text, part.text):
            found[-1] = replace(last, end_ms=part.end_ms, text=f"{last.text} {part.text}")
        else:
            found.append(part)
    return tuple(found)


def by_chapter(words: Sequence[Timing], chapters: Sequence[Timing]) -> tuple[tuple[Timing, ...], ...]:
    """The sentences of each chapter; without chapters, all of them."""
    starts = [each.start_ms for each in chapters[1:]]
    held = [[each for each in words if sum(each.start_ms >= start for start in starts) == at] for at in _places(starts)]
    return tuple(sentences(each) for each in held)


def lyrics(words: Sequence[Timing], chapters: Sequence[Timing]) -> str:
    """The words, a line a sentence and an empty line between chapters."""
    written = ("\n".join(" ".join(each.text.split()) for each in part) for part in by_chapter(words, chapters))
    return "\n\n".join(filter(None, written))


def _places(starts: Sequence[int]) -> range:
    return range(len(starts) + 1)


def _goes_on(before: str, after: str) -> bool:
    """Whether it is one sentence, with a break in it: the first part has no end, or the second no beginning."""
    if _ENDED.search(before):
        return False
    return bool(_GOES_ON.search(before)) or after[:1].islower()


def _cue(timing: Timing) -> str:
    end_ms = max(timing.end_ms, timing.start_ms + 1)  # a cue of no length is an error to a player
    return "\n".join([f"{_clock(timing.start_ms)} --> {_clock(end_ms)}", *_lines(timing.text), ""])


def _read_cue(block: str) -> Timing:
    times, *lines = block.strip().split("\n")
    start, end = times.split(" --> ")
    return Timing(start_ms=_ms(start), end_ms=_ms(end), text=unescape(" ".join(lines)))


def _clock(ms: int) -> str:
    minutes, left_ms = divmod(ms, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{left_ms // 1000:02}.{left_ms % 1000:03}"


def _ms(clock: str) -> int:
    hours, minutes, seconds, left_ms = map(int, re.split("[:.]", clock))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + left_ms


def _lines(text: str) -> list[str]:
    """Escaped lines, none too long and no escape cut in two."""
    words = " ".join(escape(piece, quote=False) for piece in _pieces(text))
    return textwrap.wrap(words, LINE_CHARACTERS, break_long_words=False, break_on_hyphens=False)


def _pieces(text: str) -> Iterator[str]:
    """Its words, and what is too long for a line in pieces that are not."""
    longest_escape = len("&amp;")
    for word in text.split():
        yield from textwrap.wrap(word, LINE_CHARACTERS // longest_escape) if _is_long(word) else [word]


def _is_long(word: str) -> bool:
    return len(escape(word, quote=False)) > LINE_CHARACTERS
