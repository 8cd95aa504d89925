"""Plan text: what a build would do, and what that would cost, in words for a person and as JSON for a program."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from audio_pipeline.cli.console import format_count

_CENT = 0.01

_DECIMALS = {"dollars": 4}
"""A sentence costs a fraction of a cent."""

FORMAT_VERSION = 1
"""Grows when a reader of the old shape could not read the new one; docs/operating.md shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What is to be done, and how many seconds of one core's work it is."""

    sentences: int = 0
    """To speak."""
    chunks_to_make: int = 0
    about: bool = False
    """Whether a chunk more or less may have to be made, because some sentences are not spoken yet."""
    speak_s: float = 0.0
    encode_s: float = 0.0
    dollars: float = 0.0
    """What somebody else takes for speaking it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeForecast:
    """One programme."""

    id: str
    reasons: tuple[str, ...] = ()
    """Empty: it is kept as it is."""
    chunks: int | None = None
    """How many it is cut into; None: it is kept, or its words overrun an anchor."""
    cost: Cost = Cost()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """All of them."""

    programmes: Sequence[ProgrammeForecast]
    gone: Sequence[str] = ()
    """Programmes that leave the catalog."""
    total: Cost = Cost()
    """Each thing once, however many programmes need it."""
    wall_s: float = 0.0
    """About how long it will take."""
    cores: int
    measured: bool = True
    """Whether the seconds come from builds on this machine; else from a guess."""
    prices_of: str = ""
    """The month in which the prices were looked up; empty: nobody takes money."""


def make_kept_forecast(content_ids: Iterable[str], cores: int) -> Forecast:
    """There is nothing to do."""
    return Forecast(programmes=[ProgrammeForecast(id=name) for name in content_ids], cores=cores)


def format_as_text(forecast: Forecast) -> Iterator[str]:
    """A line a programme, and what it comes to."""
    for line in forecast.programmes:
        yield f"{line.id}: {', '.join(line.reasons)} ({_format_share(line)})" if line.reasons else f"{line.id}: kept"
    for name in forecast.gone:
        yield f"{name}: leaves the catalog, its content is gone"
    made, total = sum(bool(line.reasons) for line in forecast.programmes), forecast.total
    sentences = format_count(total.sentences, "sentence")
    yield f"{made} of {len(forecast.programmes)} programmes to make, {sentences} to speak."
    if made:
        source = "as builds here have measured" if forecast.measured else "a guess: no build here has measured it yet"
        yield (
            f"Speaking {_format_seconds(total.speak_s)}, encoding "
            f"{_format_about(total)}{format_count(total.chunks_to_make, 'chunk')} "
            f"{_format_seconds(total.encode_s)}: {_format_seconds(forecast.wall_s)} "
            f"on {format_count(forecast.cores, 'core')} ({source})."
        )
    if forecast.prices_of:
        yield f"The speech costs {_format_dollars(total.dollars)} (prices as of {forecast.prices_of})."


def format_as_json(forecast: Forecast) -> str:
    """The same, in a shape that stays."""
    made = sum(bool(line.reasons) for line in forecast.programmes)
    programmes = [
        {
            "id": line.id,
            "kept": not line.reasons,
            "reasons": line.reasons,
            "chunks": line.chunks,
            **_round_cost(line.cost),
        }
        for line in forecast.programmes
    ]
    total = {
        "programmes": len(forecast.programmes),
        "kept": len(forecast.programmes) - made,
        **_round_cost(forecast.total),
        "wall_s": round(forecast.wall_s, 2),
        "cores": forecast.cores,
        "measured": forecast.measured,
        "prices_of": forecast.prices_of,
    }
    found = {"format": FORMAT_VERSION, "programmes": programmes, "gone": forecast.gone, "total": total}
    return json.dumps(found, ensure_ascii=False, indent=2)


def _format_share(programme: ProgrammeForecast) -> str:
    """What is to be made of one programme."""
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


def _format_seconds(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{seconds:.1f} s"


def _format_dollars(dollars: float) -> str:
    return f"about ${dollars:.2f}" if dollars >= _CENT else "less than a cent"


def _round_cost(cost: Cost) -> dict[str, int | float | bool]:
    return {
        name: round(value, _DECIMALS.get(name, 2)) if isinstance(value, float) else value
        for name, value in asdict(cost).items()
    }
