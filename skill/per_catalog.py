"""Per catalog: what is worked out of a catalog once, for as long as it is the current one."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def keep_for_latest(work_out: Callable[[_Key], _Value]) -> Callable[[_Key], _Value]:
    """Keep the value of the latest object; to compare catalogs, or their figures, by what is in them takes longer."""
    latest: tuple[_Key, _Value] | None = None

    @wraps(work_out)
    def get(key: _Key) -> _Value:
        nonlocal latest
        found = latest
        if found is None or found[0] is not key:
            found = latest = (key, work_out(key))
        return found[1]

    return get
