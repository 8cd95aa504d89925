"""Build options: the values of the options that say what to build, with which engine, and where."""

from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.cli.paths import PathOrUrl


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechOptions:
    """The content to read, the engine that speaks it and the cache for its clips."""

    content: Path
    engine_name: str | None
    """None: the engine that show.toml names."""
    cache: PathOrUrl


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions(SpeechOptions):
    """The options of a build: its content, engine, folders and workers."""

    out: Path
    """The folder for the programmes and the catalog."""
    jobs: int
    """The number of tasks that run at once on this machine."""
    cluster: str = ""
    """The address of the Dask scheduler whose workers do the work; empty: this machine."""
    wait: bool = False
    """Wait for another build in the same folder to end, instead of failing."""
    public_url: str = ""
    """The web address of the build folder; empty: the one in show.toml."""
