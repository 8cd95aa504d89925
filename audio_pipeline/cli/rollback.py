"""Rollback: make an earlier edition public again, and say how to undo that."""

from datetime import UTC, datetime
from difflib import get_close_matches

import click

from audio_pipeline.cli import target as targets
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.target import TargetOptions, format_changes, open_target, repeat_target, target_options
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.edition_store import EditionNote, list_edition_ids
from audio_pipeline.publish.rollback import roll_back
from audio_pipeline.stores.store import Store

_MAX_NAMED = 3
"""The most editions that an error names."""


@click.command(
    epilog="\b\n"
    "Examples: warm-recall history --to s3://my-bucket/warm-recall     which editions are there?\n"
    "          warm-recall rollback 2026-11-28-181500-3fa9c1d2e3f4 --to s3://my-bucket/warm-recall\n"
    "\n"
    "Then correct your content and publish it as ever: the next publish goes on from there."
)
@click.argument("edition", metavar="EDITION")
@target_options
@targets.by
@click.pass_obj
def rollback(backends: Backends, target: TargetOptions, /, edition: str, by: str) -> None:
    """Make an earlier edition public again.

    EDITION is a name that “warm-recall history” lists. Catalog, feed and pages become what they were, byte for byte; no
    sound is deleted, and a rollback is undone by another one. If a file of the edition is gone, nothing is done. A
    skill follows within a minute.
    """
    store = open_target(backends, target.address, target.endpoint_url)
    _require_edition(store, edition, target)
    done = roll_back(store, edition, EditionNote(at=datetime.now(UTC), by=by))
    if done.left_id == edition:
        click.echo(f"{edition} was public already; its feed and pages are now as they were too.")
        return
    click.echo(f"{edition} is public again: {format_changes(done.changes)}.")
    if done.left_id:
        click.echo(f"Undo it with: warm-recall rollback {done.left_id} {repeat_target(target)}", err=True)


def _require_edition(store: Store, edition: str, target: TargetOptions) -> None:
    """Raise a StoreError that names the nearest editions if there is none of this name."""
    edition_ids = list_edition_ids(store)
    if edition in edition_ids:
        return
    what = f'there is no edition "{edition}"'
    nearest = get_close_matches(edition, edition_ids, n=_MAX_NAMED, cutoff=0.5) or edition_ids[:_MAX_NAMED]
    hint = f"Did you mean {' or '.join(nearest)}? “warm-recall history” lists all" if nearest else "Publish first"
    raise StoreError(what, where=target.address, hint=hint)
