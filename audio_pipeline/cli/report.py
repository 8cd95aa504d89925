"""Report: write the page on a build; apart from the command “build”, which loads it only for --report."""

import os
from pathlib import Path

import click

from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.context import load_library, make_build_context
from audio_pipeline.report.report import render_report
from audio_pipeline.stores.atomic_write import write_atomically


def write_report(backends: Backends, build_options: BuildOptions, file: Path) -> None:
    """Measure the programmes that no earlier report measured, and write the page."""
    library = load_library(backends, build_options)
    context = make_build_context(backends, library, build_options)
    file.parent.mkdir(parents=True, exist_ok=True)
    folder = file.parent.resolve()
    store_path = Path(os.path.relpath(build_options.out.resolve(), folder)).as_posix()
    write_atomically(file, render_report(library, context, folder, store_path).encode())
    click.echo(f"Report written to {click.format_filename(file)}.")
