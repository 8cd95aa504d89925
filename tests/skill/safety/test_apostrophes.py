"""Apostrophes that people leave out: the danger is the same, and so is everyday talk."""

from pathlib import Path

import pytest

from skill.safety import detect_danger
from skill.safety.apostrophes import restore_apostrophes

SAID = Path(__file__).parents[1] / "said"
DANGER = [line.split("\t")[:2] for line in (SAID / "danger.tsv").read_text("utf-8").splitlines() if "\t" in line]
EVERYDAY = (SAID / "everyday.txt").read_text("utf-8").splitlines()


def leave_out(text: str) -> str:
    return text.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")


@pytest.mark.parametrize(("answer", "said"), [row for row in DANGER if "'" in row[1]])
def test_danger_is_the_same_without_them(answer: str, said: str) -> None:
    assert detect_danger(leave_out(said)) == answer


def test_everyday_talk_is_the_same_without_them() -> None:
    lines = [line for line in EVERYDAY if "'" in line]
    assert len(lines) > 500
    assert [line for line in lines if detect_danger(leave_out(line)) != detect_danger(line)] == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("my dads hitting me", "my dad's hitting me"),
        ("the ceilings come down", "the ceiling's come down"),
        ("my babys gone blue", "my baby's gone blue"),
        ("hell kill me if i leave", "he'll kill me if i leave"),
        ("i think ill do it tonight", "i think i'll do it tonight"),
        ("shes got my sisters wrists", "shes got my sister's wrists"),
        ("were all dizzy", "we're all dizzy"),
        ("theyve kicked the door in", "they've kicked the door in"),
    ],
)
def test_they_are_put_back(said: str, meant: str) -> None:
    assert restore_apostrophes(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "my friends say i worry too much",
        "my sisters are coming for tea",
        "i feel ill take me home",
        "what the hell do i cook tonight",
        "the shed have a look in it",
        "find my id get it out",
        "they were all at my house",
        "a bowl full of shells",
        "the engines of two trains",
    ],
)
def test_plurals_and_other_words_stay(said: str) -> None:
    assert restore_apostrophes(said) == said
