"""Audio output: where a sound goes that somebody asked to hear: a file, or the system's player."""

import os
import sys
from pathlib import Path

import click

from audio_pipeline.cli import paths
from audio_pipeline.errors import StoreError
from audio_pipeline.stores.atomic_write import write_atomically

PLAYED_FOLDER = "heard"
"""Where in the cache a sound lies while somebody listens to it."""


def check_sound_file(out: str | Path | None, ending: str) -> Path | None:
    """Where the sound was asked to go; StoreError if it cannot, or if its name promises another kind of sound."""
    if out is None:
        return None
    wanted = paths.check_output_file(Path(out))
    if wanted.suffix.lower() != ending:
        kind = ending.removeprefix(".").upper()
        raise StoreError(f"this sound is a {kind} file", where=str(wanted), hint=f'Name it "{wanted.stem}{ending}"')
    return wanted


def write_or_play(sound: bytes, file: Path | None, cache_file: Path) -> None:
    """Into the file that was asked for; else into the ears."""
    if file:
        write_atomically(file, sound)
        click.echo(f"Written to {click.format_filename(file)}.")
        return
    cache_file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(cache_file, sound)
    if _play_file(cache_file):
        click.echo(f"Played from {click.format_filename(cache_file)}.")
    else:
        click.echo(f"Nothing here plays sound: it is in {click.format_filename(cache_file)}.")


def _play_file(sound_file: Path) -> bool:
    """Whether the system's player took it; without a screen there is none."""
    screen = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(screen) and click.launch(str(sound_file), wait=True) == 0
