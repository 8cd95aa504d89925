"""The inline marks: what a paragraph says, and how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.content.model import ChimeCue, Silence, Span
from audio_pipeline.errors import Fault
from audio_pipeline.markup.inline import parse_inline
from audio_pipeline.markup.inline_pieces import TextRun
from audio_pipeline.markup.source_text import SourceText

Heard = Span | int | str


def passage(text: str) -> SourceText:
    return SourceText(text=text, path="a.md", line=10)


def heard(text: str) -> list[Heard]:
    """What a clean paragraph comes to: Spans, silences as milliseconds, chimes as their names."""
    found, faults = parse_inline(passage(text))
    assert not faults, faults
    return [_plainly(piece) for piece in found]


def _plainly(piece: TextRun | Silence | ChimeCue) -> Heard:
    if isinstance(piece, TextRun):
        return piece.span
    return piece.ms if isinstance(piece, Silence) else piece.sound


def faults(text: str) -> list[tuple[str, int]]:
    """Rule and column of everything wrong."""
    return [(fault.rule, fault.location.column) for fault in parse_inline(passage(text))[1]]


def test_plain_words_are_one_run() -> None:
    assert heard("Let your hand rest.") == [Span(text="Let your hand rest.")]


@pytest.mark.parametrize("signs", ["*", "**", "***", "_", "__", "+", "++"])
def test_stress_that_no_voice_can_do_is_a_fault_with_what_to_write_instead(signs: str) -> None:
    (fault,) = parse_inline(passage(f"Rest {signs}right here{signs}."))[1]
    assert (fault.rule, fault.location.column) == ("unheard-mark", 6)
    assert f"{signs}right here{signs}" in fault.what
    assert "[500ms]" in fault.hint


@pytest.mark.parametrize(
    "text", ["“*Here*,” she said", "*a **b***", "++a +b+++ c", "so (a *b* c) on", "*one (two* three)"]
)
def test_stress_is_told_once_however_it_nests(text: str) -> None:
    assert [rule for rule, _ in faults(text) if rule != "open-mark"] == ["unheard-mark"]


@pytest.mark.parametrize("mark", ["emphasis", "emphasis:'strong'", "pitch", 'pitch:"low"'])
def test_a_mark_that_no_voice_can_do_is_a_fault_that_says_what_can_be_heard(mark: str) -> None:
    (fault,) = parse_inline(passage(f"Rest (here)[{mark}]."))[1]
    assert (fault.rule, fault.location.column) == ("unheard-mark", 12)
    assert fault.hint.startswith("Take the mark away")


@pytest.mark.parametrize(
    "text",
    ["wasn't (said) twice", "2 + 3", "C++ or not", "so (a (b) c) on", "Stop! (Really!) Go!", "(said) (again)"],
)
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    assert heard(text) == [Span(text=text)]


def test_a_break_may_follow_an_exclamation_or_an_aside_at_once() -> None:
    assert heard("Stop![2s](Really)[1s]") == [Span(text="Stop!"), 2_000, Span(text="(Really)"), 1_000]


def test_a_break_works_inside_a_mark() -> None:
    slow = {"rate": "slow"}
    assert heard('(in [2s] and out)[rate:"slow"]') == [Span(text="in ", **slow), 2_000, Span(text=" and out", **slow)]


def test_marks_nest_and_the_inner_one_wins() -> None:
    assert heard('(a (b)[rate:"fast"] (c)[lang:"fr"])[rate:"slow"; volume:"soft"]') == [
        Span(text="a ", rate="slow", volume="soft"),
        Span(text="b", rate="fast", volume="soft"),
        Span(text=" ", rate="slow", volume="soft"),
        Span(text="c", rate="slow", volume="soft", language="fr"),
    ]


def test_a_plain_aside_inside_a_mark_is_part_of_it() -> None:
    assert heard('(rest (if you like) now)[sub:"rest now"]') == [
        Span(text="rest (if you like) now", alias="rest now"),
    ]


def test_words_around_an_aside_with_a_mark_keep_their_brackets() -> None:
    assert heard('so (a (b)[rate:"slow"] c) on') == [
        Span(text="so (a "),
        Span(text="b", rate="slow"),
        Span(text=" c) on"),
    ]


def test_a_comment_is_never_said() -> None:
    assert heard("one <!-- (not\n[this --> two") == [Span(text="one "), Span(text=" two")]


def test_a_mark_may_run_over_a_line_end() -> None:
    assert heard('(one\ntwo)[rate:"slow"]') == [Span(text="one\ntwo", rate="slow")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one (two", [("open-mark", 5)]),
        ("one two)", [("open-mark", 8)]),
        ("one +two", [("unspoken-symbol", 5)]),
        ("one *two [1s]", [("unspoken-symbol", 5)]),
        ("one *two* three *four", [("unheard-mark", 5), ("unspoken-symbol", 17)]),
        ("one [2s", [("open-mark", 5)]),
        ("one 2s]", [("open-mark", 7)]),
        ("one [two] three", [("square-brackets", 5)]),
        ("[two](https://example.org)", [("not-for-narration", 1)]),
        ("a ![two](cat.png)", [("not-for-narration", 3)]),
        ('(two)[rat:"slow"]', [("unknown-mark", 6)]),
        ('(two)[voice:"Brian"]', [("unknown-mark", 6)]),
        ('(two)[rate:"sluggish"]', [("bad-mark", 6)]),
        ("(two)[sub]", [("bad-mark", 6)]),
        ("(two)[rate:slow]", [("bad-mark", 6)]),
        ("(two)[rate:“slow”]", [("bad-mark", 6)]),
        ("(two)[]", [("bad-mark", 6)]),
        ('(two)[lang:"french!"]', [("bad-mark", 6)]),
        ('(two)[sub:""]', [("empty-mark", 6)]),
        ('(two)[ipa:" "]', [("empty-mark", 6)]),
        ('(two)[sub:"me & you"]', [("bad-mark", 6)]),
        ('(a [1s] b)[sub:"c"]', [("nested-mark", 1)]),
        ('()[sub:"c"]', [("nested-mark", 1)]),
        ('((a)[ipa:"ə"])[sub:"c"]', [("nested-mark", 1)]),
        ("wait [70s] here", [("pause-range", 6)]),
        ("wait [-3s] here", [("pause-range", 6)]),
        ('wait [break:"huge"]', [("bad-mark", 6)]),
        ("wait [break]", [("bad-mark", 6)]),
        ("you & me", [("ampersand", 5)]),
        ("you &amp; me", [("ampersand", 5)]),
        ("2 < 3", [("less-than", 3)]),
        ("3 > 2", [("greater-than", 3)]),
        ("a <b>bold</b> word", [("raw-html", 3), ("raw-html", 10)]),
        ("a <!-- b", [("open-comment", 3)]),
        ("5 * 3", [("unspoken-symbol", 3)]),
        ("****four****", [("unspoken-symbol", 1), ("unspoken-symbol", 9)]),
        ("*rest*ful", [("unspoken-symbol", 1), ("unspoken-symbol", 6)]),
        ("a `b` c", [("unspoken-symbol", 3), ("unspoken-symbol", 5)]),
        ("snake_case", [("unspoken-symbol", 6)]),
        ('!["gong"]', [("unknown-chime", 1)]),
        ("Rest. (pause: 20s) Rest.", [("directive-in-text", 7)]),
    ],
)
def test_a_broken_mark_is_found_where_it_stands(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted(faults(text), key=lambda fault: fault[1]) == expected


def test_a_fault_on_a_later_line_counts_from_that_line() -> None:
    place = parse_inline(passage("one\n  two & three"))[1][0].location
    assert (place.line, place.column) == (11, 7)


def test_a_misspelt_mark_is_told_which_was_meant() -> None:
    assert "rate" in parse_inline(passage('(two)[rat:"slow"]'))[1][0].hint


def spoken(text: str) -> str:
    """Every letter that is said, in order."""
    return "".join(piece.span.text for piece in parse_inline(passage(text))[0] if isinstance(piece, TextRun))


WORDS = st.text(st.sampled_from("abc é’“”,.?!;:-\n123"), min_size=1, max_size=20).filter(str.strip)
AROUND = {  # what may stand around anything, and what it leaves of the words
    "({})": "({})",
    '({})[rate:"slow"]': "{}",
    "({})[volume]": "{}",
    "({})[rate:'fast'; lang:'fr']": "{}",
    "(({}))[rate]": "({})",
    "({} [2s])": "({} )",
    "( !['bowl'] {})[rate:\"fast\"]": "  {}",
}


def tree(around: str, inner: tuple[str, str]) -> tuple[str, str]:
    """What is written and what is left of it, with something around it."""
    written, left = inner
    return around.format(written), AROUND[around].format(left)


TREES = st.recursive(
    WORDS.map(lambda words: (words, words)),
    lambda inner: st.one_of(
        st.builds(tree, st.sampled_from(list(AROUND)), inner),
        st.lists(inner, min_size=1, max_size=4).map(
            lambda some: ("[2s] ".join(each[0] for each in some), " ".join(each[1] for each in some)),
        ),
    ),
    max_leaves=12,
)


@given(tree=TREES)
def test_what_goes_in_is_what_is_said_marks_aside_however_they_nest(tree: tuple[str, str]) -> None:
    written, expected = tree
    assert faults(written) == []
    assert spoken(written).split() == expected.split()


@given(text=st.text(st.sampled_from("ab .\n()[]+*_!<>-&:;\"'2sbreak/~\\"), max_size=60))
def test_no_input_crashes_it_and_nothing_is_lost_without_a_fault(text: str) -> None:
    found, wrong = parse_inline(passage(text))
    assert all(isinstance(fault, Fault) for fault in wrong)
    if not wrong and not set(text) & set('[<+*_"'):
        assert "".join(piece.span.text for piece in found if isinstance(piece, TextRun)) == text
