"""Places: what stands in the way is noticed first, and a file is written whole or not at all."""

import os
from pathlib import Path

import pytest

from audio_pipeline.cli.paths import check_output_file, resolve_folder
from audio_pipeline.errors import StoreError
from audio_pipeline.markup.author_file import display_path


def test_a_folder_that_is_there_or_can_be_made_is_fine(tmp_path: Path) -> None:
    assert resolve_folder(tmp_path) == tmp_path
    assert resolve_folder(tmp_path / "a" / "b") == tmp_path / "a" / "b"
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("below", ["", "a", "a/b"])
def test_a_file_or_a_loop_of_links_in_the_way_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    for name in ("file", "loop"):
        with pytest.raises(StoreError, match=f"{tmp_path / name}: this is not a folder"):
            resolve_folder(tmp_path / name / below)


def test_a_file_needs_a_folder_to_stand_in(tmp_path: Path) -> None:
    assert check_output_file(tmp_path / "line.wav") == tmp_path / "line.wav"
    with pytest.raises(StoreError, match="this is a folder"):
        check_output_file(tmp_path)
    with pytest.raises(StoreError, match="this folder does not exist"):
        check_output_file(tmp_path / "nowhere" / "line.wav")


def test_a_path_is_shown_as_a_person_here_would_type_it() -> None:
    assert display_path(Path.cwd() / "words" / "one.md") == os.path.join("words", "one.md")  # noqa: PTH118 - as it is typed
    assert display_path(Path("/elsewhere/one.md")) == "/elsewhere/one.md"
