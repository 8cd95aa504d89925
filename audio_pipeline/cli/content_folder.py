"""Content folder: choose the content folder for every command that reads one, and print which it is."""

import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import click

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.markup.author_file import display_path, kind_of

VARIABLE = "WARM_RECALL_CONTENT"
"""The environment variable that names the content folder if --content does not."""

_SHOW = "show.toml"
_TABLES = ("lexicon.toml", "references.toml", "helplines.toml", "figures.toml")

_FRONT_MATTER = rb"(?s)\A(?:\xef\xbb\xbf)?\s*---[ \t]*[\r\n].*?[\r\n]kind[ \t]*:"
"""The beginning of a content file: front matter with a kind."""

_HEAD_BYTES = 4_000
_MAX_HEADS = 50
"""The number of files whose beginning is read: a command must not wait for a large folder of other files."""


def read_content_from(named: Path | None, files: Sequence[Path] = ()) -> Path:
    """Return the folder that `find_content_folder` finds, and print it on standard error.

    A second line warns if the current folder looks like content and is not read.
    """
    folder = find_content_folder(named, files)
    outside = [file for file in files if not file.resolve().is_relative_to(folder.resolve())]
    notes = "".join(f"; {click.format_filename(file)} is outside it, and is read by itself" for file in outside)
    click.echo(f"Content: {_describe_folder(folder)}{notes}", err=True)
    if named is None and not files and not _find_show_folder(Path.cwd()) and looks_like_content(Path.cwd()):
        hint = f"Add --content . to read it, set {VARIABLE}, or put a {_SHOW} into it"
        click.echo(f"This folder looks like content of your own, but it is not read. {hint}.", err=True)
    return folder


def find_content_folder(named: Path | None, files: Sequence[Path] = ()) -> Path:
    """Return the named folder; else the nearest one with a show.toml, from these files or from here upwards.

    Without either it is the built-in folder. UsageError if the files are in several content folders.
    """
    folders = {_find_show_folder(start) for start in [file.parent.resolve() for file in files] or [Path.cwd()]}
    if named is None and len(folders) > 1:
        raise click.UsageError("These files are in several content folders. Name those of one folder at a time.")
    folder = named or folders.pop() or BUILTIN_CONTENT
    return BUILTIN_CONTENT if folder.resolve() == BUILTIN_CONTENT else folder


def looks_like_content(folder: Path) -> bool:
    """Return whether a folder, or a folder directly in it, has content files or one of the TOML tables."""
    if any((folder / name).is_file() for name in _TABLES):
        return True
    return any(re.match(_FRONT_MATTER, head) for head in islice(_read_heads(folder), _MAX_HEADS))


def _describe_folder(folder: Path) -> str:
    if folder == BUILTIN_CONTENT:
        return "the built-in folder; name yours with --content DIR"
    absolute = folder.absolute()
    return click.format_filename(absolute if absolute == Path.cwd() else display_path(absolute))


def _find_show_folder(start: Path) -> Path | None:
    """Return the nearest folder with a show.toml, from `start` upwards; None if there is none."""
    return next((folder for folder in (start, *start.parents) if os.path.lexists(folder / _SHOW)), None)


def _read_heads(folder: Path) -> Iterator[bytes]:
    """Yield the first bytes of each .md file in a folder and the folders directly in it; skip pipes and the like."""
    for pattern in ("*.md", "[!.]*/*.md"):
        for path in folder.glob(pattern):
            try:
                if kind_of(path) == "a file":
                    with path.open("rb") as file:
                        yield file.read(_HEAD_BYTES)
            except OSError:
                continue
