"""Descent: let the beds of a programme that descends sink with its voice, and fade over a minute at its end (pure)."""

from dataclasses import replace

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.content.manner import BED_FADE_MS
from audio_pipeline.content.model import Curve
from audio_pipeline.mix.layout import PlacedBed

LAST_HEIGHT = 0.564
"""The height of a bed under the last words: 4.5 dB below its first level, half of what the voice sinks by. So the last
words are neither loud over it nor lost under it."""


def sink_beds(beds: tuple[PlacedBed, ...], last_anchor_ms: int, n_samples: int) -> tuple[PlacedBed, ...]:
    """Return the beds at the heights of a descent.

    It reaches its lowest height at the anchor before the last words: an edited sentence does not move it.
    """
    descent = _build_descent(ms_to_samples(last_anchor_ms), n_samples)
    return tuple(replace(bed, fade=_multiply_curves(bed.fade, descent)) for bed in beds)


def _build_descent(lowest: int, n_samples: int) -> Curve:
    fade = max(n_samples - ms_to_samples(BED_FADE_MS), lowest)
    return ((0, 1.0), (lowest, LAST_HEIGHT), (fade, LAST_HEIGHT), (n_samples, 0.0))


def _multiply_curves(fade: Curve, descent: Curve) -> Curve:
    """Return the product of two curves, with the corners of both between the ends of the first."""
    within = (sample for sample, _ in descent if fade[0][0] < sample < fade[-1][0])
    corners = sorted({*(sample for sample, _ in fade), *within})
    return tuple((sample, round(_find_height(fade, sample) * _find_height(descent, sample), 4)) for sample in corners)


def _find_height(curve: Curve, sample: int) -> float:
    """Return the height of a curve at a sample between its ends."""
    start, low = max(point for point in curve if point[0] <= sample)
    end, high = min(point for point in curve if point[0] >= sample)
    return low + (high - low) * (sample - start) / (end - start) if end > start else low
