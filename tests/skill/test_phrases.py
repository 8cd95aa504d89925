"""What the skill says of many programmes."""

from dataclasses import replace

import pytest

from skill import phrases
from tests.catalogs import WIDE

(ONE,) = WIDE.releases[:1]


@pytest.mark.parametrize(("n", "ends"), [(12, "Talk 12."), (13, "Talk 12, and more.")])
def test_twelve_are_named_and_the_rest_are_told_of(n: int, ends: str) -> None:
    talks = [replace(ONE, title=f"Talk {number}") for number in range(1, n + 1)]
    assert phrases.list_titles(talks, []).removesuffix(phrases.WHICH).strip().endswith(ends)
