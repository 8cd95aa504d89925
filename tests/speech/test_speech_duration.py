"""How long words will last is known well enough before anybody speaks them."""

from dataclasses import replace

import pytest

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import Segment, Span
from audio_pipeline.signal import clip_processing
from audio_pipeline.speech import speech_duration
from audio_pipeline.speech.engines.hibari import Hibari
from tests.lint.timeline import spoken

SENTENCES = (
    "Feel your feet, and whatever is holding you up.",
    "Let three easy breaths come and go.",
    "Look round the room, and stretch if you like.",
    "The bus is late, the message is rude, and your shoulders are up by your ears.",
    "So does that hold up?",
    "Then a friend rings, and stays on the line for two minutes of silly talk.",
)


def seconds(segment: Segment) -> float:
    return speech_duration.estimate_clip(segment).n_samples / SAMPLE_RATE_HZ


def test_more_words_and_a_slower_pace_take_longer() -> None:
    short, long = spoken(1, "Rest."), spoken(1, "Rest here, for a while.")
    assert seconds(short) < seconds(long) < seconds(replace(long, rate=0.8))


def test_what_is_said_counts_and_not_what_is_shown() -> None:
    shown = spoken(1, "MFT")
    said = replace(shown, spans=(Span(text="MFT", alias="marriage and family therapist"),))
    assert seconds(said) > 2 * seconds(shown)


def test_a_slow_mark_takes_longer() -> None:
    plain = spoken(1, "Only the quiet.")
    assert seconds(replace(plain, spans=(Span(text="Only the quiet.", rate="slow"),))) > seconds(plain)


def test_a_share_is_that_part_of_it() -> None:
    whole = speech_duration.estimate_clip(spoken(1, "Rest here."))
    assert speech_duration.estimate_clip(spoken(1, "Rest here."), 0.5).n_samples == pytest.approx(
        whole.n_samples / 2, abs=50
    )


@pytest.mark.voice
@pytest.mark.parametrize("rate", [0.78, 0.85])
def test_the_usual_voice_takes_about_as_long_as_estimated(rate: float) -> None:
    segments = [replace(spoken(1, text), rate=rate) for text in SENTENCES]
    speeches = [Hibari().synthesise(segment) for segment in segments]
    real = (
        sum(len(clip_processing.prepare_clip(speech.samples, speech.rate_hz)) for speech in speeches) / SAMPLE_RATE_HZ
    )
    assert sum(map(seconds, segments)) == pytest.approx(real, rel=speech_duration.TYPICAL_ERROR)
