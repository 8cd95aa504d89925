"""Uses: which names in a cache the present words need: found by laying them out over it, making nothing."""

import functools
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from audio_pipeline.chunks import Runs, Studio
from audio_pipeline.engines.engine import Engine
from audio_pipeline.errors import ContentFaults
from audio_pipeline.model import Clip, Mix, Script, Segment
from audio_pipeline.plan import plan
from audio_pipeline.settings import Library
from audio_pipeline.sounds import made
from audio_pipeline.stages.master import Hands, levelled
from audio_pipeline.stages.mix import mix
from audio_pipeline.stages.render import chunk_key, render
from audio_pipeline.stages.speak import clip_key, kept
from audio_pipeline.stores.store import Item, Store, Stored

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Noting:
    """A cache that notes what it is asked for, and takes nothing."""

    inner: Store
    asked: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Whether something is kept under this name."""
        self.asked.add(name)
        return self.inner.has(name)

    def get(self, name: str) -> Stored | None:
        """What is kept under this name; None if nothing is."""
        self.asked.add(name)
        return self.inner.get(name)

    def put(self, item: Item) -> None:
        """Nothing: who only looks leaves all as it is."""

    def swap(self, item: Item, *, expected_etag: str | None) -> bool:
        """Nothing."""
        del item, expected_etag
        return False

    def url(self, name: str) -> str:
        """How the world fetches it."""
        return self.inner.url(name)


class _NotMadeError(Exception):
    """Here the cache lacks something, and what comes after it cannot be known."""


class _Idle(Executor):
    """Hands that do nothing."""

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """There is something to do."""
        del work, args, kwargs
        raise _NotMadeError


def note(library: Library, engine: Engine, cache: Noting) -> None:
    """Ask the cache for all it may have of every programme."""
    for job in plan(library, engine, None, cache, cache).jobs:
        clips = _clips(job.script, engine, cache)
        if line := _laid_out(job.script, clips):
            cache.asked.update(_sounds(line))
            _level(line, cache)


def _clips(script: Script, engine: Engine, cache: Store) -> Mapping[Segment, Clip]:
    found = ((segment, kept(clip_key(segment, engine.id), cache)) for segment in script.segments)
    return {segment: clip for segment, clip in found if clip}


def _laid_out(script: Script, clips: Mapping[Segment, Clip]) -> Mix | None:
    """The timeline; None if a clip is lacking, or the words overrun an anchor."""
    if not all(segment in clips for segment in script.segments):
        return None
    try:
        return mix(script, clips)
    except ContentFaults:
        return None


def _sounds(line: Mix) -> Iterator[str]:
    """Beds, chimes and breaths."""
    for chunk in line.chunks:
        yield from (made.name_of(cue.key) for cue in chunk.cues)
        yield from (made.name_of(bed.sound) for bed in chunk.beds)


def _level(line: Mix, cache: Store) -> None:
    studio = Studio(key_of=chunk_key, render=functools.partial(render, cache=cache), cache=cache)
    try:
        levelled(line, studio, Hands(runs=Runs(_Idle(), 1), done=_to_nobody, remake=_to_nobody))
    except _NotMadeError:
        return


def _to_nobody(_: object) -> None:
    """Nobody waits for this."""
