"""What is asked of any engine."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import pytest

from audio_pipeline.content.model import Span
from audio_pipeline.speech.engines.engine import Engine, find_unsupported_marks, find_voice_or_default
from audio_pipeline.speech.engines.gtts import Gtts
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.engines.polly import Polly
from audio_pipeline.speech.engines.tone import Tone
from tests.speech.engines.segments import spoken


def test_a_voice_the_engine_has_is_taken() -> None:
    assert find_voice_or_default(Hibari(), "emma").name == "emma"


def test_a_voice_of_another_engine_becomes_the_default() -> None:
    assert find_voice_or_default(Tone(), "heart").name == "tone"
    assert find_voice_or_default(Gtts(), "").name == "en-US"


def test_the_default_voice_of_the_offline_engine_needs_no_network() -> None:
    assert find_voice_or_default(Hibari(), "").name == "heart"
    assert "offline" in find_voice_or_default(Hibari(), "").runs_at


def test_marks_that_will_not_be_heard_are_named() -> None:
    segment = spoken(Span(text="content", ipa="kənˈtɛnt", language="en-GB"), voice="heart")
    assert find_unsupported_marks(Hibari(), segment) == {"language"}
    assert find_unsupported_marks(Gtts(), segment) == {"ipa", "language"}


def test_a_rate_on_part_of_a_sentence_will_not_be_heard() -> None:
    slowly = Span(text="slowly", rate="slow")
    assert find_unsupported_marks(Hibari(), spoken("Now ", slowly, voice="heart")) == {"rate"}
    assert find_unsupported_marks(Hibari(), spoken(slowly, ".", voice="heart")) == set()


@pytest.mark.parametrize("engine", [Hibari(), Gtts(), Polly(), Tone()])
def test_a_volume_of_a_whole_sentence_is_heard_from_every_engine(engine: Engine) -> None:
    softly = Span(text="softly", volume="soft")
    assert find_unsupported_marks(engine, spoken(softly, ".", voice="heart")) == set()
    assert find_unsupported_marks(engine, spoken("Now ", softly, voice="heart")) <= {"volume"}


def test_what_can_be_heard_depends_on_the_voice() -> None:
    parts = ("Be ", Span(text="content", ipa="kənˈtɛnt", rate="slow", volume="soft"))
    assert find_unsupported_marks(Polly(), spoken(*parts, voice="ruth")) == set()
    assert find_unsupported_marks(Polly(), spoken(*parts, voice="ruth-generative")) == {"ipa", "rate", "volume"}


def test_plain_words_have_no_marks() -> None:
    assert find_unsupported_marks(Gtts(), spoken("Rest.", voice="en-US")) == set()
