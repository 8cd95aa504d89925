"""Prune: show what no kept edition of a target needs, and delete it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import click

from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.consent import ask_at_terminal
from audio_pipeline.cli.console import format_count, format_size, show_progress
from audio_pipeline.cli.target import TargetOptions, open_target, target_options
from audio_pipeline.errors import StoreError
from audio_pipeline.publish import prune as pruning
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.prune import PrunePlan, plan_prune


@click.command(
    epilog="\b\n"
    "Examples: warm-recall prune --older-than 30d --to folder:/srv/warm-recall\n"
    "          warm-recall prune --older-than 90d --to s3://my-bucket/warm-recall --yes"
)
@click.option(
    "--older-than",
    required=True,
    metavar="DAYS",
    callback=lambda _context, _option, text: _parse_days(text),
    help="The age, such as 30d, from which editions are dropped; at least 1d.",
)
@target_options
@click.option("--yes", is_flag=True, help="Delete without a question.")
@click.pass_obj
def prune(backends: Backends, target: TargetOptions, /, older_than: timedelta, *, yes: bool) -> None:
    """Delete what only old editions need from a target.

    An edition is as old as the day on which another one took its place: with 30d, “warm-recall rollback” can still
    bring back whatever was public in the last 30 days. What is public now always stays, as does whatever was stored in
    the last day and whatever publishing did not put there. You see what would be deleted, and are asked. While
    somebody publishes, nothing is deleted.
    """
    store = open_target(backends, target.address, target.endpoint_url)
    plan = plan_prune(store, older_than, datetime.now(UTC))
    if not plan.edition_ids and not plan.files:
        click.echo(f"{target.address}: nothing to delete; {format_count(len(plan.kept_ids), 'edition')} can come back.")
        return
    for line in _describe_plan(plan):
        click.echo(line, err=True)
    if not yes and not ask_at_terminal("Delete them? They cannot come back."):
        raise StoreError("nothing was deleted", where=target.address, hint="Add --yes to delete without a question")
    with show_progress("Deleting", len(plan.edition_ids) + len(plan.files)) as report:
        done = pruning.prune(store, plan, older_than, EditionNote(at=datetime.now(UTC)), report)
    click.echo(
        f"{format_count(len(done.edition_ids), 'edition')} and {format_count(len(done.files), 'file')} deleted, "
        f"{format_size(done.size_bytes)}; {format_count(len(done.kept_ids), 'edition')} can come back."
    )


def _describe_plan(plan: PrunePlan) -> Iterator[str]:
    """Yield a line for each edition, and for the files of each folder."""
    for each in plan.edition_ids:
        yield f"  edition {each}"
    folders = [each.name.rpartition("/")[0] or "." for each in plan.files]
    for folder in dict.fromkeys(folders):
        files = [each for each, its in zip(plan.files, folders, strict=True) if its == folder]
        size = format_size(sum(each.size_bytes for each in files))
        yield f"  {folder}: {format_count(len(files), 'file')}, {size}"
    n_editions, n_files = format_count(len(plan.edition_ids), "edition"), format_count(len(plan.files), "file")
    yield f"{n_editions} and {n_files} to delete, {format_size(plan.size_bytes)}."


def _parse_days(text: str) -> timedelta:
    """Return the length of time of a number of days such as 30d."""
    match = re.fullmatch(r"([1-9]\d{0,4}) ?d(?:ays?)?", text.strip().lower())
    if not match:
        raise click.BadParameter(f'"{text}" is no number of days. Write it as 30d; 1d is the least.')
    return timedelta(days=int(match[1]))
