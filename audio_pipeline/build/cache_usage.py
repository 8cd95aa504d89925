"""Cache usage: find the names in a cache that the present content needs, without making anything."""

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from audio_pipeline.stores.store import Blob, Store, StoredBlob, StoredName

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class RecordingStore:
    """A read-only view of a cache that records the names it is asked for."""

    inner: Store
    requested: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Return whether a blob of this name exists."""
        self.requested.add(name)
        return self.inner.has(name)

    def get(self, name: str) -> StoredBlob | None:
        """Return the blob of this name; None if there is none."""
        self.requested.add(name)
        return self.inner.get(name)

    def put(self, blob: Blob) -> str:
        """Store nothing: the cache is only read."""
        del blob
        return ""

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        """Store nothing; return False."""
        del blob, expected_etag
        return False

    def list(self, prefix: str) -> Iterable[StoredName]:
        """List the blobs of the cache."""
        return self.inner.list(prefix)

    def delete(self, names: Iterable[str]) -> None:
        """Delete nothing: the cache is only read."""

    def url_for(self, name: str) -> str:
        """Return the address of the blob."""
        return self.inner.url_for(name)


class _WorkNeededError(Exception):
    """The cache lacks something, so the names needed after it are unknown."""


class _RefusingExecutor(Executor):
    """An executor that refuses all work."""

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Raise _WorkNeededError."""
        del work, args, kwargs
        raise _WorkNeededError


def record_uses(library: Library, engine: Engine, recorder: RecordingStore) -> None:
    """Ask the recorder for everything that a cache may have of every programme."""
    for job in make_plan(library, engine, None, recorder, recorder).jobs:
        keyed = ((segment, clip_key(segment, engine.id)) for segment in job.script.segments)
        clips = {segment: clip for segment, key in keyed if (clip := find_clip(key, recorder))}
        if mix := _lay_out_if_complete(job.script, clips):
            recorder.requested.update(_list_sound_keys(mix))
            _request_chunks(mix, recorder)


def _lay_out_if_complete(script: Script, clips: Mapping[Segment, Clip]) -> Mix | None:
    """Return the Mix of a script; None if a clip is missing or the words overrun an anchor."""
    if not all(segment in clips for segment in script.segments):
        return None
    try:
        return lay_out_timeline(script, clips)
    except ContentFaults:
        return None


def _list_sound_keys(mix: Mix) -> Iterator[str]:
    """Yield the keys of the beds, chimes and breaths of a Mix."""
    for chunk in mix.chunks:
        yield from (sound_library.sound_key(cue.key) for cue in chunk.cues)
        yield from (sound_library.sound_key(bed.sound) for bed in chunk.beds)


def _request_chunks(mix: Mix, cache: Store) -> None:
    """Ask the cache for what the encoder needs, until something is missing."""
    encoder = ChunkEncoder(
        render=render_chunk, cache=cache, pool=_RefusingExecutor(), batch_size=1, respeak=_ignore, report_done=_ignore
    )
    with suppress(_WorkNeededError):
        normalise_loudness(mix, encoder)


def _ignore(_: object) -> None:
    """Ignore a report."""
