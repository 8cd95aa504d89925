"""Measure how well labelled sentences are understood: as typed, and as the interaction model alone delivers them.

A file has a JSON object on each line: "text", "label" (the id of an answer, the content id of a programme, "none", or
"medical" or "crisis" for any answer of that kind), "also" (labels that are as good), "kind" ("answer", "fair", "need",
"medical", "crisis", "everyday" or "none") and "tags".
"""

import argparse
import json
import sys
from pathlib import Path

from audio_pipeline.catalog import Catalog
from audio_pipeline.understanding.compact_index import CompactIndex
from skill.answers.index_source import load_question_index
from skill.catalog_source import CatalogSource, CatalogUnavailableError, make_location
from tests.evaluation.cases import Case
from tests.evaluation.evaluation import ALL, TYPED, Evaluation, evaluate
from tests.evaluation.leave_one_out import RESULTS, leave_one_out
from tests.evaluation.tables import (
    format_danger_by_tag,
    format_evaluation,
    format_misses,
    format_table,
    to_json,
)
from tests.markdown import fill_tables

MARK = "measured"
"""The name of the marks between which a page has the tables."""


def main() -> None:
    """Do what is asked."""
    asked = _parse_arguments()
    try:
        catalog, index = _load(asked.catalog)
        evaluation = evaluate(tuple(asked.files), catalog, index)
    except (CatalogUnavailableError, OSError, ValueError) as fault:
        sys.exit(str(fault))
    left_out = format_left_out(catalog, index) if index and (asked.left_out or asked.write) else ""
    if asked.write:
        tables = name_tables(evaluation, left_out)
        asked.write.write_text(fill_tables(asked.write.read_text("utf-8"), MARK, tables), "utf-8")
    if asked.json:
        sys.stdout.write(json.dumps(to_json(evaluation), indent=1) + "\n")
    else:
        sys.stdout.write("\n\n".join([*_list_tables(evaluation), left_out]).strip() + "\n")
    if asked.misses:
        for file, ways in evaluation.cases.items():
            for way, cases in ways.items() if file != ALL else ():
                sys.stdout.write(f"\n{file}, {way}:\n{format_misses(cases)}\n")


def _parse_arguments() -> argparse.Namespace:
    words = argparse.ArgumentParser(
        prog="scripts/evaluate-questions", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    words.add_argument("--catalog", default="build", metavar="FOLDER_OR_URL", help="where catalog.json is (build)")
    words.add_argument("--json", action="store_true", help="print every share as JSON")
    words.add_argument("--misses", action="store_true", help="print every sentence that does not get what is right")
    words.add_argument("--left-out", action="store_true", help="also leave out each example of the catalog in turn")
    words.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into this page, as docs/answers.md")
    return words.parse_args()


def _load(place: str) -> tuple[Catalog, CompactIndex | None]:
    """Load a catalog and its question index, as `serve` does."""
    location = make_location(place)
    catalog = CatalogSource(location, lambda each: each).get_current()
    return catalog, load_question_index(catalog, location)


def format_left_out(catalog: Catalog, index: CompactIndex) -> str:
    """Return what every example gets without itself, as a table."""
    by_group = leave_one_out(catalog, index.widen())
    columns = {result: {group: shares[result] for group, shares in by_group.items()} for result in RESULTS}
    return format_table("example, left out", columns, by_group)


def name_tables(evaluation: Evaluation, left_out: str) -> dict[str, str]:
    """Return all tables by the names of their places in a page."""
    tables = {**format_evaluation(evaluation), "danger by tag": format_danger_by_tag(_get_typed(evaluation))}
    return {name: table for name, table in {**tables, "left out": left_out}.items() if table}


def _list_tables(evaluation: Evaluation) -> list[str]:
    return [*format_evaluation(evaluation).values(), format_danger_by_tag(_get_typed(evaluation))]


def _get_typed(evaluation: Evaluation) -> tuple[Case, ...]:
    """Return the cases of all files, as typed."""
    return [*evaluation.cases.values()][-1][TYPED]


if __name__ == "__main__":
    main()
