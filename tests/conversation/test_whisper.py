"""The recogniser understands short utterances, and says nothing of what is none."""

import pytest

pytest.importorskip("faster_whisper", reason="the recogniser is not installed: scripts/setup ears")

import numpy as np
from whisper_normalizer.english import EnglishTextNormalizer

from audio_pipeline.conversation.whisper import RATE_HZ, WhisperRecogniser, load_recogniser, remove_repetition
from audio_pipeline.speech.engines.hibari import Hibari
from tests.skill.browser.spoken_wav import encode_samples, put_into_room, speak

pytestmark = pytest.mark.voice


@pytest.fixture(scope="module")
def recogniser() -> WhisperRecogniser:
    return load_recogniser(("Guided Recall", "the Twenty-Second Hug"))


def recognise(recogniser: WhisperRecogniser, words: str) -> str:
    sound = put_into_room(speak(Hibari(), "heart", words), before_s=0.2, after_s=0.4)
    return recogniser.recognise(encode_samples(sound))


@pytest.mark.parametrize(
    "words", ["Play guided recall.", "Stop.", "Why does a hug help?", "I don't want to live anymore."]
)
def test_it_understands_what_listeners_say(recogniser: WhisperRecogniser, words: str) -> None:
    normalise = EnglishTextNormalizer()
    assert normalise(recognise(recogniser, words)) == normalise(words)


@pytest.mark.parametrize(
    "words",
    [
        "I took twenty paracetamol.",
        "Should I stop taking my sertraline?",
        "Does OxyContin help couples fight less?",
        "Does oxytocin help couples fight less?",
        "Is oxytocin addictive?",
    ],
)
def test_a_medicine_is_heard_by_its_name_and_none_where_none_was_said(
    recogniser: WhisperRecogniser, words: str
) -> None:
    normalise = EnglishTextNormalizer()
    assert normalise(recognise(recogniser, words)) == normalise(words)


@pytest.mark.parametrize("level", [0.0, 0.001])
def test_in_silence_nothing_was_said(recogniser: WhisperRecogniser, level: float) -> None:
    noise = np.random.default_rng(1).normal(0, level, 2 * RATE_HZ).astype(np.float32)
    assert recogniser.recognise(encode_samples(noise)) == ""


@pytest.mark.parametrize("samples", [b"", b"\xff\x7f" * 1_600, bytes(range(256)) * 500])
def test_no_sound_is_a_fault(recogniser: WhisperRecogniser, samples: bytes) -> None:
    assert isinstance(recogniser.recognise(samples), str)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Stop. Stop. Sto", "Stop."),
        ("Why does a hug help? Why does a hug help? Why", "Why does a hug help?"),
        ("Why does a hug help? Why does a hug help?", "Why does a hug help?"),
        ("Why does a hug help? Why does a hug help? Why does a hug help", "Why does a hug help?"),
        ("Play hand on heart, play hand on heart,", "Play hand on heart"),
        ("No, no, no.", "No, no, no."),
        ("I can't sleep. I'm alone.", "I can't sleep. I'm alone."),
        ("... ! -", ""),
        ("", ""),
    ],
)
def test_what_the_model_repeats_is_said_once(words: str, kept: str) -> None:
    assert remove_repetition(words) == kept
