"""The drawer names what the model understands, in topics, and nothing that a person in danger would say."""

import pytest

from skill.alexa.model import build_interaction_model
from skill.browser.interpreter import FALLBACK, interpret_utterance
from skill.browser.sayings import list_sayings
from skill.browser.utterance_index import UtteranceIndex, build_index
from skill.safety import detect_danger
from tests.catalogs import built_in

TOPICS = [
    "Choose something", "While it plays", "How you feel", "Ask a question", "After an answer", "Places and favourites",
    "Somebody to talk to", "At any time",
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> UtteranceIndex:
    return build_index(build_interaction_model(built_in()))


@pytest.fixture(scope="module")
def sayings(index: UtteranceIndex) -> dict[str, list[str]]:
    return {each["topic"]: each["sayings"] for each in list_sayings(index)}


def test_every_topic_has_something_to_say(sayings: dict[str, list[str]]) -> None:
    assert list(sayings) == TOPICS
    assert all(sayings.values())


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("Choose something", "surprise me"),
        ("While it plays", "next chapter"),
        ("While it plays", "cancel the timer"),
        ("While it plays", "start over"),
        ("Places and favourites", "i like this one"),
        ("Somebody to talk to", "who can i call"),
    ],
)
def test_what_matters_is_named(sayings: dict[str, list[str]], topic: str, words: str) -> None:
    assert words in sayings[topic]


def test_there_is_a_question_for_each_answer(sayings: dict[str, list[str]]) -> None:
    answers = [each for each in built_in().answers if not each.id.startswith("crisis")]
    assert len(sayings["Ask a question"]) == len(answers)


def test_each_of_them_is_understood(sayings: dict[str, list[str]], index: UtteranceIndex) -> None:
    listed = [words for each in sayings.values() for words in each]
    understood = [interpret_utterance(words, index, strict=True) for words in listed]
    assert [words for words, heard in zip(listed, understood, strict=True) if heard.name == FALLBACK] == []
    assert {heard.reason for heard in understood} <= {"a sample", "known values", "an everyday word"}


def test_none_of_them_tells_of_a_danger(sayings: dict[str, list[str]]) -> None:
    dangers = {words: detect_danger(words) or "" for each in sayings.values() for words in each}
    assert [words for words, danger in dangers.items() if danger.startswith("crisis")] == []


def test_nothing_stands_there_twice(sayings: dict[str, list[str]]) -> None:
    listed = [words for each in sayings.values() for words in each]
    assert len(listed) == len(set(listed))
