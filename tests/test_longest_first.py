"""Two workers are busy to the end where the longest files come first."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.longest_first import LONGEST, TESTS, sort_longest_first


def test_the_longest_come_first_then_those_with_most_tests_each_file_in_its_own_order() -> None:
    of = {"z_small.py": ["one"], "a_big.py": ["b", "a"], LONGEST[1]: ["long"], LONGEST[0]: ["longest"]}
    items: list[Any] = [SimpleNamespace(path=TESTS / path, name=name) for path, names in of.items() for name in names]
    assert [each.name for each in sort_longest_first(items)] == ["longest", "long", "b", "a", "one"]


def test_all_of_the_longest_are_there() -> None:
    assert [name for name in LONGEST if not Path(TESTS / name).exists()] == []
