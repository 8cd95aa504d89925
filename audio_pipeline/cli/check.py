"""Check: is what I wrote in order? And the help that an editor's program wants."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import click

from audio_pipeline.build import build
from audio_pipeline.cli import options
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.console import format_count, worth_a_look
from audio_pipeline.content.library import Library
from audio_pipeline.errors import ContentError, ContentFaults, Fault, SourceLocation
from audio_pipeline.lint.run import lint_library
from audio_pipeline.markup.fault_formats import FORMATS, format_as_text
from audio_pipeline.markup.rule_weights import divide_by_weight
from audio_pipeline.markup.schema import build_schema as front_matter_schema
from audio_pipeline.stores.store import Store


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
    help="For a person, a program, or a GitHub workflow.",
)
@click.pass_obj
def check(backends: Backends, /, files: tuple[Path, ...], content: Path, format_name: str) -> None:
    """Find everything that is wrong with what is written.

    Each with its file, line and column, and how to mend it: first what keeps it from being made into sound, and when
    that is mended, what must not be published. What is only worth a look stands apart, and fails no check.
    """
    if format_name == "text":
        library = _read(files, content, backends)
        stops, looks = divide_by_weight(_reviewed(library, files))
        _tell(library, stops, looks)
    else:
        faults = _collect_faults(files, content, backends)
        stops, _ = divide_by_weight(faults)
        click.echo(FORMATS[format_name](faults))
    if stops:
        raise click.exceptions.Exit(1)


@click.command(
    epilog="\b\n"
    "Example: warm-recall schema > front-matter.schema.json\n"
    "         An editor that knows JSON Schema then explains each key, and marks a wrong one while you write."
)
def schema() -> None:
    """Print the JSON Schema of the front matter."""
    click.echo(json.dumps(front_matter_schema(), ensure_ascii=False, indent=2))


def load_publishable_library(content: Path, backends: Backends, cache: Store | None = None) -> Library:
    """A Library that can be made and may be published, quicker with a cache; else ContentFaults.

    What is only worth a look is counted on standard error.
    """
    library = build.load_library(content, backends.engines, cache)
    stops, looks = divide_by_weight(lint_library(library))
    if stops:
        raise ContentFaults(stops)
    if looks:
        click.echo(f"{worth_a_look(len(looks))} “warm-recall check” lists them.", err=True)
    return library


def _read(files: tuple[Path, ...], content: Path, workplace: Backends) -> Library:
    if files:
        return build.checked_files(files, content, workplace.engines)
    return build.load_library(content, workplace.engines)


def _reviewed(library: Library, files: tuple[Path, ...]) -> tuple[Fault, ...]:
    """What breaks a rule of the house; what stands beside the words is judged with all of them only."""
    own = {each.location.path for each in library.contents}
    return tuple(fault for fault in lint_library(library) if not files or fault.location.path in own)


def _collect_faults(files: tuple[Path, ...], content: Path, backends: Backends) -> tuple[Fault, ...]:
    """All that is wrong, for a program: also what no word of it is to blame for."""
    try:
        return _reviewed(_read(files, content, backends), files)
    except ContentFaults as found:
        return found.faults
    except ContentError as missing:
        return (Fault(SourceLocation(missing.where), "no-content", missing.what, missing.hint),)
    except OSError as refusal:
        place = SourceLocation(os.fsdecode(refusal.filename or content))
        what, mend = f"It cannot be opened ({refusal.strerror})", "Check that it is there and that you may read it"
        return (Fault(place, "unreadable-file", what, mend),)


def _tell(library: Library, stops: Sequence[Fault], looks: Sequence[Fault]) -> None:
    """For a person: what is to be mended on standard error, and apart from it what is worth a look."""
    if stops:
        click.echo(f"{format_as_text(stops)}\n{len(stops)} to mend before it is published.", err=True)
    if looks:
        click.echo(f"{format_as_text(looks)}\n{worth_a_look(len(looks))}")
    if not stops:
        programmes, answers = (
            format_count(len(library.programmes), "programme"),
            format_count(len(library.answers), "answer"),
        )
        click.echo(f"{programmes} and {answers}: nothing to mend.")
