"""Findings: what one check measured of one programme, and where it is worst."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from audio_pipeline.content.clock import format_clock
from tests.bench.figures import Figure, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was measured."""

    key: str
    """Its name in listen.json."""
    figure: Figure
    where: str = ""
    """Where it is worst, or what was complained of; empty: there is nothing to point at."""


def words(finding: Finding) -> str:
    """A finding that is not as promised, in one line."""
    figure = finding.figure
    told = f"{figure.what}: {said(figure.measured, figure.unit)}, promised {figure.target}"
    return f"{told} ({finding.where})" if finding.where else told


def missed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is not as promised."""
    return tuple(each for each in findings if each.figure.met is False)


def as_json(findings: Iterable[Finding]) -> Mapping[str, Any]:
    """Findings by their keys, and what was missed in words."""
    found = tuple(findings)
    return {
        **{each.key: each.figure.measured for each in found},
        "missed": [words(each) for each in missed(found)],
    }


def clock(at_sample: int, rate_hz: int) -> str:
    """A moment as a player shows it, to the millisecond."""
    return format_clock(round(at_sample * 1000 / rate_hz), decimals=3)
