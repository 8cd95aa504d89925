"""Cache usage: which names in a cache the present words need: found by laying them out over it, making nothing."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from audio_pipeline.build.plan import make_plan
from audio_pipeline.content.library import Library
from audio_pipeline.content.model import Clip, Mix, Script, Segment
from audio_pipeline.errors import ContentFaults
from audio_pipeline.master.chunk_encoder import ChunkEncoder
from audio_pipeline.master.master import normalise_loudness
from audio_pipeline.mix.render import render_chunk
from audio_pipeline.mix.sounds import sound_library
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.speak import clip_key, find_clip
from audio_pipeline.stores.store import Blob, Store, StoredBlob

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class RecordingStore:
    """A cache that notes what it is asked for, and takes nothing."""

    inner: Store
    requested: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Whether something is kept under this name."""
        self.requested.add(name)
        return self.inner.has(name)

    def get(self, name: str) -> StoredBlob | None:
        """What is kept under this name; None if nothing is."""
        self.requested.add(name)
        return self.inner.get(name)

    def put(self, blob: Blob) -> None:
        """Nothing: who only looks leaves all as it is."""

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        """Nothing."""
        del blob, expected_etag
        return False

    def url_for(self, name: str) -> str:
        """How the world fetches it."""
        return self.inner.url_for(name)


class _WorkNeededError(Exception):
    """Here the cache lacks something, and what comes after it cannot be known."""


class _RefusingExecutor(Executor):
    """Hands that do nothing."""

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """There is something to do."""
        del work, args, kwargs
        raise _WorkNeededError


def record_uses(library: Library, engine: Engine, recorder: RecordingStore) -> None:
    """Ask the cache for all it may have of every programme."""
    for job in make_plan(library, engine, None, recorder, recorder).jobs:
        clips = _find_clips(job.script, engine, recorder)
        if line := _lay_out_if_complete(job.script, clips):
            recorder.requested.update(_list_sound_keys(line))
            _request_chunks(line, recorder)


def _find_clips(script: Script, engine: Engine, cache: Store) -> Mapping[Segment, Clip]:
    found = ((segment, find_clip(clip_key(segment, engine.id), cache)) for segment in script.segments)
    return {segment: clip for segment, clip in found if clip}


def _lay_out_if_complete(script: Script, clips: Mapping[Segment, Clip]) -> Mix | None:
    """The timeline; None if a clip is lacking, or the words overrun an anchor."""
    if not all(segment in clips for segment in script.segments):
        return None
    try:
        return lay_out_timeline(script, clips)
    except ContentFaults:
        return None


def _list_sound_keys(line: Mix) -> Iterator[str]:
    """Beds, chimes and breaths."""
    for chunk in line.chunks:
        yield from (sound_library.sound_key(cue.key) for cue in chunk.cues)
        yield from (sound_library.sound_key(bed.sound) for bed in chunk.beds)


def _request_chunks(mix: Mix, cache: Store) -> None:
    """Ask the cache for all that the encoder asks for, until something is missing."""
    encoder = ChunkEncoder(
        render=render_chunk, cache=cache, pool=_RefusingExecutor(), batch_size=1, respeak=_ignore, report_done=_ignore
    )
    with suppress(_WorkNeededError):
        normalise_loudness(mix, encoder)


def _ignore(_: object) -> None:
    """Take a report that nobody waits for."""
