"""Plan markdown: format a forecast as the comment of a pull request, with a row for each programme to make."""

from collections.abc import Iterator

from audio_pipeline.cli.console import format_count, format_seconds
from audio_pipeline.cli.plan_text import Forecast, ProgrammeForecast, format_share, format_summary

MAX_ROWS = 60
"""The most programmes that are listed: GitHub takes 65 536 characters for a comment."""

_MAX_REASONS = 6
"""The most reasons of one programme that are listed."""

_HEAD = "| programme | why | to make | work | speech |\n|---|---|---|---|---|"


def format_as_markdown(forecast: Forecast) -> str:
    """Return a table of what is made, and the total."""
    return "\n\n".join(_format_parts(forecast))


def _format_parts(forecast: Forecast) -> Iterator[str]:
    made = [each for each in forecast.programmes if each.reasons]
    yield "### What is made again"
    if made:
        yield "\n".join([_HEAD, *(_format_row(each, forecast) for each in made[:MAX_ROWS])])
    if len(made) > MAX_ROWS:
        yield f"… and {format_count(len(made) - MAX_ROWS, 'programme')} more."
    if forecast.gone:
        yield f"These leave the catalog, because their content is gone: {', '.join(map(_format_id, forecast.gone))}."
    yield "\n".join(format_summary(forecast))
    if not made:
        yield "What answers, settings and pages say is published without new sound."


def _format_row(programme: ProgrammeForecast, forecast: Forecast) -> str:
    cost = programme.cost
    work = format_seconds(cost.speak_s + cost.encode_s)
    dollars = f"${cost.dollars:.4f}" if forecast.prices_of else "free"
    cells = (_format_id(programme.id), _format_reasons(programme.reasons), format_share(programme), work, dollars)
    return f"| {' | '.join(cells)} |"


def _format_reasons(reasons: tuple[str, ...]) -> str:
    others = len(reasons) - _MAX_REASONS
    listed = ", ".join(reasons[:_MAX_REASONS]) + (f" and {others} more" if others > 0 else "")
    return listed.replace("|", "\\|")


def _format_id(content_id: str) -> str:
    return f"`{content_id}`"
