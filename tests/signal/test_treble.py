"""Treble: a bright voice becomes softer, and nothing else changes."""

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_pipeline.signal.treble import soften_treble

RATE_HZ = 24_000

Mono = NDArray[np.float32]


def tone(pitch_hz: float, *, strength: float = 0.02, ms: int = 1_000) -> Mono:
    seconds = np.arange(ms * RATE_HZ // 1_000) / RATE_HZ
    return (strength * np.sin(2 * np.pi * pitch_hz * seconds)).astype(np.float32)


def change_db(before: Mono, after: Mono) -> float:
    inside = slice(RATE_HZ // 20, -RATE_HZ // 20)
    return float(10 * np.log10(np.square(after[inside]).mean() / np.square(before[inside]).mean()))


@pytest.mark.parametrize(("pitch_hz", "expected_db"), [(300, 0), (3_000, 0), (6_000, -3.5), (9_500, -7), (11_000, -7)])
def test_the_shelf_falls_from_four_to_nine_kilohertz(pitch_hz: float, expected_db: float) -> None:
    # The louder vowel keeps the quiet tone from being a sibilant.
    vowel, quiet = tone(300, strength=0.3), tone(pitch_hz, strength=0.01)
    after = soften_treble(vowel + quiet, RATE_HZ, -7.0) - soften_treble(vowel, RATE_HZ, -7.0)
    assert change_db(quiet, after) == pytest.approx(expected_db, abs=0.7)


def test_a_sharp_sibilant_is_held_back_by_half_and_a_soft_one_is_not() -> None:
    vowel = tone(300, strength=0.2)
    for strength, expected_db in ((0.1, -3.1), (0.2, -6.1), (0.02, 0.0)):
        hiss = tone(7_500, strength=strength)
        both = soften_treble(np.concatenate([vowel, hiss, vowel]), RATE_HZ, 0.0)
        assert change_db(hiss, both[RATE_HZ : 2 * RATE_HZ]) == pytest.approx(expected_db, abs=1.5)


def test_the_vowels_beside_a_sibilant_stay_as_they_are() -> None:
    vowel = tone(300, strength=0.2)
    both = soften_treble(np.concatenate([vowel, tone(7_500, strength=0.3), vowel]), RATE_HZ, -7.0)
    assert np.abs(both[1_000 : RATE_HZ - 1_000] - vowel[1_000:-1_000]).max() < 2e-3


def test_nothing_moves_in_time() -> None:
    click = np.zeros(RATE_HZ, np.float32)
    click[12_345] = 0.5
    assert int(np.abs(soften_treble(click, RATE_HZ, -7.0)).argmax()) == 12_345


@pytest.mark.parametrize("n_samples", [0, 1, 50, 101])
def test_what_is_too_short_to_filter_stays(n_samples: int) -> None:
    sound = np.full(n_samples, 0.1, np.float32)
    assert len(soften_treble(sound, RATE_HZ, -7.0)) == n_samples


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 48_000])
def test_every_rate_of_an_engine_keeps_its_length(rate_hz: int) -> None:
    sound = np.random.default_rng(1).normal(0, 0.1, rate_hz).astype(np.float32)
    softer = soften_treble(sound, rate_hz, -7.0)
    assert softer.dtype == np.float32
    assert len(softer) == rate_hz
