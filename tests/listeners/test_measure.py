"""What the simulation counts with is what the skill does today."""

from pathlib import Path

import pytest

from tests.dialogues.served import publish
from tests.listeners.measure import DayCost, measure
from tests.listeners.simulate import load_measured

TOLERANCE = 0.25
"""What the size of a conversation may differ by, before the page has to be written again."""

AGAIN = "the skill takes more or less than docs/scale.md says: run scripts/simulate-listeners --measure --write"


def sizes(cost: DayCost) -> dict[str, float]:
    return {
        "requests": len(cost.requests),
        "in": sum(each.in_bytes for each in cost.requests),
        "out": sum(each.out_bytes for each in cost.requests),
        "reads": sum(each.reads for each in cost.requests),
        "rows": sum(each.rows for each in cost.requests),
        "sound": sum(each.bytes for each in cost.sounds),
    }


def test_the_measured_conversations_are_still_so(tmp_path: Path) -> None:
    (tmp_path / "served").mkdir()
    found, kept = measure(publish(tmp_path / "content"), tmp_path / "served"), load_measured()
    for name, cost in found.items():
        assert sizes(cost) == pytest.approx(sizes(kept[name]), rel=TOLERANCE), f"{name}: {AGAIN}"
