"""A stage direction is a fault wherever it is written, with the line that would do it; an aside is just words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.directives import parse_directive
from audio_pipeline.markup.source_text import SourceText
from audio_pipeline.markup.stage_directions import suggest_directive
from tests.markup.small_folder import ANSWER, PROGRAMME, document_of
from tests.markup.stage_asides import ASIDES, ASIDES_WITHIN_A_SENTENCE, DIRECTIONS, WITHIN_A_SENTENCE


def faults(words: str) -> list[Fault]:
    """What is wrong with a programme whose last words, on line 20, are these."""
    return list(document_of(PROGRAMME.replace("Drink.", words)).faults)


def the_fault(words: str) -> Fault:
    (fault,) = faults(words)
    return fault


@pytest.mark.parametrize(
    "written",
    ["Rest. ({}) Drink.", "*({})*\n\nDrink.", "Rest.\n({})\nDrink.", "Rest. [{}] Drink.", "Rest. {{{}}} Drink."],
)
def test_a_direction_is_told_with_what_would_do_it(written: str) -> None:
    for words, hint in DIRECTIONS.items():
        fault = the_fault(written.format(words))
        assert fault.rule == "stage-direction", fault
        assert hint in fault.hint, fault
        assert words in fault.what, fault


def test_a_direction_alone_in_its_paragraph_is_a_fault() -> None:
    for words, hint in DIRECTIONS.items():
        fault = the_fault(f"({words})\n\nDrink.")
        assert fault.rule in {"stage-direction", "bad-directive", "unknown-directive"}, fault
        assert fault.location == SourceLocation("tea.md", 20, 1), fault
        assert hint in fault.hint, fault


@pytest.mark.parametrize("words", WITHIN_A_SENTENCE)
def test_what_can_be_nothing_else_is_a_direction_within_a_sentence(words: str) -> None:
    fault = the_fault(f"Lift the cup ({words}) and drink.")
    assert (fault.rule, fault.location) == ("stage-direction", SourceLocation("tea.md", 20, 14))


@pytest.mark.parametrize("written", ["Rest ({}) and drink.", "Rest. ({}) Drink.", "({}.)\n\nDrink."])
def test_an_aside_is_just_words(written: str) -> None:
    for words in ASIDES:
        assert faults(written.format(words)) == [], words


@pytest.mark.parametrize("words", ASIDES_WITHIN_A_SENTENCE)
def test_a_word_that_may_be_a_direction_is_an_aside_within_a_sentence(words: str) -> None:
    assert faults(f"Think of it ({words}) and drink.") == []


def test_there_are_as_many_of_each_as_it_takes() -> None:
    assert len(DIRECTIONS) >= 60
    assert len(ASIDES) >= 60


def test_what_a_mend_says_is_a_directive() -> None:
    hints = [suggest_directive(words, between_sentences=True) for words in DIRECTIONS]
    for written in re.findall(r"\((?:pause|breathe|chime|bed): [^)]+\)", "\n".join(hints)):
        found = parse_directive(SourceText(text=written, path="a.md", line=1))
        assert not isinstance(found, Fault | None), written


def test_the_hint_for_square_brackets_does_not_lead_into_one() -> None:
    fault = the_fault("Rest. [pause 5 seconds] Drink.")
    assert fault.hint == "Write (pause: 5s) in a paragraph of its own, or [5s] within one"
    assert "round brackets" not in the_fault("Drink [or not].").hint
    assert faults("Rest.\n\n(pause: 5s)\n\nDrink.") == []
    assert faults("Rest. [5s] Drink.") == []


@pytest.mark.parametrize(
    "written",
    ["— pause —", "—beat—", "-- long pause --", "– music fades in –", "*Pause for 5 seconds*", "**Bell rings**",
     "_long pause_", "*[pause]*", "(*pause*)", "(pause) (bell rings)", "(Pause.)", "(pause [2s])"],
)  # fmt: skip
def test_other_ways_to_write_one_are_told_as_well(written: str) -> None:
    assert {fault.rule for fault in faults(f"Rest.\n\n{written}\n\nDrink.")} & {"stage-direction", "bad-directive"}


@pytest.mark.parametrize(
    "written",
    ["*Rest here.*", "*Softly.*", "**You are not alone**", "*Thank you*", "Say *pause* here"],
)
def test_words_in_stress_are_no_direction_where_they_are_meant_to_be_heard(written: str) -> None:
    assert [fault.rule for fault in faults(f"Rest.\n\n{written}\n\nDrink.")] == ["unheard-mark"]


@pytest.mark.parametrize("written", ["— and so it went —", "— pause — you say"])
def test_dashes_are_just_words(written: str) -> None:
    assert faults(f"Rest.\n\n{written}\n\nDrink.") == []


@pytest.mark.parametrize(
    "written", ["It is warm (pause) and soft.", "It is warm. (softly) Yes.", "[pause 5 seconds]\n\nIt is."]
)
def test_an_answer_is_told_to_do_without(written: str) -> None:
    (fault,) = document_of(ANSWER.replace("It is warm.", written), "why.md").faults
    assert fault.rule == "stage-direction"
    assert fault.hint.startswith("Take it away")
    assert "(pause:" not in fault.hint


def test_a_gate_and_what_is_withheld_are_said_as_well() -> None:
    gate = "gate: This one (pause) is for adults. Say continue.\nposition: 1"
    (fault,) = document_of(PROGRAMME.replace("position: 1", gate)).faults
    assert (fault.rule, fault.location.line) == ("stage-direction", 8)


@given(st.text(alphabet="pausebtfor 0123456789()[]—-,.", max_size=60))
def test_no_words_take_long_or_crash(words: str) -> None:
    suggest_directive(words, between_sentences=True)


@pytest.mark.parametrize(
    ("number", "seconds"),
    [
        ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
        ("nine", 9), ("ten", 10), ("twelve", 12), ("fifteen", 15), ("twenty", 20), ("thirty", 30), ("forty", 40),
        ("fifty", 50), ("sixty", 60), ("a couple of", 2), ("a few", 3), ("few", 3), ("several", 5),
    ],
)  # fmt: skip
def test_a_number_in_words_becomes_the_pause_it_means(number: str, seconds: int) -> None:
    hint = suggest_directive(f"wait {number} seconds", between_sentences=True)
    assert f"(pause: {seconds}s)" in hint
