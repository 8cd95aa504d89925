"""Lines of the log as JSON: an event, its facts by name, and never the words of an exception."""

import json
import logging
import sys
from typing import Any

import pytest

from skill.log_format import JsonFormatter


def fail() -> None:
    raise ValueError("i feel so alone")


def format_line(message: str, *values: Any, fails: bool = False) -> Any:
    found = None
    try:
        fail()
    except ValueError:
        found = sys.exc_info() if fails else None
    record = logging.LogRecord("skill.somewhere", logging.WARNING, __file__, 1, message, values, found)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    return json.loads(line)


def test_a_line_has_its_time_its_level_and_who_wrote_it() -> None:
    line = format_line("catalog refreshed")
    assert (line["level"], line["logger"], line["event"]) == ("warning", "skill.somewhere", "catalog refreshed")
    assert line["time"].endswith("+00:00")


@pytest.mark.parametrize(
    ("message", "values", "facts"),
    [
        ("request refused reason=%s", ("too-slow",), {"event": "request refused", "reason": "too-slow"}),
        ("worker started pid=%d", (7,), {"event": "worker started", "pid": 7}),
        ("request not answered fault=%s at=%s", ("KeyError", "x.py:3"), {"fault": "KeyError", "at": "x.py:3"}),
        ("kept reason=%s", (ValueError("two\nlines"),), {"event": "kept", "reason": "two\nlines"}),
        ("every %.0f s reason=%s", (5.0, "gone"), {"event": "every 5 s reason=gone"}),
        ("100 %% reason=%s", ("full",), {"event": "100 %", "reason": "full"}),
    ],
)
def test_the_facts_of_a_line_have_their_own_names(message: str, values: tuple[Any, ...], facts: dict[str, Any]) -> None:
    line = format_line(message, *values)
    assert {name: line[name] for name in facts} == facts


def test_of_an_exception_the_kind_and_the_place_are_told_and_not_its_words() -> None:
    line = format_line("Error handling request", fails=True)
    assert line["fault"] == "ValueError"
    assert line["fault_at"].startswith(f"{__file__}:")
    assert "alone" not in json.dumps(line)
