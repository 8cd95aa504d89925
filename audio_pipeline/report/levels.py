"""Levels: how loud a published programme is over time, and how far its bed is under its voice (pure).

All of it is reckoned from the 100 ms energies of what was decoded. The timeline only says where to look: between two
sentences that are close together a bed is as far down as under them, and nobody speaks over it there.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from audio_pipeline.report.stretches import Stretch, joined
from audio_pipeline.report.timeline import DOWN, OPEN, Timeline
from audio_pipeline.signal.loudness import integrated_lufs, lufs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEP_MS = 100

MOMENTARY_STEPS, SHORT_TERM_STEPS = 4, 30
"""400 ms and 3 s (EBU Tech 3341)."""

_EDGE_MS = 30
"""A sentence rings on so long in what the encoder makes of it."""

_NOTHING_LUFS = -99.0

_HEARD_LUFS = -70.0
"""The absolute gate of BS.1770: what is softer is no sound."""


def over_time(energies: Sequence[float], steps: int) -> tuple[float, ...]:
    """The loudness of each window of so many steps, one a step, each at the step in its middle."""
    import numpy as np

    if not energies:
        return ()
    means = np.convolve(np.asarray(energies), np.full(steps, 1 / steps), mode="same")
    return tuple(max(_NOTHING_LUFS, round(lufs(float(energy)), 2)) for energy in means)


def bed_under_voice_db(energies: Sequence[float], line: Timeline) -> float | None:
    """The loudest 400 ms of any bed as it is under the voice, against the voice; None if it is nowhere by itself."""
    found = [
        float(windows.max())
        for stretch in _both(_quiet(line), _at(line, DOWN))
        if len(windows := _windows(energies, stretch))
    ]
    return _against_the_voice(max(found, default=0.0), energies, line)


def bed_open_db(energies: Sequence[float], line: Timeline) -> float | None:
    """How loud the beds are on average where nobody speaks, against the voice; None: they are nowhere by themselves."""
    found = [energy for stretch in _both(_quiet(line), _at(line, OPEN)) for energy in energies[_steps(stretch)]]
    return _against_the_voice(sum(found) / len(found) if found else 0.0, energies, line)


def _against_the_voice(energy: float, energies: Sequence[float], line: Timeline) -> float | None:
    """In dB against the spoken moments; None if either is not heard."""
    spoken = [step for each in line.words for step in energies[_steps((each.start_ms, each.end_ms))]]
    bed_lufs, voice_lufs = lufs(energy), integrated_lufs(spoken)
    return bed_lufs - voice_lufs if min(bed_lufs, voice_lufs) > _HEARD_LUFS else None


def _quiet(line: Timeline) -> list[Stretch]:
    return [(each.start_ms + _EDGE_MS, each.end_ms - _EDGE_MS) for each in line.quiet]


def _at(line: Timeline, height: float) -> list[Stretch]:
    return joined(stretch for bed in line.beds for stretch in bed.at(height))


def _both(some: Iterable[Stretch], others: Sequence[Stretch]) -> Iterator[Stretch]:
    """What lies in one of either."""
    for start, end in some:
        for first, past in others:
            if max(start, first) < min(end, past):
                yield max(start, first), min(end, past)


def _steps(stretch: Stretch) -> slice:
    """The steps that lie all within."""
    first = -(-stretch[0] // STEP_MS)
    return slice(first, max(first, stretch[1] // STEP_MS))


def _windows(energies: Sequence[float], stretch: Stretch) -> "NDArray[np.float64]":
    """The mean energies of each 400 ms within."""
    import numpy as np

    steps = energies[_steps(stretch)]
    if len(steps) < MOMENTARY_STEPS:
        return np.zeros(0)
    return np.convolve(steps, np.full(MOMENTARY_STEPS, 1 / MOMENTARY_STEPS), mode="valid")
