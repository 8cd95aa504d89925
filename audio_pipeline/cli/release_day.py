"""Release day: refuse programmes that come out later, or hold them back until then."""

from datetime import UTC, date, datetime

import click

from audio_pipeline.content.library import Library
from audio_pipeline.errors import ContentError
from audio_pipeline.publish.schedule import find_early_programmes, hold_back

NOW = "now"


def parse_day(_context: click.Context, _parameter: click.Parameter, text: str | None) -> date | None:
    """Return the day of --at, in UTC; None if the option is not there."""
    if text is None:
        return None
    today = datetime.now(UTC).date()
    try:
        day = today if text == NOW else date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"“{text}” is no day. Write it as 2026-11-23, or write {NOW}.") from error
    if day > today:
        raise click.BadParameter(f"{day} has not come yet. Publish on that day, or write {NOW}.")
    return day


def lies_ahead(day: str) -> bool:
    """Tell whether a day, written as 2026-11-23, has not come yet in UTC."""
    return date.fromisoformat(day) > datetime.now(UTC).date()


def release_until(library: Library, day: date | None) -> Library:
    """Return what may be published on a day; programmes of a later one are held back, and refused without a day.

    ContentError names the first programme that is refused.
    """
    if day is None:
        _refuse_early_programmes(library)
        return library
    early = find_early_programmes(library.programmes, day)
    for programme in early:
        click.echo(f"{programme.id} is held back until {programme.published}.", err=True)
    return hold_back(library, day)


def _refuse_early_programmes(library: Library) -> None:
    today = datetime.now(UTC).date()
    for programme in find_early_programmes(library.programmes, today):
        what = f'"{programme.id}" comes out on {programme.published}, and today is {today} (UTC)'
        hint = f"Correct its day, or hold it back until then: --at {NOW}, and publish again on that day"
        raise ContentError(what, where=str(programme.location), hint=hint)
