"""A reply to a crisis answer is read for what it means in that crisis."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.crisis.dangers import BODY, CHILD, FIRE, HARM_OTHERS, HOME, PANIC, SELF_HARM, SOMEONE_ELSE, check_wordings
from skill.crisis.kinds import ReplyKind, determine_kind, find_next_danger

REPLIES = [
    tuple(line.split("\t")) for line in (Path(__file__).parents[1] / "said/replies.tsv").read_text("utf-8").splitlines()
]
EVERY_CRISIS = (SELF_HARM, SOMEONE_ELSE, HARM_OTHERS, HOME, CHILD, BODY, FIRE, PANIC)


def test_a_reply_is_read_for_what_it_means_there() -> None:
    read = [(*row, determine_kind(check_wordings((row[-1],)), row[0]).value) for row in REPLIES]
    wrong = [f"{crisis}: “{said}”: {got} instead of {kind}" for crisis, kind, said, got in read if got != kind]
    assert not wrong, "\n".join(wrong)


def test_the_list_is_long_enough_to_mean_something() -> None:
    replies = Counter(crisis for crisis, _, _ in REPLIES)
    assert replies.keys() == {*EVERY_CRISIS}
    assert all(replies[crisis] >= 80 for crisis in (SELF_HARM, SOMEONE_ELSE, HOME, BODY))
    assert sum(replies.values()) >= 800


@pytest.mark.parametrize("said", ["NO!", "no.", "um, no", "No…", "no no no"])
def test_case_stops_and_fillers_change_nothing(said: str) -> None:
    assert determine_kind(check_wordings((said,)), SELF_HARM) is ReplyKind.NO


@pytest.mark.parametrize(
    ("crisis", "said"),
    [
        (SELF_HARM, "I'm fine I just want to die"),
        (SELF_HARM, "goodbye I want to die"),
        (HOME, "I'm fine but my husband hits me"),
        (BODY, "I'm okay but I can't breathe"),
    ],
)
def test_whoever_names_the_danger_again_is_not_let_go(crisis: str, said: str) -> None:
    assert determine_kind(check_wordings((said,)), crisis) is ReplyKind.STUCK


def test_what_was_done_in_self_harm_is_an_emergency_by_now() -> None:
    assert find_next_danger(check_wordings(("I took the pills already",)), SELF_HARM) == BODY
    assert find_next_danger(check_wordings(("I took too much oxycontin",)), SELF_HARM) == BODY
    assert find_next_danger(check_wordings(("my husband hits me",)), SELF_HARM) == HOME
    assert find_next_danger(check_wordings(("I want to die",)), HOME) == SELF_HARM


@pytest.mark.parametrize("said", ["I'm panicking", "should I stop my antidepressants", "what is oxytocin"])
def test_what_is_no_greater_danger_does_not_change_the_subject(said: str) -> None:
    assert find_next_danger(check_wordings((said,)), SELF_HARM) is None


def test_of_two_ways_in_which_it_can_have_been_said_either_counts() -> None:
    assert determine_kind(check_wordings(("he here", "he's here")), HOME) is ReplyKind.OVERHEARD
    assert determine_kind(check_wordings(("someone is here", "no one is here")), SELF_HARM) in {
        ReplyKind.YES,
        ReplyKind.NO,
    }


@settings(max_examples=60, deadline=None)
@given(said=st.text(max_size=200), crisis=st.sampled_from(EVERY_CRISIS))
def test_any_words_are_read(said: str, crisis: str) -> None:
    assert determine_kind(check_wordings((said,)), crisis) in ReplyKind


@pytest.mark.parametrize(
    "words", ["my mum and ", "no no ", "i am ", "he is in my ", "yes it is ", "the cat and my dog "]
)
def test_hundreds_of_words_take_no_longer_than_a_breath(words: str) -> None:
    determine_kind(check_wordings((words * 100,)), SELF_HARM)
