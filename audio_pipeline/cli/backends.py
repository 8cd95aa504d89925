"""Backends: the engines and stores that a command can use; only the module __main__ names their classes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.errors import ContentError
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Backends:
    """The engines and stores, as functions that open them."""

    engines: Mapping[str, Callable[[], Engine]]
    """Engines by the name that --engine and show.toml give them."""
    open_folder: Callable[[Path], Store]
    """Opens a build folder."""
    open_cache: Callable[[PathOrUrl], Store]
    """Opens a cache; StoreError if the address names no store."""
    open_target: Callable[[str, str | None, str | None], Store]
    """Opens a target to publish to, from its address, endpoint URL and public URL; StoreError if it names no store."""
    fetch_voices: Callable[[], Path]
    """Fetches the voices of kokoro that are missing, and returns their folder; EngineError says why that failed."""

    def create_engine(self, name: str) -> Engine:
        """Create the engine of this name; ContentError suggests another name."""
        if name not in self.engines:
            hint = suggest_nearest(name, self.engines)
            raise ContentError(f'there is no engine "{name}"', where="show.toml", hint=hint)
        return self.engines[name]()
