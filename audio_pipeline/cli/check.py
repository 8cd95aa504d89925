"""Check: find and print every fault in the content."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from audio_pipeline.build import load
from audio_pipeline.cli import options
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.checkout import locate_in_checkout
from audio_pipeline.cli.console import format_count, format_warning_count
from audio_pipeline.content.library import Library
from audio_pipeline.errors import ContentError, ContentFaults, Fault, SourceLocation
from audio_pipeline.lint.run import lint_library
from audio_pipeline.markup.fault_formats import FORMATS, format_as_text
from audio_pipeline.markup.rule_weights import divide_by_weight


@click.command(
    epilog="\b\n"
    "Examples: warm-recall check --content my-words\n"
    "          warm-recall check exercises/tea.md   only this file\n"
    "          warm-recall check --format github    beside the lines of a pull request"
)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=options.PATH_TYPE)
@options.content
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="Text for a person, JSON for a program, or annotations for a GitHub workflow.",
)
@click.pass_obj
def check(backends: Backends, /, files: tuple[Path, ...], content: Path, format_name: str) -> None:
    """Find every fault in the content.

    Each is printed with its file, line, column and a hint how to mend it. Faults that prevent a build come first. When
    they are mended, the faults that prevent a publish follow. What is only worth a look is listed apart, and the check
    passes.
    """
    if format_name == "text":
        library = _load_library(files, content, backends)
        errors, warnings = divide_by_weight(_lint(library, files))
        _print_result(library, errors, warnings)
    else:
        faults = _collect_faults(files, content, backends)
        errors, _ = divide_by_weight(faults)
        located = map(locate_in_checkout, faults) if format_name == "github" else faults
        click.echo(FORMATS[format_name](located))
    if errors:
        raise click.exceptions.Exit(1)


def _load_library(files: tuple[Path, ...], content: Path, backends: Backends) -> Library:
    if files:
        return load.load_files(files, content, backends.engines)
    return load.load_library(content, backends.engines)


def _lint(library: Library, files: tuple[Path, ...]) -> tuple[Fault, ...]:
    """Return what must not be published; if files were named, only the faults in these files."""
    own_paths = {each.location.path for each in library.contents}
    return tuple(fault for fault in lint_library(library) if not files or fault.location.path in own_paths)


def _collect_faults(files: tuple[Path, ...], content: Path, backends: Backends) -> tuple[Fault, ...]:
    """Return everything that is wrong as faults, even a folder or file that cannot be read."""
    try:
        return _lint(_load_library(files, content, backends), files)
    except ContentFaults as error:
        return error.faults
    except ContentError as error:
        return (Fault(SourceLocation(error.where), "no-content", error.what, error.hint),)
    except OSError as error:
        location = SourceLocation(os.fsdecode(error.filename or content))
        what, hint = f"It cannot be opened ({error.strerror})", "Check that it exists and that you may read it"
        return (Fault(location, "unreadable-file", what, hint),)


def _print_result(library: Library, errors: Sequence[Fault], warnings: Sequence[Fault]) -> None:
    """Print the errors on standard error, and the warnings and the summary on standard output."""
    if errors:
        count = format_count(len(errors), "fault")
        click.echo(f"{format_as_text(errors)}\n{count} to mend before it is published.", err=True)
    if warnings:
        click.echo(f"{format_as_text(warnings)}\n{format_warning_count(len(warnings))}")
    if not errors:
        programmes = format_count(len(library.programmes), "programme")
        answers = format_count(len(library.answers), "answer")
        click.echo(f"{programmes} and {answers}: nothing to mend.")
