"""Build: speak, mix and encode what changed; and, for who asks, a page to see and hear it on."""

from pathlib import Path

import click

from audio_pipeline.cli import options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.up_to_date import UpToDateCheck
from audio_pipeline.cli.worker_options import WorkerOptions
from audio_pipeline.errors import StoreError


@click.command(
    epilog="\b\nExamples: warm-recall build --out build\n          warm-recall build --report build/report.html"
)
@options.build_options
@options.add_waiting_worker_options
@options.public_url
@click.option(
    "--report",
    type=options.PATH_TYPE,
    metavar="FILE",
    help="Then write a page on which all programmes are seen, heard and measured, to this HTML file.",
)
@click.pass_obj
def build(
    backends: Backends,
    /,
    content: Path,
    out: Path,
    cache: PathOrUrl,
    worker_options: WorkerOptions,
    **how: str | Path | None,
) -> None:
    """Speak, mix and encode what changed, and write the catalog."""
    engine_name = str(how["engine_name"]) if how["engine_name"] else None
    page = _check_report_file(Path(how["report"])) if how["report"] else None
    public_url = str(how["public_url"])
    before = UpToDateCheck.run(backends, content, out, engine_name, cache, public_url)
    if before.kept_ids is not None:
        click.echo(f"0 programmes made, {len(before.kept_ids)} kept.")
    else:
        from audio_pipeline.cli.building import build_content

        before.record_build(build_content(backends, content, out, engine_name, cache, worker_options, public_url))
    if page:
        from audio_pipeline.cli.report import write_report

        write_report(backends, content, out, engine_name, cache, worker_options, page)


def _check_report_file(file: Path) -> Path:
    """A file that is there or can be made, looked at before anything else is; StoreError if it cannot be one."""
    if file.suffix.lower() != ".html":
        raise StoreError("the report is a page", where=str(file), hint=f'Name it "{file.stem}.html"')
    paths.require_room_for(file)
    paths.resolve_folder(file.parent)
    return file
