"""Saves: what an editor has just written below a folder."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

LOOK_EVERY_MS = 250
"""How often somebody who waits is asked whether there is anything else to do."""

_QUIET_MS = 50
"""A save is over when nothing has happened for so long: an editor may write, move and write again in one."""

_LONGEST_SAVE_MS = 1_600
"""Somebody who never stops writing is not waited for any longer."""

_ENDINGS = frozenset({".md", ".toml", ""})
"""What words and settings are written in; a folder that was moved has no ending."""


def saves(folder: Path, apart: Sequence[Path]) -> Iterator[frozenset[Path]]:
    """What was saved since the last look; mostly nothing. It begins with a first look.

    Hidden files, and the folders apart, are not looked at. A folder that vanishes or appears is itself what was saved.
    """
    wanted = _wanted(folder, apart)
    known = _identity(folder)
    while True:
        found = _identity(folder)
        # What appears is told only when it is watched: nothing may be saved in between.
        looks = _while_it_is(found, folder, wanted) if found else iter([frozenset[Path]()])
        first = next(looks, frozenset[Path]())
        yield first if found == known else first | {folder}
        known = found
        yield from looks
        if not found:
            time.sleep(LOOK_EVERY_MS / 1_000)


def _while_it_is(found: tuple[int, int], folder: Path, wanted: Callable[[str], bool]) -> Iterator[frozenset[Path]]:
    """What is saved in this very folder, until another one, or none, is in its place."""
    from watchfiles import watch

    looks = watch(
        folder,
        watch_filter=lambda _, path: wanted(path),
        debounce=_LONGEST_SAVE_MS,
        step=_QUIET_MS,
        rust_timeout=LOOK_EVERY_MS,
        yield_on_timeout=True,
    )
    with suppress(FileNotFoundError):  # it has gone before it could be watched
        for changes in looks:
            if _identity(folder) != found:
                return
            yield frozenset(Path(path) for _, path in changes)


def _wanted(folder: Path, apart: Sequence[Path]) -> Callable[[str], bool]:
    """Whether something at a path is what an author writes."""
    top, own = folder.resolve(), [each.resolve() for each in apart]

    def is_wanted(text: str) -> bool:
        path = Path(text).parent.resolve() / Path(text).name
        below = path.relative_to(top).parts if path.is_relative_to(top) else (path.name,)
        if any(part.startswith(".") for part in below) or any(path.is_relative_to(each) for each in own):
            return False
        return path.suffix in _ENDINGS

    return is_wanted


def _identity(folder: Path) -> tuple[int, int] | None:
    """Names a folder, whatever it is called; None if there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
