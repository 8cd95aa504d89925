"""What is found in a file with variants is told once, with the forms it is found in."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from audio_pipeline.errors import Fault
from tests.lint.show import EXERCISE, TEA, faults

VARIANTS = EXERCISE.replace(
    "sources: [R1]\n",
    "sources: [R1]\nvariants:\n"
    "  cold: {title: Cold Tea, names: [cold tea]}\n"
    "  pet: {title: Tea with a Pet, names: [tea with a pet]}\n",
).replace("Hold the cup.", "(for: cold)\n\nFeel the ice.\n\n(for: pet)\n\nMind the cat.\n\n(for: all)\n\nHold the cup.")


def changed(old: str, new: str) -> Mapping[str, str]:
    assert old in VARIANTS, old
    return {TEA: VARIANTS.replace(old, new, 1)}


def one(folder: Path, files: Mapping[str, str]) -> Fault:
    (fault,) = faults(folder, files)
    return fault


def test_the_forms_are_clean(tmp_path: Path) -> None:
    assert faults(tmp_path, {TEA: VARIANTS}) == ()


def test_what_is_wrong_in_every_form_is_told_once_and_names_none(tmp_path: Path) -> None:
    assert '(in "' not in one(tmp_path, changed("Hold the cup.", "It cures.")).what


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("Mind the cat.", "It cures.", '(in "pet")'),
        ("(for: pet)\n\nMind the cat.", "(for: pet)\n\nIt sits.\n\n(for: open)\n\nIt cures.", '(in "open")'),
        ("(for: cold)\n\nFeel", "(for: cold, pet)\n\nIt cures. Feel", '(in "cold", "pet")'),
    ],
)
def test_what_is_wrong_in_some_forms_names_them(tmp_path: Path, old: str, new: str, named: str) -> None:
    assert one(tmp_path, changed(old, new)).what.endswith(named)


def test_a_for_that_is_never_closed_is_pointed_at_where_a_form_lacks_something(tmp_path: Path) -> None:
    found = faults(tmp_path, changed("(for: all)\n\nHold", "Hold"))
    lacking = [fault for fault in found if fault.rule in ("missing-closing", "misses-length")]
    assert {fault.rule for fault in lacking} == {"missing-closing", "misses-length"}
    for fault in lacking:
        assert re.search(r'\(in ("open"|"cold"|"open", "cold")\)$', fault.what)
        assert fault.hint.startswith("Write (for: all) where the lines of (for: pet) end; or: ")


def test_a_for_that_is_closed_is_not_pointed_at(tmp_path: Path) -> None:
    files = changed("Talk with someone you trust.", "\n\n(for: pet)\n\nTalk with someone you trust.\n\n(for: all)")
    fault = one(tmp_path, files)
    assert fault.rule == "missing-closing"
    assert "(for: all)" not in fault.hint


def test_a_length_is_missed_at_the_line_that_promises_it_whatever_the_form(tmp_path: Path) -> None:
    files = changed("(until: 1:00)", "(for: cold)\n\n(pause: 1s)\n\n(for: others)\n\n(until: 1:00)\n\n(for: all)")
    fault = one(tmp_path, files)
    assert (fault.rule, fault.location.line) == ("misses-length", 9)
    assert '(in "cold")' in fault.what
