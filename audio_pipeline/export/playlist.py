"""Playlist: an M3U8 of exported files (pure)."""

from collections.abc import Iterable
from pathlib import PurePosixPath


def format_playlist(title: str, entries: Iterable[tuple[PurePosixPath, str, int]]) -> str:
    """Return a playlist of files, each given as path, title and length in ms; the paths are relative to its own."""
    lines = ["#EXTM3U", f"#PLAYLIST:{title}"]
    for path, name, length_ms in entries:
        lines += [f"#EXTINF:{round(length_ms / 1000)},{name}", str(path)]
    return "\n".join(lines) + "\n"
