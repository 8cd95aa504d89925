"""Target: the options that name the store to which a show is published, and its opening."""

from collections.abc import Callable
from dataclasses import dataclass

import click

from audio_pipeline.cli import options
from audio_pipeline.cli.backends import Backends
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.edition import EditionChanges
from audio_pipeline.stores.store import Store

_MAX_NAMES = 6
"""The most names of one change that a line shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetOptions:
    """The options that say where a show is published."""

    address: str
    endpoint_url: str | None


target_options = options.collect_options(
    TargetOptions,
    click.option("--to", "address", required=True, help="The target: folder:DIR, or s3://BUCKET/PREFIX."),
    click.option("--endpoint-url", help="Address of an S3 server other than Amazon's."),
)
"""Passes --to and --endpoint-url to a command as its TargetOptions."""

by: Callable[[Callable[..., None]], Callable[..., None]] = click.option(
    "--by",
    metavar="NAME",
    default="",
    help="Your name, for “warm-recall history”. Whoever can read the target can read it.",
)


def open_target(backends: Backends, address: str, endpoint_url: str | None, public_url: str | None = None) -> Store:
    """Open the target; UsageError if the address names no store."""
    try:
        return backends.open_target(address, endpoint_url, public_url)
    except StoreError as error:
        raise click.UsageError(str(error)) from error


def repeat_target(target: TargetOptions) -> str:
    """Return the options for a command that is shown to be typed."""
    endpoint = f" --endpoint-url {target.endpoint_url}" if target.endpoint_url else ""
    return f"--to {target.address}{endpoint}"


def format_changes(changes: EditionChanges) -> str:
    """Say what changed, by name: "new a-warm-cup; changed hand-on-heart"."""
    named = (("new", changes.new), ("changed", changes.changed), ("withdrawn", changes.withdrawn))
    return "; ".join(f"{how} {_format_names(names)}" for how, names in named if names) or "nothing by name"


def _format_names(names: tuple[str, ...]) -> str:
    others = len(names) - _MAX_NAMES
    return ", ".join(names[:_MAX_NAMES]) + (f" and {others} more" if others > 0 else "")
