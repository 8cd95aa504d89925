"""Evaluation: every labelled sentence is asked twice, as typed and as delivered, and all that is counted of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.catalog import Catalog
from skill.answers.understanding import Index
from tests.evaluation.cases import Case
from tests.evaluation.outcomes import DeliveredSkill, Outcome, RememberingUnderstander, TypedSkill
from tests.evaluation.rows import Row, read_rows

TYPED, DELIVERED = "as typed", "as delivered"
"""The two ways to ask."""

ALL = "all together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The cases of some files."""

    cases: Mapping[str, Mapping[str, tuple[Case, ...]]]
    """By the name of the file, then by the way to ask; ALL has those of all files."""


def evaluate(paths: tuple[Path, ...], catalog: Catalog, index: Index | None) -> Evaluation:
    """Ask everything in these files."""
    understander = RememberingUnderstander(catalog, index)
    ways = {TYPED: TypedSkill(catalog, understander).ask, DELIVERED: DeliveredSkill(catalog, understander).ask}
    answer_ids = frozenset(each.id for each in catalog.answers)
    cases = {path.stem: {way: _ask(read_rows(path), ask, answer_ids) for way, ask in ways.items()} for path in paths}
    if len(paths) > 1:
        cases[ALL] = {way: tuple(case for each in cases.values() for case in each[way]) for way in ways}
    return Evaluation(cases=cases)


def _ask(rows: tuple[Row, ...], ask: Callable[[str], Outcome], answer_ids: frozenset[str]) -> tuple[Case, ...]:
    return tuple(Case(row=row, outcome=ask(row.text), answer_ids=answer_ids) for row in rows)
