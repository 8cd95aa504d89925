"""Rows: sentences with a label, as a file of JSON lines has them."""

import json
from dataclasses import dataclass
from pathlib import Path

NONE = "none"
MEDICAL = "medical"
CRISIS = "crisis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sentence, and what the listener should get for it."""

    text: str
    label: str
    """The id of an answer, the content id of a programme, "none"; "medical" or "crisis" for any answer of that kind."""
    also: frozenset[str] = frozenset()
    """Labels that are as good."""
    kind: str
    """"answer", "fair", "need", "medical", "crisis", "everyday" or "none"."""
    tags: tuple[str, ...] = ()

    @property
    def wanted(self) -> frozenset[str]:
        """Everything that is right."""
        return self.also | {self.label}


def read_rows(path: Path) -> tuple[Row, ...]:
    """Read a file of rows; ValueError names the line that is none."""
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return tuple(_parse_row(line, f"{path}, line {number}") for number, line in lines if line.strip())


def _parse_row(line: str, place: str) -> Row:
    try:
        row = json.loads(line)
        return Row(
            text=row["text"],
            label=row["label"],
            also=frozenset(row.get("also", ())),
            kind=row["kind"],
            tags=tuple(row.get("tags", ())),
        )
    except (ValueError, KeyError, TypeError) as wrong:
        raise ValueError(f'{place}: this is no JSON object with "text", "label" and "kind"') from wrong
