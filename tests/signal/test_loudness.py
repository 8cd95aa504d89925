"""Loudness and true peak, against libebur128."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.signal.loudness import (
    STEP_SAMPLES,
    LoudnessMeasurement,
    amplitude_to_db,
    db_to_amplitude,
    join_measurements,
    measure_energies,
    measure_integrated_lufs,
    measure_loudness_range_lu,
    measure_speech_lufs,
)
from tests import meter
from tests.meter import Sound, noise, silent, sine

FEW = settings(max_examples=15, deadline=None)


def measured_lufs(sound: Sound) -> float:
    return measure_integrated_lufs(measure_energies(sound))


def test_a_sine_at_minus_23_on_both_sides_reads_minus_23() -> None:
    # EBU Tech 3341, case 1 and 2, shortened.
    for level in (-23.0, -33.0):
        assert measured_lufs(sine(1_000, dbfs=level, seconds=6)) == pytest.approx(level, abs=0.1)


def test_quiet_passages_are_gated() -> None:
    # EBU Tech 3341, case 3: -36, -23, -36 dBFS; only the middle counts.
    steps = [sine(1_000, dbfs=level, seconds=seconds) for level, seconds in ((-36, 3), (-23, 18), (-36, 3))]
    assert measured_lufs(np.concatenate(steps)) == pytest.approx(-23, abs=0.1)


def test_what_is_hardly_heard_is_gated() -> None:
    # EBU Tech 3341, case 4: with -72 dBFS at either end, under the absolute gate.
    levels = ((-72, 3), (-36, 3), (-23, 18), (-36, 3), (-72, 3))
    steps = [sine(1_000, dbfs=level, seconds=seconds) for level, seconds in levels]
    assert measured_lufs(np.concatenate(steps)) == pytest.approx(-23, abs=0.1)


def test_the_mean_is_of_energy() -> None:
    # EBU Tech 3341, case 5: levels near each other all count.
    steps = [sine(1_000, dbfs=level, seconds=seconds) for level, seconds in ((-26, 6), (-20, 6.05), (-26, 6))]
    assert measured_lufs(np.concatenate(steps)) == pytest.approx(-23, abs=0.1)


@FEW
@given(
    seed=st.integers(0, 1_000),
    passages=st.lists(st.tuples(st.floats(-75, -3), st.floats(0.2, 3)), min_size=1, max_size=5),
)
def test_any_passages_measure_as_libebur128_measures_them(seed: int, passages: list[tuple[float, float]]) -> None:
    sound = np.concatenate(
        [
            (sine(440, dbfs=dbfs - 6, seconds=seconds) + noise(seed, level=db_to_amplitude(dbfs - 18), seconds=seconds))
            / 2
            for dbfs, seconds in passages
        ]
    )
    expected = meter.loudness_lufs(sound)
    if math.isinf(expected):
        assert math.isinf(measured_lufs(sound))
    else:
        assert measured_lufs(sound) == pytest.approx(expected, abs=0.05)


@FEW
@given(seed=st.integers(0, 1_000), cuts=st.lists(st.integers(1, 79), max_size=4, unique=True))
def test_stretches_measured_apart_add_up_to_the_whole(seed: int, cuts: list[int]) -> None:
    sound = meter.colourful(seed, 8)
    lead = 30 * STEP_SAMPLES
    edges = [0, *sorted(cuts), 80]
    apart: list[LoudnessMeasurement] = []
    for first, past in pairwise(edges):
        start, end = first * STEP_SAMPLES, past * STEP_SAMPLES
        before = min(start, lead)
        steps = measure_energies(sound[start - before : end], lead_samples=before)
        apart.append(LoudnessMeasurement(energies=steps, true_peak=float(abs(sound[start:end]).max())))
    together = join_measurements(apart)
    assert len(together.energies) == 80
    assert together.energies == pytest.approx(measure_energies(sound), rel=1e-6, abs=1e-11)
    assert measure_integrated_lufs(together.energies) == pytest.approx(measured_lufs(sound), abs=1e-4)


def test_a_measure_without_its_lead_would_show() -> None:
    sound = sine(60, dbfs=-20, seconds=4)
    cold = measure_energies(sound[2 * SAMPLE_RATE_HZ :])
    assert cold[0] != pytest.approx(measure_energies(sound)[20], rel=1e-3)


@pytest.mark.parametrize(
    ("levels_dbfs", "range_lu"),
    [((-20, -30), 10), ((-20, -15), 5), ((-40, -20), 20), ((-50, -35, -20, -35, -50), 15)],
)
def test_the_range_of_the_broadcasters_own_examples(levels_dbfs: tuple[int, ...], range_lu: int) -> None:
    # EBU Tech 3342, minimum requirements, test signals 1 to 4.
    sound = np.concatenate([sine(1_000, dbfs=level, seconds=20) for level in levels_dbfs])
    assert measure_loudness_range_lu(measure_energies(sound)) == pytest.approx(range_lu, abs=1)
    assert measure_loudness_range_lu(measure_energies(sound)) == pytest.approx(meter.loudness_range_lu(sound), abs=0.3)


def test_silence_and_a_single_word_have_no_range() -> None:
    assert measure_loudness_range_lu(measure_energies(silent(10))) == 0
    assert measure_loudness_range_lu(measure_energies(sine(440, dbfs=-20, seconds=2))) == 0


def test_silence_has_no_loudness() -> None:
    assert measured_lufs(silent(2)) == -math.inf
    assert join_measurements([]) == LoudnessMeasurement(energies=(), true_peak=0.0)


def test_less_than_one_gating_block_has_no_loudness() -> None:
    assert measured_lufs(sine(1_000, dbfs=-20, seconds=0.3)) == -math.inf
    assert measured_lufs(sine(1_000, dbfs=-20, seconds=0.4)) == pytest.approx(-20, abs=0.2)


@FEW
@given(before_ms=st.integers(0, 3_000), after_ms=st.integers(0, 3_000), word_ms=st.integers(500, 1_500))
def test_a_word_alone_measures_as_the_same_word_between_silences(before_ms: int, after_ms: int, word_ms: int) -> None:
    word = (sine(300, dbfs=-20, seconds=word_ms / 1000) + noise(1, level=0.02, seconds=word_ms / 1000))[:, :1]
    rests = [silent(ms / 1000)[:, :1] for ms in (before_ms, after_ms)]
    between = np.concatenate([rests[0], word, rests[1]])
    assert measure_speech_lufs(between) == pytest.approx(measure_speech_lufs(word), abs=0.3)


def test_a_voice_measures_as_it_does_on_both_sides() -> None:
    both = sine(1_000, dbfs=-20, seconds=4)
    assert measure_speech_lufs(both[:, :1]) == pytest.approx(meter.loudness_lufs(both), abs=0.05)


@given(level_db=st.floats(-120, 40))
def test_decibels_and_ratio_undo_each_other(level_db: float) -> None:
    assert amplitude_to_db(db_to_amplitude(level_db)) == pytest.approx(level_db, abs=1e-9)
