"""Pace: how fast the words come within sentences, section by section."""

from collections.abc import Iterator, Sequence

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import Heading, Script, Segment, TimelineItem
from tests.bench.figures import Figure
from tests.listen.finding import Finding

FASTEST = {"exercise": 130.0}
FASTEST_TALK = 165.0
"""Words a minute: guides ask for 100 to 130 in a meditation, and for 150 to 165 in a calm talk."""

_ENOUGH_WORDS = 40
"""A shorter section is counted with the one before it: a few long words say nothing of a pace."""


def pace(kind: str, script: Script, placed: Sequence[TimelineItem]) -> tuple[Finding, ...]:
    """The words a minute of its fastest section, and of the whole; pauses between sentences do not count."""
    sections = list(_sections(script, placed))
    if not sections:
        return ()
    fastest, title = max((_per_minute(words, samples), title) for title, words, samples in sections)
    words, samples = sum(each[1] for each in sections), sum(each[2] for each in sections)
    at_most = FASTEST.get(kind, FASTEST_TALK)
    return (
        Finding(
            key="pace_wpm",
            figure=Figure(what="words a minute", measured=_per_minute(words, samples), at_most=at_most),
        ),
        Finding(
            key="pace_fastest_wpm",
            figure=Figure(what="words a minute in the fastest section", measured=fastest),
            where=title,
        ),
    )


def _sections(script: Script, placed: Sequence[TimelineItem]) -> Iterator[tuple[str, int, int]]:
    """The title, the words and the samples of each section that is long enough."""
    clips, title, words, samples = iter(placed), "", 0, 0
    for part in script.parts:
        if isinstance(part, Heading):
            if words >= _ENOUGH_WORDS:
                yield title, words, samples
                words = samples = 0
            title = part.title
        elif isinstance(part, Segment):
            words, samples = words + len(part.text.split()), samples + next(clips).n_samples
    if words:
        yield title, words, samples


def _per_minute(words: int, samples: int) -> float:
    return words * 60 * SAMPLE_RATE_HZ / samples
