"""References: parse references.toml, which has the full reference for each number."""

import re
from collections.abc import Iterator, Mapping

from audio_pipeline.errors import Fault
from audio_pipeline.markup.toml import TomlFile

_NUMBER = r"R[1-9][0-9]{0,3}"


def parse_references(table: TomlFile) -> tuple[Mapping[str, str], list[Fault]]:
    """Return every reference by its number, and the faults of the file."""
    return {name: text for name, text in table.values.items() if isinstance(text, str)}, list(_check_table(table))


def _check_table(table: TomlFile) -> Iterator[Fault]:
    for name, text in table.values.items():
        if not re.fullmatch(_NUMBER, name):
            yield table.make_fault(
                (name,), "unknown-key", f'"{name}" is no reference number', "Write R and a number: R12"
            )
        elif not isinstance(text, str):
            yield table.make_value_fault((name,), "wrong-type", f"{name} is no text", f'Write {name} = "…"')
        elif not text.strip():
            yield table.make_value_fault((name,), "empty-value", f"{name} is empty", "Write the full reference")
