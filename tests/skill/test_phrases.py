"""What the skill says of many programmes."""

from dataclasses import replace

import pytest

from skill import phrases
from tests.catalogs import WIDE

(ONE,) = WIDE.releases[:1]


@pytest.mark.parametrize(
    ("n", "is_first", "told"),
    [
        (1, True, "The talks are: Talk 1."),
        (2, False, "Then come: Talk 1; and Talk 2."),
        (3, True, "The talks are: Talk 1; Talk 2; and Talk 3."),
    ],
)
def test_titles_are_told_apart_also_if_they_have_commas(n: int, told: str, *, is_first: bool) -> None:
    talks = [replace(ONE, title=f"Talk {number}") for number in range(1, n + 1)]
    assert phrases.list_titles("benefit", talks, is_first=is_first) == told
