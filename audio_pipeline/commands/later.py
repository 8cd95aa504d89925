"""Later: modules of ours that a start pays for only when it gets there."""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def later(module: str, name: str) -> Callable[..., Any]:
    """What has this name in a module of the commands, which is loaded when it is called."""

    def call(*arguments: Any) -> Any:
        return loaded(module, name)(*arguments)

    return call


def loaded(module: str, name: str) -> Any:
    """What has this name in a module of the commands."""
    return getattr(import_module(f"{__package__}.{module}"), name)
