"""GUID line: the show's GUID gets into show.toml, or the editor is told which line to put there."""

from pathlib import Path

import click

from audio_pipeline.authoring.show_guid import with_guid
from audio_pipeline.built_in import BUILT_IN
from audio_pipeline.commands import places
from audio_pipeline.errors import StoreError


def keep_guid(content: Path, guid: str) -> None:
    """Write the GUID into the folder's own show.toml; what comes with the package is never changed, only told of."""
    file = content / "show.toml"
    is_own = file.is_file() and BUILT_IN not in (content.resolve(), *content.resolve().parents)
    if is_own and _written(file.resolve(), guid):
        click.echo(f"{places.shown(file)}: the show's GUID now stands there. Keep it with your words.")
        return
    own = "" if file.is_file() else f" (copy {BUILT_IN / 'show.toml'} there first)"
    click.echo(f'{places.shown(file)}: put this line above its first [table]{own}:\n  guid = "{guid}"', err=True)
    click.echo("With it the show stays the same podcast wherever it is published next.", err=True)


def _written(file: Path, guid: str) -> bool:
    """Whether it could be written; nothing is half-written."""
    try:
        text = file.read_bytes().decode()
        whole = with_guid(text, guid)
        if whole:
            places.write(whole.encode(), file)
    except (OSError, UnicodeDecodeError, StoreError):
        return False
    return whole is not None
