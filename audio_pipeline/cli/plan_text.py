"""Plan text: format a forecast as text and JSON; apart from the command, because the command and plan_costs use it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from audio_pipeline.cli.console import format_count, format_dollars, format_seconds

_DECIMALS = {"dollars": 4}
"""Digits after the point where two are too few: a sentence costs a fraction of a cent."""

FORMAT_VERSION = 1
"""The version of the JSON format, which docs/operating.md shows; it grows with every incompatible change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The work for one programme or for all of them, in seconds of one core."""

    sentences: int = 0
    """Sentences to speak."""
    chunks_to_make: int = 0
    about: bool = False
    """The number of chunks is an estimate, because some sentences are not spoken yet."""
    speak_s: float = 0.0
    encode_s: float = 0.0
    dollars: float = 0.0
    """The price of the speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeForecast:
    """The work for one programme."""

    id: str
    reasons: tuple[str, ...] = ()
    """The reasons for making it; empty: it is kept."""
    chunks: int | None = None
    """The number of its chunks; None: it is kept, or its words overrun an anchor."""
    cost: Cost = Cost()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The work for all programmes."""

    programmes: Sequence[ProgrammeForecast]
    gone: Sequence[str] = ()
    """The ids of programmes that leave the catalog."""
    total: Cost = Cost()
    """Work that several programmes share counts once."""
    wall_s: float = 0.0
    """The estimated duration of the build."""
    cores: int
    measured: bool = True
    """The seconds are based on builds on this machine, not on defaults."""
    prices_of: str = ""
    """The month of the price list; empty: the speech costs nothing."""


def make_kept_forecast(content_ids: Iterable[str], cores: int) -> Forecast:
    """Return the forecast of a build that keeps every programme."""
    return Forecast(programmes=[ProgrammeForecast(id=name) for name in content_ids], cores=cores)


def format_as_text(forecast: Forecast) -> Iterator[str]:
    """Yield a line per programme, and the total."""
    for each in forecast.programmes:
        yield f"{each.id}: {', '.join(each.reasons)} ({format_share(each)})" if each.reasons else f"{each.id}: kept"
    for content_id in forecast.gone:
        yield f"{content_id}: leaves the catalog, because its content is gone"
    yield from format_summary(forecast)


def format_summary(forecast: Forecast) -> Iterator[str]:
    """Yield the lines of the total."""
    n_made, total = sum(bool(each.reasons) for each in forecast.programmes), forecast.total
    sentences = format_count(total.sentences, "sentence")
    yield f"{n_made} of {len(forecast.programmes)} programmes to make, {sentences} to speak."
    if n_made:
        source = (
            "measured by builds on this machine"
            if forecast.measured
            else "a guess: no build has been measured here yet"
        )
        yield (
            f"Speaking {format_seconds(total.speak_s)}, encoding "
            f"{_format_about(total)}{format_count(total.chunks_to_make, 'chunk')} "
            f"{format_seconds(total.encode_s)}: {format_seconds(forecast.wall_s)} "
            f"on {format_count(forecast.cores, 'core')} ({source})."
        )
    if forecast.prices_of:
        yield f"The speech costs {format_dollars(total.dollars)} (prices as of {forecast.prices_of})."


def format_as_json(forecast: Forecast) -> str:
    """Return the forecast as JSON, in the format of FORMAT_VERSION."""
    n_made = sum(bool(each.reasons) for each in forecast.programmes)
    programmes = [
        {
            "id": each.id,
            "kept": not each.reasons,
            "reasons": each.reasons,
            "chunks": each.chunks,
            **_round_cost(each.cost),
        }
        for each in forecast.programmes
    ]
    total = {
        "programmes": len(forecast.programmes),
        "kept": len(forecast.programmes) - n_made,
        **_round_cost(forecast.total),
        "wall_s": round(forecast.wall_s, 2),
        "cores": forecast.cores,
        "measured": forecast.measured,
        "prices_of": forecast.prices_of,
    }
    facts = {"format": FORMAT_VERSION, "programmes": programmes, "gone": forecast.gone, "total": total}
    return json.dumps(facts, ensure_ascii=False, indent=2)


def format_share(programme: ProgrammeForecast) -> str:
    """Say how much of one programme is to be made."""
    if programme.chunks is None:
        return f"its words {'may ' if programme.cost.about else ''}overrun an anchor"
    chunks = (
        f"{_format_about(programme.cost)}{programme.cost.chunks_to_make} of {format_count(programme.chunks, 'chunk')}"
    )
    return (
        f"{chunks}, {format_count(programme.cost.sentences, 'sentence')} to speak"
        if programme.cost.sentences
        else chunks
    )


def _format_about(cost: Cost) -> str:
    return "about " if cost.about else ""


def _round_cost(cost: Cost) -> dict[str, int | float | bool]:
    return {
        name: round(value, _DECIMALS.get(name, 2)) if isinstance(value, float) else value
        for name, value in asdict(cost).items()
    }
