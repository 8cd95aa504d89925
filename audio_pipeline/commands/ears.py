"""Ears: where a sound goes that somebody asked to hear: a file, or the system's player."""

import os
import sys
from pathlib import Path

import click

from audio_pipeline.commands import places
from audio_pipeline.errors import StoreError

HEARD = "heard"
"""Where in the cache a sound lies while somebody listens to it."""


def file(out: str | Path | None, ending: str) -> Path | None:
    """Where the sound was asked to go; StoreError if it cannot, or if its name promises another kind of sound."""
    if out is None:
        return None
    wanted = places.to_be_written(Path(out))
    if wanted.suffix.lower() != ending:
        kind = ending.removeprefix(".").upper()
        raise StoreError(f"this sound is a {kind} file", where=str(wanted), mend=f'Name it "{wanted.stem}{ending}"')
    return wanted


def give(heard: bytes, file: Path | None, kept: Path) -> None:
    """Into the file that was asked for; else into the ears."""
    if file:
        places.write(heard, file)
        click.echo(f"Written to {click.format_filename(file)}.")
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    places.write(heard, kept)
    if _played(kept):
        click.echo(f"Played from {click.format_filename(kept)}.")
    else:
        click.echo(f"Nothing here plays sound: it is in {click.format_filename(kept)}.")


def _played(sound_file: Path) -> bool:
    """Whether the system's player took it; without a screen there is none."""
    screen = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(screen) and click.launch(str(sound_file), wait=True) == 0
