"""Options: what several commands ask in the same words."""

import functools
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.content_folder import VARIABLE, read_content_from
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.worker_options import WorkerOptions
from audio_pipeline.markup.rules import suggest_nearest

# What is wrong with a place is told where it is opened: it is a fault of the world, not wrong usage.
PATH_TYPE = click.Path(path_type=Path, readable=False)

Decorator = Callable[..., Any]


def combine_options(*options: Decorator) -> Decorator:
    """Several options as one decorator."""

    def decorate(command: Decorator) -> Decorator:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _check_engine_name(context: click.Context, _: click.Parameter, name: str | None) -> str | None:
    """An engine there is; without one, show.toml decides."""
    workplace = context.find_object(Backends)
    if name and workplace and name not in workplace.engines:
        raise click.BadParameter(f'"{name}" is no engine. {suggest_nearest(name, workplace.engines)}.')
    return name


def _check_web_address(_context: click.Context, _: click.Parameter, address: str) -> str:
    """An address that a feed can begin its links with, or none."""
    if address and not re.fullmatch(r"https?://[^/\s]\S*", address):
        raise click.BadParameter(f'"{address}" is no web address. Write it as https://HOST/PATH/.')
    return address


def find_default_cache() -> Path:
    """Return the folder in which this user's clips and chunks are cached."""
    from platformdirs import user_cache_path

    return user_cache_path("warm-recall")


class _PathOrUrlType(click.ParamType):
    """A folder, as DIR or folder:DIR; or a store's address, as s3://BUCKET/PREFIX."""

    name = "place"

    def convert(self, value: PathOrUrl, param: click.Parameter | None, ctx: click.Context | None) -> PathOrUrl:
        """An address is looked at where it is opened."""
        del param, ctx
        if isinstance(value, Path):
            return value
        if value.startswith("folder:"):
            return Path(value.removeprefix("folder:")).expanduser()
        return value if re.match(r"[a-z0-9]+://", value) else Path(value)


class _Programme(click.ParamType):
    """The id of a programme, or the file it is in."""

    name = "programme"

    def convert(self, value: Path | str, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """No id has a dot or a slash in it."""
        del param, ctx
        return Path(value) if isinstance(value, str) and re.search(r"[./]", value) else value


programme = click.argument("programme", metavar="ID|FILE", type=_Programme())


class _SchedulerAddressType(click.ParamType):
    """Where a Dask scheduler listens."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Of this form; whether anybody answers is seen when there is work."""
        if value and not re.fullmatch(r"(tcp|tls)://[^/\s]+:\d+", value):
            self.fail(f'"{value}" is no scheduler. Write it as tcp://HOST:PORT.', param, ctx)
        return value


named_content = click.option(
    "--content",
    type=PATH_TYPE,
    metavar="DIR",
    envvar=VARIABLE,
    show_envvar=True,
    show_default="the folder here or above with a show.toml, else the built-in content",
    help="Folder of what is written: programmes and answers.",
)


def content(command: Decorator) -> Decorator:
    """The folder of what is written, as one argument: `content`. Which it is, is told before the command begins.

    A command that is given files, as `files` or as a `programme`, reads the content that those are in.
    """

    @named_content
    @functools.wraps(command)
    def reading(*args: Any, content: Path | None, **others: Any) -> Any:
        if click.get_current_context().invoked_subcommand:
            return command(*args, content=content, **others)
        named = (*others.get("files", ()), others.get("programme"))
        files = [each for each in named if isinstance(each, Path)]
        return command(*args, content=read_content_from(content, files), **others)

    return reading


engine = click.option(
    "--engine",
    "engine_name",
    metavar="NAME",
    callback=_check_engine_name,
    help="Voice engine, as “warm-recall voices” lists them; show.toml has the usual one.",
)


def _make_cache_option(kind: click.ParamType, help_text: str) -> Decorator:
    return click.option(
        "--cache",
        type=kind,
        metavar="DIR",
        default=find_default_cache,
        show_default="warm-recall in your cache folder",
        help=help_text,
    )


cache = _make_cache_option(
    PATH_TYPE, "Folder where clips and chunks are kept: deleting it costs time, never correctness."
)
cache_path_or_url = _make_cache_option(
    _PathOrUrlType(),
    "Folder where clips and chunks are kept, or s3://BUCKET/PREFIX: deleting it costs time, never correctness.",
)
prunable_cache = _make_cache_option(
    _PathOrUrlType(), "Folder where clips and chunks are kept; one in a bucket is tidied there."
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="one a core",
    help="How many to do at once.",
)
build_folder = click.option(
    "--out",
    type=PATH_TYPE,
    metavar="DIR",
    default=Path("build"),
    show_default=True,
    help="Folder that the programmes and catalog.json go to.",
)
public_url = click.option(
    "--public-url",
    metavar="URL",
    default="",
    callback=_check_web_address,
    help="Where what is built is read, for the addresses in the feed; show.toml has the usual one.",
)
build_options = combine_options(content, build_folder, engine, cache_path_or_url)

_cluster = click.option(
    "--cluster",
    type=_SchedulerAddressType(),
    metavar="ADDRESS",
    default="",
    help="Let the workers of a Dask scheduler do it, as in tcp://host:8786: they need the same cache as this machine.",
)
_wait = click.option("--wait", "waits", is_flag=True, help="Let another build in the same folder end first.")


def add_worker_options(command: Decorator) -> Decorator:
    """Who makes it, as one argument: `worker_options`."""

    @jobs
    @_cluster
    @functools.wraps(command)
    def call_command(*args: Any, jobs: int, cluster: str, **others: Any) -> Any:
        waits = others.pop("waits", False)
        return command(*args, worker_options=WorkerOptions(jobs=jobs, cluster=cluster, wait_for_lock=waits), **others)

    return call_command


def add_waiting_worker_options(command: Decorator) -> Decorator:
    """The same for what must not be done twice at a time."""
    return _wait(add_worker_options(command))


def make_sound_file_option(kind: str) -> Decorator:
    """Where one sound goes."""
    return click.option(
        "--out",
        type=PATH_TYPE,
        metavar="FILE",
        default=None,
        help=f"Write it to this {kind} file, instead of playing it.",
    )
