"""Who asks whom to call is known by the words, and nobody else is."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.understanding.out_of_scope import OUT_OF_SCOPE_QUESTIONS
from skill.answers.helpline_requests import is_helpline_request
from skill.safety.phrase_patterns import normalise_words
from tests.catalogs import built_in

EVERYDAY = (Path(__file__).parents[1] / "said" / "everyday.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "said",
    [
        "what numbers",
        "what are the numbers",
        "What are those numbers again?",
        "where are the numbers",
        "the numbers please",
        "read me the numbers",
        "give me the phone number",
        "who can I call",
        "who do I call when I feel like this",
        "who could I talk to",
        "who can I talk to tonight",
        "where can I call for help",
        "what number should I call",
        "what number do I call in an emergency",
        "is there a number I can call",
        "is there somebody I can talk to",
        "phone number for help",
        "helpline",
        "is there a helpline",
        "what's the help line",
        "can I have the helpline numbers",
        "a crisis line",
        "give me the number of the Samaritans",
        "what is nine eight eight",
        "show notes",
        "where are the show notes",
        "what's in the show notes",
        "you said the show notes have numbers to call",
        "read me the shownotes",
    ],
)
def test_who_asks_for_the_numbers_is_understood(said: str) -> None:
    assert is_helpline_request(normalise_words(said))


@pytest.mark.parametrize(
    "said",
    [
        "call my mum",
        "is calling my mum as good as a hug",
        "who can I hug",
        "who can I call to fix the sink",
        "how many numbers are there",
        "what is the number of benefits",
        "play number two",
        "exercise number four",
        "tell me a random number",
        "which studies are in the show notes",
        "where do I talk with my dog",
        "how can I talk to my partner",
        "",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(said: str) -> None:
    assert not is_helpline_request(normalise_words(said))


def test_no_everyday_words_and_nobodys_question_is_taken_for_it() -> None:
    questions = [question for answer in built_in().answers for question in answer.questions]
    assert [
        said for said in (*EVERYDAY, *OUT_OF_SCOPE_QUESTIONS, *questions) if is_helpline_request(normalise_words(said))
    ] == []


def test_no_programme_is_called_so() -> None:
    names = [name for each in built_in().releases for name in (each.title, *each.names)]
    assert [name for name in names if is_helpline_request(normalise_words(name))] == []


@settings(max_examples=40, deadline=1_000)
@given(st.text(max_size=300))
def test_whatever_is_said_is_heard_to_the_end(said: str) -> None:
    is_helpline_request(normalise_words(said))
