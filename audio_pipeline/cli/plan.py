"""Plan: print what a build would make, why, and what it would cost."""

import click

from audio_pipeline.cli import options
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.plan_text import format_as_json, format_as_text, make_kept_forecast
from audio_pipeline.cli.up_to_date import UpToDateCheck


@click.command(epilog="\b\nExamples: warm-recall plan --out build\n          warm-recall plan --json    for a program")
@options.build_options()
@click.option("--json", "is_json", is_flag=True, help="Print JSON for a program; docs/operating.md shows its form.")
@click.pass_obj
def plan(backends: Backends, build_options: BuildOptions, /, *, is_json: bool) -> None:
    """Show what a build would make, why, and what it would cost; make nothing."""
    kept_ids = UpToDateCheck.run(backends, build_options).kept_ids
    if kept_ids is not None:
        forecast = make_kept_forecast(kept_ids, build_options.jobs)
    else:
        # A plan with nothing to do must not wait for this import.
        from audio_pipeline.cli.plan_costs import forecast_build

        forecast = forecast_build(backends, build_options)
    click.echo(format_as_json(forecast) if is_json else "\n".join(format_as_text(forecast)))
