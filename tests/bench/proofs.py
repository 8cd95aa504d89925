"""Proofs: tests that are tried with few examples as a rule, run with many."""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET

from tests.bench.figures import Figure
from tests.bench.run import CORES, Run

ABOUT_KILLED, ABOUT_EDITS = "5 min", "3 min"

_KILLS, _QUICK_KILLS = 100, 6
_EXAMPLES, _QUICK_EXAMPLES = 100, 4


def killed(run: Run) -> tuple[Figure, ...]:
    """Builds killed at random moments, each time another."""
    kills = _QUICK_KILLS if run.quick else _KILLS
    what = "kills after which the next build ends with the bytes of a clean one"
    return _proved(run, what, kills, "tests/resilience/test_killed.py", "-k", "after_a_kill", KILLED_BUILDS=f"{kills}")


def edits(run: Run) -> tuple[Figure, ...]:
    """Random edits, one after another, against clean builds."""
    examples = _QUICK_EXAMPLES if run.quick else _EXAMPLES
    what = f"rules that hold for random sequences of edits, {examples} of them"
    return _proved(run, what, 1, "tests/resilience/test_edits.py", EDITED_BUILDS=f"{examples}")


def _proved(run: Run, what: str, times: int, *chosen: str, **environment: str) -> tuple[Figure, ...]:
    """How many of these tests pass, and how long they take."""
    with run.folder() as folder:
        report = folder / "report.xml"
        words = ["pytest", "-q", "-p", "no:cacheprovider", "-n", f"{CORES}", f"--basetemp={folder / 'tests'}"]
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", *words, f"--junitxml={report}", *chosen],
            check=False,
            stdout=sys.stderr,
            env={**os.environ, **environment},
        )
        took_s = time.perf_counter() - begun
        suite = ET.parse(report).getroot()[0]  # noqa: S314 - pytest has just written it
    ran, failed, skipped = (int(suite.attrib[count]) for count in ("tests", "failures", "skipped"))
    return (
        Figure(what=what, measured=ran - failed - skipped, unit=f"of {ran}", at_least=max(times, ran)),
        Figure(what="… all of it, wall", measured=took_s, unit="s"),
    )
