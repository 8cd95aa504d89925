"""Requests with everything that the SDK's model foresees in them, and values that it does not at its enums."""

import importlib
import random
import re
from enum import Enum
from typing import Any

from ask_sdk_model import RequestEnvelope
from ask_sdk_model.request import Request

from tests.skill.alexa.envelopes import Json

UNKNOWN = "OF_TOMORROW"
DEEPEST = 11

_PLAIN: Json = {"str": "text", "int": 1, "long": 1, "float": 0.5, "bool": True, "object": {}, "datetime": "2026-11-28"}
_LIST = re.compile(r"list\[(.*)\]")
_DICT = re.compile(r"dict\([^,]*, (.*)\)")

Place = tuple[str | int, ...]
"""The keys on the way to a value."""


class Values:
    """Makes one value of every type of the model; remembers where an enum or the type of an object stands."""

    def __init__(self, choose: random.Random, key: str) -> None:
        self._choose, self._key = choose, key
        self.enums: list[Place] = []

    def of(self, type_: Any, place: Place) -> Any:
        """Make a value of this type."""
        if found := _LIST.fullmatch(str(type_)):
            return [self.of(found[1].split(",")[0].strip(), (*place, 0))]
        if found := _DICT.fullmatch(str(type_)):
            return {self._key: self.of(found[1], (*place, self._key))}
        if isinstance(type_, str) and type_ in _PLAIN:
            return _PLAIN[type_]
        class_ = _loaded(type_) if isinstance(type_, str) else type_
        if issubclass(class_, Enum):
            self.enums.append(place)
            return self._choose.choice(list(class_)).value
        return self._object(class_, place) if len(place) < DEEPEST else {}

    def _object(self, class_: Any, place: Place) -> Json:
        children = getattr(class_, "discriminator_value_class_map", None)
        if not children:
            return self.filled(class_, place)
        kind = self._choose.choice(sorted(children))
        key = class_.json_discriminator_key
        self.enums.append((*place, key))
        return {**self.filled(_loaded(children[kind]), place), key: kind}

    def filled(self, class_: Any, place: Place) -> Json:
        """Make an object of this class, with all that it may have."""
        names = class_.attribute_map
        return {
            names[attribute]: self.of(type_, (*place, names[attribute]))
            for attribute, type_ in class_.deserialized_types.items()
        }


def full(choose: random.Random, good: Json) -> tuple[Json, list[Place]]:
    """Put a good request into one that has a value at every place of the model; and say where the enums are."""
    slots = good["request"].get("intent", {}).get("slots", {})
    values = Values(choose, next(iter(slots), "no slot"))
    parts = ("context", "session") if "session" in good else ("context",)
    found = {
        name: values.of(RequestEnvelope.deserialized_types[attribute], (name,))
        for attribute, name in RequestEnvelope.attribute_map.items()
        if name in parts
    }
    kind = _loaded(Request.discriminator_value_class_map[good["request"]["type"]])
    found["request"] = values.filled(kind, ("request",))
    merged = _over(found, good)
    _only_said(merged, slots)
    return merged, [each for each in values.enums if _is_text(merged, each)]


def _only_said(merged: Json, slots: Json) -> None:
    """No slot, and no match of a slot, that the good request does not have."""
    intent = merged["request"].get("intent", {})
    intent["slots"] = {name: slot for name, slot in intent.get("slots", {}).items() if name in slots}
    for name, slot in intent["slots"].items():
        if "resolutions" not in slots[name]:
            slot.pop("resolutions", None)


def spoilt(request: Json, places: list[Place]) -> Json:
    """Put a value that nobody knows at these places."""
    for *way, last in places:
        found: Any = request
        for key in way:
            found = found[key]
        found[last] = UNKNOWN
    return request


def _over(under: Any, good: Any) -> Any:
    """The good values where there are some, and what is under them elsewhere."""
    if isinstance(under, dict) and isinstance(good, dict):
        return {**under, **{name: _over(under.get(name), value) for name, value in good.items()}}
    if isinstance(under, list) and isinstance(good, list) and under and good:
        return [_over(under[0], each) for each in good]
    return good


def _is_text(found: Any, place: Place) -> bool:
    """Whether there is a text at this place, and another one may stand there."""
    for key in place:
        if not (key in found if isinstance(found, dict) else isinstance(found, list) and key in range(len(found))):
            return False
        found = found[key]
    return isinstance(found, str)


def _loaded(name: str) -> Any:
    module, _, class_ = name.rpartition(".")
    return getattr(importlib.import_module(module), class_)
