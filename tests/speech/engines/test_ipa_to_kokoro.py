"""From IPA to the alphabet of the offline voice."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.content.model import Span
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.ipa_to_kokoro import AMERICAN_PHONEMES, BRITISH_PHONEMES, convert_to_kokoro
from tests.speech.engines.segments import PLACE


def american(ipa: str) -> str:
    return convert_to_kokoro(Span(text="word", ipa=ipa), PLACE, british=False)


def british(ipa: str) -> str:
    return convert_to_kokoro(Span(text="word", ipa=ipa), PLACE, british=True)


# What the offline voice's own dictionary has for the same words.
@pytest.mark.parametrize(
    ("word", "ipa", "american_letters"),
    [
        ("content", "kənˈtɛnt", "kəntˈɛnt"),
        ("goat", "ˈɡoʊt", "ɡˈOt"),
        ("bird", "ˈbɝd", "bˈɜɹd"),
        ("nurse", "nɜːrs", "nɜɹs"),
        ("water", "ˈwɔːɾɚ", "wˈɔɾəɹ"),
        ("price", "ˈpraɪs", "pɹˈIs"),
        ("mouth", "ˈmaʊθ", "mˈWθ"),
        ("choice", "ˈt͡ʃɔɪs", "ʧˈYs"),
        ("north", "ˈnorθ", "nˈɔɹθ"),
        ("little", "ˈlɪɾl\u0329", "lˈɪɾᵊl"),
        ("hello", "həˈloʊ", "həlˈO"),
        ("player", "ˈpleɪ.ɚ", "plˈAəɹ"),
        ("loch", "ˈlɑx", "lˈɑk"),
    ],
)
def test_american_sounds(word: str, ipa: str, american_letters: str) -> None:
    assert american(ipa) == american_letters, word


@pytest.mark.parametrize(
    ("word", "ipa", "british_letters"),
    [
        ("goat", "ˈɡəʊt", "ɡˈQt"),
        ("trap", "ˈtræp", "tɹˈap"),
        ("dance", "ˈdɑːns", "dˈɑːns"),
        ("hair", "ˈheə", "hˈɛː"),
        ("lot", "ˈlɒt", "lˈɒt"),
        ("bird", "ˈbɜːd", "bˈɜːd"),
        ("idea", "aɪˈdɪə", "Idˈɪə"),
    ],
)
def test_british_sounds(word: str, ipa: str, british_letters: str) -> None:
    assert british(ipa) == british_letters, word


def test_a_stress_mark_moves_to_its_vowel_and_no_further() -> None:
    assert american("ˌɑksɪˈtoʊsɪn") == "ˌɑksɪtˈOsɪn"
    assert american("kəntˈɛnt") == "kəntˈɛnt"


def test_two_syllables_do_not_melt_into_one_sound() -> None:
    assert american("ˈnʌt.ʃɛl") == "nˈʌtʃɛl"


def test_slashes_around_it_are_no_part_of_it() -> None:
    assert american("/ʃ/") == "ʃ"


@pytest.mark.parametrize("ipa", ["q", "kən'tɛnt", "ˈç", "ʃ5", "O", "kən]tɛnt", "", " ", "ˈʃ", "taˈ"])
def test_what_has_no_sound_is_refused_with_word_and_place(ipa: str) -> None:
    with pytest.raises(EngineError, match=r'hand-on-heart\.md:12:1: "word" cannot be pronounced') as refusal:
        american(ipa)
    assert ipa in refusal.value.what


def test_the_refusal_names_the_strange_symbol() -> None:
    with pytest.raises(EngineError, match='no sound for "q"'):
        american("qu")


def test_the_voice_knows_every_letter_we_may_hand_it() -> None:
    vocabulary = json.loads(files("hibari").joinpath("assets", "vocab.json").read_text("utf-8"))
    assert set(vocabulary) >= AMERICAN_PHONEMES | BRITISH_PHONEMES


@given(st.text("ˈˌ .ːabdefghijklmnoprstuvwxzæðŋɐɑɒɔəɚɛɜɝɡɨɪɫɹɾʃʊʌʍʒʔθ\u0329\u0361ʰ[]()/q", min_size=1), st.booleans())
@settings(max_examples=300)
def test_any_ipa_is_either_said_or_refused(ipa: str, is_british: bool) -> None:  # noqa: FBT001 - drawn, not called
    try:
        letters = convert_to_kokoro(Span(text="word", ipa=ipa), PLACE, british=is_british)
    except EngineError:
        return
    assert letters.strip()
    assert set(letters) <= (BRITISH_PHONEMES if is_british else AMERICAN_PHONEMES)


@given(st.text("ˈˌ .ːabdefghijklmnoprstuvwxzæðŋɐɑɒɔəɚɛɜɝɡɨɪɫɹɾʃʊʌʍʒʔθᵊᵻ9q", min_size=1))
@settings(max_examples=300)
def test_what_americans_can_say_the_british_can(ipa: str) -> None:
    assert is_said(ipa, british=True) or not is_said(ipa, british=False)


def is_said(ipa: str, *, british: bool) -> bool:
    try:
        convert_to_kokoro(Span(text="word", ipa=ipa), PLACE, british=british)
    except EngineError:
        return False
    return True
