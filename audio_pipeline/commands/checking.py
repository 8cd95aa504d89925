"""Checking: is what I wrote in order? And the help that an editor's program wants."""

import json
import os
from pathlib import Path

import click

from audio_pipeline import pipeline
from audio_pipeline.authoring.report import FORMATS
from audio_pipeline.authoring.schema import schema as front_matter_schema
from audio_pipeline.commands import options
from audio_pipeline.commands.telling import count
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.errors import ContentError, ContentFaults, Fault, Place
from audio_pipeline.review import reviewed
from audio_pipeline.settings import Library
from audio_pipeline.stores.store import Store


@click.command(
    epilog="\b\n"
    "Examples: warm-recall check --content my-words\n"
    "          warm-recall check --format github    beside the lines of a pull request"
)
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
def check(workplace: Workplace, /, content: Path, form: str) -> None:
    """Find everything that is wrong with what is written.

    Each with its file, line and column, and how to mend it: first what keeps it from being made into sound, and when
    that is mended, what must not be published.
    """
    if form == "text":
        click.echo(_all_well(in_order(content, workplace)))
        return
    faults = _faults(content, workplace)
    click.echo(FORMATS[form](faults))
    if faults:
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
    """A Library that can be made and may be published, quicker with a cache; else ContentFaults."""
    library = pipeline.checked(content, workplace.engines, cache)
    if found := reviewed(library):
        raise ContentFaults(found)
    return library


def _faults(content: Path, workplace: Workplace) -> tuple[Fault, ...]:
    """All that is wrong, for a program: also what no word of it is to blame for."""
    try:
        in_order(content, workplace)
    except ContentFaults as found:
        return found.faults
    except ContentError as missing:
        return (Fault(Place(missing.where), "no-content", missing.what, missing.mend),)
    except OSError as refusal:
        place = Place(os.fsdecode(refusal.filename or content))
        what, mend = f"It cannot be opened ({refusal.strerror})", "Check that it is there and that you may read it"
        return (Fault(place, "unreadable-file", what, mend),)
    return ()


def _all_well(library: Library) -> str:
    programmes, answers = count(len(library.programmes), "programme"), count(len(library.answers), "answer")
    return f"{programmes} and {answers}: nothing to mend."
