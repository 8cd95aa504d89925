"""File watcher: what an editor has just written below a folder."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

POLL_EVERY_MS = 250
"""How often somebody who waits is asked whether there is anything else to do."""

_QUIET_MS = 50
"""A save is over when nothing has happened for so long: an editor may write, move and write again in one."""

_LONGEST_SAVE_MS = 1_600
"""Somebody who never stops writing is not waited for any longer."""

_ENDINGS = frozenset({".md", ".toml", ""})
"""What words and settings are written in; a folder that was moved has no ending."""


def watch_saves(folder: Path, ignored: Sequence[Path]) -> Iterator[frozenset[Path]]:
    """What was saved since the last look; mostly nothing. It begins with a first look.

    Hidden files, and the folders apart, are not looked at. A folder that vanishes or appears is itself what was saved.
    """
    wanted = _make_filter(folder, ignored)
    known = _identify_folder(folder)
    while True:
        found = _identify_folder(folder)
        # What appears is told only when it is watched: nothing may be saved in between.
        looks = _watch_folder(found, folder, wanted) if found else iter([frozenset[Path]()])
        first = next(looks, frozenset[Path]())
        yield first if found == known else first | {folder}
        known = found
        yield from looks
        if not found:
            time.sleep(POLL_EVERY_MS / 1_000)


def _watch_folder(found: tuple[int, int], folder: Path, wanted: Callable[[str], bool]) -> Iterator[frozenset[Path]]:
    """What is saved in this very folder, until another one, or none, is in its place."""
    from watchfiles import watch

    looks = watch(
        folder,
        watch_filter=lambda _, path: wanted(path),
        debounce=_LONGEST_SAVE_MS,
        step=_QUIET_MS,
        rust_timeout=POLL_EVERY_MS,
        yield_on_timeout=True,
    )
    with suppress(FileNotFoundError):  # it has gone before it could be watched
        for changes in looks:
            if _identify_folder(folder) != found:
                return
            yield frozenset(Path(path) for _, path in changes)


def _make_filter(folder: Path, ignored: Sequence[Path]) -> Callable[[str], bool]:
    """Whether something at a path is what an author writes."""
    top, own = folder.resolve(), [each.resolve() for each in ignored]

    def is_wanted(text: str) -> bool:
        path = Path(text).parent.resolve() / Path(text).name
        below = path.relative_to(top).parts if path.is_relative_to(top) else (path.name,)
        if any(part.startswith(".") for part in below) or any(path.is_relative_to(each) for each in own):
            return False
        return path.suffix in _ENDINGS

    return is_wanted


def _identify_folder(folder: Path) -> tuple[int, int] | None:
    """Names a folder, whatever it is called; None if there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
