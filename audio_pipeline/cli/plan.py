"""Plan: what a build would make, why, and at what cost."""

from pathlib import Path

import click

from audio_pipeline.cli import options
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.plan_text import format_as_json, format_as_text, make_kept_forecast
from audio_pipeline.cli.up_to_date import UpToDateCheck


@click.command(epilog="\b\nExamples: warm-recall plan --out build\n          warm-recall plan --json    for a program")
@options.build_options
@options.jobs
@click.option("--json", "is_json", is_flag=True, help="For a program: docs/operating.md shows the shape.")
@click.pass_obj
def plan(
    backends: Backends, /, content: Path, out: Path, cache: PathOrUrl, jobs: int, **how: str | bool | None
) -> None:
    """Tell what a build would make, why, and what it would cost; make nothing."""
    engine_name = str(how["engine_name"]) if how["engine_name"] else None
    kept = UpToDateCheck.run(backends, content, out, engine_name, cache).kept_ids
    if kept is not None:
        forecast = make_kept_forecast(kept, jobs)
    else:
        from audio_pipeline.cli.plan_costs import forecast_build

        forecast = forecast_build(backends, content, out, engine_name, cache, jobs)
    click.echo(format_as_json(forecast) if how["is_json"] else "\n".join(format_as_text(forecast)))
