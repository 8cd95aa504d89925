"""References: references.toml, the full reference for each number."""

import re
from collections.abc import Iterator, Mapping

from audio_pipeline.authoring.table import Table
from audio_pipeline.errors import Fault

_NUMBER = r"R[1-9][0-9]{0,3}"


def references(table: Table) -> tuple[Mapping[str, str], list[Fault]]:
    """Every reference by its number, and everything wrong with them."""
    return {name: text for name, text in table.values.items() if isinstance(text, str)}, list(_faults(table))


def _faults(table: Table) -> Iterator[Fault]:
    for name, text in table.values.items():
        if not re.fullmatch(_NUMBER, name):
            yield table.fault((name,), "unknown-key", f'"{name}" is no reference number', "Write R and a number: R12")
        elif not isinstance(text, str):
            yield table.value_fault((name,), "wrong-type", f"{name} is no text", f'Write {name} = "…"')
        elif not text.strip():
            yield table.value_fault((name,), "empty-value", f"{name} is empty", "Write the full reference")
