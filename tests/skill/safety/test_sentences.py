"""What is said in one breath is heard in parts: speech has no full stops."""

from pathlib import Path

import pytest

from skill.safety import detect_danger
from skill.safety.sentences import split_sentences

SAID = Path(__file__).parents[1] / "said"
IN_DANGER = [line.partition("\t")[2] for line in (SAID / "danger.tsv").read_text("utf-8").splitlines()]
EVERYDAY = (SAID / "everyday.txt").read_text("utf-8").splitlines()

MOST_ALARMS = 0.01
"""The share of everyday lines that a request at their end may turn into danger: a few end on a word that it changes."""

REQUESTS = (
    "how should i breathe",
    "why does a hug help",
    "play guided recall",
    "what can i do",
    "and can you play something calm",
    "please tell me about oxytocin",
)


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("why does a hug help", []),
        ("My soup was cold. Play something.", ["My soup was cold", "Play something."]),
        ("my soup was cold today what can i do", ["my soup was cold today"]),
        ("I am so tired, and can you play something calm?", ["I am so tired"]),
        ("so what can i do", []),
        ("i know what i want", []),
    ],
)
def test_a_text_has_its_sentences_and_what_is_before_a_request(said: str, parts: list[str]) -> None:
    assert split_sentences(said) == parts


def test_a_sentence_of_several_is_kept_whole_beside_what_is_before_a_request() -> None:
    said = "It rained. Nobody told me about it how do i stay dry"
    assert split_sentences(said) == [
        "It rained",
        "Nobody told me about it how do i stay dry",
        "Nobody told me about it",
    ]


@pytest.mark.parametrize("request_after", REQUESTS)
def test_a_request_behind_words_of_danger_hides_none_of_them(request_after: str) -> None:
    known = [each for each in IN_DANGER if is_danger(each)]
    assert len(known) > 800
    assert [each for each in known if not is_danger(f"{each.rstrip('.!?')} {request_after}")] == []


@pytest.mark.parametrize("request_after", REQUESTS)
def test_a_request_behind_everyday_words_hardly_ever_raises_an_alarm(request_after: str) -> None:
    alarms = [each for each in EVERYDAY if is_danger(f"{each.rstrip('.!?')} {request_after}")]
    assert len(alarms) <= MOST_ALARMS * len(EVERYDAY), alarms


def is_danger(said: str) -> bool:
    return (detect_danger(said) or "").startswith("crisis")
