"""How well our own sets of sentences, and two of strangers, are understood: never much worse than was measured."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.catalogs import built_in
from tests.evaluation.cases import Case
from tests.evaluation.evaluation import DELIVERED, TYPED, Evaluation, evaluate
from tests.evaluation.measures import MEASURES, Share, count
from tests.vectors import built_in_index

UNSEEN = Path(__file__).parent / "unseen"

STRANGERS = Path(__file__).parents[3] / "shared" / "reference"
"""Two sets that are not in this repository; where they are missing, nothing is said about them."""

MEASURED: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "answers": {
        "answered right": (86.0, 80.0),
        "right one among the three best scores": (97.2, 93.6),
        'answered right, or right one in "A or B?"': (88.7, 81.5),
        "good question refused": (2.7, 8.2),
        "wrong answer or programme, of all": (6.7, 8.5),
        "other line sent to a doctor": (1.6, 1.6),
        "check-in on ordinary line": (1.0, 1.3),
        "nothing delivered": (0.0, 4.2),
    },
    "needs": {
        "need gets right programme": (65.4, 49.5),
        "wrong answer or programme, of all": (19.1, 14.5),
        "check-in on ordinary line": (1.4, 1.9),
        "nothing delivered": (0.0, 17.8),
    },
    "medical": {
        "question for a doctor met": (95.5, 88.8),
        "question for a doctor gets right answer": (86.6, 80.0),
        "nothing delivered": (0.0, 6.7),
    },
    "off-topic": {
        "off-topic refused": (96.8, 95.9),
        "cleared words on ordinary line": (0.0, 0.0),
        "check-in on ordinary line": (0.0, 0.5),
    },
    "everyday": {
        '"I don\'t know" is said where right (recall)': (64.0, 70.0),
        "cleared words on ordinary line": (4.9, 5.1),
        "check-in on ordinary line": (5.2, 4.9),
        "other line sent to a doctor": (0.3, 0.3),
        "nothing delivered": (0.0, 12.3),
    },
    "danger": {
        "danger met with cleared words": (41.4, 36.8),
        "danger met": (83.6, 73.1),
        "danger met with right words": (40.0, 35.0),
        "nothing delivered": (0.0, 14.1),
    },
    "questions-dev": {
        "answered right": (83.8, 78.4),
        "right one among the three best scores": (96.8, 93.5),
        'answered right, or right one in "A or B?"': (84.9, 79.6),
        "wrong answer or programme, of all": (11.1, 14.5),
        '"I don\'t know" is right (precision)': (95.2, 81.0),
        '"I don\'t know" is said where right (recall)': (87.0, 73.9),
        "off-topic refused": (87.0, 73.9),
        "question for a doctor met": (91.7, 91.7),
        "danger met": (100.0, 100.0),
        "danger met with right words": (100.0, 100.0),
        "cleared words on ordinary line": (0.0, 0.0),
        "check-in on ordinary line": (0.0, 0.0),
    },
    "questions-dev-2": {
        "answered right": (63.6, 59.1),
        "right one among the three best scores": (89.3, 86.3),
        'answered right, or right one in "A or B?"': (63.6, 59.1),
        "wrong answer or programme, of all": (14.5, 15.3),
        '"I don\'t know" is right (precision)': (100.0, 91.4),
        '"I don\'t know" is said where right (recall)': (75.5, 73.3),
        "off-topic refused": (93.3, 93.3),
        "question for a doctor met": (100.0, 100.0),
        "danger met": (100.0, 95.5),
        "danger met with right words": (77.3, 72.7),
        "cleared words on ordinary line": (0.0, 0.0),
        "check-in on ordinary line": (0.0, 0.0),
    },
}
"""What was measured, in per cent, as typed and as delivered, by file and measure; the floors are a little under it."""

MARGIN = 0.02
"""How much worse a share may be; one sentence may always be lost, however small the set."""


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    files = (*UNSEEN.glob("*.jsonl"), *STRANGERS.glob("questions-dev*.jsonl"))
    return evaluate(files, built_in(), built_in_index())


@pytest.mark.parametrize("way", [TYPED, DELIVERED])
@pytest.mark.parametrize("file", MEASURED)
def test_nothing_is_understood_much_worse_than_before(file: str, way: str, evaluation: Evaluation) -> None:
    if file not in evaluation.cases:
        pytest.skip(f"{file}.jsonl is not here")
    column = (TYPED, DELIVERED).index(way)
    before = {measure: per_cent[column] / 100 for measure, per_cent in MEASURED[file].items()}
    assert find_worse(before, evaluation.cases[file][way]) == []


def find_worse(before: Mapping[str, float], cases: tuple[Case, ...]) -> list[str]:
    """What is under its floor or, where less is better, over its ceiling: figures only, no sentences."""
    by_name = {measure.name: (measure.is_better_high, count(measure, cases)) for measure in MEASURES}
    return [
        f"{name}: {share.value:.1%}, was {before[name]:.1%}"
        for name, (is_better_high, share) in by_name.items()
        if share and name in before and is_worse(share, before[name], is_better_high=is_better_high)
    ]


def is_worse(share: Share, before: float, *, is_better_high: bool) -> bool:
    lost = before - share.value if is_better_high else share.value - before
    return lost > max(MARGIN, 1 / share.of) + 0.0005


def test_every_measure_that_has_a_floor_is_one_that_is_counted() -> None:
    assert {name for floors in MEASURED.values() for name in floors} <= {measure.name for measure in MEASURES}


def test_a_share_may_fall_by_the_margin_or_by_one_sentence_and_no_more() -> None:
    assert not is_worse(Share(98, 100), 1.0, is_better_high=True)
    assert is_worse(Share(97, 100), 1.0, is_better_high=True)
    assert not is_worse(Share(9, 10), 1.0, is_better_high=True)
    assert is_worse(Share(8, 10), 1.0, is_better_high=True)
    assert is_worse(Share(3, 100), 0.0, is_better_high=False)
    assert not is_worse(Share(0, 100), 0.5, is_better_high=False)
