"""A faint hum before the first word is found and silenced; words without one are left as they are."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_pipeline.signal.speech_onset import begins_with_vowel, find_lead, silence_lead

RATE_HZ = 24_000


def hum(ms: int, db: float) -> NDArray[np.float32]:
    time_s = np.arange(RATE_HZ * ms // 1_000) / RATE_HZ
    return np.asarray(10 ** (db / 20) * np.sin(2 * np.pi * 200 * time_s), dtype=np.float32)


SILENCE = hum(300, -90)
VOWEL = hum(400, -10)


@pytest.mark.parametrize("lead_ms", [40, 80, 150])
def test_the_lead_is_what_is_fainter_than_the_words_and_louder_than_silence(lead_ms: int) -> None:
    lead = find_lead(np.concatenate([SILENCE, hum(lead_ms, -32), VOWEL]), RATE_HZ)
    assert (lead.start, lead.stop) == (len(SILENCE), len(SILENCE) + RATE_HZ * lead_ms // 1_000)


def test_a_vowel_after_silence_has_no_lead() -> None:
    lead = find_lead(np.concatenate([SILENCE, VOWEL]), RATE_HZ)
    assert lead.start == lead.stop


def test_silence_has_no_lead() -> None:
    assert find_lead(np.zeros(RATE_HZ, np.float32), RATE_HZ) == slice(0, 0)
    assert find_lead(np.zeros(0, np.float32), RATE_HZ) == slice(0, 0)


@pytest.mark.parametrize(("before_vowel", "db"), [(True, -30), (False, -60)])
def test_what_is_before_the_first_sound_becomes_silence_and_the_rest_stays(*, before_vowel: bool, db: float) -> None:
    sound = np.concatenate([SILENCE, hum(100, db), VOWEL])
    silenced = silence_lead(sound, RATE_HZ, before_vowel=before_vowel)
    n_before = len(SILENCE) + RATE_HZ * 70 // 1_000
    assert len(silenced) == len(sound)
    assert not silenced[:n_before].any()
    assert np.array_equal(silenced[-len(VOWEL) :], VOWEL)


def test_a_faint_consonant_is_kept_and_so_is_the_pause_before_its_vowel() -> None:
    sound = np.concatenate([SILENCE, hum(120, -38), hum(60, -90), VOWEL])
    silenced = silence_lead(sound, RATE_HZ, before_vowel=False)
    assert np.array_equal(silenced[len(SILENCE) :], sound[len(SILENCE) :])


@pytest.mark.parametrize("before_vowel", [True, False])
def test_a_sound_that_begins_at_once_loses_nothing(*, before_vowel: bool) -> None:
    assert np.array_equal(silence_lead(VOWEL, RATE_HZ, before_vowel=before_vowel), VOWEL)


@pytest.mark.parametrize("phonemes", ["ˌɔɹ ɐ pˈɛt", "ɪf jˌu", "“ˈOnli”", "ɐ fɹˈɛnd"])
def test_words_begin_with_a_vowel_whatever_stress_or_quote_is_before_it(phonemes: str) -> None:
    assert begins_with_vowel(phonemes)


@pytest.mark.parametrize("phonemes", ["wˈʌn", "jˈuz", "hˈOld", "—", ""])
def test_words_that_begin_with_a_consonant_do_not(phonemes: str) -> None:
    assert not begins_with_vowel(phonemes)
