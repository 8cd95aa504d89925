"""A Segment is spoken at its pitch by any engine, at the pace it asks for."""

from dataclasses import replace

import numpy as np
import pytest

from audio_pipeline.speech.engines.engine import Voice
from audio_pipeline.speech.engines.tone import Tone
from audio_pipeline.speech.pitch import synthesise_at_pitch
from audio_pipeline.speech.speak import clip_key
from tests.speech.engines.segments import spoken

PLAIN = spoken("Let your shoulders drop, and breathe out slowly.", voice="tone")


@pytest.mark.parametrize("semitones", [-2.0, -1.0, 1.0])
def test_the_pace_stays_and_the_pitch_moves(semitones: float) -> None:
    plain, moved = (synthesise_at_pitch(replace(PLAIN, pitch_semitones=each), Tone()) for each in (0.0, semitones))
    assert len(moved.samples) / moved.rate_hz == pytest.approx(len(plain.samples) / plain.rate_hz, rel=0.02)
    assert moved.rate_hz / plain.rate_hz == pytest.approx(2 ** (semitones / 12), rel=1e-4)


def test_the_voices_own_pitch_is_its_own_sound() -> None:
    assert np.array_equal(synthesise_at_pitch(PLAIN, Tone()).samples, Tone().synthesise(PLAIN).samples)


class _ToneWithoutRate(Tone):
    @property
    def voices(self) -> tuple[Voice, ...]:
        return tuple(replace(each, marks_if_uniform=frozenset()) for each in super().voices)


def test_a_voice_that_follows_no_rate_keeps_its_pitch_and_pace() -> None:
    low = synthesise_at_pitch(replace(PLAIN, pitch_semitones=-2.0), _ToneWithoutRate())
    assert low.rate_hz == Tone().synthesise(PLAIN).rate_hz
    assert np.array_equal(low.samples, Tone().synthesise(PLAIN).samples)


def test_pitch_and_phrase_pauses_are_part_of_what_a_clip_is_named_by() -> None:
    segments = (PLAIN, replace(PLAIN, pitch_semitones=-1.0), replace(PLAIN, phrase_pause_ms=450))
    assert len({clip_key(segment, "tone-1") for segment in segments}) == 3
