"""Beds: wide but whole where they are alone, and far enough under the voice where they are not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.model import Chunk, Mix, TimelineItem
from audio_pipeline.mix.render import render_chunk
from audio_pipeline.signal.loudness import STEP_SAMPLES, energy_to_lufs, measure_energies, measure_speech_lufs
from audio_pipeline.stores.store import Store
from tests import timelines
from tests.bench.figures import Figure
from tests.listen.clips import clip
from tests.listen.finding import Finding, clock
from tests.meter import Sound

LEAST_ALIKE, MOST_ALIKE = 0.1, 0.98
"""Correlation of the two sides: below, one speaker loses the bed; above, two speakers gain nothing by it."""

UNDER_SPEECH_DB = -12.0

_APART = ms_to_samples(1_500)
"""So far from voice, chime and breath a bed is by itself."""

_ENOUGH = ms_to_samples(2_000)
"""So much of it is needed to say how wide it is."""

_STEPS = 4
"""400 ms, as a meter's needle shows loudness (EBU Tech 3341, momentary)."""

Stretch = tuple[int, int]
Energies = NDArray[np.float64]


# --- how wide ---------------------------------------------------------------------------------------------------


def width(sound: Sound, mix: Mix) -> tuple[Finding, ...]:
    """How alike the two sides are in the open stretches of each bed; nothing of a programme that has none."""
    alike = {name: _alike(sound, stretches) for name, stretches in open_stretches(mix).items()}
    if not alike:
        return ()
    least, most = min(alike, key=alike.__getitem__), max(alike, key=alike.__getitem__)
    return (
        Finding(
            key="bed_sides_least_alike",
            figure=Figure(what="sides of the bed, least alike", measured=alike[least], at_least=LEAST_ALIKE),
            where=least,
        ),
        Finding(
            key="bed_sides_most_alike",
            figure=Figure(what="sides of the bed, most alike", measured=alike[most], at_most=MOST_ALIKE),
            where=most,
        ),
    )


def _alike(sound: Sound, stretches: Sequence[Stretch]) -> float:
    heard = np.concatenate([sound[start:end] for start, end in stretches]).astype(np.float64)
    left, right = (heard - heard.mean(axis=0)).T
    strength = float(np.sqrt(np.square(left).sum() * np.square(right).sum()))
    return float((left * right).sum()) / strength if strength else 1.0


def open_stretches(mix: Mix) -> Mapping[str, Sequence[Stretch]]:
    """Where each bed is by itself, of those that are long enough by themselves to be judged."""
    busy = [(each.start_sample - _APART, each.end_sample + _APART) for each in _over_the_bed(mix)]
    alone = {name: [part for span in spans for part in _without(span, busy)] for name, spans in _spans(mix).items()}
    return {name: parts for name, parts in alone.items() if sum(end - start for start, end in parts) >= _ENOUGH}


def _over_the_bed(mix: Mix) -> list[TimelineItem]:
    return sorted([*timelines.clips(mix), *timelines.cues(mix)], key=lambda placed: placed.start_sample)


def _spans(mix: Mix) -> Mapping[str, list[Stretch]]:
    """Where each bed sounds, chunk by chunk."""
    spans: dict[str, list[Stretch]] = {}
    for chunk, start in zip(mix.chunks, timelines.starts(mix), strict=True):
        own = chunk.lead_frames * FRAME_SAMPLES, (chunk.lead_frames + chunk.n_frames) * FRAME_SAMPLES
        for bed in chunk.beds:
            span = max(bed.start_sample, own[0]) + start, min(bed.end_sample, own[1]) + start
            spans.setdefault(bed.sound, []).append(span)
    return spans


def _without(span: Stretch, busy: Sequence[Stretch]) -> Iterator[Stretch]:
    """What is left of a span; the busy ones are in the order of their starts."""
    at, end = span
    for first, past in busy:
        if first > at and at < end:
            yield at, min(first, end)
        at = max(at, past)
    if at < end:
        yield at, end


# --- how loud ---------------------------------------------------------------------------------------------------


def level(mix: Mix, cache: Store) -> tuple[Finding, ...]:
    """The loudest 400 ms of a bed under a sentence, against that sentence; nothing of a programme without a bed."""
    if not any(chunk.beds for chunk in mix.chunks):
        return ()
    steps = np.concatenate([bed_energies(chunk, cache) for chunk in mix.chunks])
    found = [(_under(steps, placed, cache), placed.start_sample) for placed in timelines.clips(mix)]
    loudest_db, where = max(found)
    return (
        Finding(
            key="bed_under_speech_db",
            figure=Figure(what="bed under speech", measured=loudest_db, unit="dB", at_most=UNDER_SPEECH_DB),
            where=clock(where, SAMPLE_RATE_HZ),
        ),
    )


def bed_energies(chunk: Chunk, cache: Store) -> Energies:
    """K-weighted energy of each 100 ms of a chunk's beds alone."""
    if not chunk.beds:
        return np.zeros(chunk.n_frames * FRAME_SAMPLES // STEP_SAMPLES)
    past = (chunk.lead_frames + chunk.n_frames) * FRAME_SAMPLES
    alone = render_chunk(replace(chunk, clips=(), cues=()), cache)[:past]
    return np.asarray(measure_energies(alone, lead_samples=chunk.lead_frames * FRAME_SAMPLES))


def _under(steps: NDArray[np.float64], placed: TimelineItem, cache: Store) -> float:
    """In dB against the sentence; of one shorter than the needle's time, all of it."""
    first = -(-placed.start_sample // STEP_SAMPLES)
    under = steps[first : max(first + 1, placed.end_sample // STEP_SAMPLES)]
    width_ = min(_STEPS, len(under))
    needle = np.convolve(under, np.full(width_, 1 / width_), mode="valid") if width_ else np.zeros(1)
    return energy_to_lufs(float(needle.max())) - measure_speech_lufs(clip(placed.key, cache)[:, np.newaxis])
