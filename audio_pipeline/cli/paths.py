"""Paths: check folders and files before any work is done."""

import os
from contextlib import suppress
from pathlib import Path

from audio_pipeline.errors import StoreError
from audio_pipeline.markup.author_file import kind_of

PathOrUrl = Path | str
"""A folder, or the address of a store on a server."""


def resolve_folder(folder: Path) -> Path:
    """Return the absolute path of a folder that exists or can be made; StoreError if a file is in its way."""
    absolute = folder.absolute()
    existing = next(each for each in (absolute, *absolute.parents) if os.path.lexists(each))
    if not existing.is_dir():
        raise StoreError("this is not a folder", where=str(existing), hint="Move it away, or choose another folder")
    return absolute


def resolve_path_or_url(path_or_url: PathOrUrl) -> PathOrUrl:
    """Return a folder as `resolve_folder` does, and an address unchanged."""
    return resolve_folder(path_or_url) if isinstance(path_or_url, Path) else path_or_url


def check_output_file(file: Path) -> Path:
    """Return a file that can be written; StoreError if it cannot, or if its folder does not exist."""
    require_room_for(file)
    if not file.parent.is_dir():
        raise StoreError("this folder does not exist", where=str(file.parent), hint="Make it, or choose another one")
    return file


def require_room_for(file: Path) -> None:
    """Raise a StoreError if a file cannot be written there: a folder, pipe or device has this name."""
    with suppress(OSError):  # nothing is there, or a link that leads nowhere
        kind = kind_of(file)
        if kind == "a folder":
            raise StoreError("this is a folder", where=str(file), hint="Give the name of a file in it")
        if kind != "a file":
            raise StoreError(f"this is {kind}, not a file", where=str(file), hint="Give the name of a file")
