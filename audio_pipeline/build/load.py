"""Load: read the content that a command works on, and refuse it if it has faults."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from audio_pipeline.content.library import Library
from audio_pipeline.errors import ContentFaults, Fault
from audio_pipeline.markup.read import ReadResult, read_content, read_files
from audio_pipeline.markup.voices import check_voices, make_engine_fault
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.stores.store import Store


def load_library(folder: Path, engines: Mapping[str, Callable[[], Engine]], cache: Store | None = None) -> Library:
    """Read a content folder, quicker with a cache; ContentFaults has all its faults."""
    return _require_library(read_content(folder, cache), engines)


def load_files(paths: Sequence[Path], folder: Path, engines: Mapping[str, Callable[[], Engine]]) -> Library:
    """Read only these files, as content of a folder; ContentFaults has all their faults."""
    return _require_library(read_files(paths, folder), engines)


def _require_library(draft: ReadResult, engines: Mapping[str, Callable[[], Engine]]) -> Library:
    faults = (*draft.faults, *_check_engine(draft, engines))
    if faults or not draft.library:
        raise ContentFaults(faults)
    return draft.library


def _check_engine(draft: ReadResult, engines: Mapping[str, Callable[[], Engine]]) -> Iterable[Fault]:
    """Return the faults of the engine that show.toml names, or of the voices, which that engine must have."""
    if not draft.engine:
        return ()
    if draft.engine.text not in engines:
        return (make_engine_fault(draft.engine, engines),)
    return check_voices(draft.voices, [voice.name for voice in engines[draft.engine.text]().voices])
