"""What Amazon would refuse in an APL document."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft201909Validator

SCHEMAS = json.loads((Path(__file__).parents[2] / "data/apl_schema.json").read_text(encoding="utf-8"))

Json = dict[str, Any]


def faults(document: Json) -> Iterator[str]:
    """Check the document, and each component by what its parent allows; what is put in later counts as any text."""
    yield from _by(SCHEMAS["document"], document, "document")
    for item in document["mainTemplate"]["items"]:
        yield from _of_component(item, "")


def _of_component(component: Json, parent: str) -> Iterator[str]:
    kind = f"{component['type']} in {parent}" if parent else component["type"]
    if kind not in SCHEMAS["components"]:
        yield f"no schema for {kind}"
        return
    yield from _by(SCHEMAS["components"][kind], component, kind)
    for item in component.get("items", ()):
        yield from _of_component(item, component["type"])


def _by(schema: Json, found: Json, what: str) -> Iterator[str]:
    for fault in Draft201909Validator(schema).iter_errors(found):
        if isinstance(fault.instance, str) and "${" in fault.instance:
            continue
        yield f"{what}: {fault.json_path}: {fault.message}"
