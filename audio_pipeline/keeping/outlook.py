"""Outlook: how much work a plan is, before any of it is done."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from audio_pipeline import estimate
from audio_pipeline.chunks import Studio
from audio_pipeline.engines.engine import Engine, Price, voice_for
from audio_pipeline.engines.saying import characters
from audio_pipeline.errors import ContentFaults
from audio_pipeline.model import SAMPLE_RATE_HZ, Clip, Mix, Script, Segment
from audio_pipeline.plan import Job, Plan
from audio_pipeline.stages.master import unknown
from audio_pipeline.stages.mix import mix
from audio_pipeline.stages.render import chunk_key, render
from audio_pipeline.stages.speak import clip_key, kept
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What is to be made of one programme; much of it may be to be made of others too."""

    to_speak: frozenset[str]
    """Clips, by key."""
    to_encode: frozenset[str]
    """Chunks, by key."""
    chunks: int
    """How many it is cut into; 0: it cannot be laid out, because its words will probably overrun an anchor."""

    @property
    def is_exact(self) -> bool:
        """Whether every length is known; else some are estimates, and a chunk more or less may have to be made."""
        return not self.to_speak


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is to be made in all, each thing once."""

    shares: Mapping[str, Share]
    """By the id of each programme that is not kept."""
    speech_ms: Mapping[str, int]
    """How long each clip that is to be spoken will be, about."""
    dollars: Mapping[str, float]
    """What each of them costs, about, where somebody takes money for speaking it."""
    prices_of: str
    """The month those prices were looked up: 2026-10; empty: it costs nothing."""

    @property
    def to_encode(self) -> frozenset[str]:
        """Chunks, by key."""
        return frozenset[str]().union(*(share.to_encode for share in self.shares.values()))


def outlook(todo: Plan, engine: Engine, cache: Store) -> Outlook:
    """Lay out what is to be made, with the clips there are and estimates of the others."""
    spoken: dict[str, Clip] = {}
    speech_ms: dict[str, int] = {}
    prices: dict[str, tuple[Price, int]] = {}
    for segment in (segment for job in todo.to_make for segment in job.script.segments):
        key = clip_key(segment, engine.id)
        if key in spoken or key in speech_ms:
            continue
        if clip := kept(key, cache):
            spoken[key] = clip
        else:
            speech_ms[key] = estimate.clip(segment).n_samples * 1_000 // SAMPLE_RATE_HZ
            if price := voice_for(engine, segment.voice).price:
                prices[key] = price, characters(segment)
    shares = {job.content.id: _share(job, engine.id, spoken, cache) for job in todo.to_make}
    return Outlook(
        shares=shares,
        speech_ms=speech_ms,
        dollars={key: price.dollars_per_million * n / 1_000_000 for key, (price, n) in prices.items()},
        prices_of=min((price.as_of for price, _ in prices.values()), default=""),
    )


def _share(job: Job, engine_id: str, spoken: Mapping[str, Clip], cache: Store) -> Share:
    keys = {segment: clip_key(segment, engine_id) for segment in job.script.segments}
    studio = Studio(key_of=chunk_key, render=functools.partial(render, cache=cache), cache=cache)
    line = _laid_out(job.script, keys, spoken)
    return Share(
        to_speak=frozenset(keys.values() - spoken.keys()),
        to_encode=frozenset(unknown(line, studio)) if line else frozenset(),
        chunks=len(line.chunks) if line else 0,
    )


def _laid_out(script: Script, keys: Mapping[Segment, str], spoken: Mapping[str, Clip]) -> Mix | None:
    """The timeline as it will probably be, or read as quickly as may be; None if even so it overruns an anchor."""
    for share in (1.0, 1 - estimate.WORST_ERROR):
        try:
            return mix(
                script, {segment: spoken.get(key) or _guess(segment, key, share) for segment, key in keys.items()}
            )
        except ContentFaults:
            continue
    return None


def _guess(segment: Segment, key: str, share: float) -> Clip:
    return Clip(key=key, n_samples=estimate.clip(segment, share).n_samples)
