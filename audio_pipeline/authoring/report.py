"""Report: faults as a person, a program or a GitHub workflow reads them."""

import json
import os
from collections.abc import Callable, Iterable, Mapping

from audio_pipeline.authoring.house.weights import is_worth_a_look
from audio_pipeline.errors import Fault


def as_text(faults: Iterable[Fault]) -> str:
    """One a line: file, line, column, what and how to mend it."""
    return "\n".join(str(fault) for fault in faults)


def as_json(faults: Iterable[Fault]) -> str:
    """A list of objects."""
    return json.dumps([_fields(fault) for fault in faults], ensure_ascii=False, indent=2)


def as_github(faults: Iterable[Fault]) -> str:
    """Commands of a workflow, which show each fault beside its line."""
    return "\n".join(_command(fault) for fault in faults)


FORMATS: Mapping[str, Callable[[Iterable[Fault]], str]] = {"text": as_text, "json": as_json, "github": as_github}


def _fields(fault: Fault) -> Mapping[str, str | int]:
    place = fault.place
    return {
        "file": _utf_8(place.path),
        "line": place.line,
        "column": place.column,
        "rule": fault.rule,
        "weight": "look" if is_worth_a_look(fault) else "mend",
        "what": _utf_8(fault.what),
        "mend": _utf_8(fault.mend),
    }


def _utf_8(text: str) -> str:
    r"""The text with each byte of a file's name that is not UTF-8 as \xff, which can be written down."""
    return os.fsencode(text).decode(errors="backslashreplace")


def _command(fault: Fault) -> str:
    place = fault.place
    spot = f"file={_property(place.path)},line={place.line},col={place.column},title={_property(fault.rule)}"
    return f"::{'warning' if is_worth_a_look(fault) else 'error'} {spot}::{_message(f'{fault.what}. {fault.mend}.')}"


def _message(text: str) -> str:
    return _utf_8(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
