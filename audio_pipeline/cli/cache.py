"""Cache: show how big the cache is and what is in it, and make it smaller."""

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from click.core import ParameterSource

from audio_pipeline.build import load
from audio_pipeline.build.cache_usage import RecordingStore, record_uses
from audio_pipeline.cli import options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.cache_pull import pull_cache
from audio_pipeline.cli.console import UNIT_BYTES, format_count, format_size
from audio_pipeline.cli.content_folder import read_content_from
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.errors import ContentFaults, StoreError
from audio_pipeline.stores.cache_lock import try_lock_cache
from audio_pipeline.stores.pruning import CacheEntry, list_entries, prune

KIND_DESCRIPTIONS = {
    "clips": "spoken sentences",
    "chunks": "12 s of sound each, mixed and encoded",
    "measures": "loudness of the chunks",
    "sounds": "beds, chimes and breaths",
    "artwork": "covers",
    "index": "parsed content files",
    "standing": "results of earlier builds",
    "speeds": "speed of this machine",
    "heard": "sounds that say and preview played",
    "vectors": "vectors of the examples by which the skill understands",
    "reports": "measurements of the reports",
}
"""A description of each kind of entry."""

_KINDS_WITH_USAGE = frozenset({"clips", "chunks", "measures", "sounds", "index"})
"""The kinds whose use by the current content is known."""

_IsUsed = Callable[[CacheEntry], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindUsage:
    """The entries of one kind; the JSON output has these names."""

    kind: str
    things: int
    bytes: int
    used_things: int | None
    """The number that the current content uses; None: unknown."""
    used_bytes: int | None


@click.group(
    invoke_without_command=True,
    epilog="\b\n"
    "Examples: warm-recall cache\n"
    "          warm-recall cache prune --keep 2GB    delete what was used least recently\n"
    "          warm-recall cache prune --keep 0      delete everything\n"
    "          warm-recall cache pull s3://my-bucket/warm-recall-cache",
)
@options.prunable_cache
@options.named_content
@options.engine
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for a program: the bytes and the number of entries by kind."
)
@click.pass_context
def cache(
    context: click.Context, /, cache: PathOrUrl, content: Path | None, engine_name: str | None, *, as_json: bool
) -> None:
    """Show how big the cache is, what is in it, and how much of it the current content uses.

    Everything in it can be made again: deleting it costs time, nothing else.
    """
    if context.invoked_subcommand:
        return
    content = read_content_from(content)
    folder = _require_folder(cache)
    entries = list_entries(folder)
    is_used = _find_usage(context.ensure_object(Backends), content, engine_name, folder)
    rows = list(_summarise_kinds(entries, is_used))
    if as_json:
        total = {"things": len(entries), "bytes": _sum_sizes(entries)}
        click.echo(json.dumps({"cache": str(folder), "kinds": [asdict(row) for row in rows], "total": total}, indent=2))
        return
    for line in _format_table(rows, entries, folder):
        click.echo(line)


@cache.command(name="prune", epilog="Example: warm-recall cache prune --keep 2GB")
@click.option(
    "--keep",
    required=True,
    metavar="SIZE",
    callback=lambda _context, _option, text: _parse_size(text),
    help="The size to keep, such as 500M or 2GB; 0 keeps nothing.",
)
@options.prunable_cache
@click.pass_context
def prune_cache(context: click.Context, /, cache: PathOrUrl, keep: int) -> None:
    """Delete what was used least recently, until no more than --keep is left.

    While another command uses the cache, everything that was used in the last day stays.
    """
    folder = _require_folder(_choose_cache(context, cache))
    if not folder.is_dir():
        click.echo(f"{folder}: there is no cache here yet, so there is nothing to delete.")
        return
    with try_lock_cache(folder) as is_alone:
        entries = list_entries(folder)
        deleted = prune(folder, keep, is_alone=is_alone)
    for kind in dict.fromkeys(entry.kind for entry in deleted):
        alike = [entry for entry in deleted if entry.kind == kind]
        click.echo(f"{kind}: {len(alike)} deleted, {format_size(_sum_sizes(alike))}, last used {_format_days(alike)}")
    left_bytes = _sum_sizes(entries) - _sum_sizes(deleted)
    n_left = format_count(len(entries) - len(deleted), "thing")
    click.echo(f"{format_size(_sum_sizes(deleted))} deleted; {n_left} left, {format_size(left_bytes)}.")
    if not is_alone and left_bytes > keep:
        click.echo("Another command is using this cache: what was used in the last day stays until it ends.")


@cache.command(epilog="Example: warm-recall cache pull s3://my-bucket/warm-recall-cache")
@click.argument("source", metavar="s3://BUCKET/PREFIX")
@options.prunable_cache
@click.pass_context
def pull(context: click.Context, /, source: str, cache: PathOrUrl) -> None:
    """Copy what this folder lacks of a cache in a bucket.

    It is for a machine that may read the bucket and not write there, such as one that checks a pull request. A build
    that may write there names the bucket itself: “warm-recall build --cache s3://BUCKET/PREFIX”.
    """
    folder = paths.resolve_folder(_require_folder(_choose_cache(context, cache)))
    backends = context.ensure_object(Backends)
    sizes = pull_cache(backends.open_target(source, None, None), backends.open_cache(folder))
    click.echo(f"{format_count(len(sizes), 'thing')} copied, {format_size(sum(sizes))}.")


def _choose_cache(context: click.Context, cache: PathOrUrl) -> PathOrUrl:
    """Return the cache that was named after “prune”, else the one that was named before it."""
    if context.get_parameter_source("cache") is ParameterSource.COMMANDLINE or not context.parent:
        return cache
    group_cache: PathOrUrl = context.parent.params["cache"]
    return group_cache


def _require_folder(cache: PathOrUrl) -> Path:
    if isinstance(cache, Path):
        return cache
    hint = "Look at the bucket itself, and give it a lifecycle rule that deletes old objects"
    raise StoreError("only a cache in a folder can be counted and pruned", where=f"--cache {cache}", hint=hint)


def _parse_size(text: str) -> int:
    """Return the bytes of a size such as 500M or 2 GB."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?) ?([KMGT]?)B?", text.strip().upper())
    if not match:
        raise click.BadParameter(f'"{text}" is not a size. Write it as 500M or 2GB, or 0.')
    return round(float(match[1]) * UNIT_BYTES[match[2]])


def _find_usage(backends: Backends, content: Path, engine_name: str | None, cache: Path) -> _IsUsed | None:
    """Return a test whether the current content uses an entry; None if the content has faults."""
    # It records what a build would ask for; looking at an entry must not mark it as used.
    recording = RecordingStore(backends.open_folder(paths.resolve_folder(cache)))
    try:
        library = load.load_library(content, backends.engines, recording)
    except ContentFaults as error:
        count = format_count(len(error.faults), "fault")
        click.echo(f"The content has {count}, so its use of the cache is unknown.", err=True)
        return None
    record_uses(library, backends.create_engine(engine_name or library.settings.engine), recording)
    requested = {str(Path(name).with_suffix("")) for name in recording.requested}
    return lambda entry: str(entry.name) in requested


def _summarise_kinds(entries: Sequence[CacheEntry], is_used: _IsUsed | None) -> Iterator[KindUsage]:
    for kind in dict.fromkeys(entry.kind for entry in entries):
        alike = [entry for entry in entries if entry.kind == kind]
        used = [entry for entry in alike if is_used(entry)] if is_used and kind in _KINDS_WITH_USAGE else None
        yield KindUsage(
            kind=kind,
            things=len(alike),
            bytes=_sum_sizes(alike),
            used_things=None if used is None else len(used),
            used_bytes=None if used is None else _sum_sizes(used),
        )


def _format_table(rows: Sequence[KindUsage], entries: Sequence[CacheEntry], cache: Path) -> Iterator[str]:
    yield f"{'':10}{'things':>8}{'size':>10}{'used now':>10}"
    for row in rows:
        used = "" if row.used_bytes is None else format_size(row.used_bytes)
        yield f"{row.kind:10}{row.things:>8}{format_size(row.bytes):>10}{used:>10}   {KIND_DESCRIPTIONS[row.kind]}"
    yield f"{'in all':10}{len(entries):>8}{format_size(_sum_sizes(entries)):>10}   {cache}"


def _sum_sizes(entries: Sequence[CacheEntry]) -> int:
    return sum(entry.size_bytes for entry in entries)


def _format_days(entries: Sequence[CacheEntry]) -> str:
    """Return the days of the least and the most recent use."""
    days = [time.strftime("%Y-%m-%d", time.localtime(entry.used_at)) for entry in entries]
    return min(days) if min(days) == max(days) else f"{min(days)} to {max(days)}"
