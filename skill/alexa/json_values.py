"""JSON values: reads what is at a place of a request, of which nothing is certain but that it is JSON (pure)."""

from collections.abc import Mapping
from typing import Any

Envelope = dict[str, Any]
"""A request or an answer, as JSON."""


def get_value(json_value: object, *path: str) -> object:
    """Return the value at the end of this path of names; None if there is none."""
    for name in path:
        # No JSON value is of a subclass, and this is asked twenty times of each request.
        if type(json_value) is not dict:
            return None
        json_value = json_value.get(name)
    return json_value


def get_text(json_value: object, *path: str) -> str:
    """Return the text at the end of this path; empty if there is none."""
    text = get_value(json_value, *path)
    return text if isinstance(text, str) else ""


def get_object(json_value: object, *path: str) -> Mapping[str, object] | None:
    """Return the object at the end of this path; None if there is none."""
    found = get_value(json_value, *path)
    return found if isinstance(found, dict) else None
