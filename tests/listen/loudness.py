"""Loudness: what libebur128 measures of the decoded sound, against what the catalog says."""

import numpy as np
import pyebur128

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.catalog import Release
from audio_pipeline.content.manner import count_levelled
from tests.bench.figures import Figure
from tests.listen.finding import Finding
from tests.meter import Sound, decibels, loudness_lufs

TARGET_LUFS, WITHIN_LU, CEILING_DBTP = -16.0, 0.5, -2.0

NEAR_LU = 0.1
"""How far two meters of BS.1770 may be apart."""

NEAR_DB = 0.5
"""Of true peaks: the catalog's is reckoned before encoding, which moves single peaks a little."""


def loudness(sound: Sound, release: Release, manner: str) -> tuple[Finding, ...]:
    """Integrated loudness, true peak and loudness range; the part that is held to the target depends on the manner."""
    levelled_lufs = loudness_lufs(sound[: count_levelled(len(sound), manner)])
    mode = pyebur128.MeasurementMode
    state = pyebur128.R128State(2, SAMPLE_RATE_HZ, mode.MODE_I | mode.MODE_TRUE_PEAK | mode.MODE_LRA)
    state.add_frames(np.ascontiguousarray(sound, dtype=np.float32).ravel(), len(sound))
    lufs = float(pyebur128.get_loudness_global(state))
    dbtp = decibels(max(pyebur128.get_true_peak(state, side) for side in range(2)))
    return (
        _figure("lufs_from_target", "loudness from -16 LUFS", abs(levelled_lufs - TARGET_LUFS), "LU", WITHIN_LU),
        _figure("lufs_from_catalog", "loudness against the catalog", abs(lufs - release.loudness_lufs), "LU", NEAR_LU),
        _figure("dbtp", "true peak", dbtp, "dBTP", CEILING_DBTP),
        _figure(
            "dbtp_from_catalog", "true peak against the catalog", abs(dbtp - release.true_peak_dbtp), "dB", NEAR_DB
        ),
        _figure("lra_lu", "loudness range", float(pyebur128.get_loudness_range(state)), "LU", None),
    )


def _figure(key: str, what: str, measured: float, unit: str, at_most: float | None) -> Finding:
    return Finding(key=key, figure=Figure(what=what, measured=measured, unit=unit, at_most=at_most))
