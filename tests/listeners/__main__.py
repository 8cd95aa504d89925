"""The command `scripts/simulate-listeners`: measure conversations, simulate listeners, fill the tables of a page."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.dialogues.served import publish
from tests.listeners.measure import as_json, measure
from tests.listeners.simulate import MEASURED, simulate
from tests.listeners.tables import PAGE, fill_page, format_tables

POPULATIONS = (1_000, 100_000, 10_000_000)


def main() -> None:
    """Do what is asked."""
    asked = _parse_arguments()
    if asked.measure:
        with tempfile.TemporaryDirectory() as folder:
            content, served = Path(folder, "content"), Path(folder, "served")
            served.mkdir()
            found = as_json(measure(publish(content), served))
        MEASURED.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    tables = format_tables([simulate(listeners) for listeners in asked.listeners])
    sys.stdout.write("\n\n".join(tables.values()) + "\n")
    if asked.write:
        PAGE.write_text(fill_page(PAGE.read_text("utf-8"), tables), "utf-8")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="simulate-listeners", description="Say what many listeners a day cost.")
    parser.add_argument("listeners", nargs="*", type=int, default=POPULATIONS, help="how many listen on a day")
    parser.add_argument("--measure", action="store_true", help="have the conversations with the skill again first")
    parser.add_argument("--write", action="store_true", help="fill the tables of docs/scale.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
