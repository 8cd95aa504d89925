"""What is said in danger is met first, and what only sounds like it is left alone."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import audio_pipeline
from skill.safety import danger, sounds_heavy

SAID = Path(__file__).parent / "said"
CONTENT = Path(audio_pipeline.__file__).parent / "content" / "answers"
IN_DANGER = [tuple(line.split("\t")) for line in (SAID / "danger.tsv").read_text("utf-8").splitlines()]
EVERYDAY = (SAID / "everyday.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(("answer_id", "said"), IN_DANGER)
def test_words_that_call_for_help_get_the_answer_that_helps(answer_id: str, said: str) -> None:
    assert danger(said) == answer_id


@pytest.mark.parametrize("said", EVERYDAY)
def test_everyday_words_and_idioms_raise_no_alarm(said: str) -> None:
    assert danger(said) is None


def test_the_lists_are_long_enough_to_mean_something() -> None:
    crises = [said for answer_id, said in IN_DANGER if answer_id.startswith("crisis")]
    assert len(crises) >= 250
    assert len(EVERYDAY) >= 700


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
    assert danger(said) == "crisis_self_harm"


def test_an_apostrophe_may_be_curly_straight_or_missing() -> None:
    assert danger("I don\N{RIGHT SINGLE QUOTATION MARK}t want to live anymore") == "crisis_self_harm"
    assert danger("I don't want to live anymore") == "crisis_self_harm"
    assert danger("i dont want to live anymore") == "crisis_self_harm"


def test_danger_inside_a_long_story_is_heard() -> None:
    story = "so my week was long and the bus was late and I cooked soup and "
    assert danger(f"{story * 5} honestly I want to kill myself {story}") == "crisis_self_harm"


def test_an_idiom_does_not_hide_real_danger_beside_it() -> None:
    assert danger("my feet are killing me and I want to kill myself") == "crisis_self_harm"
    assert danger("I don't want to die but I can't go on like this") == "crisis_self_harm"


def test_the_greater_danger_is_met_first() -> None:
    assert danger("my husband hits me and I want to die") == "crisis_self_harm"
    assert danger("I'm having a panic attack and my chest hurts") == "crisis_body"
    assert danger("can I stop my medicine, I want to die") == "crisis_self_harm"


def test_an_ache_for_somebody_is_no_emergency_until_the_body_says_so() -> None:
    assert danger("my chest aches because I miss my girl") is None
    assert danger("my chest aches because I miss my girl and my left arm is numb") == "crisis_body"


def test_a_bare_oxycontin_is_a_mix_up_and_taking_it_is_medical() -> None:
    assert danger("does hugging give you oxycontin") == "oxycontin_mixup"
    assert danger("how many oxycontin can I take") == "medical_boundary"
    assert danger("is it okay to drink wine with oxycontin") == "medical_boundary"


def test_a_misheard_oxytocin_is_no_medicine() -> None:
    assert danger("what is oxy toes in") is None
    assert danger("do they sell oxy toes in online") == "nasal_spray"


def test_nothing_said_is_no_danger() -> None:
    assert danger("") is None
    assert danger(" ?! ") is None


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
    assert sounds_heavy(said)


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
    assert not sounds_heavy(said)


@settings(max_examples=60, deadline=1_000)
@given(st.text(max_size=300))
def test_whatever_is_said_is_heard_to_the_end(said: str) -> None:
    danger(said)
    sounds_heavy(said)


@pytest.mark.parametrize("words", ["i want to ", "thinking of the my ", "really so very ", "chest my going to "])
def test_a_thousand_words_take_no_longer_than_a_breath(words: str) -> None:
    danger(words * 1_000)


def test_every_example_of_a_crisis_is_known_by_its_words() -> None:
    examples = [said for path in CONTENT.glob("crisis_*.md") for said in _questions(path)]
    assert examples
    assert [said for said in examples if not (danger(said) or "").startswith("crisis")] == []


def test_no_example_of_another_answer_raises_an_alarm() -> None:
    examples = [said for path in CONTENT.glob("*.md") if "crisis" not in path.stem for said in _questions(path)]
    assert examples
    assert [said for said in examples if (danger(said) or "").startswith("crisis")] == []


def _questions(path: Path) -> list[str]:
    questions: list[str] = yaml.safe_load(path.read_text("utf-8").split("---")[1])["questions"]
    return questions
