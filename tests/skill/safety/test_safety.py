"""What is said in danger is met first, and what only sounds like it is left alone."""

import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import audio_pipeline
import skill.safety
from skill.safety import detect_danger, sounds_distressed

SAID = Path(__file__).parents[1] / "said"
CONTENT = Path(audio_pipeline.__file__).parent / "content" / "builtin" / "answers"
IN_DANGER = [tuple(line.split("\t")) for line in (SAID / "danger.tsv").read_text("utf-8").splitlines()]
EVERYDAY = (SAID / "everyday.txt").read_text("utf-8").splitlines()


def test_words_that_call_for_help_get_the_answer_that_helps() -> None:
    found = [(said, detect_danger(said), answer_id) for answer_id, said in IN_DANGER]
    wrong = [f"“{said}”: {got} instead of {wanted}" for said, got, wanted in found if got != wanted]
    assert not wrong, "\n".join(wrong)


def test_everyday_words_and_idioms_raise_no_alarm() -> None:
    alarms = [f"“{said}”: {found}" for said in EVERYDAY if (found := detect_danger(said))]
    assert not alarms, "\n".join(alarms)


def test_the_lists_are_long_enough_to_mean_something() -> None:
    crises = [said for answer_id, said in IN_DANGER if answer_id.startswith("crisis")]
    assert len(crises) >= 550
    assert len(EVERYDAY) >= 1_000
    assert {answer_id for answer_id, _ in IN_DANGER} >= {path.stem for path in CONTENT.glob("crisis_*.md")}


@pytest.mark.parametrize(
    "said",
    [
        "I WANT TO DIE!",
        "i want to die.",
        "um I just really want to, uh, die",
        "I want to die please",
        "…I want — to die",
    ],
)
def test_case_stops_and_fillers_change_nothing(said: str) -> None:
    assert detect_danger(said) == "crisis_self_harm"


def test_an_apostrophe_may_be_curly_straight_or_missing() -> None:
    assert detect_danger("I don\N{RIGHT SINGLE QUOTATION MARK}t want to live anymore") == "crisis_self_harm"
    assert detect_danger("I don't want to live anymore") == "crisis_self_harm"
    assert detect_danger("i dont want to live anymore") == "crisis_self_harm"


def test_danger_inside_a_long_story_is_heard() -> None:
    story = "so my week was long and the bus was late and I cooked soup and "
    assert detect_danger(f"{story * 5} honestly I want to kill myself {story}") == "crisis_self_harm"


def test_each_sentence_is_heard_for_itself() -> None:
    assert detect_danger("The bus was late. I don't want to live. My soup was cold.") == "crisis_self_harm"
    assert (
        detect_danger("My husband hits me. My soup was cold. There is no point in living. My bus was late")
        == "crisis_self_harm"
    )


def test_an_idiom_does_not_hide_real_danger_beside_it() -> None:
    assert detect_danger("my feet are killing me and I want to kill myself") == "crisis_self_harm"
    assert detect_danger("I don't want to die but I can't go on like this") == "crisis_self_harm"


def test_the_greater_danger_is_met_first() -> None:
    assert detect_danger("my husband hits me and I want to die") == "crisis_self_harm"
    assert detect_danger("I'm having a panic attack and my chest hurts") == "crisis_body"
    assert detect_danger("can I stop my medicine, I want to die") == "crisis_self_harm"


def test_an_ache_for_somebody_is_no_emergency_until_the_body_says_so() -> None:
    assert detect_danger("my chest aches because I miss my girl") is None
    assert detect_danger("my chest aches because I miss my girl and my left arm is numb") == "crisis_body"


def test_a_bare_oxycontin_is_a_mix_up_and_taking_it_is_medical() -> None:
    assert detect_danger("does hugging give you oxycontin") == "oxycontin_mixup"
    assert detect_danger("how many oxycontin can I take") == "medical_boundary"
    assert detect_danger("is it okay to drink wine with oxycontin") == "medical_boundary"


def test_a_misheard_oxytocin_is_no_medicine() -> None:
    assert detect_danger("what is oxy toes in") is None
    assert detect_danger("do they sell oxy toes in online") == "nasal_spray"


def test_nothing_said_is_no_danger() -> None:
    assert detect_danger("") is None
    assert detect_danger(" ?! ") is None


@pytest.mark.parametrize(
    "said",
    [
        "I feel so alone",
        "I miss my mum so much",
        "nobody loves me",
        "I'm not suicidal but everything is too much",
        "I hate myself",
        "my dad died in spring",
        "I have been crying all week",
        "I feel like a failure",
        "I can't cope",
        "I am heartbroken",
        "I'm not okay",
        "I am not very well",
        "I'm not feeling all right at all",
        "things are bad and I won't be alright",
    ],
)
def test_something_hard_to_carry_sounds_heavy(said: str) -> None:
    assert sounds_distressed(said)


@pytest.mark.parametrize(
    "said",
    [
        "what is oxytocin",
        "why does a hug help",
        "my boss is killing me",
        "play something short",
        "I love my dog",
        "how do I make soup",
        "my sister and I dance a lot",
        "I could kill for a hug",
        "I am not sure",
        "I'm not from here",
        "I can't be late",
        "I'm not hungry",
        "I am not",
    ],
)
def test_a_light_word_does_not_sound_heavy(said: str) -> None:
    assert not sounds_distressed(said)


@settings(max_examples=60, deadline=1_000)
@given(st.text(max_size=300))
def test_whatever_is_said_is_heard_to_the_end(said: str) -> None:
    detect_danger(said)
    sounds_distressed(said)


@pytest.mark.parametrize("words", ["i want to ", "thinking of the my ", "really so very ", "chest my going to "])
def test_a_thousand_words_take_no_longer_than_a_breath(words: str) -> None:
    detect_danger(words * 1_000)


@pytest.mark.parametrize("name", [each.name for each in pkgutil.iter_modules(skill.safety.__path__)])
def test_no_rule_repeats_words_without_a_bound(name: str) -> None:
    rules = [
        each for each in vars(importlib.import_module(f"skill.safety.{name}")).values() if isinstance(each, re.Pattern)
    ]
    assert [rule.pattern for rule in rules if re.search(r"\)[*+]", rule.pattern)] == []


def test_every_example_of_a_crisis_gets_that_answer_by_its_words() -> None:
    examples = [(path.stem, said) for path in CONTENT.glob("crisis_*.md") for said in _questions(path)]
    assert min(Counter(answer_id for answer_id, _ in examples).values()) >= 18
    assert [(answer_id, said) for answer_id, said in examples if detect_danger(said) != answer_id] == []


@pytest.mark.parametrize(
    "said",
    [
        "I want to d\u200bie",
        "I want to d\u00adie",
        "I want to \uff44\uff49\uff45",
        "I want to d\u0456e",
        "I want to d\u0301ie",
        "I want to d*e",
        "I want to d.i.e.",
        "I want to d i e",
        "I want to d1e",
        "I want to dieeee",
        "\u0406 wan\u0442 to die",
        "I want to k*ll myself",
        "I'm going to k.i.l.l myself",
        "k!ll myself",
        "I feel su1cid@l",
        "thinking about s**cide",
        "\U0001d424\U0001d422\U0001d425\U0001d425 myself",
    ],
)
def test_words_hidden_behind_odd_letters_and_signs_are_read(said: str) -> None:
    assert detect_danger(said) == "crisis_self_harm"


@pytest.mark.parametrize(
    "said", ["f*** this exam", "co-op shop", "hi5", "U.S. news", "d*mn good cake", "c-u-t-e cat", "4 u"]
)
def test_other_words_with_signs_are_left_alone(said: str) -> None:
    assert detect_danger(said) is None


@pytest.mark.parametrize(
    ("said", "answer_id"),
    [
        ("my daughter says she wants to die", "crisis_someone_else"),
        ("my daughter says she wants to die and so do I want to die", "crisis_self_harm"),
        ("my mum died and there's no point in living", "crisis_self_harm"),
        ("my husband left me and I have no reason to live", "crisis_self_harm"),
        ("he hits me and I want to kill myself", "crisis_self_harm"),
        ("he says he'll kill me and then himself", "crisis_home"),
        ("my wife swallowed all her pills", "crisis_body"),
        ("I swallowed all my pills", "crisis_self_harm"),
        ("I swallowed bleach by accident", "crisis_body"),
        ("my son is suicidal and his house is on fire", "crisis_fire"),
        ("I shook my baby and he's not breathing", "crisis_body"),
        ("my ex is breaking in", "crisis_home"),
        ("somebody is breaking in", "crisis_fire"),
        ("my dad hits me and mum", "crisis_child"),
        ("my husband hits me", "crisis_home"),
        ("I hit my husband and I can't stop", "crisis_harm_others"),
    ],
)
def test_who_is_in_danger_decides_what_is_said(said: str, answer_id: str) -> None:
    assert detect_danger(said) == answer_id


def test_no_example_of_another_answer_raises_an_alarm() -> None:
    examples = [said for path in CONTENT.glob("*.md") if "crisis" not in path.stem for said in _questions(path)]
    assert examples
    assert [said for said in examples if (detect_danger(said) or "").startswith("crisis")] == []


def _questions(path: Path) -> list[str]:
    questions: list[str] = yaml.safe_load(path.read_text("utf-8").split("---")[1])["questions"]
    return questions
