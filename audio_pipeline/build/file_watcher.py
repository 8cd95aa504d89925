"""File watcher: report the files that are saved below a folder."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

POLL_EVERY_MS = 250
"""The longest time between two reports while nothing is saved, so that the caller can do other things."""

_QUIET_MS = 50
"""A save is over after this long without a change: a text editor may write, move and write again in one save."""

_LONGEST_SAVE_MS = 1_600
"""Changes are reported after this long even if they have not stopped."""

_ENDINGS = frozenset({".md", ".toml", ""})
"""The endings of content and settings; a folder that was moved has none."""


def watch_saves(folder: Path, ignored: Sequence[Path]) -> Iterator[frozenset[Path]]:
    """Yield the paths saved since the last report, mostly none, about every POLL_EVERY_MS.

    Hidden files and the ignored folders are left out. If the folder itself vanishes or appears, its path is reported.
    """
    is_content = _make_filter(folder, ignored)
    previous_id = _identify_folder(folder)
    while True:
        folder_id = _identify_folder(folder)
        # A new folder is reported only once it is watched, so that no save in between is missed.
        reports = _watch_folder(folder_id, folder, is_content) if folder_id else iter([frozenset[Path]()])
        first = next(reports, frozenset[Path]())
        yield first if folder_id == previous_id else first | {folder}
        previous_id = folder_id
        yield from reports
        if not folder_id:
            time.sleep(POLL_EVERY_MS / 1_000)


def _watch_folder(
    folder_id: tuple[int, int], folder: Path, is_content: Callable[[str], bool]
) -> Iterator[frozenset[Path]]:
    """Yield the paths saved in this very folder, until another one, or none, is in its place."""
    from watchfiles import watch

    reports = watch(
        folder,
        watch_filter=lambda _, path: is_content(path),
        debounce=_LONGEST_SAVE_MS,
        step=_QUIET_MS,
        rust_timeout=POLL_EVERY_MS,
        yield_on_timeout=True,
    )
    with suppress(FileNotFoundError):  # it has gone before it could be watched
        for changes in reports:
            if _identify_folder(folder) != folder_id:
                return
            yield frozenset(Path(path) for _, path in changes)


def _make_filter(folder: Path, ignored: Sequence[Path]) -> Callable[[str], bool]:
    """Return a function that tells whether a path is content."""
    top, ignored_folders = folder.resolve(), [path.resolve() for path in ignored]

    def is_content(text: str) -> bool:
        path = Path(text).parent.resolve() / Path(text).name
        below = path.relative_to(top).parts if path.is_relative_to(top) else (path.name,)
        if any(part.startswith(".") for part in below) or any(map(path.is_relative_to, ignored_folders)):
            return False
        return path.suffix in _ENDINGS

    return is_content


def _identify_folder(folder: Path) -> tuple[int, int] | None:
    """Return the device and inode of a folder; None if there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
