"""Build: speak, mix and encode what changed, and write a report on it if one is wanted."""

from pathlib import Path

import click

from audio_pipeline.cli import options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.up_to_date import UpToDateCheck
from audio_pipeline.errors import StoreError


@click.command(
    epilog="\b\nExamples: warm-recall build --out build\n          warm-recall build --report build/report.html"
)
@options.build_options(options.cluster, options.wait, options.public_url)
@click.option(
    "--report",
    type=options.PATH_TYPE,
    metavar="FILE",
    help="Then write an HTML page to this file, on which every programme is seen, heard and measured.",
)
@click.pass_obj
def build(backends: Backends, build_options: BuildOptions, /, report: Path | None) -> None:
    """Speak, mix and encode what changed, and write the catalog."""
    if report:
        _check_report_file(report)
    check = UpToDateCheck.run(backends, build_options)
    if check.kept_ids is not None:
        click.echo(f"0 programmes made, {len(check.kept_ids)} kept.")
    else:
        check.record_build(_build_content(backends, build_options))
    if report:
        from audio_pipeline.cli.report import write_report

        write_report(backends, build_options, report)


def _check_report_file(file: Path) -> None:
    """Raise a StoreError if the report cannot be written to this file."""
    if file.suffix.lower() != ".html":
        raise StoreError("the report is an HTML page", where=str(file), hint=f'Name it "{file.stem}.html"')
    paths.require_room_for(file)
    paths.resolve_folder(file.parent)


def _build_content(backends: Backends, build_options: BuildOptions) -> bytes:
    """Build the content and return the catalog as it was published."""
    # A build with nothing to do must not wait for these imports.
    from audio_pipeline.cli.context import load_library, make_build_context
    from audio_pipeline.cli.run_build import run_build

    library = load_library(backends, build_options)
    return run_build(library, make_build_context(backends, library.settings, build_options)).catalog_json
