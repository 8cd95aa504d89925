"""Schema: print the JSON Schema of the front matter, for an editor's program."""

import json

import click

from audio_pipeline.markup.schema import build_schema


@click.command(
    epilog="\b\n"
    "Example: warm-recall schema > front-matter.schema.json\n"
    "         An editor that knows JSON Schema then explains each key, and marks a wrong one while you write."
)
def schema() -> None:
    """Print the JSON Schema of the front matter."""
    click.echo(json.dumps(build_schema(), ensure_ascii=False, indent=2))
