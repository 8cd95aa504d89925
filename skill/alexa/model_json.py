"""Model JSON: objects of the SDK's model as JSON values (pure).

The SDK's own serializer looks up the fields of a class at each object, and takes three times as long.
"""

from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import Any

_PLAIN = frozenset({str, int, float, bool, type(None)})


def make_json_value(model_object: Any) -> Any:
    """Return an object of the SDK's model, or a JSON value that has some in it, as a JSON value.

    A field that is None is left out, as the SDK does.
    """
    class_: Any = type(model_object)
    if class_ in _PLAIN:
        return model_object
    if class_ is dict:
        return {name: make_json_value(each) for name, each in model_object.items()}
    if class_ is list or class_ is tuple:
        return [make_json_value(each) for each in model_object]
    if isinstance(model_object, Enum):
        return model_object.value
    found = {}
    for attribute, name in _list_fields(class_):
        value = getattr(model_object, attribute)
        if value is not None:
            # Most fields are plain: this call is half of the time.
            found[name] = value if type(value) in _PLAIN else make_json_value(value)
    return found


@cache
def _list_fields(class_: Any) -> Sequence[tuple[str, str]]:
    """Return the attributes of a class of the model, and their names in JSON."""
    return [(each, class_.attribute_map[each]) for each in class_.deserialized_types]
