"""What whoever measures the skill is told of a sentence."""

from dataclasses import asdict, replace

import pytest

from skill.answers.judgement import Judgement, explain, judge
from skill.answers.understanding import Understander, Understanding
from tests.catalogs import EMPTY
from tests.skill.answers.shows import CATALOG, HUG
from tests.vectors import index

DANGER = "neighbour's having the dog from thursday i've paid her for the year"


@pytest.fixture(scope="module")
def hears() -> Understander:
    return Understander(CATALOG, index(CATALOG))


@pytest.mark.parametrize(
    ("said", "judgement"),
    [
        ("how long should a hug last", Judgement(id="hug_length", kind="answer")),
        ("is it safe with my warfarin", Judgement(id="medical_boundary", kind="medical")),
        ("i can't sleep", Judgement(id="sleep-wind-down", kind="need", programme="sleep-wind-down")),
        ("i want to kill myself", Judgement(id="crisis_self_harm", kind="crisis")),
        (DANGER, Judgement(id="none", kind="none", check_in=True)),
        ("what is a quasar", Judgement(id="none", kind="none")),
        ("", Judgement(id="none", kind="none")),
    ],
)
def test_a_sentence_is_judged_as_a_listener_would_be_answered(
    hears: Understander, said: str, judgement: Judgement
) -> None:
    assert judge(said, CATALOG, hears) == replace(judgement, heavy=judge(said, CATALOG, hears).heavy)


def test_the_record_has_the_names_that_others_read(hears: Understander) -> None:
    assert list(asdict(judge("how long should a hug last", CATALOG, hears))) == [
        "id", "kind", "close", "programme", "check_in", "heavy",
    ]  # fmt: skip


def test_two_that_are_a_toss_up_are_both_named() -> None:
    twins = replace(CATALOG, answers=(HUG, replace(HUG, id="hug_time")))
    found = judge("for how long ought a hug to last", twins, Understander(twins, index(twins)))
    assert set(found.close) == {"hug_length", "hug_time"}
    assert found.id == found.close[0]


def test_a_heavy_sentence_is_told_of_beside_what_it_gets(hears: Understander) -> None:
    assert judge("i feel so alone", CATALOG, hears).heavy
    assert not judge("how long should a hug last", CATALOG, hears).heavy


def test_danger_has_its_kind_though_the_catalog_lacks_the_answer() -> None:
    hears = Understander(EMPTY, None)
    for said, kind in {"i want to kill myself": "crisis", "can i stop my medicine": "medical"}.items():
        assert judge(said, EMPTY, hears).kind == kind


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("i want to kill myself", "the word rules: crisis_self_harm"),
        (DANGER, "above the threshold of a check-in: +"),
        ("i've a pacemaker can i do the exercises", "above the threshold of a question for a doctor: +"),
        ("how long should a hug last", "an example, word for word"),
        ("what is a quasar", "asked elsewhere"),
        ("i feel so alone", "heavy: yes"),
    ],
)
def test_why_tells_which_rule_or_score_decided(hears: Understander, said: str, told: str) -> None:
    assert any(told in line for line in explain(said, hears))


def test_why_names_the_best_kinds_with_the_best_first(hears: Understander) -> None:
    lines = [
        line.split()
        for line in explain("for how long do i hug", hears)
        if ":" in line and line[:5].strip()[:1].isdigit()
    ]
    scores = [float(score) for score, kind in lines]
    assert lines[0][1] == "answer:hug_length"
    assert scores == sorted(scores, reverse=True)


def test_of_nothing_said_there_is_little_to_tell(hears: Understander) -> None:
    assert hears.understand("") == Understanding()
    assert list(explain("", hears)) == ["the word rules: nothing", "heavy: no"]
