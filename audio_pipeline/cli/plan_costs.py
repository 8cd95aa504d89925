"""Plan costs: a plan, and what it will cost on this machine."""

from pathlib import Path

from audio_pipeline.build import build
from audio_pipeline.build.cost_estimate import CostEstimate, ProgrammeEstimate, estimate_cost
from audio_pipeline.build.plan import Job
from audio_pipeline.build.throughput import STARTUP_S, Throughput, load_throughput
from audio_pipeline.cli import paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.context import make_build_context
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.plan_text import Cost, Forecast, ProgrammeForecast
from audio_pipeline.cli.worker_options import WorkerOptions


def forecast_build(
    backends: Backends, content: Path, out: Path, engine_name: str | None, cache: PathOrUrl, jobs: int
) -> Forecast:
    """What a build of what is written in a folder would do."""
    library = build.load_library(content, backends.engines, backends.open_cache(paths.resolve_path_or_url(cache)))
    shop = make_build_context(backends, library, out, engine_name, cache, WorkerOptions(jobs=jobs))
    todo = build.plan_build(library, shop)
    ahead, speed = estimate_cost(todo, shop.engine, shop.cache), load_throughput(shop.cache, shop.engine.id)
    total = _compute_total(ahead, speed)
    return Forecast(
        programmes=[_forecast_programme(job, ahead, speed) for job in todo.jobs],
        gone=todo.removed_ids,
        total=total,
        wall_s=_compute_wall_s(total, jobs),
        cores=jobs,
        measured=speed.is_measured or not todo.to_make,
        prices_of=ahead.prices_of,
    )


def _forecast_programme(job: Job, cost_estimate: CostEstimate, throughput: Throughput) -> ProgrammeForecast:
    share = cost_estimate.programmes.get(job.content.id)
    if not share:
        return ProgrammeForecast(id=job.content.id)
    return ProgrammeForecast(
        id=job.content.id,
        reasons=job.reasons,
        chunks=share.chunks or None,
        cost=_compute_cost(share, cost_estimate, throughput),
    )


def _compute_cost(share: ProgrammeEstimate, cost_estimate: CostEstimate, throughput: Throughput) -> Cost:
    return Cost(
        sentences=len(share.to_speak),
        chunks_to_make=len(share.to_encode),
        about=not share.is_exact,
        speak_s=sum(cost_estimate.speech_ms[key] for key in share.to_speak) / 1_000 * throughput.speech_cost_s,
        encode_s=len(share.to_encode) * throughput.chunk_cost_s,
        dollars=sum((cost_estimate.dollars.get(key, 0.0) for key in sorted(share.to_speak)), start=0.0),
    )


def _compute_total(cost_estimate: CostEstimate, throughput: Throughput) -> Cost:
    everything = ProgrammeEstimate(
        to_speak=frozenset(cost_estimate.speech_ms), to_encode=cost_estimate.to_encode, chunks=0
    )
    return _compute_cost(everything, cost_estimate, throughput)


def _compute_wall_s(total: Cost, jobs: int) -> float:
    """First the one, then the other: each among all cores, as far as there is something for each of them to do."""
    parts = ((total.speak_s, total.sentences), (total.encode_s, total.chunks_to_make))
    return sum((STARTUP_S + work_s / min(jobs, tasks) for work_s, tasks in parts if tasks), start=0.0)
