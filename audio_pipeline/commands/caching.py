"""Caching: how big the cache is, what holds it, and making it smaller."""

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from click.core import ParameterSource

from audio_pipeline import pipeline
from audio_pipeline.commands import options, places
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.telling import count
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.errors import ContentFaults, StoreError
from audio_pipeline.keeping.uses import Noting, note
from audio_pipeline.stores.in_use import to_oneself
from audio_pipeline.stores.pruning import Kept, contents, prune

HOLDS = {
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

_OF_THE_WORDS = frozenset({"clips", "chunks", "measures", "sounds", "index"})
"""The kinds of which it can be told what the present words use."""

_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}

_IsUsed = Callable[[Kept], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
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
@options.cache_to_tidy
@options.content
@options.engine
@click.option("--json", "as_json", is_flag=True, help="For a program: bytes, and how many things, by kind.")
@click.pass_context
def cache(context: click.Context, /, cache: Place, content: Path, engine_name: str | None, *, as_json: bool) -> None:
    """Tell how big the cache is, what holds it, and how much of it the present words use.

    All of it can be made again: losing some costs time, never correctness.
    """
    if context.invoked_subcommand:
        return
    folder = _folder(cache)
    things = contents(folder)
    rows = list(_rows(things, _used(context.ensure_object(Workplace), content, engine_name, folder)))
    if as_json:
        total = {"things": len(things), "bytes": _size(things)}
        click.echo(json.dumps({"cache": str(folder), "kinds": [asdict(row) for row in rows], "total": total}, indent=2))
        return
    for line in _table(rows, things, folder):
        click.echo(line)


@cache.command(name="prune", epilog="Example: warm-recall cache prune --keep 2GB")
@click.option(
    "--keep",
    required=True,
    metavar="SIZE",
    callback=lambda _context, _option, text: _bytes(text),
    help="So much may stay, as in 500M or 2GB; 0: nothing.",
)
@options.cache_to_tidy
@click.pass_context
def prune_(context: click.Context, /, cache: Place, keep: int) -> None:
    """Take away what was used least recently.

    It ends when no more than --keep is left. While another command is at work in the cache, what was used in the last
    day stays.
    """
    place = _folder(_named(context, cache))
    if not place.is_dir():
        click.echo(f"{place}: there is no cache here yet, so nothing to take away.")
        return
    with to_oneself(place) as alone:
        before = contents(place)
        taken = prune(place, keep, alone=alone)
    left = len(before) - len(taken)
    for kind in dict.fromkeys(thing.kind for thing in taken):
        of_it = [thing for thing in taken if thing.kind == kind]
        click.echo(f"{kind}: {len(of_it)} taken away, {_shown(_size(of_it))}, last used {_days(of_it)}")
    still = _size(before) - _size(taken)
    click.echo(f"{_shown(_size(taken))} taken away; {count(left, 'thing')} left, {_shown(still)}.")
    if not alone and still > keep:
        click.echo("Another command is at work here: what was used in the last day stays until it has ended.")


def _named(context: click.Context, cache: Place) -> Place:
    """The cache that was named, before “prune” or after it."""
    if context.get_parameter_source("cache") is ParameterSource.COMMANDLINE or not context.parent:
        return cache
    before: Place = context.parent.params["cache"]
    return before


def _folder(cache: Place) -> Path:
    if isinstance(cache, Path):
        return cache
    mend = "Look into the bucket itself, and give it a lifecycle rule that takes away what is old"
    raise StoreError("only a cache in a folder can be counted and pruned", where=f"--cache {cache}", mend=mend)


def _bytes(text: str) -> int:
    """A size as people write it."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?) ?([KMGT]?)B?", text.strip().upper())
    if not found:
        raise click.BadParameter(f'"{text}" is no size. Write it as 500M or 2GB, or 0.')
    return round(float(found[1]) * _UNITS[found[2]])


def _used(workplace: Workplace, content: Path, engine_name: str | None, cache: Path) -> _IsUsed | None:
    """Whether the present words use a thing; None if they cannot be read."""
    noting = Noting(workplace.folder(places.to_be_filled(cache)))  # to look at a thing does not mark it as used
    try:
        library = pipeline.checked(content, workplace.engines, noting)
    except ContentFaults as found:
        click.echo(f"What the words use cannot be told: {count(len(found.faults), 'fault')} in them.", err=True)
        return None
    note(library, workplace.engine(engine_name or library.settings.engine), noting)
    asked = {str(Path(name).with_suffix("")) for name in noting.asked}
    return lambda thing: str(thing.name) in asked


def _rows(things: Sequence[Kept], is_used: _IsUsed | None) -> Iterator[Row]:
    for kind in dict.fromkeys(thing.kind for thing in things):
        of_it = [thing for thing in things if thing.kind == kind]
        used = [thing for thing in of_it if is_used(thing)] if is_used and kind in _OF_THE_WORDS else None
        yield Row(
            kind=kind,
            things=len(of_it),
            bytes=_size(of_it),
            used_things=None if used is None else len(used),
            used_bytes=None if used is None else _size(used),
        )


def _table(rows: Sequence[Row], things: Sequence[Kept], cache: Path) -> Iterator[str]:
    yield f"{'':10}{'things':>8}{'size':>10}{'used now':>10}"
    for row in rows:
        used = "" if row.used_bytes is None else _shown(row.used_bytes)
        yield f"{row.kind:10}{row.things:>8}{_shown(row.bytes):>10}{used:>10}   {HOLDS[row.kind]}"
    yield f"{'in all':10}{len(things):>8}{_shown(_size(things)):>10}   {cache}"


def _size(things: Sequence[Kept]) -> int:
    return sum(thing.size_bytes for thing in things)


def _shown(size: int) -> str:
    """In the largest unit of which there is one."""
    unit, worth = next(((unit, worth) for unit, worth in reversed(_UNITS.items()) if size >= worth), ("", 1))
    return f"{size / worth:.1f} {unit}B" if unit else f"{size} B"


def _days(things: Sequence[Kept]) -> str:
    """When these were used: the least recent and the most recent."""
    days = [time.strftime("%Y-%m-%d", time.localtime(thing.used_at)) for thing in things]
    return min(days) if min(days) == max(days) else f"{min(days)} to {max(days)}"
