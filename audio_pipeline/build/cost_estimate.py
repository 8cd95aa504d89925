"""Cost estimate: the time and money that a plan takes, before any of it is done."""

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
    """The missing clips and chunks of one programme; other programmes may need some of them too."""

    to_speak: frozenset[str]
    """The keys of the missing clips."""
    to_encode: frozenset[str]
    """The keys of the missing chunks."""
    chunks: int
    """The number of chunks in all; 0 if it cannot be laid out, because its words will probably overrun an anchor."""

    @property
    def is_exact(self) -> bool:
        """True if every length is known; otherwise some are estimates, and a chunk more or less may be needed."""
        return not self.to_speak


@dataclass(frozen=True, slots=True, kw_only=True)
class CostEstimate:
    """The missing clips and chunks of all programmes, each counted once."""

    programmes: Mapping[str, ProgrammeEstimate]
    """The estimate of each programme that is not kept, by content id."""
    speech_ms: Mapping[str, int]
    """The estimated length of each missing clip, by key."""
    dollars: Mapping[str, float]
    """The estimated price of each missing clip of a paid voice, by key."""
    prices_of: str
    """The month in which the prices were looked up, for example 2026-10; empty if nothing is paid."""

    @property
    def to_encode(self) -> frozenset[str]:
        """The keys of all missing chunks."""
        return frozenset[str]().union(*(estimate.to_encode for estimate in self.programmes.values()))


def estimate_cost(plan: Plan, engine: Engine, cache: Store) -> CostEstimate:
    """Estimate the cost of a plan from the clips in the cache and the estimated lengths of the others."""
    spoken: dict[str, Clip] = {}
    speech_ms: dict[str, int] = {}
    prices: dict[str, tuple[Price, int]] = {}
    for segment in (segment for job in plan.to_make for segment in job.script.segments):
        key = clip_key(segment, engine.id)
        if key in spoken or key in speech_ms:
            continue
        if clip := find_clip(key, cache):
            spoken[key] = clip
        else:
            speech_ms[key] = speech_duration.estimate_clip(segment).n_samples * 1_000 // SAMPLE_RATE_HZ
            if price := find_voice_or_default(engine, segment.voice).price:
                prices[key] = price, count_characters(segment)
    return CostEstimate(
        programmes={job.content.id: _estimate_programme(job, engine.id, spoken, cache) for job in plan.to_make},
        speech_ms=speech_ms,
        dollars={key: price.dollars_per_million * n / 1_000_000 for key, (price, n) in prices.items()},
        prices_of=min((price.as_of for price, _ in prices.values()), default=""),
    )


def _estimate_programme(job: Job, engine_id: str, spoken: Mapping[str, Clip], cache: Store) -> ProgrammeEstimate:
    keys = {segment: clip_key(segment, engine_id) for segment in job.script.segments}
    mix = _lay_out_estimate(job.script, keys, spoken)
    return ProgrammeEstimate(
        to_speak=frozenset(keys.values() - spoken.keys()),
        to_encode=frozenset(find_missing_chunks(mix, cache)) if mix else frozenset(),
        chunks=len(mix.chunks) if mix else 0,
    )


def _lay_out_estimate(script: Script, keys: Mapping[Segment, str], spoken: Mapping[str, Clip]) -> Mix | None:
    """Return the probable Mix, or one of the shortest probable lengths; None if that too overruns an anchor."""
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
