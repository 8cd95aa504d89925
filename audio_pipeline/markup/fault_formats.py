"""Fault formats: format faults for a person, a program or a GitHub workflow."""

import json
import os
from collections.abc import Callable, Iterable, Mapping

from audio_pipeline.errors import Fault
from audio_pipeline.markup.rule_weights import is_worth_a_look


def format_as_text(faults: Iterable[Fault]) -> str:
    """Format each fault as a line: file, line, column, what is wrong and a hint."""
    return "\n".join(str(fault) for fault in faults)


def format_as_json(faults: Iterable[Fault]) -> str:
    """Format the faults as a JSON list of objects."""
    return json.dumps([describe_fault(fault) for fault in faults], ensure_ascii=False, indent=2)


def format_as_github(faults: Iterable[Fault]) -> str:
    """Format the faults as commands of a GitHub workflow, which shows each beside its line."""
    return "\n".join(_format_command(fault) for fault in faults)


FORMATS: Mapping[str, Callable[[Iterable[Fault]], str]] = {
    "text": format_as_text,
    "json": format_as_json,
    "github": format_as_github,
}


def describe_fault(fault: Fault) -> Mapping[str, str | int]:
    """Return the fields of a fault, for a program."""
    place = fault.location
    return {
        "file": _escape_bytes(place.path),
        "line": place.line,
        "column": place.column,
        "rule": fault.rule,
        "weight": "look" if is_worth_a_look(fault) else "mend",
        "what": _escape_bytes(fault.what),
        "mend": _escape_bytes(fault.hint),
    }


def _escape_bytes(text: str) -> str:
    r"""Write each byte of a file's name that is not UTF-8 as \xff, so that the text can be encoded."""
    return os.fsencode(text).decode(errors="backslashreplace")


def _format_command(fault: Fault) -> str:
    place = fault.location
    spot = (
        f"file={_escape_property(place.path)},line={place.line},col={place.column},title={_escape_property(fault.rule)}"
    )
    level = "warning" if is_worth_a_look(fault) else "error"
    return f"::{level} {spot}::{_escape_message(f'{fault.what}. {fault.hint}.')}"


def _escape_message(text: str) -> str:
    return _escape_bytes(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_message(text).replace(":", "%3A").replace(",", "%2C")
