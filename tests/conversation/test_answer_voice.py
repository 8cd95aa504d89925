"""Answers are spoken in the voice of the programmes, with the words of its lexicon."""

import io
import threading
import time
import wave
from pathlib import Path

import pytest

from audio_pipeline.content.library import Pronunciation
from audio_pipeline.content.model import Segment
from audio_pipeline.conversation.answer_voice import ANSWER_RATE, AnswerVoice, load_answer_voice
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.engine import Speech
from audio_pipeline.speech.engines.tone import Tone


class RememberingTone(Tone):
    """Remembers what it speaks."""

    spoken: list[Segment]

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        if "unspeakable" in segment.text:
            raise EngineError("no sound", where="here", hint="Say something else")
        self.spoken.append(segment)
        return super().synthesise(segment, take)


@pytest.fixture
def engine() -> RememberingTone:
    engine = RememberingTone()
    object.__setattr__(engine, "spoken", [])
    return engine


@pytest.fixture
def voice(engine: RememberingTone) -> AnswerVoice:
    return AnswerVoice(engine, {"oxytocin": Pronunciation(ipa="ɑksɪtoʊsɪn")}, threading.Lock())


def length_s(wav: bytes) -> float:
    with wave.open(io.BytesIO(wav)) as sound:
        return float(sound.getnframes() / sound.getframerate())


def test_the_lexicon_says_how_words_are_pronounced(voice: AnswerVoice, engine: RememberingTone) -> None:
    voice.speak("Oxytocin may play a part.", 1.0)
    assert [(span.text, span.ipa) for span in engine.spoken[0].spans] == [
        ("Oxytocin", "ɑksɪtoʊsɪn"),
        (" may play a part.", ""),
    ]


def test_a_slow_answer_is_spoken_slowly(voice: AnswerVoice, engine: RememberingTone) -> None:
    voice.speak("Call this number.", 0.8)
    assert engine.spoken[0].rate == pytest.approx(ANSWER_RATE * 0.8)


@pytest.mark.parametrize("words", ["", "… !", "This is unspeakable."])
def test_what_cannot_be_said_has_no_sound(voice: AnswerVoice, words: str) -> None:
    assert voice.speak(words, 1.0) is None


@pytest.fixture(scope="module")
def real_voice() -> AnswerVoice:
    return load_answer_voice(None)


@pytest.mark.voice
class TestTheRealVoice:
    def test_it_says_an_answer_and_the_same_words_sound_the_same(self, real_voice: AnswerVoice) -> None:
        wav = real_voice.speak("A hug tells your body that somebody is with you.", 1.0)
        assert wav
        assert 2 < length_s(wav) < 6
        assert real_voice.speak("A hug tells your body that somebody is with you.", 1.0) == wav

    def test_it_takes_the_lexicon_of_a_content_folder(self, tmp_path: Path) -> None:
        (tmp_path / "lexicon.toml").write_text('[words.hug]\nipa = "hʌɡ"\n', "utf-8")
        assert load_answer_voice(tmp_path).lexicon == {"hug": Pronunciation(ipa="hʌɡ")}

    def test_a_lexicon_with_faults_is_not_used(self, tmp_path: Path) -> None:
        (tmp_path / "lexicon.toml").write_text("[words", "utf-8")
        assert "oxytocin" in load_answer_voice(tmp_path).lexicon

    def test_a_reply_is_ready_soon(self, real_voice: AnswerVoice) -> None:
        # On a quiet machine it takes a tenth of a second; a busy one must not fail the test.
        start = time.process_time()
        real_voice.speak("Here is Guided Recall, about ten minutes.", 1.0)
        assert time.process_time() - start < 1
