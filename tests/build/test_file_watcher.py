"""Saves: what an editor's program does to files when somebody saves, on a real disk."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from audio_pipeline.build.file_watcher import watch_saves


class Watcher:
    """Somebody who watches a folder while a test does things in it."""

    def __init__(self, looks: Iterator[frozenset[Path]]) -> None:
        self._seen: Queue[frozenset[Path]] = Queue()
        self._over = threading.Event()
        next(looks)
        self._thread = threading.Thread(target=self._look, args=(looks,))
        self._thread.start()

    def _look(self, looks: Iterator[frozenset[Path]]) -> None:
        for saved in looks:
            if self._over.is_set():
                return
            if saved:
                self._seen.put(saved)

    def next(self, within_s: float = 10.0) -> set[str]:
        """The names in the next save."""
        return {path.name for path in self._seen.get(timeout=within_s)}

    def sees_nothing(self, for_s: float = 0.7) -> bool:
        try:
            self._seen.get(timeout=for_s)
        except Empty:
            return True
        return False

    def end(self) -> None:
        self._over.set()
        self._thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "words"
    (folder / "exercises").mkdir(parents=True)
    (folder / "exercises" / "hug.md").write_text("one")
    return folder


@pytest.fixture
def watcher(folder: Path) -> Iterator[Watcher]:
    watcher = Watcher(watch_saves(folder, [folder / "build", folder / "cache"]))
    yield watcher
    folder.mkdir(exist_ok=True)
    watcher.end()


def written(path: Path) -> None:
    path.write_text("two")


def moved_in(path: Path) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.write_text("two")
    beside.replace(path)


def kept_aside_first(path: Path) -> None:
    probe = path.with_name("4913")
    probe.touch()
    probe.unlink()
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text("two")
    path.with_name(f"{path.name}~").unlink()


@pytest.mark.parametrize("save", [written, moved_in, kept_aside_first])
def test_however_an_editor_saves_it_is_one_save(folder: Path, watcher: Watcher, save: Callable[[Path], None]) -> None:
    save(folder / "exercises" / "hug.md")
    assert "hug.md" in watcher.next()
    assert watcher.sees_nothing()


def test_many_files_saved_at_once_are_one_save(folder: Path, watcher: Watcher) -> None:
    for name in "abcdef":
        (folder / f"{name}.md").write_text("new")
        time.sleep(0.01)
    assert len(watcher.next()) == 6
    assert watcher.sees_nothing()


def test_two_saves_are_two(folder: Path, watcher: Watcher) -> None:
    for _ in range(2):
        written(folder / "exercises" / "hug.md")
        assert watcher.next() == {"hug.md"}


@pytest.mark.parametrize(
    "name", [".hug.md.swp", ".git/index.md", "build/catalog.toml", "cache/a/b.md", "hug.md~", "photo.jpg"]
)
def test_what_no_author_writes_is_no_save(folder: Path, watcher: Watcher, name: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    while not watcher.sees_nothing():  # a new folder may be one
        pass
    path.write_text("x")
    path.write_text("y")
    assert watcher.sees_nothing()


def test_words_in_a_new_folder_and_a_folder_moved_away_are_saves(folder: Path, watcher: Watcher) -> None:
    (folder / "benefits").mkdir()
    watcher.next()
    (folder / "benefits" / "ease.md").write_text("new")
    assert watcher.next() == {"ease.md"}
    (folder / "exercises").rename(folder.parent / "elsewhere")
    assert "exercises" in watcher.next()


def test_a_folder_that_vanishes_and_comes_back_is_watched_again(folder: Path, watcher: Watcher) -> None:
    shutil.rmtree(folder)
    while folder.name not in watcher.next():
        pass
    while not watcher.sees_nothing():
        pass
    folder.mkdir()
    assert watcher.next() == {folder.name}
    (folder / "hug.md").write_text("back")
    assert watcher.next() == {"hug.md"}


def test_another_folder_in_its_place_is_watched_instead(folder: Path, watcher: Watcher) -> None:
    (folder.parent / "other").mkdir()
    folder.rename(folder.parent / "before")
    (folder.parent / "other").rename(folder)
    assert watcher.next() == {folder.name}
    (folder.parent / "before" / "hug.md").write_text("nobody looks")
    assert watcher.sees_nothing()
    (folder / "hug.md").write_text("here")
    assert watcher.next() == {"hug.md"}


def test_words_reached_through_a_link_are_watched_too(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    watcher = Watcher(watch_saves(tmp_path / "link", []))
    written(folder / "exercises" / "hug.md")
    try:
        assert watcher.next() == {"hug.md"}
    finally:
        watcher.end()
