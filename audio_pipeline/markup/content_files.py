"""Content files: find and read the files of a content folder; each that cannot be read is a fault."""

import os
from functools import partial
from pathlib import Path

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.errors import ContentError, Fault, SourceLocation
from audio_pipeline.markup.author_file import (
    AuthorFileError,
    display_path,
    read_author_file,
    require_content_folder,
)
from audio_pipeline.markup.toml_files import FileOrFault, TomlFiles, parse_toml_files

SHOW_FILE, SITE_FILE = "show.toml", "site.toml"

_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
"""The endings, in lower case, of files that are probably content."""


def find_content_files(folder: Path) -> tuple[list[Path], list[Fault]]:
    """Return the .md files below the folder, sorted by path, and a fault for each file and folder that is skipped.

    Hidden files and folders are skipped without a fault.
    """
    require_content_folder(folder)
    paths: list[Path] = []
    faults: list[Fault] = []
    errors: list[OSError] = []
    for parent, folder_names, file_names in os.walk(folder, onerror=errors.append):
        folder_names[:] = [name for name in folder_names if not name.startswith(".")]
        links = [Path(parent, name) for name in folder_names if os.path.islink(os.path.join(parent, name))]  # noqa: PTH114, PTH118 - it may be too long a path to ask
        faults += map(_make_link_fault, links)
        visible = [Path(parent, name) for name in file_names if not name.startswith(".")]
        paths += [path for path in visible if path.suffix == ".md"]
        faults += [
            _make_suffix_fault(path)
            for path in visible
            if path.suffix != ".md" and path.suffix.lower() in _MARKDOWN_SUFFIXES
        ]
    return sorted(paths), [*faults, *map(_make_folder_fault, errors)]


def read_file(path: Path) -> FileOrFault:
    """Read a file; a fault if it cannot be read."""
    try:
        return read_author_file(path), display_path(path)
    except AuthorFileError as error:
        what = error.what[:1].upper() + error.what[1:]
        return Fault(SourceLocation(display_path(path)), "unreadable-file", what, error.hint)


def read_named_file(path: Path) -> FileOrFault:
    """Read a content file that an editor names; ContentError for a folder or a TOML file."""
    if path.is_dir():
        hint = f"Name a file in it, or read all of it: --content {path}"
        raise ContentError("this is a folder", where=str(path), hint=hint)
    if path.suffix == ".toml":
        hint = f"Read the whole folder: --content {path.parent}"
        raise ContentError("a .toml file is only read together with its folder", where=str(path), hint=hint)
    return read_file(path) if path.suffix == ".md" else _make_suffix_fault(path)


def read_toml_files(folder: Path) -> TomlFiles:
    """Read the TOML files: each from the folder, or else the built-in one; site.toml from where show.toml is."""
    return parse_toml_files(partial(_read_own_or_builtin, folder))


def _read_own_or_builtin(folder: Path, name: str) -> FileOrFault:
    path = folder / name
    if name == SITE_FILE and not os.path.lexists(path) and os.path.lexists(folder / SHOW_FILE):
        return b"", display_path(path)  # the words of the built-in site are about the built-in show
    return read_file(path if os.path.lexists(path) else BUILTIN_CONTENT / name)


def _make_suffix_fault(path: Path) -> Fault:
    what = f"A file that ends in {path.suffix} is not read" if path.suffix else "A file without an ending is not read"
    return Fault(SourceLocation(display_path(path)), "unread-file", what, f'Call it "{path.stem}.md", or take it away')


def _make_link_fault(path: Path) -> Fault:
    what = "This folder is a link, and what is in it is not read"
    hint = "Put the folder itself here, or take the link away"
    return Fault(SourceLocation(display_path(path)), "unread-file", what, hint)


def _make_folder_fault(error: OSError) -> Fault:
    what = f"The folder cannot be opened ({error.strerror})"
    location = SourceLocation(display_path(Path(os.fsdecode(error.filename))))
    return Fault(location, "unreadable-file", what, "Check that it is there and that you may read it")
