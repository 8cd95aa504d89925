"""Author file: read a file that an author names; anything that is not a file is an error, and is never waited for."""

import errno
import os
import stat
from pathlib import Path

from audio_pipeline.errors import ContentError

LARGEST_BYTES = 2_000_000
"""The largest size of a file; ten hours of speech fit into it."""

_KINDS = (
    (stat.S_ISREG, "a file"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

_LINKS = {
    errno.ENOENT: "the link leads to nothing",
    errno.ELOOP: "the link leads back to itself",
}


class AuthorFileError(OSError):
    """A file that cannot be read: `what` is wrong with it, and a `hint` on what to do."""

    def __init__(self, path: Path, what: str, hint: str) -> None:
        super().__init__(errno.EINVAL, what, str(path))
        self.what, self.hint = what, hint


def read_author_file(path: Path) -> bytes:
    """Return all bytes of a file; AuthorFileError if it is no regular file, cannot be opened, or is too large."""
    try:
        kind = kind_of(path)
        data = _read_bytes(path) if kind == "a file" else b""
    except OSError as refusal:
        raise _make_open_error(path, refusal) from refusal
    if kind != "a file":
        raise AuthorFileError(path, f"this is {kind}, not a file", "Take it away, or put a file in its place")
    if len(data) > LARGEST_BYTES:
        what = f"the file is larger than {LARGEST_BYTES // 1_000_000} MB, and cannot be written words"
        raise AuthorFileError(path, what, "Split it, or take it away")
    return data


def _read_bytes(path: Path) -> bytes:
    """Read at most one byte more than a file may have; never wait for a pipe that took the file's place."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        return file.read(LARGEST_BYTES + 1)


def kind_of(path: Path) -> str:
    """Return the kind of thing at a path, links followed: "a file", "a pipe", …; OSError if there is nothing."""
    mode = path.stat().st_mode
    return next((kind for is_such, kind in _KINDS if is_such(mode)), "nothing that can be read")


def require_content_folder(folder: Path) -> None:
    """Do nothing if the path is a folder; else raise ContentError with what it is and what to name instead."""
    if folder.is_dir():
        return
    try:
        what = f"this is {kind_of(folder)}, not a content folder"
        hint = f"Name the folder it is in, --content {folder.parent}; check and preview also take a FILE by itself"
    except OSError as refusal:
        what = _LINKS[refusal.errno or 0] if _is_lost(folder, refusal) else "this content folder does not exist"
        hint = "Check its name"
    raise ContentError(what, where=str(folder), hint=hint)


def display_path(path: Path) -> str:
    """Return the path as it would be typed in the current folder."""
    current, absolute = str(Path.cwd()), str(path.absolute())
    return "." if absolute == current else absolute.removeprefix(f"{current.rstrip('/')}/")


def _make_open_error(path: Path, refusal: OSError) -> AuthorFileError:
    """Put the system's error into plain words; a link that leads nowhere is named as a link."""
    if _is_lost(path, refusal):
        return AuthorFileError(path, _LINKS[refusal.errno or 0], "Point it at a file, or take it away")
    hint = "Check that it is there and that you may read it"
    return AuthorFileError(path, f"the file cannot be opened ({refusal.strerror})", hint)


def _is_lost(path: Path, refusal: OSError) -> bool:
    return refusal.errno in _LINKS and path.is_symlink()
