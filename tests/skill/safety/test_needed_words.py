"""The words that a pattern needs: a text without them is not searched, and nothing is missed by that."""

import random
from pathlib import Path

import pytest

from skill import safety
from skill.safety.needed_words import find_needed_words, parse
from skill.safety.phrase_patterns import PhrasePattern, compile_phrases, normalise_words, split_words

SAID = Path(__file__).parents[1] / "said"

LISTS = {"pet": parse("(newt|axolotls?)", {})}


@pytest.mark.parametrize(
    ("way", "needed"),
    [
        ("take pills", {"pills"}),
        ("my (wrists|arms)", {"wrists", "arms"}),
        ("pills( today)?", {"pills"}),
        ("stud(y|ies)", {"study", "studies"}),
        ("helplines?", {"helpline", "helplines"}),
        ("<pet> bites", {"bites"}),
        ("my <pet>", {"newt", "axolotl", "axolotls"}),
        ("(?!not )pills", {"pills"}),
        ("^hello$", {"hello"}),
        ("pills|rope", {"pills", "rope"}),
    ],
)
def test_one_of_these_words_is_in_every_match(way: str, needed: set[str]) -> None:
    assert find_needed_words(way, LISTS) == frozenset(needed)


@pytest.mark.parametrize("way", ["(pills)?", "kiss\\w*", "ox[iy] ?contin", "pills|\\w+", "(pills )*", "over(\\w+)", ""])
def test_what_needs_no_word_by_itself_needs_none(way: str) -> None:
    assert find_needed_words(way, LISTS) is None


def test_a_word_in_another_word_is_not_that_word() -> None:
    pattern = compile_phrases("take (pain)?killers")
    assert pattern.search("take painkillers")
    assert pattern.search("take killers")


def test_signs_part_words() -> None:
    assert split_words("the dog's · bed") == ["the", "dog", "s", "bed"]
    assert compile_phrases("dog").search("the dog's bed")


def list_patterns() -> list[PhrasePattern]:
    rules = [
        *safety.LIFE,
        *safety.HOME,
        *safety.BODY,
        safety.distress.HEAVY,
        safety.brink.BRINK,
        safety.concern.CONCERN,
    ]
    modules = (safety.child, safety.child_told, safety.attack)
    return [*rules, *(each for module in modules for each in module.RULES)]


def test_no_match_is_missed_in_what_people_say() -> None:
    lines = [line for path in sorted(SAID.iterdir()) for line in path.read_text("utf-8").splitlines()]
    texts = [normalise_words(each.split("\t")[-1]) for each in random.Random(14).sample(lines, 400)]
    patterns = list_patterns()
    missed = [
        text
        for text in texts
        for pattern in patterns
        if not pattern.may_match(split_words(text)) and pattern.compiled.search(text)
    ]
    assert missed == []
