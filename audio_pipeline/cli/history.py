"""History: list the editions of a target: what was made public, when and by whom."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import click

from audio_pipeline.catalog import NAME
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.target import TargetOptions, format_changes, open_target, repeat_target, target_options
from audio_pipeline.publish.edition import Edition, EditionKind, get_time
from audio_pipeline.publish.edition_store import find_public_id, list_edition_ids, read_edition


@click.command(
    epilog="\b\n"
    "Examples: warm-recall history --to folder:/srv/warm-recall\n"
    "          warm-recall history --to s3://my-bucket/warm-recall --last 100\n"
    "\n"
    "Each line begins with the name of an edition; “warm-recall rollback NAME” makes it public again."
)
@target_options
@click.option("--last", type=click.IntRange(1), default=20, show_default=True, help="How many to list at most.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program, with all names of what changed.")
@click.pass_obj
def history(backends: Backends, target: TargetOptions, /, last: int, *, as_json: bool) -> None:
    """List what was published to a target, and when.

    Each publish and each rollback leaves an edition, the newest first: its name, which is its time in UTC, by whom it
    was, and what differs from the one before. A star marks what is public now.
    """
    store = open_target(backends, target.address, target.endpoint_url)
    edition_ids = list_edition_ids(store)
    public_id = find_public_id(edition_ids, store.get(NAME))
    editions = [read_edition(store, each) for each in edition_ids[:last]]
    if as_json:
        listed = [_describe(each, editions, public_id) for each in editions]
        click.echo(json.dumps({"editions": listed, "older": len(edition_ids) - len(editions)}, indent=2))
        return
    for each in editions:
        click.echo(_format_line(each, editions, public_id))
    if not editions:
        click.echo(f"{target.address}: there are no editions yet; the next publish leaves one.")
    elif len(edition_ids) > len(editions):
        click.echo(f"{len(edition_ids) - len(editions)} more: add --last {len(edition_ids)}.")
    if public_id is None and editions:
        click.echo("What is public now has no edition: an older version published it.", err=True)
    if public_id and len(edition_ids) > 1:
        click.echo(f"Go back with: warm-recall rollback NAME {repeat_target(target)}", err=True)


def _format_line(edition: Edition, editions: Sequence[Edition], public_id: str | None) -> str:
    star = "*" if edition.id == public_id else " "
    by = f"  by {edition.by}" if edition.by else ""
    unfinished = "" if _was_public(edition, editions, public_id) else " (perhaps never public: it was interrupted)"
    return f"{star} {edition.id}{by}  {_format_event(edition)}{unfinished}"


def _format_event(edition: Edition) -> str:
    if edition.kind is EditionKind.FOUND:
        return "public before editions were kept"
    back = f"back to {edition.restored}: " if edition.kind is EditionKind.ROLLBACK else ""
    return f"{back}{format_changes(edition.changes)}"


def _was_public(edition: Edition, editions: Sequence[Edition], public_id: str | None) -> bool:
    """Tell whether an edition is public, or was: then a later one replaced it."""
    later = (each for each in editions if each.id > edition.id)
    return (
        edition.id == public_id
        or edition.kind is EditionKind.FOUND
        or any(each.replaced == edition.catalog_hash for each in later)
    )


def _describe(edition: Edition, editions: Sequence[Edition], public_id: str | None) -> dict[str, object]:
    return {
        "id": edition.id,
        "at": f"{get_time(edition.id):%Y-%m-%dT%H:%M:%SZ}",
        "by": edition.by,
        "kind": str(edition.kind),
        "restored": edition.restored,
        **asdict(edition.changes),
        "is_public": edition.id == public_id,
        "was_public": _was_public(edition, editions, public_id),
    }
