"""Making: speak, mix and encode what changed; and, for who asks, a page to see and hear it on."""

from pathlib import Path

import click

from audio_pipeline.commands import options, places
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.later import later
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.standing import Standing
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.errors import StoreError

_make = later("building", "make")
_report = later("reporting", "write")


@click.command(
    epilog="\b\nExamples: warm-recall build --out build\n          warm-recall build --report build/report.html"
)
@options.making
@options.patient_crew
@options.public_url
@click.option(
    "--report",
    type=options.PLACE,
    metavar="FILE",
    help="Then write a page on which all programmes are seen, heard and measured, to this HTML file.",
)
@click.pass_obj
def build(
    workplace: Workplace, /, content: Path, out: Path, cache: Place, crew: Crew, **how: str | Path | None
) -> None:
    """Speak, mix and encode what changed, and write the catalog."""
    engine_name = str(how["engine_name"]) if how["engine_name"] else None
    page = _page(Path(how["report"])) if how["report"] else None
    public_url = str(how["public_url"])
    before = Standing.of(workplace, content, out, engine_name, cache, public_url)
    if before.kept is not None:
        click.echo(f"0 programmes made, {len(before.kept)} kept.")
    else:
        before.remember(_make(workplace, content, out, engine_name, cache, crew, public_url))
    if page:
        _report(workplace, content, out, engine_name, cache, crew, page)


def _page(file: Path) -> Path:
    """A file that is there or can be made, looked at before anything else is; StoreError if it cannot be one."""
    if file.suffix.lower() != ".html":
        raise StoreError("the report is a page", where=str(file), mend=f'Name it "{file.stem}.html"')
    places.require_room_for(file)
    places.to_be_filled(file.parent)
    return file
