"""Timed text: transcripts as WebVTT and chapters as JSON, written for players and read back (pure)."""

import json
import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from audio_pipeline.content.clock import format_timestamp
from audio_pipeline.content.model import TimedText
from audio_pipeline.webvtt import parse_cues

LINE_CHARACTERS = 65
"""The longest line of a transcript (podcast namespace, transcripts)."""

MAX_CUE_GAP_MS = 1_000
"""The longest silence inside a cue: after a longer one the sentence goes on in a new cue, shown when it is heard."""

RECIPE = 2
"""Must grow whenever the same timings make other bytes."""

_SENTENCE_END = re.compile(r"[.!?]['\"”’)\]]*$")
_CLAUSE_END = re.compile(r"[,;:–—]['\"”’)\]]*$")


def make_cues(timings: Sequence[TimedText]) -> tuple[TimedText, ...]:
    """Return a cue for each sentence, or for each part of it where a long silence divides it; none without words."""
    return join_sentences((each for each in timings if each.text.split()), MAX_CUE_GAP_MS)


def format_webvtt(timings: Sequence[TimedText]) -> str:
    """Return a transcript as WebVTT."""
    return "\n".join(["WEBVTT\n", *(_format_cue(each) for each in make_cues(timings))])


def format_srt(timings: Sequence[TimedText]) -> str:
    """Return a transcript as SubRip."""
    return "\n".join(_format_srt_cue(number, each) for number, each in enumerate(make_cues(timings), start=1))


def format_json_transcript(timings: Sequence[TimedText]) -> str:
    """Return a transcript as JSON 1.0 of the podcast namespace, whose times are in seconds."""
    segments = [
        {"startTime": each.start_ms / 1000, "endTime": _find_end_ms(each) / 1000, "body": " ".join(each.text.split())}
        for each in make_cues(timings)
    ]
    return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False, indent=1) + "\n"


def format_podcast_chapters(timings: Sequence[TimedText]) -> str:
    """Return chapters as podcast chapters, JSON 1.2, whose times are in seconds."""
    listed = [{"startTime": t.start_ms / 1000, "endTime": t.end_ms / 1000, "title": t.text} for t in timings]
    return json.dumps({"version": "1.2.0", "chapters": listed}, ensure_ascii=False, indent=1) + "\n"


def parse_webvtt(text: str) -> tuple[TimedText, ...]:
    """Return the cues of a transcript that format_webvtt wrote."""
    return tuple(TimedText(start_ms=cue.start_ms, end_ms=cue.end_ms, text=cue.text) for cue in parse_cues(text))


def parse_podcast_chapters(text: str) -> tuple[TimedText, ...]:
    """Return the chapters of a file that format_podcast_chapters wrote."""
    return tuple(
        TimedText(start_ms=round(each["startTime"] * 1000), end_ms=round(each["endTime"] * 1000), text=each["title"])
        for each in json.loads(text)["chapters"]
    )


def join_sentences(timings: Iterable[TimedText], max_gap_ms: int | None = None) -> tuple[TimedText, ...]:
    """Join the parts of each sentence that are no further apart than this; None joins them at any distance."""
    found: list[TimedText] = []
    for part in timings:
        last = found[-1] if found else None
        near = last and (max_gap_ms is None or part.start_ms - last.end_ms <= max_gap_ms)
        if last and near and _is_continuation(last.text, part.text):
            found[-1] = replace(last, end_ms=part.end_ms, text=f"{last.text} {part.text}")
        else:
            found.append(part)
    return tuple(found)


def ends_sentence(text: str) -> bool:
    """Return whether a sentence ends with these words."""
    return bool(_SENTENCE_END.search(text))


def group_by_chapter(
    transcript: Sequence[TimedText], chapters: Sequence[TimedText]
) -> tuple[tuple[TimedText, ...], ...]:
    """Return the sentences of each chapter; without chapters, one group of all of them."""
    starts = [each.start_ms for each in chapters[1:]]
    groups: list[list[TimedText]] = [[] for _ in range(len(starts) + 1)]
    for each in transcript:
        groups[bisect_right(starts, each.start_ms)].append(each)
    return tuple(join_sentences(group) for group in groups)


def format_lyrics(transcript: Sequence[TimedText], chapters: Sequence[TimedText]) -> str:
    """Return the words with a line for each sentence and an empty line between chapters."""
    written = (
        "\n".join(" ".join(each.text.split()) for each in part) for part in group_by_chapter(transcript, chapters)
    )
    return "\n\n".join(filter(None, written))


def _is_continuation(before: str, after: str) -> bool:
    """Tell whether two parts are one sentence: the first ends with no full stop, or the second begins in lower case."""
    if ends_sentence(before):
        return False
    return bool(_CLAUSE_END.search(before)) or after[:1].islower()


def _format_cue(timing: TimedText) -> str:
    times = f"{format_timestamp(timing.start_ms)} --> {format_timestamp(_find_end_ms(timing))}"
    return "\n".join([times, *_wrap_lines(timing.text), ""])


def _format_srt_cue(number: int, timing: TimedText) -> str:
    times = f"{format_timestamp(timing.start_ms)} --> {format_timestamp(_find_end_ms(timing))}".replace(".", ",")
    lines = textwrap.wrap(" ".join(timing.text.split()), LINE_CHARACTERS, break_on_hyphens=False)
    return "\n".join([str(number), times, *lines, ""])


def _find_end_ms(timing: TimedText) -> int:
    """Return the end of a cue; a cue of no length is an error to a player."""
    return max(timing.end_ms, timing.start_ms + 1)


def _wrap_lines(text: str) -> list[str]:
    """Return the text as escaped lines that are not too long; no escape is cut in two."""
    words = " ".join(escape(piece, quote=False) for piece in _split_words(text))
    return textwrap.wrap(words, LINE_CHARACTERS, break_long_words=False, break_on_hyphens=False)


def _split_words(text: str) -> Iterator[str]:
    """Yield each word; one that is too long for a line comes in pieces."""
    longest_escape = len("&amp;")
    for word in text.split():
        yield from textwrap.wrap(word, LINE_CHARACTERS // longest_escape) if _is_long(word) else [word]


def _is_long(word: str) -> bool:
    return len(escape(word, quote=False)) > LINE_CHARACTERS
