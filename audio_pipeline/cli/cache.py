"""Cache: how big the cache is, what holds it, and making it smaller."""

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from click.core import ParameterSource

from audio_pipeline.build import build
from audio_pipeline.build.cache_usage import RecordingStore, record_uses
from audio_pipeline.cli import options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.console import format_count
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.errors import ContentFaults, StoreError
from audio_pipeline.stores.cache_lock import try_lock_cache
from audio_pipeline.stores.pruning import CacheEntry, list_entries, prune

KIND_DESCRIPTIONS = {
    "clips": "sentences, spoken",
    "chunks": "stretches of sound, mixed and encoded",
    "measures": "how loud each stretch is",
    "sounds": "beds, chimes and breaths",
    "artwork": "covers",
    "index": "files, read before",
    "standing": "what earlier builds came to",
    "speeds": "how quick this machine is",
    "heard": "what say and preview played",
    "vectors": "example questions, as the skill compares them",
    "reports": "what reports have measured",
}
"""What each kind of thing is, for a person."""

_KINDS_WITH_USAGE = frozenset({"clips", "chunks", "measures", "sounds", "index"})
"""The kinds of which it can be told what the present words use."""

_UNIT_BYTES = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}

_IsUsed = Callable[[CacheEntry], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindUsage:
    """What there is of one kind."""

    kind: str
    things: int
    bytes: int
    used_things: int | None
    """So many of them the present words use; None: that cannot be told."""
    used_bytes: int | None


@click.group(
    invoke_without_command=True,
    epilog="\b\n"
    "Examples: warm-recall cache\n"
    "          warm-recall cache prune --keep 2GB    take away what was used least recently\n"
    "          warm-recall cache prune --keep 0      take away everything",
)
@options.prunable_cache
@options.content
@options.engine
@click.option("--json", "as_json", is_flag=True, help="For a program: bytes, and how many things, by kind.")
@click.pass_context
def cache(
    context: click.Context, /, cache: PathOrUrl, content: Path, engine_name: str | None, *, as_json: bool
) -> None:
    """Tell how big the cache is, what holds it, and how much of it the present words use.

    All of it can be made again: losing some costs time, never correctness.
    """
    if context.invoked_subcommand:
        return
    folder = _require_folder(cache)
    things = list_entries(folder)
    rows = list(_summarise_kinds(things, _find_usage(context.ensure_object(Backends), content, engine_name, folder)))
    if as_json:
        total = {"things": len(things), "bytes": _sum_sizes(things)}
        click.echo(json.dumps({"cache": str(folder), "kinds": [asdict(row) for row in rows], "total": total}, indent=2))
        return
    for line in _format_table(rows, things, folder):
        click.echo(line)


@cache.command(name="prune", epilog="Example: warm-recall cache prune --keep 2GB")
@click.option(
    "--keep",
    required=True,
    metavar="SIZE",
    callback=lambda _context, _option, text: _parse_size(text),
    help="So much may stay, as in 500M or 2GB; 0: nothing.",
)
@options.prunable_cache
@click.pass_context
def prune_cache(context: click.Context, /, cache: PathOrUrl, keep: int) -> None:
    """Take away what was used least recently.

    It ends when no more than --keep is left. While another command is at work in the cache, what was used in the last
    day stays.
    """
    place = _require_folder(_choose_cache(context, cache))
    if not place.is_dir():
        click.echo(f"{place}: there is no cache here yet, so nothing to take away.")
        return
    with try_lock_cache(place) as alone:
        before = list_entries(place)
        taken = prune(place, keep, is_alone=alone)
    left = len(before) - len(taken)
    for kind in dict.fromkeys(thing.kind for thing in taken):
        of_it = [thing for thing in taken if thing.kind == kind]
        click.echo(
            f"{kind}: {len(of_it)} taken away, {_format_size(_sum_sizes(of_it))}, last used {_format_days(of_it)}"
        )
    still = _sum_sizes(before) - _sum_sizes(taken)
    click.echo(
        f"{_format_size(_sum_sizes(taken))} taken away; {format_count(left, 'thing')} left, {_format_size(still)}."
    )
    if not alone and still > keep:
        click.echo("Another command is at work here: what was used in the last day stays until it has ended.")


def _choose_cache(context: click.Context, cache: PathOrUrl) -> PathOrUrl:
    """The cache that was named, before “prune” or after it."""
    if context.get_parameter_source("cache") is ParameterSource.COMMANDLINE or not context.parent:
        return cache
    before: PathOrUrl = context.parent.params["cache"]
    return before


def _require_folder(cache: PathOrUrl) -> Path:
    if isinstance(cache, Path):
        return cache
    mend = "Look into the bucket itself, and give it a lifecycle rule that takes away what is old"
    raise StoreError("only a cache in a folder can be counted and pruned", where=f"--cache {cache}", hint=mend)


def _parse_size(text: str) -> int:
    """A size as people write it."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?) ?([KMGT]?)B?", text.strip().upper())
    if not found:
        raise click.BadParameter(f'"{text}" is no size. Write it as 500M or 2GB, or 0.')
    return round(float(found[1]) * _UNIT_BYTES[found[2]])


def _find_usage(backends: Backends, content: Path, engine_name: str | None, cache: Path) -> _IsUsed | None:
    """Whether the present words use a thing; None if they cannot be read."""
    noting = RecordingStore(
        backends.open_folder(paths.resolve_folder(cache))
    )  # to look at a thing does not mark it as used
    try:
        library = build.load_library(content, backends.engines, noting)
    except ContentFaults as found:
        click.echo(f"What the words use cannot be told: {format_count(len(found.faults), 'fault')} in them.", err=True)
        return None
    record_uses(library, backends.create_engine(engine_name or library.settings.engine), noting)
    asked = {str(Path(name).with_suffix("")) for name in noting.requested}
    return lambda thing: str(thing.name) in asked


def _summarise_kinds(entries: Sequence[CacheEntry], is_used: _IsUsed | None) -> Iterator[KindUsage]:
    for kind in dict.fromkeys(thing.kind for thing in entries):
        of_it = [thing for thing in entries if thing.kind == kind]
        used = [thing for thing in of_it if is_used(thing)] if is_used and kind in _KINDS_WITH_USAGE else None
        yield KindUsage(
            kind=kind,
            things=len(of_it),
            bytes=_sum_sizes(of_it),
            used_things=None if used is None else len(used),
            used_bytes=None if used is None else _sum_sizes(used),
        )


def _format_table(rows: Sequence[KindUsage], entries: Sequence[CacheEntry], cache: Path) -> Iterator[str]:
    yield f"{'':10}{'things':>8}{'size':>10}{'used now':>10}"
    for row in rows:
        used = "" if row.used_bytes is None else _format_size(row.used_bytes)
        yield f"{row.kind:10}{row.things:>8}{_format_size(row.bytes):>10}{used:>10}   {KIND_DESCRIPTIONS[row.kind]}"
    yield f"{'in all':10}{len(entries):>8}{_format_size(_sum_sizes(entries)):>10}   {cache}"


def _sum_sizes(entries: Sequence[CacheEntry]) -> int:
    return sum(thing.size_bytes for thing in entries)


def _format_size(size: int) -> str:
    """In the largest unit of which there is one."""
    unit, worth = next(((unit, worth) for unit, worth in reversed(_UNIT_BYTES.items()) if size >= worth), ("", 1))
    return f"{size / worth:.1f} {unit}B" if unit else f"{size} B"


def _format_days(entries: Sequence[CacheEntry]) -> str:
    """When these were used: the least recent and the most recent."""
    days = [time.strftime("%Y-%m-%d", time.localtime(thing.used_at)) for thing in entries]
    return min(days) if min(days) == max(days) else f"{min(days)} to {max(days)}"
