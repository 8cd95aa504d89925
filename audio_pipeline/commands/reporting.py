"""Reporting: write the page on which what was built is seen and heard."""

import os
from pathlib import Path

import click

from audio_pipeline import pipeline
from audio_pipeline.commands import places
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.shop import workshop
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.report.report import report


def write(  # noqa: PLR0913, PLR0917 - all that the build was told, and where the page goes
    workplace: Workplace, content: Path, out: Path, engine_name: str | None, cache: Place, crew: Crew, file: Path
) -> None:
    """Measure what is built there, as far as no earlier report did, and write the page."""
    library = pipeline.checked(content, workplace.engines, workplace.cache(places.anywhere(cache)))
    shop = workshop(workplace, library, out, engine_name, cache, crew)
    file.parent.mkdir(parents=True, exist_ok=True)
    folder = file.parent.resolve()
    page = report(library, shop, folder, Path(os.path.relpath(out.resolve(), folder)).as_posix())
    places.write(page.encode(), file)
    click.echo(f"Report written to {click.format_filename(file)}.")
