"""Period: whether a bed comes round within ten minutes, in its waveform or in its level.

A piece of music (PIECES) is left out: its melody comes again by nature.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.model import BedRegion, Chunk
from audio_pipeline.mix.render import render_chunk
from audio_pipeline.mix.sounds.beds import BEDS
from audio_pipeline.stores.store import Store
from tests.bench.figures import Figure
from tests.listen.finding import Finding, clock

LIKE = 0.5
"""A listener who waits for it may find a bed that is more like itself than this, some time later."""

_LENGTH = ms_to_samples(600_000) // FRAME_SAMPLES * FRAME_SAMPLES
_SHORTEST_S = 5.0
"""What is like itself sooner is a tone or a wave, not a loop."""

_COMPARED_S = 60.0
"""So much at least is compared with what is heard later: of less, some is always alike by chance."""

_COARSE = 4
"""Beds have nothing above a quarter of half the sample rate."""

_TENTH = ms_to_samples(100)

Values = NDArray[np.float64]


def periods(names: Iterable[str], cache: Store) -> tuple[Finding, ...]:
    """How like itself each bed is at most, and how much later."""
    return tuple(finding for name in BEDS if name in set(names) for finding in _bed(name, cache))


def _bed(name: str, cache: Store) -> tuple[Finding, Finding]:
    region = BedRegion(
        sound=name, level_db=-18.0, position_sample=0, start_sample=0, end_sample=_LENGTH, fade=((0, 1.0),)
    )
    n_frames = _LENGTH // FRAME_SAMPLES
    chunk = Chunk(lead_frames=0, n_frames=n_frames, tail_frames=0, clips=(), cues=(), beds=(region,), duck=())
    sound = render_chunk(chunk, cache).astype(np.float64)
    tenths = np.square(sound[: len(sound) // _TENTH * _TENTH]).reshape(-1, _TENTH, 2).mean(axis=(1, 2))
    levels = np.convolve(10 * np.log10(tenths + 1e-15), np.full(5, 0.2), mode="valid")
    wave = sound.mean(axis=1)[::_COARSE]
    return _finding(name, "wave", wave, SAMPLE_RATE_HZ / _COARSE), _finding(name, "level", levels, 10.0)


def _finding(name: str, what: str, values: Values, rate_hz: float) -> Finding:
    like, at_s = greatest_likeness(values, rate_hz)
    return Finding(
        key=f"period_{name}_{what}",
        figure=Figure(what=f"{name}, likeness of its {what} to itself later", measured=like, at_most=LIKE),
        where=f"{clock(round(at_s * 1_000), 1_000)} later",
    )


def greatest_likeness(values: Values, rate_hz: float) -> tuple[float, float]:
    """The greatest correlation of a row with itself later, and how many seconds later."""
    centred = values - values.mean()
    n_fast = 1 << (2 * len(values) - 1).bit_length()
    spectrum = np.fft.rfft(centred, n_fast)
    products = np.fft.irfft(np.square(np.abs(spectrum)), n_fast)[: len(values)]
    energies = np.concatenate([[0.0], np.cumsum(np.square(centred))])
    first, last = round(_SHORTEST_S * rate_hz), len(values) - round(_COMPARED_S * rate_hz)
    later = np.arange(first, last)
    both = np.sqrt(energies[len(values) - later] * (energies[-1] - energies[later]))
    likeness = products[first:last] / np.maximum(both, 1e-12)
    return float(likeness.max()), float(later[likeness.argmax()] / rate_hz)
