"""Gain: one static gain for a whole programme, which brings it to the target loudness."""

import math
from collections.abc import Iterable, Mapping

from audio_pipeline.master.chunk_cache import find_measurement, frames_key
from audio_pipeline.signal.loudness import LoudnessMeasurement, join_measurements, measure_integrated_lufs
from audio_pipeline.stores.store import Store

TARGET_LUFS = -16.0
"""Apple Podcasts' level; Alexa takes from -19 to -9."""

ENCODER_LOSS_DB = 0.445
"""LAME makes everything this much quieter at 128 kbit/s: measured."""

GAIN_STEP_DB = 0.5
"""The programme's gain moves in steps: a changed sentence must not change the level of all the others."""

USUAL_GAIN_DB = 6.5
"""What most programmes need. Each that it suits has it: so variants share their chunks, and an edit moves nothing."""

NEAR_ENOUGH_LU = 0.4
"""How far from the target a programme may be: podcast apps take one LU either way, we promise half of one."""


def choose_gain_db(loudness_lufs: float) -> float:
    """Return the programme's gain: the usual one if that is near enough to the target, else the nearest step."""
    wanted = calculate_missing_gain_db(loudness_lufs)
    return USUAL_GAIN_DB if abs(wanted - USUAL_GAIN_DB) <= NEAR_ENOUGH_LU else round_to_step(wanted)


def calculate_missing_gain_db(loudness_lufs: float) -> float:
    """Return how far a loudness is from the target; 0 for silence, which no gain makes louder."""
    return TARGET_LUFS + ENCODER_LOSS_DB - loudness_lufs if loudness_lufs != -math.inf else 0.0


def round_to_step(gain_db: float) -> float:
    """Return the nearest gain that a programme may have."""
    return round(gain_db / GAIN_STEP_DB) * GAIN_STEP_DB


def predict_gain_db(known: Mapping[str, LoudnessMeasurement], cache: Store) -> float:
    """Return the gain at which the measured Chunks of a programme, in order, are encoded, or else what they ask for.

    An edit seldom changes the gain of a programme, even if what it left alone is louder or softer than the whole.
    """
    asked = choose_gain_db(measure_integrated_lufs(join_measurements(known.values()).energies))
    near = (asked, USUAL_GAIN_DB, *(asked + steps * GAIN_STEP_DB for steps in (-1, 1, -2, 2)))
    return next((gain for gain in near if not _find_missing_frames(gain, known, cache)), asked)


def find_missing_chunks(keys: Iterable[str], cache: Store) -> set[str]:
    """Return those of the Chunks of a programme that are still to be made, by key."""
    wanted = dict.fromkeys(keys)
    known = {key: measurement for key in wanted if (measurement := find_measurement(key, cache))}
    return (wanted.keys() - known.keys()) | _find_missing_frames(predict_gain_db(known, cache), known, cache)


def _find_missing_frames(gain_db: float, keys: Iterable[str], cache: Store) -> set[str]:
    return {key for key in keys if not cache.has(frames_key(key, gain_db))}
