"""Backends: which engines and stores there are, handed to every command by the top, which alone names them."""

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
    """What the commands work with."""

    engines: Mapping[str, Callable[[], Engine]]
    """By the name an editor gives them."""
    open_folder: Callable[[Path], Store]
    """A folder for what is made."""
    open_cache: Callable[[PathOrUrl], Store]
    """Where what can be made again is kept; StoreError for an address that names no store."""
    open_target: Callable[[str, str | None, str | None], Store]
    """Where an address says to publish, given an S3 server's address and the public's; StoreError if nowhere."""

    def create_engine(self, name: str) -> Engine:
        """The engine of this name; ContentError has those there are."""
        if name not in self.engines:
            raise ContentError(f'"{name}" is no engine', where="show.toml", hint=suggest_nearest(name, self.engines))
        return self.engines[name]()
