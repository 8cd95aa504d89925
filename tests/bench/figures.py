"""Figures: what was measured, what was promised of it, and the tables that show both."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.markdown import fill_tables

_HEAD = "| what | target | measured | met |\n|---|---|---|---|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing that was measured; without a target it only explains the others."""

    what: str
    measured: float
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether it is as promised; None if nothing was."""
        if self.at_most is not None:
            return self.measured <= self.at_most
        return None if self.at_least is None else self.measured >= self.at_least

    @property
    def target(self) -> str:
        """In words."""
        if self.at_most is not None:
            return f"≤ {said(self.at_most, self.unit)}"
        return "" if self.at_least is None else f"≥ {said(self.at_least, self.unit)}"


def as_json(figure: Figure) -> dict[str, Any]:
    """A figure with everything a table shows of it."""
    return {
        "what": figure.what,
        "measured": figure.measured,
        "unit": figure.unit,
        "target": figure.target,
        "met": figure.met,
    }


def said(number: float, unit: str) -> str:
    """Three digits are all that a machine repeats."""
    whole = isinstance(number, int) or number == 0
    shown = f"{number:.{0 if whole else max(0, 2 - math.floor(math.log10(abs(number))))}f}"
    return f"{shown} {unit}".rstrip()


def filled(page: str, results: Mapping[str, Any]) -> str:
    """The page with the tables of these results; the others stay as they are. KeyError for one it has no place for."""
    return fill_tables(page, "bench", {"machine": _machine(results["machine"]), **_tables(results["benches"])})


def _tables(benches: Mapping[str, Any]) -> dict[str, str]:
    return {name: "\n".join([_HEAD, *map(_row, bench["figures"])]) for name, bench in benches.items()}


def _row(figure: Mapping[str, Any]) -> str:
    met = {True: "yes", False: "**no**", None: ""}[figure["met"]]
    return f"| {figure['what']} | {figure['target']} | {said(figure['measured'], figure['unit'])} | {met} |"


def _machine(machine: Mapping[str, Any]) -> str:
    processor = f"{machine['cores']} cores of {machine['processor']}"
    return f"Measured on {machine['date']}, {processor}, Python {machine['python']}."


def missed(figures: Iterable[Figure]) -> list[str]:
    """What is not as promised."""
    return [
        f"{each.what}: {said(each.measured, each.unit)}, promised {each.target}"
        for each in figures
        if each.met is False
    ]
