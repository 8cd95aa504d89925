"""Report: write the page on which what was built is seen and heard."""

import os
from pathlib import Path

import click

from audio_pipeline.build import build
from audio_pipeline.cli import paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.context import make_build_context
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.worker_options import WorkerOptions
from audio_pipeline.report.report import render_report
from audio_pipeline.stores.atomic_write import write_atomically


def write_report(  # noqa: PLR0913, PLR0917 - all that the build was told, and where the page goes
    backends: Backends,
    content: Path,
    out: Path,
    engine_name: str | None,
    cache: PathOrUrl,
    worker_options: WorkerOptions,
    file: Path,
) -> None:
    """Measure what is built there, as far as no earlier report did, and write the page."""
    library = build.load_library(content, backends.engines, backends.open_cache(paths.resolve_path_or_url(cache)))
    shop = make_build_context(backends, library, out, engine_name, cache, worker_options)
    file.parent.mkdir(parents=True, exist_ok=True)
    folder = file.parent.resolve()
    page = render_report(library, shop, folder, Path(os.path.relpath(out.resolve(), folder)).as_posix())
    write_atomically(file, page.encode())
    click.echo(f"Report written to {click.format_filename(file)}.")
