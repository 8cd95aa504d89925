"""WebVTT: read the cues of a published transcript. Standard library only, so that the skill can import it."""

import re
from dataclasses import dataclass
from html import unescape

_TIMES = re.compile(r"(\d+):(\d\d):(\d\d)\.(\d\d\d) --> (\d+):(\d\d):(\d\d)\.(\d\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A sentence, or a part of one, and the time when it is heard."""

    start_ms: int
    end_ms: int
    text: str


def parse_cues(text: str) -> tuple[Cue, ...]:
    """Return the cues of a transcript; a block without times is none."""
    return tuple(cue for block in text.split("\n\n") if (cue := _parse_block(block)))


def _parse_block(block: str) -> Cue | None:
    times, *lines = block.strip().split("\n")
    match = _TIMES.fullmatch(times)
    if match is None:
        return None
    parts = tuple(map(int, match.groups()))
    return Cue(start_ms=_add_up(*parts[:4]), end_ms=_add_up(*parts[4:]), text=unescape(" ".join(lines)))


def _add_up(hours: int, minutes: int, seconds: int, left_ms: int) -> int:
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + left_ms
