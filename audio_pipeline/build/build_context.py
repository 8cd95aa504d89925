"""Build context: the engine, stores and workers of a build."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from audio_pipeline.publish.sending import UPLOADS
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.stores.store import Store

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Takes the name of a task and its number of steps; gives a function to call with the number of steps done."""

SPEAKING, LEARNING, ENCODING = "Speaking", "Learning questions", "Mixing and encoding"
"""The names of the long tasks of a build."""

SENDING = "Sending"
"""The name of the long task of a publish; its steps are bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildContext:
    """The engine, the stores and the workers of a build, and the function that shows its progress."""

    engine: Engine
    store: Store
    """The store for programmes and the catalog."""
    cache: Store
    """The store for clips and chunks: losing it costs only time."""
    jobs: int
    progress: Progress
    uploads: int = UPLOADS
    """The files that a publish sends at once."""
    cluster: str = ""
    """The address of the scheduler whose workers speak and encode; empty: workers of this machine."""
    public_url: str = ""
    """The address from which listeners fetch; empty: the one of show.toml, on which alone the GUIDs depend."""
    lock_build: Callable[[], AbstractContextManager[None]] = nullcontext
    """Keeps every other build out of the store, from when the catalog is read until the new one is published."""
