"""Content folder: which folder of written words a command reads, and the line that says so."""

import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import click

from audio_pipeline.cli import paths
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.markup.author_file import kind_of

VARIABLE = "WARM_RECALL_CONTENT"
"""Of the environment: names the content folder where no --content does."""

_SHOW = "show.toml"
_TABLES = ("lexicon.toml", "references.toml", "helplines.toml")

_LIKE_CONTENT = rb"(?s)\A(?:\xef\xbb\xbf)?\s*---[ \t]*[\r\n].*?[\r\n]kind[ \t]*:"
"""Front matter with a kind, whatever else is wrong with it."""

_HEAD_BYTES = 4_000
_HEADS_AT_MOST = 50
"""Of so many files the beginning is looked at: a command does not wait for a folder that is something else."""


def read_content_from(named: Path | None, files: Sequence[Path] = ()) -> Path:
    """The folder to read the content from, told on standard error: the named one, or what is found above these files.

    Without files it is looked for from the current folder upwards; where nothing is found, it is the built-in one.
    """
    folder = find_content_folder(named, files)
    apart = [file for file in files if not file.resolve().is_relative_to(folder.resolve())]
    alone = "".join(f"; {click.format_filename(file)} is not in it, and is read by itself" for file in apart)
    click.echo(f"Content: {_told(folder)}{alone}", err=True)
    if named is None and not files and not _nearest(Path.cwd()) and looks_like_content(Path.cwd()):
        mend = f"Add --content . to read it, set {VARIABLE}, or put a {_SHOW} into it"
        click.echo(f"This folder looks like content of your own, and it is not read. {mend}.", err=True)
    return folder


def find_content_folder(named: Path | None, files: Sequence[Path] = ()) -> Path:
    """The named folder; else the nearest one above these files, or here or above, that has a show.toml."""
    found = {_nearest(start) for start in [file.parent.resolve() for file in files] or [Path.cwd()]}
    if named is None and len(found) > 1:
        raise click.UsageError("These files are in several content folders: take those of one folder at a time.")
    folder = named or found.pop() or BUILTIN_CONTENT
    return BUILTIN_CONTENT if folder.resolve() == BUILTIN_CONTENT else folder


def looks_like_content(folder: Path) -> bool:
    """Whether there are files of content in a folder, or in the folders directly in it, or one of the tables beside."""
    if any((folder / name).is_file() for name in _TABLES):
        return True
    return any(re.match(_LIKE_CONTENT, head) for head in islice(_heads(folder), _HEADS_AT_MOST))


def _told(folder: Path) -> str:
    if folder == BUILTIN_CONTENT:
        return "the built-in one; --content DIR reads yours"
    whole = folder.absolute()
    return click.format_filename(whole if whole == Path.cwd() else paths.display_path(whole))


def _nearest(start: Path) -> Path | None:
    """The nearest folder, from here upwards, with a show.toml; None if there is none."""
    return next((folder for folder in (start, *start.parents) if os.path.lexists(folder / _SHOW)), None)


def _heads(folder: Path) -> Iterator[bytes]:
    """The beginnings of the .md files in a folder, and in the folders directly in it; what is no file is left out."""
    for pattern in ("*.md", "[!.]*/*.md"):
        for path in folder.glob(pattern):
            try:
                if kind_of(path) == "a file":
                    with path.open("rb") as file:
                        yield file.read(_HEAD_BYTES)
            except OSError:
                continue
