"""From a listener's sentence to what it asks for."""

from dataclasses import replace

import pytest

from audio_pipeline.catalog import Answer, Catalog, Release
from skill.answers.matching import list_examples
from skill.answers.understanding import Understander, Understanding
from tests.catalogs import built_in
from tests.skill.answers.shows import BREATH, CALM, CATALOG, CRISIS, DOSE, HUG, PETS, SLEEP
from tests.vectors import index


def understander(catalog: Catalog) -> Understander:
    return Understander(catalog, index(catalog))


@pytest.fixture(scope="module")
def hears() -> Understander:
    return understander(CATALOG)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("how long do I hold a hug", HUG),
        ("so my wife and I were wondering what length of hug is the right one", HUG),
        ("does petting my puppy help", PETS),
        ("will slow breathing make me calm", BREATH),
    ],
)
def test_a_question_in_other_words_finds_its_answer(hears: Understander, said: str, answer: Answer) -> None:
    found = hears.understand(said)
    assert (found.answer, found.close, found.programmes, found.is_danger) == (answer, (), (), False)
    assert found.nearest[0] == answer


@pytest.mark.parametrize(
    ("said", "programme"), [("I lie awake all night again", SLEEP), ("I feel so tense and stressed today", CALM)]
)
def test_a_need_in_other_words_finds_its_programme(hears: Understander, said: str, programme: Release) -> None:
    found = hears.understand(said)
    assert found.answer is None
    assert found.programmes[0] == programme
    assert {each.content_id for each in found.programmes} == {"sleep-wind-down", "hand-on-heart"}


@pytest.mark.parametrize(
    "said", ["which team plays on saturday", "convert ten dollars into euros", "open the garage", "what is a quasar"]
)
def test_what_is_about_something_else_finds_nothing_and_keeps_what_is_nearest(hears: Understander, said: str) -> None:
    found = hears.understand(said)
    assert (found.answer, found.close, found.programmes, found.is_danger) == (None, (), (), False)
    assert len(found.nearest) == len(CATALOG.answers) - 1


def test_between_two_that_say_the_same_both_are_close() -> None:
    twins = replace(CATALOG, answers=(HUG, replace(HUG, id="hug_time"), PETS))
    found = understander(twins).understand("for how long ought a hug to last")
    assert {each.id for each in found.close} == {"hug_length", "hug_time"}
    assert found.answer == found.close[0]


def test_a_question_for_a_doctor_gets_the_medical_answer_whatever_is_nearest(hears: Understander) -> None:
    found = hears.understand("can I stop taking my antidepressants and hug people instead")
    assert found.risks
    assert found.risks.medical > 0
    assert found.answer == DOSE


def test_without_a_medical_answer_it_gets_what_was_found() -> None:
    catalog = replace(CATALOG, answers=(HUG, PETS))
    found = understander(catalog).understand("is it safe with my warfarin")
    assert found.risks
    assert found.risks.medical > 0
    assert found.answer is None


# --- danger -------------------------------------------------------------------------------------------------------

IN_DANGER = "i wrote to each of them so they know it's not their fault when it is over"


def test_danger_in_words_that_no_rule_knows_is_heard(hears: Understander) -> None:
    found = hears.understand(IN_DANGER)
    assert found.is_danger
    assert found.risks
    assert found.risks.danger > 0


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_it_is_heard_in_any_of_the_first_sentences(hears: Understander, place: int) -> None:
    sentences = ["my soup was cold today", "the bus was late", "it rained a bit"]
    sentences.insert(place, IN_DANGER)
    assert hears.understand(". ".join(sentences)).is_danger
    assert not hears.understand(". ".join(each for each in sentences if each != IN_DANGER)).is_danger


def test_an_example_of_ours_is_never_danger(hears: Understander) -> None:
    example = f"{IN_DANGER}, how should I breathe"
    assert hears.understand(example).is_danger
    knowing = replace(CATALOG, answers=(HUG, replace(BREATH, questions=(*BREATH.questions, example)), PETS))
    found = understander(knowing).understand(f"  {example.upper()}!")
    assert (found.answer and found.answer.id, found.is_danger) == (BREATH.id, False)


def test_nor_is_a_need_of_ours() -> None:
    needing = replace(CATALOG, releases=(SLEEP, replace(CALM, needs=(*CALM.needs, IN_DANGER))))
    found = understander(needing).understand(IN_DANGER)
    assert (found.programmes[0].content_id, found.is_danger) == (CALM.content_id, False)
    assert found.programmes[1:] == (SLEEP,)


def test_no_built_in_example_gets_a_check_in() -> None:
    catalog = built_in()
    hears = Understander(catalog, None)
    examples = [each for group in list_examples(catalog).values() for each in group]
    assert len(examples) > 5_000
    assert [each for each in examples[::40] if hears.understand(each).is_danger] == []


def test_a_crisis_answer_is_never_found_by_likeness(hears: Understander) -> None:
    for said in CRISIS.questions:
        found = hears.understand(said)
        assert CRISIS not in (found.answer, *found.close, *found.nearest)


# --- odd words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["", "   ", "?", "…", "\N{PARTY POPPER}"])
def test_nothing_said_is_nothing(hears: Understander, said: str) -> None:
    assert hears.understand(said) == Understanding()


@pytest.mark.parametrize("said", ["word " * 3_000, "ä" * 500, "a\nb\nc\nd\ne\nf", "!!! hug !!!", "\x00"])
def test_any_text_is_understood_somehow(hears: Understander, said: str) -> None:
    assert isinstance(hears.understand(said), Understanding)


def test_a_misheard_name_is_understood() -> None:
    what = replace(HUG, id="what_is_oxytocin", questions=("what is oxytocin", "explain oxytocin to me"))
    toes = replace(PETS, id="toes", questions=("what are toes for", "what is wrong with my toes"))
    catalog = replace(CATALOG, answers=(what, toes))
    assert understander(catalog).understand("what is oxy toes in").answer == what


def test_the_order_of_the_answers_changes_nothing() -> None:
    one = understander(CATALOG)
    other = understander(replace(CATALOG, answers=CATALOG.answers[::-1], releases=CATALOG.releases[::-1]))
    for said in ("how long is a good hug", "my cat sits on me", "I cannot sleep at all", "who won the match"):
        assert one.understand(said).answer == other.understand(said).answer
        assert one.understand(said).programmes == other.understand(said).programmes


def test_a_show_without_answers_or_without_needs_is_understood() -> None:
    bare = replace(CATALOG, answers=(), releases=())
    assert understander(bare).understand("how long should a hug last").nearest == ()
    assert understander(replace(CATALOG, answers=(HUG,), releases=())).understand("how long is a hug").answer == HUG
    assert understander(replace(CATALOG, answers=())).understand("I lie awake all night").programmes[0] == SLEEP


def test_a_kind_of_an_index_that_the_catalog_lacks_is_passed_over() -> None:
    """The catalog and its index are read one after the other: a new one may come between."""
    older = replace(CATALOG, answers=(PETS, BREATH), releases=(CALM,))
    found = Understander(older, index(CATALOG)).understand("how long should we hug")
    assert HUG not in found.nearest
    assert isinstance(found, Understanding)
    assert SLEEP not in Understander(older, index(CATALOG)).understand("I lie awake all night").programmes
