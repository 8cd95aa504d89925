"""Descent: a programme that descends grows softer and slower, startles nobody, and leaves the bed alone at its end."""

from collections.abc import Iterator, Sequence

import numpy as np

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.manner import DESCEND
from audio_pipeline.content.model import TimedText
from audio_pipeline.content.timed_text import ends_sentence
from audio_pipeline.signal.loudness import STEP_SAMPLES, energy_to_lufs, measure_energies
from tests.bench.figures import Figure
from tests.listen.finding import Finding, clock
from tests.listen.subject import Subject
from tests.meter import Sound, loudness_lufs

SINKS_DB, SINKS_AT_MOST_DB = 6.0, 12.0
"""By so much the last words are softer than the first."""

RISE_LU = 10.0
"""The most that a sentence is louder than the mean of what was heard in the minute before it."""

FASTEST_WPM, SLOWEST_WPM = 100.0, 80.0
"""Words a minute at the end, from the first word of a sentence to its last, with the pauses in it."""

ALONE_S, FADES_S = 60.0, 25.0
"""So long the bed stays at its level after the last words; so long it takes from 3 dB to 20 dB below that."""

_MINUTE = ms_to_samples(60_000)
_FIRST = 3
"""The sentences that are the first words."""

_LAST_WORDS = 12
"""The last sentences that have so many words together are the last ones, for their pace."""

_NEEDLE_STEPS = 30
"""3 s, as a meter's needle shows loudness (EBU Tech 3341, short-term)."""

_GONE_DB, _FADED_DB = 3.0, 20.0


def descent(sound: Sound, subject: Subject) -> tuple[Finding, ...]:
    """All promises of a descent; nothing of a programme that does not descend."""
    if subject.script.manner != DESCEND:
        return ()
    return judged(sound, subject.mix.timings)


def judged(sound: Sound, timings: Sequence[TimedText]) -> tuple[Finding, ...]:
    """The same of any sound, with the times of its words."""
    sentences = list(_sentences(timings))
    levels = [loudness_lufs(sound[start:end]) for start, end, _ in sentences]
    return (
        *_sinking(levels),
        _rising(sound, sentences, levels),
        *_pace(sentences),
        *_end(sound, sentences[-1][1]),
    )


def _sentences(timings: Sequence[TimedText]) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of each; the parts of one that has pauses are joined."""
    parts: list[TimedText] = []
    for number, timing in enumerate(timings, start=1):
        parts.append(timing)
        if ends_sentence(timing.text) or number == len(timings):
            words = " ".join(part.text for part in parts)
            yield ms_to_samples(parts[0].start_ms), ms_to_samples(parts[-1].end_ms), words
            parts = []


def _sinking(levels: Sequence[float]) -> Iterator[Finding]:
    sunk_db = float(np.mean(levels[:_FIRST])) - levels[-1]
    softer_db = min(levels[:-1]) - levels[-1]
    what = "voice sinks from its first words to its last"
    yield _finding("descent_db", what, sunk_db, "dB", at_least=SINKS_DB)
    yield _finding("descent_at_most_db", "… and no further", sunk_db, "dB", at_most=SINKS_AT_MOST_DB)
    yield _finding("last_words_softer_db", "last words softer than all others", softer_db, "dB", at_least=0.0)


def _rising(sound: Sound, sentences: Sequence[tuple[int, int, str]], levels: Sequence[float]) -> Finding:
    """The loudest a sentence is above the minute before it; the first has nothing before it."""
    steps = np.asarray(measure_energies(sound))
    rises = [
        (
            level
            - energy_to_lufs(float(steps[max(0, start - _MINUTE) // STEP_SAMPLES : start // STEP_SAMPLES].mean())),
            at,
        )
        for level, (start, _, _), at in zip(levels[1:], sentences[1:], range(1, len(levels)), strict=True)
    ]
    rise_lu, worst = max(rises, default=(0.0, 0))
    where = clock(sentences[worst][0], SAMPLE_RATE_HZ)
    return _finding("rise_lu", "sentence above the minute before it", rise_lu, "LU", at_most=RISE_LU, where=where)


def _pace(sentences: Sequence[tuple[int, int, str]]) -> Iterator[Finding]:
    words, samples = 0, 0
    for start, end, text in reversed(sentences):
        words, samples = words + len(text.split()), samples + end - start
        if words >= _LAST_WORDS:
            break
    wpm = words * _MINUTE / samples
    yield _finding("last_wpm", "words a minute at the end of a descent", wpm, "", at_most=FASTEST_WPM)
    yield _finding("last_wpm_at_least", "… and no fewer", wpm, "", at_least=SLOWEST_WPM)


def _end(sound: Sound, last_words_end: int) -> Iterator[Finding]:
    """How long the bed is alone, and how long it takes to fade; both on a needle that shows 3 s."""
    energies = np.asarray(measure_energies(sound[last_words_end:]))
    needle = np.convolve(energies, np.full(_NEEDLE_STEPS, 1 / _NEEDLE_STEPS), mode="valid")
    steady = float(np.median(needle[: _MINUTE // STEP_SAMPLES]))
    gone, faded = (_last_above(needle, steady * 10 ** (-down_db / 10)) for down_db in (_GONE_DB, _FADED_DB))
    step_s = STEP_SAMPLES / SAMPLE_RATE_HZ
    yield _finding("bed_alone_s", "bed alone after the last words", gone * step_s, "s", at_least=ALONE_S)
    yield _finding("bed_fades_s", "bed fades from 3 to 20 dB down", (faded - gone) * step_s, "s", at_least=FADES_S)


def _last_above(needle: "np.typing.NDArray[np.float64]", energy: float) -> int:
    """The last step at which the needle is above this."""
    return int(np.flatnonzero(needle > energy)[-1]) + 1


def _finding(
    key: str,
    what: str,
    measured: float,
    unit: str,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
    where: str = "",
) -> Finding:
    return Finding(
        key=key,
        figure=Figure(what=what, measured=measured, unit=unit, at_most=at_most, at_least=at_least),
        where=where,
    )
