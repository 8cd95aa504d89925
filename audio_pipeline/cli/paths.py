"""Paths: folders and files to write to, looked at before any work is done."""

import os
from contextlib import suppress
from pathlib import Path

from audio_pipeline.errors import StoreError
from audio_pipeline.markup.author_file import kind_of

PathOrUrl = Path | str
"""A folder; or the address of a store that is none, which its own server knows all about."""


def resolve_folder(folder: Path) -> Path:
    """A folder that is there or can be made, as an absolute path; StoreError if something is in its way."""
    absolute = folder.absolute()
    there = next(each for each in (absolute, *absolute.parents) if os.path.lexists(each))
    if not there.is_dir():
        raise StoreError("this is no folder", where=str(there), hint="Move it away, or choose another folder")
    return absolute


def resolve_path_or_url(path_or_url: PathOrUrl) -> PathOrUrl:
    """A folder that can be filled, or an address as it is."""
    return resolve_folder(path_or_url) if isinstance(path_or_url, Path) else path_or_url


def check_output_file(file: Path) -> Path:
    """A file that is there or can be made; StoreError if it cannot be one, or its folder is not there."""
    require_room_for(file)
    if not file.parent.is_dir():
        raise StoreError("there is no such folder", where=str(file.parent), hint="Make it, or choose another one")
    return file


def require_room_for(file: Path) -> None:
    """Do nothing if a file can stand there; StoreError if there is a folder, or a pipe or device it would replace."""
    with suppress(OSError):  # nothing is there, or a link that leads nowhere
        kind = kind_of(file)
        if kind == "a folder":
            raise StoreError("this is a folder", where=str(file), hint="Give the name of a file in it")
        if kind != "a file":
            raise StoreError(f"this is {kind}, not a file", where=str(file), hint="Give the name of a file")


def display_path(path: Path) -> str:
    """The path as a person here would type it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
