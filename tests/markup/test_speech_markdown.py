"""Speech Markdown: the marks of our subset do what its public reference says; every sentence here is our own."""

from itertools import permutations

import pytest

from audio_pipeline.content.model import Silence, Span
from audio_pipeline.markup.inline import parse_inline
from audio_pipeline.markup.inline_marks import BREAK_STRENGTHS_MS
from audio_pipeline.markup.inline_pieces import TextRun
from audio_pipeline.markup.source_text import SourceText

Heard = Span | int | str


def heard(text: str) -> list[Heard]:
    """What a clean paragraph comes to: Spans, silences as milliseconds, chimes as their names."""
    found, faults = parse_inline(SourceText(text=text, path="a.md", line=1))
    assert not faults, faults
    return [
        each.span if isinstance(each, TextRun) else each.ms if isinstance(each, Silence) else each.sound
        for each in found
    ]


def refused(text: str) -> list[str]:
    return [fault.rule for fault in parse_inline(SourceText(text=text, path="a.md", line=1))[1]]


def around(marked: Span) -> list[Heard]:
    return [Span(text="Now "), marked, Span(text=" again.")]


@pytest.mark.parametrize(
    ("written", "ms"),
    [("40ms", 40), ("1s", 1_000), ("0.75s", 750), ("12s", 12_000), ("60000ms", 60_000), ("2.5 s", 2_500)],
)
def test_a_break_has_a_short_and_a_standard_form_for_seconds_and_milliseconds(written: str, ms: int) -> None:
    for mark in (f"[{written}]", f'[break:"{written}"]', f"[break:'{written}']"):
        assert heard(f"Sit {mark} down.") == [Span(text="Sit "), ms, Span(text=" down.")]


def test_a_break_may_have_each_strength_of_ssml_and_a_stronger_one_is_longer() -> None:
    strengths = ("none", "x-weak", "weak", "medium", "strong", "x-strong")
    lengths_ms = [heard(f'In.[break:"{strength}"]Out.')[1] for strength in strengths]
    assert lengths_ms == sorted(BREAK_STRENGTHS_MS.values())
    assert len(set(lengths_ms)) == len(strengths)


def test_breaks_may_begin_end_and_follow_one_another() -> None:
    assert heard("[1s][2s]Rest[break:'weak'] [3s]") == [
        1_000, 2_000, Span(text="Rest"), BREAK_STRENGTHS_MS["weak"], Span(text=" "), 3_000,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["one+one", "salt + pepper", "a+", "x++ and y++"])
def test_a_plus_that_touches_no_words_on_its_inside_is_a_plus(text: str) -> None:
    assert heard(text) == [Span(text=text)]


LEVELS = {
    "rate": ("x-slow", "slow", "medium", "fast", "x-fast"),
    "volume": ("silent", "x-soft", "soft", "medium", "loud", "x-loud"),
}


@pytest.mark.parametrize(("mark", "value"), [(mark, value) for mark, values in LEVELS.items() for value in values])
def test_rate_and_volume_have_the_steps_of_ssml(mark: str, value: str) -> None:
    for quote in "\"'":
        assert heard(f"Now (here)[{mark}:{quote}{value}{quote}] again.") == around(Span(text="here", **{mark: value}))


@pytest.mark.parametrize("mark", LEVELS)
def test_rate_and_volume_are_medium_without_a_value(mark: str) -> None:
    assert heard(f"Now (here)[{mark}] again.") == around(Span(text="here", **{mark: "medium"}))


def test_a_sub_is_read_in_place_of_what_is_shown() -> None:
    assert heard('Now (approx.)[sub:"roughly"] again.') == around(Span(text="approx.", alias="roughly"))
    assert heard("Now (6 p.m.)[sub:'six in the evening'] again.")[1] == Span(text="6 p.m.", alias="six in the evening")


def test_an_ipa_says_how_the_words_sound() -> None:
    assert heard('Now (scone)[ipa:"skɒn"] again.') == around(Span(text="scone", ipa="skɒn"))


def test_a_quote_may_hold_the_other_kind_of_quote() -> None:
    assert heard("""Now (o'c.)[sub:"o'clock"] again.""")[1] == Span(text="o'c.", alias="o'clock")
    assert heard("Now (hey)[ipa:'h\"eɪ'] again.")[1] == Span(text="hey", ipa='h"eɪ')


@pytest.mark.parametrize("tag", ["de-DE", "fr", "es-419", "zh-Hant-TW"])
def test_a_language_is_a_tag(tag: str) -> None:
    assert heard(f'Now (ja)[lang:"{tag}"] again.') == around(Span(text="ja", language=tag))


def test_several_marks_mean_the_same_in_every_order() -> None:
    marks = ('rate:"slow"', "volume:'soft'", "lang:'en-GB'", 'sub:"little by little"')
    expected = Span(text="bit by bit", rate="slow", volume="soft", language="en-GB", alias="little by little")
    for order in permutations(marks):
        assert heard(f"Now (bit by bit)[{';'.join(order)}] again.") == around(expected)


@pytest.mark.parametrize("marks", ['rate:"slow";', 'rate:"slow" ; ', ' rate : "slow"', "rate:'slow'"])
def test_a_last_semicolon_and_spaces_change_nothing(marks: str) -> None:
    assert heard(f"Now (here)[{marks}] again.") == around(Span(text="here", rate="slow"))


def test_round_brackets_without_square_ones_are_just_brackets() -> None:
    assert heard("A cup (or a mug) will (surely) do.") == [Span(text="A cup (or a mug) will (surely) do.")]


@pytest.mark.parametrize("mark", ["!['bowl']", '!["bowl"]', '![ "bowl" ]', '!["chime"]'])
def test_a_sound_stands_where_it_is_written(mark: str) -> None:
    assert heard(f"Now {mark} again.") == [Span(text="Now "), "bowl", Span(text=" again.")]


def test_a_break_inside_a_modifier_is_a_break_and_the_modifier_holds_on_both_sides() -> None:
    soft = {"volume": "soft"}
    assert heard("(one [0.5s] two [break:'3s'] three)[volume:'soft']") == [
        Span(text="one ", **soft), 500, Span(text=" two ", **soft), 3_000, Span(text=" three", **soft),
    ]  # fmt: skip


def test_marks_nest_to_any_depth_and_the_inner_one_wins() -> None:
    written = "(a (b [1s] (c !['soft'] (d)[volume:'loud'])[rate:'fast'])[lang:'fr'] (e)[rate])[rate:'slow'; volume]"
    usual, loud = {"volume": "medium"}, {"volume": "loud"}
    assert heard(written) == [
        Span(text="a ", rate="slow", **usual),
        Span(text="b ", rate="slow", language="fr", **usual),
        1_000,
        Span(text=" ", rate="slow", language="fr", **usual),
        Span(text="c ", rate="fast", language="fr", **usual),
        "soft",
        Span(text=" ", rate="fast", language="fr", **usual),
        Span(text="d", rate="fast", language="fr", **loud),
        Span(text=" ", rate="slow", **usual),
        Span(text="e", rate="medium", **usual),
    ]


# Where we differ, a writer is told: nothing is read in another way in silence.
@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("Now +here+ again.", "unheard-mark"),
        ("Is it ++warm enough?++ Good.", "unheard-mark"),
        ("Now (here)[emphasis:'reduced'] again.", "unheard-mark"),
        ("Now (here)[pitch:'x-low'] again.", "unheard-mark"),
        ("Now ~here~ again.", "unspoken-symbol"),
        ("Now (Dr.)['Doctor'] again.", "bad-mark"),
        ("Now (scone)[/skɒn/] again.", "bad-mark"),
        ("Now (here)[vol:'soft'] again.", "unknown-mark"),
        ("Now (here)[voice:'Amy'] again.", "unknown-mark"),
        ("Now (here)[whisper] again.", "unknown-mark"),
        ("Now (12)[number] again.", "unknown-mark"),
        ("#[voice:'Amy'] Now again.", "unspoken-symbol"),
        ("!['https://example.org/a.mp3'] Now again.", "unknown-chime"),
        ("Now (here)[rate:slow] again.", "bad-mark"),
        ("Now (here [1s] there)[sub:'where'] again.", "nested-mark"),
    ],
)
def test_what_we_leave_out_of_speech_markdown_is_a_fault(written: str, rule: str) -> None:
    assert rule in refused(written)


def test_a_word_between_hyphens_is_not_reduced() -> None:
    assert heard("Well -then- rest.") == [Span(text="Well -then- rest.")]
