"""Options: the command line options that several commands share."""

import functools
import inspect
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click

from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions, SpeechOptions
from audio_pipeline.cli.content_folder import VARIABLE, read_content_from
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.markup.rules import suggest_nearest

# A path that cannot be used is reported where it is opened: that is a StoreError, not wrong usage.
PATH_TYPE = click.Path(path_type=Path, readable=False)

Value = TypeVar("Value")
Params = ParamSpec("Params")
OptionDecorator = Callable[[Callable[..., None]], Callable[..., None]]


def collect_options(
    kind: Callable[..., Value], *options: OptionDecorator
) -> Callable[[Callable[Concatenate[Value, Params], None]], Callable[Params, None]]:
    """Return a decorator that adds options to a command and passes their values as one value of this kind.

    Each option fills the field of the same name; a field without an option keeps its default.
    """
    names = inspect.signature(kind).parameters

    def decorate(command: Callable[Concatenate[Value, Params], None]) -> Callable[Params, None]:
        @functools.wraps(command)
        def call_command(*args: Params.args, **kwargs: Params.kwargs) -> None:
            values = {name: kwargs.pop(name) for name in names if name in kwargs}
            command(kind(**values), *args, **kwargs)

        decorated: Callable[..., None] = call_command
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def _check_engine_name(context: click.Context, _: click.Parameter, name: str | None) -> str | None:
    """Return the name of an existing engine, or None: then show.toml names it."""
    backends = context.find_object(Backends)
    if name and backends and name not in backends.engines:
        raise click.BadParameter(f'there is no engine "{name}". {suggest_nearest(name, backends.engines)}.')
    return name


def check_web_address(_context: click.Context, _: click.Parameter, address: str) -> str:
    """Return an http or https address, or an empty text."""
    if address and not re.fullmatch(r"https?://[^/\s]\S*", address):
        raise click.BadParameter(f'"{address}" is not a web address. Write it as https://HOST/PATH/.')
    return address


def find_default_cache() -> Path:
    """Return the folder in which this user's clips and chunks are cached."""
    from platformdirs import user_cache_path

    return user_cache_path("warm-recall")


class _PathOrUrlType(click.ParamType):
    """A folder, as DIR or folder:DIR; or a store's address, as s3://BUCKET/PREFIX."""

    name = "place"

    def convert(self, value: PathOrUrl, param: click.Parameter | None, ctx: click.Context | None) -> PathOrUrl:
        """Return a Path for a folder and the text itself for an address, which is checked when it is opened."""
        del param, ctx
        if isinstance(value, Path):
            return value
        if value.startswith("folder:"):
            return Path(value.removeprefix("folder:")).expanduser()
        return value if re.match(r"[a-z0-9]+://", value) else Path(value)


class _ProgrammeType(click.ParamType):
    """The id of a programme, or the path of its file."""

    name = "programme"

    def convert(self, value: Path | str, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """Return a Path if the text has a dot or a slash: an id has neither."""
        del param, ctx
        return Path(value) if isinstance(value, str) and re.search(r"[./]", value) else value


programme = click.argument("programme", metavar="ID|FILE", type=_ProgrammeType())


class _SchedulerAddressType(click.ParamType):
    """The address of a Dask scheduler."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check the form of the address; the connection is made when there is work."""
        if value and not re.fullmatch(r"(tcp|tls)://[^/\s]+:\d+", value):
            self.fail(f'"{value}" is not the address of a scheduler. Write it as tcp://HOST:PORT.', param, ctx)
        return value


named_content = click.option(
    "--content",
    type=PATH_TYPE,
    metavar="DIR",
    envvar=VARIABLE,
    show_envvar=True,
    show_default="the folder here or above with a show.toml, else the built-in content",
    help="Folder of the content: programmes and answers.",
)


def content(command: Callable[Params, None]) -> Callable[Params, None]:
    """Add the option --content; the command gets the folder to read, which is printed before it starts.

    A command with an argument `files` or `programme` reads the content folder that those files are in.
    """

    @named_content
    @functools.wraps(command)
    def call_command(*args: Params.args, **kwargs: Params.kwargs) -> None:
        params = click.get_current_context().params
        named = (*params.get("files", ()), params.get("programme"))
        files = [each for each in named if isinstance(each, Path)]
        kwargs["content"] = read_content_from(params["content"], files)
        command(*args, **kwargs)

    return call_command


engine = click.option(
    "--engine",
    "engine_name",
    metavar="NAME",
    callback=_check_engine_name,
    help="Voice engine, as listed by “warm-recall voices”; without it, the engine that show.toml names.",
)


def _make_cache_option(help_text: str) -> OptionDecorator:
    return click.option(
        "--cache",
        type=_PathOrUrlType(),
        metavar="DIR",
        default=find_default_cache,
        show_default="warm-recall in your cache folder",
        help=help_text,
    )


cache = _make_cache_option("Folder for clips and chunks, or s3://BUCKET/PREFIX. Deleting it costs time, nothing else.")
prunable_cache = _make_cache_option("Folder for clips and chunks. A cache in a bucket has to be pruned there.")
jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="one per core",
    help="How many tasks to run at once.",
)
cluster = click.option(
    "--cluster",
    type=_SchedulerAddressType(),
    metavar="ADDRESS",
    default="",
    help="Run on the workers of a Dask scheduler, such as tcp://host:8786. They need the same cache as this machine.",
)
wait = click.option("--wait", is_flag=True, help="Wait for another build in the same folder to end.")
public_url = click.option(
    "--public-url",
    metavar="URL",
    default="",
    callback=check_web_address,
    help="Web address of the build folder, for the links in the feed; without it, the one in show.toml.",
)
build_folder = click.option(
    "--out",
    type=PATH_TYPE,
    metavar="DIR",
    default=Path("build"),
    show_default=True,
    help="Folder for the programmes and catalog.json.",
)

speech_options = collect_options(SpeechOptions, content, engine, cache)
"""Passes --content, --engine and --cache to a command as its SpeechOptions."""


def build_options(
    *more: OptionDecorator,
) -> Callable[[Callable[Concatenate[BuildOptions, Params], None]], Callable[Params, None]]:
    """Return a decorator that passes the options every build has, and some more, to a command as its BuildOptions."""
    return collect_options(BuildOptions, content, build_folder, engine, cache, jobs, *more)


def make_sound_file_option(kind: str) -> OptionDecorator:
    """Return the option --out of a command that makes one sound."""
    return click.option(
        "--out",
        type=PATH_TYPE,
        metavar="FILE",
        default=None,
        help=f"Write the sound to this {kind} file, instead of playing it.",
    )
