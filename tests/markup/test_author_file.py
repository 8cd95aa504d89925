"""An author's file: what is none is told by its name and what it is, and never waited for."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from audio_pipeline.errors import ContentError
from audio_pipeline.markup.author_file import LARGEST_BYTES, AuthorFileError, read_author_file, require_content_folder


def put_socket(path: Path) -> None:
    """What a server leaves behind; its address is short, whatever folder this is."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def put_link_to_pipe(path: Path) -> None:
    os.mkfifo(path.with_suffix(".pipe"))
    path.symlink_to(path.with_suffix(".pipe"))


def put_huge_file(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)


NO_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "this is a pipe, not a file"),
    "a link to a pipe": (put_link_to_pipe, "this is a pipe, not a file"),
    "a socket": (put_socket, "this is a socket, not a file"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "this is a device, not a file"),
    "a link to the terminal": (lambda path: path.symlink_to("/dev/tty"), "this is a device, not a file"),
    "a link to a folder": (lambda path: path.symlink_to("/"), "this is a folder, not a file"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "the link leads to nothing"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "the link leads back to itself"),
    "a huge file": (put_huge_file, "the file is larger than 2 MB"),
    "nothing": (lambda _: None, "the file cannot be opened (No such file or directory)"),
}


@pytest.mark.parametrize(("put", "told"), NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_told(tmp_path: Path, put: Callable[[Path], object], told: str) -> None:
    path = tmp_path / "a.md"
    put(path)
    with pytest.raises(AuthorFileError) as refusal:
        read_author_file(path)
    assert refusal.value.what.startswith(told)
    assert refusal.value.filename == str(path)
    assert refusal.value.hint


def test_a_file_is_read_to_its_last_byte(tmp_path: Path) -> None:
    data = os.urandom(LARGEST_BYTES)
    (tmp_path / "a.md").write_bytes(data)
    (tmp_path / "link.md").symlink_to("a.md")
    assert read_author_file(tmp_path / "a.md") == read_author_file(tmp_path / "link.md") == data


@pytest.mark.parametrize(("put", "told"), NO_FILES.values(), ids=NO_FILES)
def test_a_content_folder_that_is_none_is_told_what_it_is(
    tmp_path: Path, put: Callable[[Path], object], told: str
) -> None:
    path = tmp_path / "words"
    put(path)
    if path.is_dir():
        require_content_folder(path)
        return
    with pytest.raises(ContentError) as refusal:
        require_content_folder(path)
    assert refusal.value.where == str(path)
    kind = told.removeprefix("this is ").partition(",")[0]
    assert any(words in refusal.value.what for words in (f"this is {kind}, not", told, "a file", "does not exist"))
    assert ("does not exist" in refusal.value.what) == (not os.path.lexists(path))
