"""Plan costs: plan a build and estimate its cost; apart from the command “plan”, which loads it only if it must."""

from audio_pipeline.build import build
from audio_pipeline.build.cost_estimate import CostEstimate, ProgrammeEstimate, estimate_cost
from audio_pipeline.build.plan import Job
from audio_pipeline.build.throughput import STARTUP_S, Throughput, load_throughput
from audio_pipeline.catalog import Catalog
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.context import load_library, make_build_context
from audio_pipeline.cli.plan_text import Cost, Forecast, ProgrammeForecast


def forecast_build(backends: Backends, build_options: BuildOptions, published: Catalog | None) -> Forecast:
    """Return what a build with these options would make, and its cost.

    It is compared with a published catalog; None: with what is in the build folder.
    """
    library = load_library(backends, build_options)
    context = make_build_context(backends, library.settings, build_options)
    plan = build.plan_against(library, context, published) if published else build.plan_build(library, context)
    cost_estimate = estimate_cost(plan, context.engine, context.cache)
    throughput = load_throughput(context.cache, context.engine.id)
    total = _compute_total(cost_estimate, throughput)
    return Forecast(
        programmes=[_forecast_programme(job, cost_estimate, throughput) for job in plan.jobs],
        gone=plan.removed_ids,
        total=total,
        wall_s=_compute_wall_s(total, build_options.jobs),
        cores=build_options.jobs,
        measured=throughput.is_measured or not plan.to_make,
        prices_of=cost_estimate.prices_of,
    )


def _forecast_programme(job: Job, cost_estimate: CostEstimate, throughput: Throughput) -> ProgrammeForecast:
    estimate = cost_estimate.programmes.get(job.content.id)
    if not estimate:
        return ProgrammeForecast(id=job.content.id)
    return ProgrammeForecast(
        id=job.content.id,
        reasons=job.reasons,
        chunks=estimate.chunks or None,
        cost=_compute_cost(estimate, cost_estimate, throughput),
    )


def _compute_cost(estimate: ProgrammeEstimate, cost_estimate: CostEstimate, throughput: Throughput) -> Cost:
    return Cost(
        sentences=len(estimate.to_speak),
        chunks_to_make=len(estimate.to_encode),
        about=not estimate.is_exact,
        speak_s=sum(cost_estimate.speech_ms[key] for key in estimate.to_speak) / 1_000 * throughput.speech_cost_s,
        encode_s=len(estimate.to_encode) * throughput.chunk_cost_s,
        dollars=sum((cost_estimate.dollars.get(key, 0.0) for key in sorted(estimate.to_speak)), start=0.0),
    )


def _compute_total(cost_estimate: CostEstimate, throughput: Throughput) -> Cost:
    everything = ProgrammeEstimate(
        to_speak=frozenset(cost_estimate.speech_ms), to_encode=cost_estimate.to_encode, chunks=0
    )
    return _compute_cost(everything, cost_estimate, throughput)


def _compute_wall_s(total: Cost, jobs: int) -> float:
    """Return the seconds for speaking and then encoding, each spread over as many cores as it has tasks for."""
    parts = ((total.speak_s, total.sentences), (total.encode_s, total.chunks_to_make))
    return sum((STARTUP_S + work_s / min(jobs, tasks) for work_s, tasks in parts if tasks), start=0.0)
