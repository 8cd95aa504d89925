"""The second offline voice, where Debian has installed it; and what is told where it is not."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.arpabet import convert_to_arpabet
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.festival import Festival
from audio_pipeline.speech.engines.ipa_to_kokoro import AMERICAN_PHONEMES
from tests.contracts.engine_contract import EngineContract
from tests.speech.engines.segments import PLACE, spoken

where_it_is = pytest.mark.skipif(
    not shutil.which("text2wave"), reason="apt-get install festival festvox-us-slt-hts brings this voice"
)


@where_it_is
class TestFestival(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return Festival()


def _heard(segment: Segment) -> bytes:
    return Festival().synthesise(segment).samples.tobytes()


@where_it_is
def test_a_pronunciation_replaces_the_word_and_only_the_word() -> None:
    respelled = spoken("Say ", Span(text="again"), " now.", voice="slt")
    marked = spoken("Say ", Span(text="X", ipa="əˈɡɛn"), " now.", voice="slt")
    assert _heard(marked) == _heard(respelled)


@where_it_is
@pytest.mark.parametrize("ipa", ["ʃ", "mː", "ˈbɝd", "tʃ"])
def test_any_english_sound_can_be_heard(ipa: str) -> None:
    assert Festival().synthesise(spoken("Rest, ", Span(text="so", ipa=ipa), ".", voice="slt")).samples.any()


@where_it_is
def test_many_pronunciations_stand_in_one_sentence() -> None:
    tear, tares = Span(text="tear", ipa="tɪr"), Span(text="tear", ipa="tɛr")
    many: list[str | Span] = [tear, " "] * 11
    one, other = (spoken(*many, last, ".", voice="slt") for last in (tear, tares))
    assert _heard(one) != _heard(other)


@where_it_is
def test_marks_of_type_and_accents_are_read_as_plain_words() -> None:
    assert _heard(spoken("It’s a café, isn’t it?", voice="slt")) == _heard(
        spoken("It's a cafe, isn't it?", voice="slt")
    )


@where_it_is
def test_words_cannot_give_it_orders() -> None:
    assert Festival().synthesise(spoken('Rest. (quit) "(exit 1)" now', voice="slt")).samples.any()


def test_letters_it_cannot_read_are_refused_and_named() -> None:
    with pytest.raises(EngineError, match=r"hand-on-heart\.md:12:1: the voice cannot read"):
        Festival().synthesise(spoken("Say שלום now.", voice="slt"))


@pytest.mark.parametrize(
    ("ipa", "entry"),
    [
        ("kənˈtɛnt", "(((k ax n) 0) ((t eh n t) 1))"),
        ("ˈbɝd", "(((b er d) 1))"),
        ("ˌɑːksɪˈtoʊsɪn", "(((aa k) 0) ((s ih) 0) ((t ow) 1) ((s ih n) 0))"),
        ("ʃ", "(((sh) 1))"),
    ],
)
def test_ipa_becomes_an_entry_of_its_lexicon(ipa: str, entry: str) -> None:
    assert convert_to_arpabet(Span(text="word", ipa=ipa), PLACE) == entry


def test_no_sound_of_the_american_voices_is_lost() -> None:
    lost = [
        letter
        for letter in AMERICAN_PHONEMES - set("ˈˌ AIOWYᵻ")
        if convert_to_arpabet(Span(text="word", ipa=f"{letter}ɑ"), PLACE)
        == convert_to_arpabet(Span(text="word", ipa="ɑ"), PLACE)
    ]
    assert lost == []


def test_where_it_is_not_installed_one_line_says_how_it_comes(tmp_path: Path) -> None:
    words = ("say", "Rest.", "--engine", "festival", "--cache", str(tmp_path), "--out", str(tmp_path / "line.wav"))
    bare = {"PATH": str(tmp_path), "HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-m", "audio_pipeline", *words], check=False, capture_output=True, text=True, env=bare
    )
    assert done.returncode == 1
    assert done.stderr.endswith(
        "engine festival: the program text2wave is not installed. Install it: apt-get install festival "
        "festvox-us-slt-hts, or speak with --engine hibari.\n"
    )
