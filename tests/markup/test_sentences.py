"""Where a reader takes a breath."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.content.model import ChimeCue, Silence, Span, Words
from audio_pipeline.markup.inline import parse_inline
from audio_pipeline.markup.sentences import SentenceBlock, split_sentences
from audio_pipeline.markup.source_text import SourceText


def said(text: str) -> list[SentenceBlock]:
    passage = SourceText(text=text, path="a.md", line=1)
    return split_sentences(parse_inline(passage)[0], passage)


def plainly(text: str) -> list[str | int]:
    """Each sentence as one text, each silence as its milliseconds."""
    return [_plain(block) for block in said(text)]


def _plain(block: SentenceBlock) -> str | int:
    if isinstance(block, Words):
        return "".join(span.text for span in block.spans)
    return block.ms if isinstance(block, Silence) else block.sound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("a  b\n\tc", ["a b c"]),
        ("Dr. Carter met Mrs. Hill. They sat.", ["Dr. Carter met Mrs. Hill.", "They sat."]),
        ("On St. Mary's Road, e.g. Today, rest.", ["On St. Mary's Road, e.g. Today, rest."]),
        ("Some food, i.e. bread, helps.", ["Some food, i.e. bread, helps."]),
        ("At 9 a.m. we rest. Then we walk.", ["At 9 a.m. we rest.", "Then we walk."]),
        ("We rest at 9 p.m. Then we sleep.", ["We rest at 9 p.m.", "Then we sleep."]),
        ("J. K. Hill wrote it. So do I. And you.", ["J. K. Hill wrote it.", "So do I.", "And you."]),
        ("It takes 3.5 minutes. Rest.", ["It takes 3.5 minutes.", "Rest."]),
        ("“Is it you?” She smiled.", ["“Is it you?”", "She smiled."]),
        ("“Stop!” she said. (Softly.) Then “Go.”", ["“Stop!” she said.", "(Softly.)", "Then “Go.”"]),
        ('He said "no." Then "yes."', ['He said "no."', 'Then "yes."']),
        ("Wait... and see… there. … Now.", ["Wait... and see… there. …", "Now."]),
        ("Wait… Now.", ["Wait…", "Now."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("Breathe in [2s] and out.", ["Breathe in", 2_000, "and out."]),
        ("Rest. [2s] Rest.", ["Rest.", 2_000, "Rest."]),
        ("Rest [2s]. Then [1s], go.", ["Rest.", 2_000, "Then,", 1_000, "go."]),
        ("“[2s]Rest.”", [2_000, "“Rest.”"]),
        ("[2s]", [2_000]),
        ("…", []),
    ],
)
def test_sentences(text: str, expected: list[str | int]) -> None:
    assert plainly(text) == expected


def test_marks_stay_with_their_words() -> None:
    written = 'Be (here. And)[rate:"slow"] now.'
    assert said(written)[:2] == [
        Words(spans=(Span(text="Be "), Span(text="here.", rate="slow")), location=said("Be")[0].location),
        Words(
            spans=(Span(text="And", rate="slow"), Span(text=" now.")),
            location=SourceText(text=written, path="a.md", line=1).locate(10),
        ),
    ]


def test_a_stop_in_words_that_are_replaced_ends_nothing() -> None:
    assert plainly('See (Prof. Hill)[sub:"the professor"] today.') == ["See Prof. Hill today."]
    assert plainly('At (No. Five)[sub:"number five"] we sat.') == ["At No. Five we sat."]
    assert plainly('(Dr.)[sub:"Doctor"] Hill sat. We sat.') == ["Dr. Hill sat.", "We sat."]


def test_each_sentence_knows_where_it_begins() -> None:
    places = [(block.location.line, block.location.column) for block in said("One.\n  Two. *Three.* [1s] Four.")]
    assert places == [(1, 1), (2, 3), (2, 9), (2, 17), (2, 22)]


def test_a_chime_stands_between_words() -> None:
    assert [type(block) for block in said('In. !["bowl"] Out.')] == [Words, ChimeCue, Words]


@given(text=st.text(st.sampled_from('abI. D…?!,”"’ \n19'), max_size=60))
def test_no_word_is_lost_or_made(text: str) -> None:
    found = "".join(str(each) for each in plainly(text))
    if any(letter.isalnum() for letter in text):
        assert found.split() == "".join(text).split() or "".join(found.split()) == "".join(text.split())
