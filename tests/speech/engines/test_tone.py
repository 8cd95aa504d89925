"""The hum keeps what a voice promises, and is quick."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.content.model import Span
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.tone import Tone
from tests.contracts.engine_contract import EngineContract
from tests.speech.engines.segments import spoken


class TestTone(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return Tone()


def test_each_word_takes_the_same_time() -> None:
    five = Tone().synthesise(spoken("one two three four five", voice="tone"))
    assert len(five.samples) == 5 * 240 * five.rate_hz // 1000


@given(st.text(min_size=1), st.floats(0.5, 2.0))
@settings(max_examples=50)
def test_every_length_is_a_whole_number_of_frames(words: str, rate: float) -> None:
    speech = Tone().synthesise(spoken(words, voice="tone", rate=rate))
    assert len(speech.samples) * 1000 % (24 * speech.rate_hz) == 0


def test_other_words_sound_otherwise() -> None:
    one, other = (Tone().synthesise(spoken(words, voice="tone")) for words in ("warm hand", "cold hand"))
    assert not np.array_equal(one.samples, other.samples)


def test_another_voice_sounds_otherwise() -> None:
    one, other = (Tone().synthesise(spoken("warm hand", voice=voice.name)) for voice in Tone().voices)
    assert not np.array_equal(one.samples, other.samples)


def test_another_pronunciation_sounds_otherwise() -> None:
    plain = Tone().synthesise(spoken("content", voice="tone"))
    marked = Tone().synthesise(spoken(Span(text="content", ipa="kənˈtɛnt"), voice="tone"))
    assert not np.array_equal(plain.samples, marked.samples)


def test_the_hum_begins_and_ends_without_a_click() -> None:
    samples = Tone().synthesise(spoken("warm hand", voice="tone")).samples
    assert np.abs(samples[[0, 1, -2, -1]]).max() < 0.001
    assert np.abs(np.diff(samples)).max() < 0.02


def test_a_long_paragraph_takes_a_blink() -> None:
    Tone().synthesise(spoken("warm", voice="tone"))
    began_s = time.process_time()
    Tone().synthesise(spoken("word " * 100, voice="tone"))
    assert time.process_time() - began_s < 0.5
