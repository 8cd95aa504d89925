"""What is counted of labelled sentences, and when an outcome is right."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio_pipeline.understanding.kernel_ridge import fit_kernel_ridge, score_kinds
from audio_pipeline.understanding.question_index import QuestionIndex
from skill.answers.judgement import Judgement
from skill.answers.understanding import Understander
from tests.catalogs import CATALOG
from tests.evaluation.__main__ import MARK
from tests.evaluation.cases import Case
from tests.evaluation.evaluation import ALL, DELIVERED, TYPED, Evaluation
from tests.evaluation.leave_one_out import score_without_itself
from tests.evaluation.measures import Share, count_all, count_by_tag, list_misses
from tests.evaluation.outcomes import DeliveredSkill, Outcome, TypedSkill
from tests.evaluation.rows import Row, read_rows
from tests.evaluation.tables import format_danger_by_tag, format_evaluation, format_misses, format_share, to_json
from tests.markdown import DOCS, ROOT, fill_tables

IDS = frozenset({"hug_length", "why_hug_helps", "medical_boundary", "anger", "crisis_body", "crisis_self_harm"})

NOTHING = Judgement(id="none", kind="none")
CHECK_IN = Judgement(id="none", kind="none", check_in=True)
HUG = Judgement(id="hug_length", kind="answer")
TOSS_UP = replace(HUG, close=("hug_length", "why_hug_helps"))
DOCTOR = Judgement(id="medical_boundary", kind="medical")
BODY = Judgement(id="crisis_body", kind="crisis")


def case(kind: str, label: str, got: Judgement, *also: str, tags: tuple[str, ...] = ()) -> Case:
    row = Row(text="words", label=label, also=frozenset(also), kind=kind, tags=tags)
    return Case(row=row, outcome=Outcome(judgement=got), answer_ids=IDS)


def shares(*cases: Case) -> dict[str, tuple[int, int]]:
    return {name: (share.n, share.of) for name, share in count_all(cases).items()}


@pytest.mark.parametrize(
    ("kind", "label", "got"),
    [
        ("answer", "hug_length", HUG),
        ("none", "none", NOTHING),
        ("everyday", "none", NOTHING),
        ("medical", "medical", DOCTOR),
        ("medical", "medical_boundary", DOCTOR),
        ("crisis", "crisis", BODY),
        ("crisis", "crisis_body", BODY),
        ("need", "self-hug", Judgement(id="self-hug", kind="need", programme="self-hug")),
    ],
)
def test_what_the_label_says_is_right(kind: str, label: str, got: Judgement) -> None:
    assert case(kind, label, got).is_right
    assert not case(kind, label, got).is_wrong


def test_another_label_that_is_as_good_is_right_too() -> None:
    assert case("answer", "why_hug_helps", HUG, "hug_length").is_right
    assert not case("answer", "why_hug_helps", HUG).is_right


def test_a_choice_is_neither_right_nor_wrong_though_the_right_one_may_be_in_it() -> None:
    asked_back = case("answer", "why_hug_helps", TOSS_UP)
    assert asked_back.is_right_or_in_choice
    assert not asked_back.is_right
    assert not asked_back.is_wrong
    assert not case("answer", "medical_boundary", TOSS_UP).is_right_or_in_choice


def test_a_check_in_is_not_to_say_nothing() -> None:
    asked_if_safe = case("everyday", "none", CHECK_IN)
    assert not asked_if_safe.is_right
    assert not asked_if_safe.is_refused
    assert not asked_if_safe.is_wrong


def test_an_answer_that_no_label_of_a_fair_question_knows_counts_nowhere() -> None:
    later = case("fair", "none", Judgement(id="anger", kind="answer"))
    assert shares(later)["wrong answer or programme, of all"] == (0, 1)
    assert '"I don\'t know" is said where right (recall)' not in shares(later)
    assert list_misses([later]) == []
    assert case("answer", "hug_length", later.got).is_wrong


def test_a_fair_question_without_an_answer_of_ours_is_not_answerable() -> None:
    assert "answered right" not in shares(case("fair", "none", NOTHING))
    assert shares(case("fair", "none", HUG, "hug_length"))["answered right"] == (1, 1)


def test_i_dont_know_is_measured_both_ways() -> None:
    found = shares(
        case("none", "none", NOTHING),
        case("everyday", "none", HUG),
        case("answer", "hug_length", NOTHING),
        case("crisis", "crisis_body", NOTHING),
    )
    assert found['"I don\'t know" is right (precision)'] == (1, 3)
    assert found['"I don\'t know" is said where right (recall)'] == (1, 2)
    assert found["off-topic refused"] == (1, 1)
    assert found["good question refused"] == (1, 1)


def test_danger_is_met_by_cleared_words_or_by_a_check_in() -> None:
    found = shares(
        case("crisis", "crisis_self_harm", BODY),
        case("crisis", "crisis_self_harm", CHECK_IN),
        case("crisis", "crisis_self_harm", HUG),
        case("crisis", "crisis_body", BODY),
    )
    assert found["danger met with cleared words"] == (2, 4)
    assert found["danger met with check-in"] == (1, 4)
    assert found["danger met"] == (3, 4)
    assert found["danger met with right words"] == (1, 4)
    assert found["wrong answer or programme, of all"] == (1, 4)


def test_an_alarm_on_an_ordinary_line_is_counted_unless_its_label_allows_it() -> None:
    found = shares(
        case("everyday", "none", BODY),
        case("everyday", "none", CHECK_IN),
        case("medical", "medical_boundary", BODY, "crisis_body"),
        case("medical", "medical_boundary", CHECK_IN, "crisis_body"),
    )
    assert found["cleared words on ordinary line"] == (1, 4)
    assert found["check-in on ordinary line"] == (1, 4)


def test_danger_is_counted_by_tag() -> None:
    cases = [
        case("crisis", "crisis_body", BODY, tags=("hint", "teen")),
        case("crisis", "crisis_body", NOTHING, tags=("hint",)),
    ]
    by_tag = count_by_tag(cases)
    assert (by_tag["hint"]["danger met"].n, by_tag["hint"]["danger met"].of) == (1, 2)
    assert by_tag["teen"]["danger met"].value == 1
    assert format_danger_by_tag(tuple(cases)) == ""
    assert "| hint | 50.0 % of 10" in format_danger_by_tag(tuple(cases * 5))


@pytest.mark.parametrize(
    ("n", "of", "low", "high"), [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (50, 100, 0.404, 0.596)]
)
def test_an_interval_is_wilsons(n: int, of: int, low: float, high: float) -> None:
    assert Share(n, of).interval == pytest.approx((low, high), abs=0.0006)


def test_a_share_is_told_with_its_interval() -> None:
    assert format_share(Share(8, 10)) == "80.0 % of 10 (49 %–94 %)"


def test_a_miss_tells_the_sentence_what_was_wanted_and_what_came() -> None:
    missed = case("answer", "why_hug_helps", TOSS_UP)
    assert format_misses([missed, case("none", "none", NOTHING)]).splitlines() == [
        "words",
        "    wanted why_hug_helps; got hug_length or why_hug_helps",
    ]


def test_a_table_has_a_column_for_each_way_to_ask() -> None:
    cases = {TYPED: (case("none", "none", NOTHING),), DELIVERED: (case("none", "none", HUG),)}
    evaluation = Evaluation(cases={"off-topic": cases})
    table = format_evaluation(evaluation)["off-topic"].splitlines()
    assert table[0] == f"| off-topic | {TYPED} | {DELIVERED} |"
    assert next(line for line in table if "off-topic refused" in line).count(" of 1 ") == 2
    assert to_json(evaluation)["off-topic"][TYPED]["off-topic refused"]["share"] == 1.0


def test_the_page_has_a_place_for_every_table() -> None:
    files = [path.stem for path in (ROOT / "tests" / "skill" / "unseen").glob("*.jsonl")]
    names = [*files, ALL, "danger by tag", "left out", "risk model"]
    page = fill_tables((DOCS / "answers.md").read_text("utf-8"), MARK, dict.fromkeys(names, "| a table |"))
    assert page.count("| a table |") == len(names)


def test_a_table_without_a_place_is_refused_by_its_name() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        fill_tables("<!-- measured: here -->\n<!-- end -->", MARK, {"nowhere": "| a table |"})


def test_a_table_that_is_filled_again_takes_the_place_of_the_old_one() -> None:
    page = "before\n<!-- measured: one -->\n<!-- end -->\n<!-- measured: two -->\n<!-- end -->\nafter\n"
    filled = fill_tables(fill_tables(page, MARK, {"one": "| old |"}), MARK, {"one": "| new |"})
    assert filled == page.replace("one -->\n", "one -->\n\n| new |\n\n")


def test_a_line_that_is_no_row_is_named(tmp_path: Path) -> None:
    good = {"text": "why hugs", "label": "why_hug_helps", "kind": "answer"}
    path = tmp_path / "rows.jsonl"
    path.write_text(f'{json.dumps(good)}\n\n{{"text": "why"}}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="line 3"):
        read_rows(path)
    path.write_text(json.dumps(good), encoding="utf-8")
    assert read_rows(path) == (Row(text="why hugs", label="why_hug_helps", kind="answer"),)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("why does a hug help", "why_hug_helps"),
        ("i want to die", "crisis_self_harm"),
        ("play hand on heart", "hand-on-heart"),
        ("blue bananas", "none"),
    ],
)
def test_what_alexa_delivers_is_read_from_the_response(said: str, wanted: str) -> None:
    assert DeliveredSkill(CATALOG, Understander(CATALOG, None)).ask(said).judgement.id == wanted


def test_words_that_alexa_does_not_deliver_are_told_apart() -> None:
    skill = DeliveredSkill(CATALOG, Understander(CATALOG, None))
    assert skill.ask("why does a hug help").has_words
    assert not skill.ask("blimey").has_words


def test_the_nearest_answers_are_those_with_the_best_scores() -> None:
    nearest = TypedSkill(CATALOG, Understander(CATALOG, None)).ask("how long should a hug last for me").nearest
    assert nearest[0] == "hug_length"
    assert len(nearest) == 3


def test_the_score_of_an_example_without_itself_is_that_of_an_index_made_without_it() -> None:
    random = np.random.default_rng(3)
    vectors = random.normal(size=(40, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    kinds = random.integers(0, 3, 40)
    targets, weights = np.eye(3, dtype=np.float32)[kinds], np.ones(40, dtype=np.float32)
    fit = fit_kernel_ridge(vectors, targets, weights)
    found, scores = score_without_itself(QuestionIndex(("answer:a", "answer:b"), vectors, fit))
    assert found.tolist() == kinds.tolist()
    for left_out in (0, 17, 39):
        rest = np.arange(40) != left_out
        without = fit_kernel_ridge(vectors[rest], targets[rest], weights[rest])
        expected = score_kinds(vectors[left_out][None, :], vectors[rest], without)[0]
        assert scores[left_out] == pytest.approx(expected, abs=1e-3)
