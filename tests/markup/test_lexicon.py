"""How words are said."""

import pytest

from audio_pipeline.content.library import Pronunciation
from audio_pipeline.content.model import Span
from audio_pipeline.markup.lexicon import parse_lexicon
from audio_pipeline.markup.toml import parse_toml
from audio_pipeline.script.pronunciation import apply_lexicon, compile_lexicon

OXYTOCIN = Pronunciation(ipa="ˌɑːksɪtoʊsɪn", say="ok-sih-TOH-sin")
LEXICON = {
    "oxytocin": OXYTOCIN,
    "lama": Pronunciation(say="LAH-muh"),
    "dalai": Pronunciation(say="DAH-lie"),
    "dalai lama": Pronunciation(say="DAH-lie LAH-muh"),
    "tho": Pronunciation(say="thoh"),
    "re-pair": Pronunciation(ipa="ˌriːper"),
    "vagus": Pronunciation(ipa="veɪɡəs"),
}


def said(span: Span) -> list[Span]:
    return list(apply_lexicon(span, LEXICON, compile_lexicon(LEXICON)))


def ways(text: str) -> list[str]:
    """What is said in place of each word the lexicon has."""
    return [span.alias or span.ipa for span in said(Span(text=text)) if span.alias or span.ipa]


def test_a_word_is_said_as_the_lexicon_has_it_and_shown_as_written() -> None:
    assert said(Span(text="Is Oxytocin here?")) == [
        Span(text="Is "),
        Span(text="Oxytocin", alias=OXYTOCIN.say, ipa=OXYTOCIN.ipa),
        Span(text=" here?"),
    ]


@pytest.mark.parametrize("text", ["thought", "although", "oxytocins", "oxytocin'd", "d'oxytocin", "repair", "Re pair"])
def test_a_part_of_a_word_is_left_alone(text: str) -> None:
    assert said(Span(text=text)) == [Span(text=text)]


@pytest.mark.parametrize("text", ["oxytocin.", "(oxytocin)", "“Oxytocin”", "oxytocin-rich", "'oxytocin'", "OXYTOCIN"])
def test_a_whole_word_is_found_beside_any_sign(text: str) -> None:
    assert ways(text) == [OXYTOCIN.say]


def test_the_longest_entry_wins() -> None:
    assert ways("The Dalai Lama, a lama, would re-pair") == ["DAH-lie LAH-muh", "LAH-muh", "ˌriːper"]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_possessive_keeps_its_ending(apostrophe: str) -> None:
    found = said(Span(text=f"oxytocin{apostrophe}s work"))[0]
    assert found.text == f"oxytocin{apostrophe}s"
    assert (found.alias, found.ipa) == (f"ok-sih-TOH-sin{apostrophe}s", "ˌɑːksɪtoʊsɪnz")
    assert said(Span(text=f"vagus{apostrophe}s"))[0].ipa == "veɪɡəsɪz"


@pytest.mark.parametrize(
    "span",
    [Span(text="oxytocin", alias="it"), Span(text="oxytocin", ipa="ɪt"), Span(text="oxytocin", language="fr-FR")],
)
def test_an_authors_own_mark_is_left_alone(span: Span) -> None:
    assert said(span) == [span]


def test_other_marks_stay_on_the_word() -> None:
    assert said(Span(text="oxytocin", rate="slow"))[0].rate == "slow"


def test_a_letter_that_only_looks_like_the_word_crashes_nothing() -> None:
    assert said(Span(text="vagu\u017f")) == [Span(text="vagu\u017f")]


def test_without_entries_nothing_changes() -> None:
    assert list(apply_lexicon(Span(text="oxytocin"), {}, compile_lexicon({}))) == [Span(text="oxytocin")]


def test_entries_of_several_words_are_read_in_any_case() -> None:
    found, faults = parse_toml(b'[words."Dalai  Lama"]\nsay = "DAH-lie LAH-muh"\n', "lexicon.toml")
    assert not faults
    assert parse_lexicon(found) == ({"dalai lama": Pronunciation(say="DAH-lie LAH-muh")}, [])
