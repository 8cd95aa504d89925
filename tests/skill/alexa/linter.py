"""What Amazon would refuse in an interaction model."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

SAMPLE = re.compile(r"(\{[a-z]+\}|[a-z']+)( (\{[a-z]+\}|[a-z']+))*")
SLOT = re.compile(r"\{([a-z]+)\}")
NAME = re.compile(r"(AMAZON\.)?[A-Za-z]+")
MAX_SAMPLE = 200

Json = dict[str, Any]


def language(model: Json) -> Json:
    found: Json = model["interactionModel"]["languageModel"]
    return found


def faults(model: Json) -> Iterator[str]:
    found = language(model)
    yield from twice("intent", (each["name"] for each in found["intents"]))
    yield from twice("sample", (sample for each in found["intents"] for sample in each["samples"]))
    for intent in found["intents"]:
        yield from _of_samples(intent)
        yield from _of_slots(intent, {each["name"] for each in found["types"]})
        yield from _of_search_query(intent)
    yield from _slots_of_two_types(found["intents"])
    for kind in found["types"]:
        yield from _of_type(kind)


def twice(what: str, names: Iterable[str]) -> Iterator[str]:
    return (f"{what} twice: {name}" for name, times in Counter(names).items() if times > 1)


def _declared(intent: Json) -> dict[str, str]:
    return {each["name"]: each["type"] for each in intent.get("slots", ())}


def _of_samples(intent: Json) -> Iterator[str]:
    if not NAME.fullmatch(intent["name"]):
        yield f"no name: {intent['name']}"
    if not intent["samples"] and not intent["name"].startswith("AMAZON."):
        yield f"{intent['name']} has no sample"
    for sample in intent["samples"]:
        if not SAMPLE.fullmatch(sample) or len(sample) > MAX_SAMPLE:
            yield f"no sample: {sample}"


def _of_slots(intent: Json, types: set[str]) -> Iterator[str]:
    used = {slot for sample in intent["samples"] for slot in SLOT.findall(sample)}
    if used != _declared(intent).keys():
        yield f"{intent['name']}: its samples and its slots differ"
    for kind in _declared(intent).values():
        if not kind.startswith("AMAZON.") and kind not in types:
            yield f"{kind} is not defined"


def _of_search_query(intent: Json) -> Iterator[str]:
    if "AMAZON.SearchQuery" not in _declared(intent).values():
        return
    if len(_declared(intent)) > 1:
        yield f"{intent['name']}: AMAZON.SearchQuery beside another slot"
    for sample in intent["samples"]:
        if not SLOT.sub("", sample).strip():
            yield f"{intent['name']}: AMAZON.SearchQuery without a carrier"


def _slots_of_two_types(intents: list[Json]) -> Iterator[str]:
    pairs = {(slot, kind) for intent in intents for slot, kind in _declared(intent).items()}
    return twice("type of a slot", (slot for slot, _ in pairs))


def _of_type(kind: Json) -> Iterator[str]:
    if not kind["values"]:
        yield f"{kind['name']} is empty"
    yield from twice("id", (each["id"] for each in kind["values"]))
    names = [(each["name"]["value"], *each["name"]["synonyms"]) for each in kind["values"]]
    yield from twice("name", (name for each in names for name in each))
