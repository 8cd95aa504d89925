"""Cost estimate: how much work a plan is, before any of it is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.build.plan import Job, Plan
from audio_pipeline.content.model import Clip, Mix, Script, Segment
from audio_pipeline.errors import ContentFaults
from audio_pipeline.master.gain import find_missing_chunks
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.speech import speech_duration
from audio_pipeline.speech.engines.engine import Engine, Price, find_voice_or_default
from audio_pipeline.speech.engines.spoken_text import count_characters
from audio_pipeline.speech.speak import clip_key, find_clip
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeEstimate:
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
class CostEstimate:
    """What is to be made in all, each thing once."""

    programmes: Mapping[str, ProgrammeEstimate]
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
        return frozenset[str]().union(*(share.to_encode for share in self.programmes.values()))


def estimate_cost(todo: Plan, engine: Engine, cache: Store) -> CostEstimate:
    """Lay out what is to be made, with the clips there are and estimates of the others."""
    spoken: dict[str, Clip] = {}
    speech_ms: dict[str, int] = {}
    prices: dict[str, tuple[Price, int]] = {}
    for segment in (segment for job in todo.to_make for segment in job.script.segments):
        key = clip_key(segment, engine.id)
        if key in spoken or key in speech_ms:
            continue
        if clip := find_clip(key, cache):
            spoken[key] = clip
        else:
            speech_ms[key] = speech_duration.estimate_clip(segment).n_samples * 1_000 // SAMPLE_RATE_HZ
            if price := find_voice_or_default(engine, segment.voice).price:
                prices[key] = price, count_characters(segment)
    shares = {job.content.id: _estimate_programme(job, engine.id, spoken, cache) for job in todo.to_make}
    return CostEstimate(
        programmes=shares,
        speech_ms=speech_ms,
        dollars={key: price.dollars_per_million * n / 1_000_000 for key, (price, n) in prices.items()},
        prices_of=min((price.as_of for price, _ in prices.values()), default=""),
    )


def _estimate_programme(job: Job, engine_id: str, spoken: Mapping[str, Clip], cache: Store) -> ProgrammeEstimate:
    keys = {segment: clip_key(segment, engine_id) for segment in job.script.segments}
    mix = _lay_out_estimate(job.script, keys, spoken)
    return ProgrammeEstimate(
        to_speak=frozenset(keys.values() - spoken.keys()),
        to_encode=frozenset(find_missing_chunks(mix.chunk_keys, cache)) if mix else frozenset(),
        chunks=len(mix.chunks) if mix else 0,
    )


def _lay_out_estimate(script: Script, keys: Mapping[Segment, str], spoken: Mapping[str, Clip]) -> Mix | None:
    """The timeline as it will probably be, or read as quickly as may be; None if even so it overruns an anchor."""
    for share in (1.0, 1 - speech_duration.WORST_ERROR):
        try:
            return lay_out_timeline(
                script, {segment: spoken.get(key) or _guess_clip(segment, key, share) for segment, key in keys.items()}
            )
        except ContentFaults:
            continue
    return None


def _guess_clip(segment: Segment, key: str, share: float) -> Clip:
    return Clip(key=key, n_samples=speech_duration.estimate_clip(segment, share).n_samples)
