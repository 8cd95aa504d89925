"""Aloud: a line is heard as a programme would have it."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import io
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from audio_pipeline.build.line_preview import list_pronunciations, load_settings_and_lexicon, parse_line, render_wav
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import Pronunciation
from audio_pipeline.content.model import Script, Silence
from audio_pipeline.errors import ContentError, ContentFaults
from audio_pipeline.script.script import build_script
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.gtts import Gtts
from audio_pipeline.speech.engines.tone import Tone
from audio_pipeline.stores.store import Store
from tests import studio

LEXICON = {
    "oxytocin": Pronunciation(ipa="ˌɑːksɪˈtoʊsɪn", say="ok-sih-TOH-sin"),
    "dalai lama": Pronunciation(say="DAH-lie LAH-muh"),
}


@pytest.fixture
def cache(tmp_path: Path) -> Store:
    return studio.cache(tmp_path)


def scripted(text: str, kind: str = "exercise") -> Script:
    return build_script(parse_line(text, kind, "tone"), load_settings_and_lexicon(BUILTIN_CONTENT)[0], LEXICON)


def heard(text: str, cache: Store) -> NDArray[np.int16]:
    with wave.open(io.BytesIO(render_wav(scripted(text), Tone(), cache))) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48_000, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")


def longest_silence_ms(samples: NDArray[np.int16]) -> int:
    loud = np.flatnonzero(samples)
    return int(np.diff(loud).max()) // 48


@pytest.mark.parametrize("seconds", [2, 15])
def test_a_line_is_heard_with_the_break_its_author_wrote(cache: Store, seconds: int) -> None:
    silence_ms = longest_silence_ms(heard(f"Rest a hand. [{seconds}s] Or a cushion.", cache))
    assert seconds * 1_000 - 1 <= silence_ms < seconds * 1_000 + 30


@pytest.mark.parametrize(("kind", "manner"), [("exercise", "exercise"), ("benefit", "talk")])
def test_sentences_have_the_natural_pause_of_their_manner(kind: str, manner: str) -> None:
    pauses = [part.ms for part in scripted("Rest a hand. Or a cushion.", kind).parts if isinstance(part, Silence)]
    usual_ms = load_settings_and_lexicon(BUILTIN_CONTENT)[0].pace[manner].sentence_pause_ms
    assert pauses == [pytest.approx(usual_ms, rel=0.3)]


def test_a_chime_in_the_line_is_heard(cache: Store) -> None:
    assert len(heard('Rest. !["soft"] And wake.', cache)) > len(heard("Rest. And wake.", cache)) + 24_000


@pytest.mark.parametrize(
    ("engine", "told"),
    [
        (Tone(), {"Oxytocin": "ˌɑːksɪˈtoʊsɪn", "tear": "tɪr", "Dr.": "Doctor", "Dalai Lama": "DAH-lie LAH-muh"}),
        (Gtts(), {"Oxytocin": "ok-sih-TOH-sin", "Dr.": "Doctor", "Dalai Lama": "DAH-lie LAH-muh"}),
    ],
)
def test_each_difficult_word_is_told_as_this_engine_says_it(engine: Engine, told: dict[str, str]) -> None:
    said = scripted('Oxytocin, a (tear)[ipa:"tɪr"], (Dr.)[sub:"Doctor"] Hill and the Dalai Lama. A tear, oxytocin-ish.')
    assert list_pronunciations(said, engine).items() >= told.items()
    assert "Hill and the" not in list_pronunciations(said, engine)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Rest & breathe.", "line:1:6"),
        ("Rest [2s", "line:1:6"),
        ("Rest.\nWell, <b>rest</b>.", "line:2:7"),
        ("(pause: -2s)", "line:1:"),
        ("Rest.\n\n(for: pet)\n\nNow.", "line:3:1"),
        ("(helplines: crisis)", "line:1:1"),
        ("", "line:1:1"),
        ("…", "line:1:1"),
        ("Rest \udcff now.", "line:1:6"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_by_its_column(text: str, where: str) -> None:
    with pytest.raises(ContentFaults) as found:
        parse_line(text, "exercise", "tone")
    assert str(found.value.faults[0]).startswith(where)


@pytest.mark.parametrize("text", ["", " ", "(bed: rain)"])
def test_of_nothing_to_say_a_line_has_no_front_matter_to_stand_under(text: str) -> None:
    with pytest.raises(ContentFaults) as found:
        parse_line(text, "exercise", "tone")
    assert str(found.value) == "line:1:1: There is nothing to say. Write some words. [empty-body]"


def test_what_was_spoken_before_is_not_spoken_again(cache: Store) -> None:
    ledger = studio.Ledger(cache)
    first = render_wav(scripted("Rest a hand."), Tone(), ledger)
    made = len(ledger.put_names)
    assert made
    assert render_wav(scripted("Rest a hand."), Tone(), ledger) == first
    assert len(ledger.put_names) == made


def test_a_folder_says_how_its_own_words_are_said(tmp_path: Path) -> None:
    (tmp_path / "lexicon.toml").write_text('[words.quay]\nsay = "key"\n')
    settings_, lexicon = load_settings_and_lexicon(tmp_path)
    assert lexicon == {"quay": Pronunciation(say="key")}
    assert settings_ == load_settings_and_lexicon(BUILTIN_CONTENT)[0]


def test_a_line_can_be_said_while_other_files_are_not_in_order(tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_text("---\nid: ")
    assert load_settings_and_lexicon(tmp_path)


def test_tables_that_are_not_right_are_told(tmp_path: Path) -> None:
    (tmp_path / "lexicon.toml").write_text("[words.quay]\n")
    with pytest.raises(ContentFaults, match=r"lexicon\.toml:1"):
        load_settings_and_lexicon(tmp_path)
    with pytest.raises(ContentError, match="does not exist"):
        load_settings_and_lexicon(tmp_path / "nowhere")


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_any_line_is_either_sayable_or_told_what_is_wrong(text: str) -> None:
    assert any(said_or_told(text))


def said_or_told(text: str) -> Iterator[str]:
    try:
        yield parse_line(text, "exercise", "tone").text.strip()
    except ContentFaults as found:
        yield from (fault.what for fault in found.faults if fault.location.path == "line")
