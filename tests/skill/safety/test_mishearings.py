"""A name that was heard in pieces, put together again."""

import pytest

from skill.safety.mishearings import repair_mishearings


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
