"""Run the benches, print their figures as JSON, and fill the tables of a page with them."""

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench import (
    aloud,
    cluster,
    cold,
    edit,
    fuzz,
    noop,
    plain,
    proofs,
    publish,
    questions,
    scale,
    serve,
    serving,
    soak,
)
from tests.bench.figures import Figure, as_json, filled, missed
from tests.bench.run import CORES, Run, run
from tests.evaluation.rows import Row, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """What can be asked for."""

    about: str
    """How long it takes, on two quiet cores."""
    figures: Callable[[Run], tuple[Figure, ...]]


BENCHES = {
    "cold": _Bench(about=cold.ABOUT, figures=cold.figures),
    "edit": _Bench(about=edit.ABOUT, figures=edit.figures),
    "noop": _Bench(about=noop.ABOUT, figures=noop.figures),
    "plain": _Bench(about=plain.ABOUT, figures=plain.figures),
    "scale": _Bench(about=scale.ABOUT, figures=scale.figures),
    "cluster": _Bench(about=cluster.ABOUT, figures=cluster.figures),
    "killed": _Bench(about=proofs.ABOUT_KILLED, figures=proofs.killed),
    "edits": _Bench(about=proofs.ABOUT_EDITS, figures=proofs.edits),
    "skill": _Bench(about=serving.ABOUT, figures=serving.figures),
    "fuzz": _Bench(about=fuzz.ABOUT, figures=fuzz.figures),
    "publish": _Bench(about=publish.ABOUT, figures=publish.figures),
    "soak": _Bench(about=soak.ABOUT, figures=soak.figures),
    "ears": _Bench(about=aloud.ABOUT, figures=aloud.figures),
    "questions": _Bench(about=questions.ABOUT, figures=questions.figures),
    "serve": _Bench(about=serve.ABOUT, figures=serve.figures),
}


def main() -> None:
    """Do what is asked."""
    asked = _asked()
    if unknown := [name for name in asked.bench if name not in BENCHES]:
        sys.exit(f"There is no bench {', '.join(unknown)}. There are: {', '.join(BENCHES)}.")
    if asked.quick and asked.write:
        sys.exit("The figures of --quick mean nothing: they are not written anywhere.")
    if "questions" in asked.bench and not asked.questions:
        sys.exit("The bench “questions” asks those of files that you name: add --questions FILE.jsonl.")
    if asked.write and not asked.write.exists():
        sys.exit(f"There is no page {asked.write} to put the figures into: docs/performance.md is one.")
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)  # before an hour is measured, not after
    known = json.loads(asked.json.read_text(encoding="utf-8")) if asked.json and asked.json.exists() else {}
    results = {"machine": _machine(), "benches": known.get("benches", {})}
    for name, measured in _measured(asked, _read_questions(asked.questions)):
        results["benches"][name] = measured
        _keep(results, asked)
    sys.stdout.write(_text(results))


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    words.add_argument("bench", nargs="*", metavar="BENCH", help=f"{', '.join(BENCHES)}; all of them if none is named")
    words.add_argument("--quick", action="store_true", help="try it with little content; the figures mean nothing")
    words.add_argument("--minutes", type=float, default=10, metavar="N", help="how long soak lasts; default: 10")
    words.add_argument(
        "--questions", nargs="+", default=(), type=Path, metavar="FILE.jsonl",
        help="what the bench “questions” asks: files as scripts/evaluate-questions has them",
    )  # fmt: skip
    words.add_argument("--json", type=Path, metavar="FILE", help="add the figures to those that this file has")
    words.add_argument(
        "--write", type=Path, metavar="PAGE", help="put the figures into this page, as docs/performance.md"
    )
    return words.parse_args()


def _read_questions(paths: Iterable[Path]) -> tuple[Row, ...]:
    """Read the files of questions; SystemExit names the line that is none, or a file that cannot be read."""
    try:
        return tuple(row for path in paths for row in read_rows(path))
    except (OSError, ValueError) as fault:
        sys.exit(str(fault))


def _measured(asked: argparse.Namespace, rows: tuple[Row, ...]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The benches that are asked for, one after another; without questions, no table of them is made."""
    every = (name for name in BENCHES if rows or name != "questions")
    with run(quick=asked.quick, minutes=asked.minutes, questions=rows) as here:
        for name in asked.bench or every:
            yield name, _one(name, here)


def _keep(results: Mapping[str, Any], asked: argparse.Namespace) -> None:
    """After each bench: what took half an hour is not lost if the next one fails."""
    if asked.json:
        asked.json.write_text(_text(results), encoding="utf-8")
    if asked.write:
        asked.write.write_text(filled(asked.write.read_text(encoding="utf-8"), results), encoding="utf-8")


def _text(results: Mapping[str, Any]) -> str:
    return json.dumps(results, indent=1, ensure_ascii=False) + "\n"


def _one(name: str, here: Run) -> Mapping[str, Any]:
    about = "quick" if here.quick else f"about {BENCHES[name].about}"
    sys.stderr.write(f"{name}: {about}\n")
    begun = time.perf_counter()
    figures = BENCHES[name].figures(here)
    here.tell(f"done in {time.perf_counter() - begun:.0f} s")
    for each in missed(figures):
        here.tell(f"not met: {each}")
    return {"figures": [as_json(each) for each in figures]}


def _machine() -> Mapping[str, Any]:
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "cores": CORES,
        "processor": _processor(),
        "python": platform.python_version(),
    }


def _processor() -> str:
    """What the system calls it."""
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text(encoding="utf-8").splitlines() if facts.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


if __name__ == "__main__":
    main()
