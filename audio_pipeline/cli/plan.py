"""Plan: print what a build would make, why, and what it would cost."""

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from audio_pipeline.catalog import Catalog, CatalogError, from_json
from audio_pipeline.cli import options
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.plan_markdown import format_as_markdown
from audio_pipeline.cli.plan_text import Forecast, format_as_json, format_as_text, make_kept_forecast
from audio_pipeline.cli.up_to_date import UpToDateCheck
from audio_pipeline.errors import StoreError

_FORMATS: Mapping[str, Callable[[Forecast], str]] = {
    "text": lambda forecast: "\n".join(format_as_text(forecast)),
    "json": format_as_json,
    "markdown": format_as_markdown,
}


@click.command(
    epilog="\b\n"
    "Examples: warm-recall plan --out build\n"
    "          warm-recall plan --format json    for a program; --json is short for it\n"
    "          warm-recall plan --format markdown --published catalog.json    for a pull request"
)
@options.build_options()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="Text for a person, JSON for a program (docs/operating.md shows its form), or a table for a pull request.",
)
@click.option("--json", "is_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--published",
    type=options.PATH_TYPE,
    metavar="FILE",
    help="Compare with this catalog.json, as it is published, instead of the one in the build folder.",
)
@click.pass_obj
def plan(
    backends: Backends, build_options: BuildOptions, /, *, format_name: str, is_json: bool, published: Path | None
) -> None:
    """Show what a build would make, why, and what it would cost; make nothing."""
    catalog = _read_catalog(published) if published else None
    kept_ids = None if catalog else UpToDateCheck.run(backends, build_options).kept_ids
    if kept_ids is not None:
        forecast = make_kept_forecast(kept_ids, build_options.jobs)
    else:
        # A plan with nothing to do must not wait for this import.
        from audio_pipeline.cli.plan_costs import forecast_build

        forecast = forecast_build(backends, build_options, catalog)
    click.echo(_FORMATS["json" if is_json else format_name](forecast))


def _read_catalog(file: Path) -> Catalog:
    hint = "Fetch catalog.json again from where it is published"
    try:
        return from_json(file.read_text("utf-8"))
    except OSError as error:
        raise StoreError(f"this catalog cannot be opened ({error.strerror})", where=str(file), hint=hint) from error
    except (CatalogError, UnicodeDecodeError) as error:
        raise StoreError(f"this is not a catalog: {error}", where=str(file), hint=hint) from error
