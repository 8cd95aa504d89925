"""Making: speak, mix and encode what changed."""

from pathlib import Path

import click

from audio_pipeline.commands import options
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.later import later
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.standing import Standing
from audio_pipeline.commands.workplace import Workplace

_make = later("building", "make")


@click.command(epilog="Example: warm-recall build --out build")
@options.making
@options.patient_crew
@click.pass_obj
def build(workplace: Workplace, content: Path, out: Path, engine_name: str | None, cache: Place, crew: Crew) -> None:
    """Speak, mix and encode what changed, and write the catalog."""
    before = Standing.of(workplace, content, out, engine_name, cache)
    if before.kept is not None:
        click.echo(f"0 programmes made, {len(before.kept)} kept.")
        return
    before.remember(_make(workplace, content, out, engine_name, cache, crew))
