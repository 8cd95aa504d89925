"""Checking: is what I wrote in order? And the help that an editor's program wants."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import click

from audio_pipeline import pipeline
from audio_pipeline.authoring.house.weights import divide_by_weight
from audio_pipeline.authoring.report import FORMATS, as_text
from audio_pipeline.authoring.schema import schema as front_matter_schema
from audio_pipeline.commands import options
from audio_pipeline.commands.telling import count, worth_a_look
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.errors import ContentError, ContentFaults, Fault, Place
from audio_pipeline.review import reviewed
from audio_pipeline.settings import Library
from audio_pipeline.stores.store import Store


@click.command(
    epilog="\b\n"
    "Examples: warm-recall check --content my-words\n"
    "          warm-recall check exercises/tea.md   only this file\n"
    "          warm-recall check --format github    beside the lines of a pull request"
)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=options.PLACE)
@options.content
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="For a person, a program, or a GitHub workflow.",
)
@click.pass_obj
def check(workplace: Workplace, /, files: tuple[Path, ...], content: Path, form: str) -> None:
    """Find everything that is wrong with what is written.

    Each with its file, line and column, and how to mend it: first what keeps it from being made into sound, and when
    that is mended, what must not be published. What is only worth a look stands apart, and fails no check.
    """
    if form == "text":
        library = _read(files, content, workplace)
        stops, looks = divide_by_weight(_reviewed(library, files))
        _tell(library, stops, looks)
    else:
        faults = _faults(files, content, workplace)
        stops, _ = divide_by_weight(faults)
        click.echo(FORMATS[form](faults))
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


def in_order(content: Path, workplace: Workplace, cache: Store | None = None) -> Library:
    """A Library that can be made and may be published, quicker with a cache; else ContentFaults.

    What is only worth a look is counted on standard error.
    """
    library = pipeline.checked(content, workplace.engines, cache)
    stops, looks = divide_by_weight(reviewed(library))
    if stops:
        raise ContentFaults(stops)
    if looks:
        click.echo(f"{worth_a_look(len(looks))} “warm-recall check” lists them.", err=True)
    return library


def _read(files: tuple[Path, ...], content: Path, workplace: Workplace) -> Library:
    if files:
        return pipeline.checked_files(files, content, workplace.engines)
    return pipeline.checked(content, workplace.engines)


def _reviewed(library: Library, files: tuple[Path, ...]) -> tuple[Fault, ...]:
    """What breaks a rule of the house; what stands beside the words is judged with all of them only."""
    own = {each.place.path for each in library.contents}
    return tuple(fault for fault in reviewed(library) if not files or fault.place.path in own)


def _faults(files: tuple[Path, ...], content: Path, workplace: Workplace) -> tuple[Fault, ...]:
    """All that is wrong, for a program: also what no word of it is to blame for."""
    try:
        return _reviewed(_read(files, content, workplace), files)
    except ContentFaults as found:
        return found.faults
    except ContentError as missing:
        return (Fault(Place(missing.where), "no-content", missing.what, missing.mend),)
    except OSError as refusal:
        place = Place(os.fsdecode(refusal.filename or content))
        what, mend = f"It cannot be opened ({refusal.strerror})", "Check that it is there and that you may read it"
        return (Fault(place, "unreadable-file", what, mend),)


def _tell(library: Library, stops: Sequence[Fault], looks: Sequence[Fault]) -> None:
    """For a person: what is to be mended on standard error, and apart from it what is worth a look."""
    if stops:
        click.echo(f"{as_text(stops)}\n{len(stops)} to mend before it is published.", err=True)
    if looks:
        click.echo(f"{as_text(looks)}\n{worth_a_look(len(looks))}")
    if not stops:
        programmes, answers = count(len(library.programmes), "programme"), count(len(library.answers), "answer")
        click.echo(f"{programmes} and {answers}: nothing to mend.")
