"""GUID line: the show's GUID gets into show.toml, or the editor is told which line to put there."""

from pathlib import Path

import click

from audio_pipeline.cli import paths
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.errors import StoreError
from audio_pipeline.markup.show_guid import insert_guid
from audio_pipeline.stores.atomic_write import write_atomically


def keep_guid(content: Path, guid: str) -> None:
    """Write the GUID into the folder's own show.toml; what comes with the package is never changed, only told of."""
    file = content / "show.toml"
    is_own = file.is_file() and BUILTIN_CONTENT not in (content.resolve(), *content.resolve().parents)
    if is_own and _write_guid(file.resolve(), guid):
        click.echo(f"{paths.display_path(file)}: the show's GUID now stands there. Keep it with your words.")
        return
    own = "" if file.is_file() else f" (copy {BUILTIN_CONTENT / 'show.toml'} there first)"
    click.echo(f'{paths.display_path(file)}: put this line above its first [table]{own}:\n  guid = "{guid}"', err=True)
    click.echo("With it the show stays the same podcast wherever it is published next.", err=True)


def _write_guid(file: Path, guid: str) -> bool:
    """Whether it could be written; nothing is half-written."""
    try:
        text = file.read_bytes().decode()
        whole = insert_guid(text, guid)
        if whole:
            write_atomically(file, whole.encode())
    except (OSError, UnicodeDecodeError, StoreError):
        return False
    return whole is not None
