"""A creak before a stressed first vowel is silenced; a vowel without one, and a reduced vowel, are left as they are."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import numpy as np
import pytest

from audio_pipeline.signal.speech_onset import begins_with_stressed_vowel, silence_creak
from tests.signal.test_speech_onset import RATE_HZ, SILENCE, VOWEL, hum


@pytest.mark.parametrize("creak_ms", [40, 100, 140])
def test_a_creak_before_the_full_vowel_becomes_silence_and_the_rest_stays(creak_ms: int) -> None:
    sound = np.concatenate([SILENCE, hum(creak_ms, -17), VOWEL])
    silenced = silence_creak(sound, RATE_HZ)
    n_before = len(SILENCE) + RATE_HZ * (creak_ms - 10) // 1_000
    assert len(silenced) == len(sound)
    assert not silenced[:n_before].any()
    assert np.array_equal(silenced[-len(VOWEL) :], VOWEL)


def test_a_soft_beginning_that_lasts_longer_than_a_creak_is_a_word() -> None:
    sound = np.concatenate([SILENCE, hum(200, -17), VOWEL])
    soft = slice(len(SILENCE), len(SILENCE) + RATE_HZ * 200 // 1_000)
    assert np.array_equal(silence_creak(sound, RATE_HZ)[soft], sound[soft])


def test_silence_stays_silence() -> None:
    assert not silence_creak(np.zeros(RATE_HZ, np.float32), RATE_HZ).any()


@pytest.mark.parametrize(
    ("phonemes", "is_stressed"),
    [("ˌɔː ɹˈɛst", True), ("ˈiːz", True), ("əbˈWt", False), ("ɐ wˈɔːm", False), ("ɹˈɛst", False), ("", False)],
)
def test_only_a_stressed_vowel_is_full_from_its_start(phonemes: str, *, is_stressed: bool) -> None:
    assert begins_with_stressed_vowel(phonemes) == is_stressed
