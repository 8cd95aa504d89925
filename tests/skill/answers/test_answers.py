"""From a spoken question to the words that answer it."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from skill.answers.retrieval import AnswerMatch, AnswerRetriever

import audio_pipeline
from audio_pipeline.catalog import Answer

CONTENT = Path(audio_pipeline.__file__).parent / "content" / "builtin" / "answers"


def an_answer(answer_id: str, *questions: str, kind: str = "answer") -> Answer:
    return Answer(
        id=answer_id,
        kind=kind,
        title=answer_id.replace("_", " "),
        questions=questions,
        text="Yes.",
        local={},
        follow_up="",
        sources=(),
    )


HUG = an_answer(
    "hug_length", "how long should a hug last", "how many seconds should we hug", "what is a good length for a hug"
)
PETS = an_answer("pets", "does stroking my dog help", "is it good to cuddle a cat", "do animals make us calmer")
SLEEP = an_answer("sleep", "can it help me fall asleep", "I lie awake at night", "is this good before bed")
CRISIS = an_answer("crisis_self_harm", "i want to die", "i can't go on", kind="crisis")


@pytest.fixture(scope="module")
def answers() -> AnswerRetriever:
    return AnswerRetriever((HUG, PETS, SLEEP, CRISIS))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how long do I hold a hug", HUG),
        ("is petting my puppy any use", PETS),
        ("will this send me to sleep", SLEEP),
        ("so my wife and I were wondering what length of hug is the right one", HUG),
    ],
)
def test_a_question_in_other_words_finds_its_answer(answers: AnswerRetriever, question: str, answer: Answer) -> None:
    assert answers.find(question).answer == answer


@pytest.mark.parametrize(
    "question",
    ["which team plays on saturday", "convert ten dollars into euros", "open the garage", "what is a quasar"],
)
def test_what_is_about_something_else_finds_nothing(answers: AnswerRetriever, question: str) -> None:
    assert answers.find(question) == AnswerMatch()


def test_between_two_that_say_the_same_both_are_close(answers: AnswerRetriever) -> None:
    twin = replace(HUG, id="hug_time")
    found = AnswerRetriever((HUG, twin, PETS)).find("how long should a hug last")
    assert {answer.id for answer in found.candidates} == {"hug_length", "hug_time"}
    assert found.answer == found.candidates[0]
    assert answers.find("how long should a hug last").candidates == ()


def test_a_crisis_answer_is_never_a_guess(answers: AnswerRetriever) -> None:
    assert answers.find("i want to die").answer != CRISIS


def test_a_misheard_name_is_understood() -> None:
    what = an_answer("what_is_oxytocin", "what is oxytocin", "explain oxytocin to me")
    toes = an_answer("toes", "what are toes for", "what is wrong with my toes", "are there bones in a toe")
    assert AnswerRetriever((what, toes)).find("what is oxy toes in").answer == what


def test_the_same_question_finds_the_same_answer_in_any_order() -> None:
    one, other = AnswerRetriever((HUG, PETS, SLEEP)), AnswerRetriever((SLEEP, PETS, HUG))
    for question in ("how long is a good hug", "my cat sits on me", "I cannot sleep"):
        assert one.find(question).answer == other.find(question).answer


def test_an_answer_without_examples_is_found_by_its_title() -> None:
    bare = replace(PETS, questions=(), title="Stroking a pet")
    assert AnswerRetriever((HUG, bare, SLEEP)).find("does stroking a pet count").answer == bare


def test_kept_vectors_change_no_answer(answers: AnswerRetriever, tmp_path: Path) -> None:
    for _ in range(2):
        kept = AnswerRetriever((HUG, PETS, SLEEP, CRISIS), tmp_path)
        assert kept.find("will this send me to sleep") == answers.find("will this send me to sleep")
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("question", ["", "   ", "?"])
def test_nothing_asked_finds_nothing(answers: AnswerRetriever, question: str) -> None:
    assert answers.find(question).answer is None


def test_a_catalog_without_answers_finds_nothing() -> None:
    assert AnswerRetriever(()).find("why does a hug help") == AnswerMatch()
    assert AnswerRetriever((CRISIS,)).find("why does a hug help") == AnswerMatch()


def test_a_single_answer_can_be_found() -> None:
    assert AnswerRetriever((HUG,)).find("how long should a hug be").answer == HUG


def test_every_answer_is_written_with_a_dozen_ways_to_ask_and_shares_none() -> None:
    ways = {path.stem: set(_ways_to_ask(path)) for path in CONTENT.glob("*.md")}
    assert len(ways) >= 76
    assert [name for name, asked in ways.items() if len(asked) < 12] == []
    assert sum(map(len, ways.values())) == len(set().union(*ways.values()))


def _ways_to_ask(path: Path) -> list[str]:
    questions: list[str] = yaml.safe_load(path.read_text("utf-8").split("---")[1])["questions"]
    return [" ".join(question.lower().split()) for question in questions]
