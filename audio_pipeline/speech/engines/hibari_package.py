"""Hibari package: import it first by this, so that a voice has the same samples whatever else is installed."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_LOCK = threading.Lock()


def import_hibari() -> Any:
    """Import the package hibari, with numpy's Fourier transform; ImportError if it is not installed.

    It would take scipy's where scipy happens to be installed: the same words would then have other samples, under the
    same key, and a voice would take twice the time to load.
    """
    with _LOCK, _hide("scipy", "scipy.fft"):
        import hibari
    return hibari


@contextmanager
def _hide(*names: str) -> Iterator[None]:
    """Let modules look as if they were not installed."""
    modules: dict[str, Any] = sys.modules
    before = {name: modules[name] for name in names if name in modules}
    modules.update(dict.fromkeys(names))  # None: the import system takes it as missing
    try:
        yield
    finally:
        for name in names:
            del modules[name]
        modules.update(before)
