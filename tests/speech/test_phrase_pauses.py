"""The silence at a comma is widened to what the pace asks, and no other silence is."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_pipeline.speech.engines.engine import Speech
from audio_pipeline.speech.phrase_pauses import find_phrase_gaps, widen_phrase_pauses
from tests.speech.engines.segments import spoken

RATE_HZ = 24_000
SENTENCE = replace(spoken("Let it all go now, and rest here a while.", voice="tone"), phrase_pause_ms=500)


def hum(ms: int, level: float = 0.3) -> NDArray[np.float32]:
    return np.asarray(level * np.sin(np.arange(RATE_HZ * ms // 1_000) / 20), dtype=np.float32)


def speech(*pieces: NDArray[np.float32]) -> Speech:
    return Speech(samples=np.concatenate([hum(100, 0), *pieces, hum(100, 0)]), rate_hz=RATE_HZ)


def lengths_ms(found: Speech) -> list[float]:
    return [(gap.stop - gap.start) * 1_000 / RATE_HZ for gap in find_phrase_gaps(SENTENCE, found)]


def test_the_silence_at_a_comma_becomes_exactly_as_long_as_the_pace_asks() -> None:
    widened = widen_phrase_pauses(SENTENCE, speech(hum(800), hum(200, 0), hum(1_000)))
    assert lengths_ms(widened) == [pytest.approx(500, abs=10)]
    assert len(widened.samples) == RATE_HZ * 2_500 // 1_000


def test_a_longer_silence_stays_as_it_is() -> None:
    spoken_so = speech(hum(800), hum(600, 0), hum(1_000))
    assert widen_phrase_pauses(SENTENCE, spoken_so).samples is spoken_so.samples


def test_a_comma_without_a_silence_gets_none() -> None:
    assert len(widen_phrase_pauses(SENTENCE, speech(hum(2_000))).samples) == RATE_HZ * 2_200 // 1_000


def test_the_short_silence_before_a_consonant_is_not_a_comma() -> None:
    assert lengths_ms(speech(hum(800), hum(90, 0), hum(1_000))) == []


def test_a_silence_far_from_the_comma_belongs_to_other_words() -> None:
    assert lengths_ms(speech(hum(2_600), hum(200, 0), hum(300))) == []


def test_words_without_a_comma_are_left_alone() -> None:
    plain = replace(spoken("Let it all go now and rest here a while.", voice="tone"), phrase_pause_ms=500)
    spoken_so = speech(hum(800), hum(200, 0), hum(1_000))
    assert widen_phrase_pauses(plain, spoken_so).samples is spoken_so.samples


def test_a_pace_without_phrase_pauses_changes_nothing() -> None:
    spoken_so = speech(hum(800), hum(200, 0), hum(1_000))
    assert widen_phrase_pauses(replace(SENTENCE, phrase_pause_ms=0), spoken_so) is spoken_so


@pytest.mark.parametrize("n_samples", [0, 50])
def test_hardly_any_sound_has_no_gaps(n_samples: int) -> None:
    nothing = Speech(samples=np.zeros(n_samples, np.float32), rate_hz=RATE_HZ)
    assert widen_phrase_pauses(SENTENCE, nothing).samples is nothing.samples
