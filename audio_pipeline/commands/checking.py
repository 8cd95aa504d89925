"""Checking: is what I wrote in order? And the help that an editor's program wants."""

import json
from pathlib import Path

import click

from audio_pipeline import pipeline
from audio_pipeline.authoring.report import FORMATS
from audio_pipeline.authoring.schema import schema as front_matter_schema
from audio_pipeline.commands import options
from audio_pipeline.commands.telling import count
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.errors import ContentFaults
from audio_pipeline.review import reviewed
from audio_pipeline.settings import Library


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
    try:
        library = in_order(content, workplace)
    except ContentFaults as found:
        if form == "text":
            raise
        click.echo(FORMATS[form](found.faults))
        raise click.exceptions.Exit(1) from found
    click.echo(_all_well(library) if form == "text" else FORMATS[form](()))


@click.command(
    epilog="\b\n"
    "Example: warm-recall schema > front-matter.schema.json\n"
    "         An editor that knows JSON Schema then explains each key, and marks a wrong one while you write."
)
def schema() -> None:
    """Print the JSON Schema of the front matter."""
    click.echo(json.dumps(front_matter_schema(), ensure_ascii=False, indent=2))


def in_order(content: Path, workplace: Workplace) -> Library:
    """A Library that can be made and may be published; else ContentFaults."""
    library = pipeline.checked(content, workplace.engines)
    if found := reviewed(library):
        raise ContentFaults(found)
    return library


def _all_well(library: Library) -> str:
    programmes, answers = count(len(library.programmes), "programme"), count(len(library.answers), "answer")
    return f"{programmes} and {answers}: nothing to mend."
