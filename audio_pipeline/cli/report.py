"""Report: write the page on a build; apart from the command “build”, which loads it only for --report."""

import os
from pathlib import Path

import click

from audio_pipeline.build.build import plan_build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.plan import Job
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.context import load_library, make_build_context
from audio_pipeline.content.library import Library
from audio_pipeline.errors import PipelineError
from audio_pipeline.report.report import BuiltProgramme, ReportContext, render_report
from audio_pipeline.stores.atomic_write import write_atomically


def write_report(backends: Backends, build_options: BuildOptions, file: Path) -> None:
    """Measure the programmes that no earlier report measured, and write the page."""
    library = load_library(backends, build_options)
    context = make_build_context(backends, library.settings, build_options)
    file.parent.mkdir(parents=True, exist_ok=True)
    folder = file.parent.resolve()
    store_path = Path(os.path.relpath(build_options.out.resolve(), folder)).as_posix()
    write_atomically(file, render_build_report(library, context, folder, store_path).encode())
    click.echo(f"Report written to {click.format_filename(file)}.")


def render_build_report(library: Library, context: BuildContext, folder: Path, store_path: str) -> str:
    """Return the page on what is built, as HTML; PipelineError if the build is not up to date with the library."""
    report_context = ReportContext(
        store=context.store,
        cache=context.cache,
        engine_id=context.engine.id,
        jobs=context.jobs,
        progress=context.progress,
    )
    programmes = [_require_built(job) for job in plan_build(library, context).jobs]
    return render_report(library.settings, programmes, report_context, folder, store_path)


def _require_built(job: Job) -> BuiltProgramme:
    if job.release is None or job.reasons:
        what, hint = "the content changed during the build", "Run it again"
        raise PipelineError(what, where=job.content.id, hint=hint)
    return BuiltProgramme(content=job.content, script=job.script, release=job.release)
