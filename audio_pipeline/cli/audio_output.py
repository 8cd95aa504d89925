"""Audio output: write a sound to a file, or play it with the system's player."""

import os
import sys
from pathlib import Path

import click

from audio_pipeline.cli import paths
from audio_pipeline.cli.options import find_default_cache
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.errors import StoreError
from audio_pipeline.stores.atomic_write import write_atomically

_PLAYED_FOLDER = "heard"
"""The folder in a cache for the sounds that are played."""


def check_sound_file(file: Path | None, ending: str) -> Path | None:
    """Return the file if a sound of this ending can be written to it; else raise a StoreError."""
    if file is None:
        return None
    paths.check_output_file(file)
    if file.suffix.lower() != ending:
        kind = ending.removeprefix(".").upper()
        raise StoreError(f"this sound is a {kind} file", where=str(file), hint=f'Name it "{file.stem}{ending}"')
    return file


def write_or_play(sound: bytes, file: Path | None, cache: PathOrUrl, name: str) -> None:
    """Write the sound to the file; without one, play it from a file of this name in the cache folder."""
    if file:
        write_atomically(file, sound)
        click.echo(f"Written to {click.format_filename(file)}.")
        return
    played_file = (cache if isinstance(cache, Path) else find_default_cache()) / _PLAYED_FOLDER / name
    played_file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(played_file, sound)
    if _play_file(played_file):
        click.echo(f"Played from {click.format_filename(played_file)}.")
    else:
        click.echo(f"There is no player here. The sound is in {click.format_filename(played_file)}.")


def _play_file(sound_file: Path) -> bool:
    """Return whether the system's player played it; a machine without a screen has none."""
    has_screen = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(has_screen) and click.launch(str(sound_file), wait=True) == 0
