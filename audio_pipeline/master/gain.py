"""Gain: choose one gain for a whole programme, which brings it to the target loudness.

Where a programme is meant to grow softer, its first part is brought to the target: `content/manner.py` says which.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from audio_pipeline.content.manner import count_levelled
from audio_pipeline.content.model import Mix
from audio_pipeline.master.chunk_cache import find_measurement, frames_key
from audio_pipeline.signal.loudness import LoudnessMeasurement, join_measurements, measure_integrated_lufs
from audio_pipeline.stores.store import Store

TARGET_LUFS = -16.0
"""The loudness that Apple Podcasts asks for; Alexa accepts -19 to -9."""

ENCODER_LOSS_DB = 0.445
"""The measured loss of level in LAME at 128 kbit/s."""

GAIN_STEP_DB = 0.5
"""The step of a programme's gain: a changed sentence should not change the level of all the others."""

USUAL_GAIN_DB = 6.5
"""The gain that most programmes need. It is preferred, so that variants share chunks and an edit changes few."""

NEAR_ENOUGH_LU = 0.4
"""The largest distance from the target: podcast apps accept 1 LU either way, and we promise 0.5."""


def choose_gain_db(loudness_lufs: float) -> float:
    """Return the programme's gain: the usual one if that is near enough to the target, else the nearest step."""
    gain_db = calculate_missing_gain_db(loudness_lufs)
    return USUAL_GAIN_DB if abs(gain_db - USUAL_GAIN_DB) <= NEAR_ENOUGH_LU else round_to_step(gain_db)


def calculate_missing_gain_db(loudness_lufs: float) -> float:
    """Return the gain from a loudness to the target; 0 for silence, which no gain makes louder."""
    return TARGET_LUFS + ENCODER_LOSS_DB - loudness_lufs if loudness_lufs != -math.inf else 0.0


def round_to_step(gain_db: float) -> float:
    """Return the nearest gain that a programme may have."""
    return round(gain_db / GAIN_STEP_DB) * GAIN_STEP_DB


def measure_levelled_lufs(mix: Mix, measurements: Sequence[LoudnessMeasurement]) -> float:
    """Return the loudness that is held to the target, from the measurement of every Chunk of a Mix."""
    levelled = measurements[: count_levelled(len(measurements), mix.manner)]
    return measure_integrated_lufs(join_measurements(levelled).energies)


def predict_gain_db(mix: Mix, measured: Mapping[str, LoudnessMeasurement], cache: Store) -> float:
    """Return the gain at which all measured Chunks of a Mix are encoded, or else the one they need.

    An edit seldom changes the gain of a programme, even if its unchanged part is louder or softer than the whole.
    """
    keys = _list_keys(mix)
    levelled = [measured[key] for key in keys[: count_levelled(len(keys), mix.manner)] if key in measured]
    needed = choose_gain_db(measure_integrated_lufs(join_measurements(levelled).energies))
    near = (needed, USUAL_GAIN_DB, *(needed + steps * GAIN_STEP_DB for steps in (-1, 1, -2, 2)))
    return next((gain for gain in near if not _find_missing_frames(gain, measured, cache)), needed)


def find_missing_chunks(mix: Mix, cache: Store) -> set[str]:
    """Return the keys of the Chunks of a Mix that are still to be made."""
    keys = _list_keys(mix)
    measured = {key: measurement for key in keys if (measurement := find_measurement(key, cache))}
    gain_db = predict_gain_db(mix, measured, cache)
    return (set(keys) - measured.keys()) | _find_missing_frames(gain_db, measured, cache)


def _list_keys(mix: Mix) -> tuple[str, ...]:
    """Return the keys of the Chunks of a Mix in order, each once."""
    return tuple(dict.fromkeys(mix.chunk_keys))


def _find_missing_frames(gain_db: float, keys: Iterable[str], cache: Store) -> set[str]:
    return {key for key in keys if not cache.has(frames_key(key, gain_db))}
