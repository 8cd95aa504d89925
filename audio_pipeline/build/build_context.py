"""Build context: what a build works with."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.stores.store import Store

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Called with the name of a task and its number of steps; gives a function to call with the steps that are done."""

SPEAKING, ENCODING = "Speaking", "Mixing and encoding"
"""The names of the long tasks of a build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildContext:
    """The engine, the stores and the workers of a build, and where its progress is told."""

    engine: Engine
    store: Store
    """Where programmes and the catalog go."""
    cache: Store
    """Where clips and chunks are kept: losing it costs time, never correctness."""
    jobs: int
    progress: Progress
    cluster: str = ""
    """The address of the scheduler whose workers speak and encode; empty: workers of this machine."""
    public_url: str = ""
    """Where what is built will be read; empty: where show.toml says. The GUIDs depend on show.toml's address alone."""
    lock_build: Callable[[], AbstractContextManager[None]] = nullcontext
    """Keeps every other build out of the store, from when the catalog is read until the new one is published."""
