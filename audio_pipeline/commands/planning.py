"""Planning: what a build would make, why, and at what cost."""

from pathlib import Path

import click

from audio_pipeline.commands import options
from audio_pipeline.commands.forecast import as_json, as_text, of_kept
from audio_pipeline.commands.later import later
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.standing import Standing
from audio_pipeline.commands.workplace import Workplace

_foresee = later("foreseeing", "foresee")


@click.command(epilog="\b\nExamples: warm-recall plan --out build\n          warm-recall plan --json    for a program")
@options.making
@options.jobs
@click.option("--json", "is_json", is_flag=True, help="For a program: docs/operating.md shows the shape.")
@click.pass_obj
def plan(workplace: Workplace, /, content: Path, out: Path, cache: Place, jobs: int, **how: str | bool | None) -> None:
    """Tell what a build would make, why, and what it would cost; make nothing."""
    engine_name = str(how["engine_name"]) if how["engine_name"] else None
    kept = Standing.of(workplace, content, out, engine_name, cache).kept
    there = None if kept is None else of_kept(kept, jobs)
    forecast = there or _foresee(workplace, content, out, engine_name, cache, jobs)
    click.echo(as_json(forecast) if how["is_json"] else "\n".join(as_text(forecast)))
