"""A name that was heard in pieces, put together again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.safety.mishearings import MAY_BEGIN_THE_NAME, SOUND, repair_mishearings, spell_by_sound

SAID = Path(__file__).parents[1] / "said"
WORDS = {
    word.lower()
    for name in ("danger.tsv", "everyday.txt", "replies.tsv")
    for word in (SAID / name).read_text("utf-8").split()
}


@pytest.mark.parametrize(
    "heard",
    [
        "oxy toes in",
        "oxi tosin",
        "oxytosin",
        "oxy toxin",
        "ox e toe sin",
        "occi toes in",
        "oxy tossing",
        "oxen toes in",
    ],
)
def test_a_misheard_oxytocin_is_put_together_again(heard: str) -> None:
    assert repair_mishearings(f"what is {heard} for") == "what is oxytocin for"


@pytest.mark.parametrize("medicine", ["oxycontin", "OxyContin", "oxy contin", "oxycodone", "oxy cotton", "oxycotin"])
def test_a_medicine_with_a_similar_name_is_left_alone(medicine: str) -> None:
    assert repair_mishearings(f"what is {medicine} for") == f"what is {medicine} for"


@pytest.mark.parametrize(
    "said", ["is there oxygen in water", "an ox and two sheep", "ok so then", "the toxin in mushrooms", ""]
)
def test_other_words_stay_as_they_are(said: str) -> None:
    assert repair_mishearings(said) == said


@given(st.text(alphabet="aeohlwyckqxsintg", max_size=12))
def test_what_sounds_like_the_beginning_of_the_name_is_never_passed_over(letters: str) -> None:
    assert MAY_BEGIN_THE_NAME.match(letters) or not spell_by_sound(letters).startswith(SOUND[:3])


def test_no_word_that_is_passed_over_sounds_like_it() -> None:
    passed_over = [word for word in WORDS if not MAY_BEGIN_THE_NAME.match("".join(filter(str.isalpha, word)))]
    assert [word for word in passed_over if spell_by_sound(word).startswith(SOUND[:3])] == []
