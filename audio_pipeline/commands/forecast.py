"""Forecast: what a build would do, and what that would cost, in words for a person and as JSON for a program."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from audio_pipeline.commands.telling import count

_CENT = 0.01

_DIGITS = {"dollars": 4}
"""A sentence costs a fraction of a cent."""

FORMAT = 1
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
class Line:
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

    lines: Sequence[Line]
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


def of_kept(names: Iterable[str], cores: int) -> Forecast:
    """There is nothing to do."""
    return Forecast(lines=[Line(id=name) for name in names], cores=cores)


def as_text(forecast: Forecast) -> Iterator[str]:
    """A line a programme, and what it comes to."""
    for line in forecast.lines:
        yield f"{line.id}: {', '.join(line.reasons)} ({_share(line)})" if line.reasons else f"{line.id}: kept"
    for name in forecast.gone:
        yield f"{name}: leaves the catalog, its content is gone"
    made, total = sum(bool(line.reasons) for line in forecast.lines), forecast.total
    yield f"{made} of {len(forecast.lines)} programmes to make, {count(total.sentences, 'sentence')} to speak."
    if made:
        source = "as builds here have measured" if forecast.measured else "a guess: no build here has measured it yet"
        yield (
            f"Speaking {_seconds(total.speak_s)}, encoding {_about(total)}{count(total.chunks_to_make, 'chunk')} "
            f"{_seconds(total.encode_s)}: {_seconds(forecast.wall_s)} on {count(forecast.cores, 'core')} ({source})."
        )
    if forecast.prices_of:
        yield f"The speech costs {_dollars(total.dollars)} (prices as of {forecast.prices_of})."


def as_json(forecast: Forecast) -> str:
    """The same, in a shape that stays."""
    made = sum(bool(line.reasons) for line in forecast.lines)
    programmes = [
        {"id": line.id, "kept": not line.reasons, "reasons": line.reasons, "chunks": line.chunks, **_rounded(line.cost)}
        for line in forecast.lines
    ]
    total = {
        "programmes": len(forecast.lines),
        "kept": len(forecast.lines) - made,
        **_rounded(forecast.total),
        "wall_s": round(forecast.wall_s, 2),
        "cores": forecast.cores,
        "measured": forecast.measured,
        "prices_of": forecast.prices_of,
    }
    found = {"format": FORMAT, "programmes": programmes, "gone": forecast.gone, "total": total}
    return json.dumps(found, ensure_ascii=False, indent=2)


def _share(line: Line) -> str:
    """What is to be made of one programme."""
    if line.chunks is None:
        return f"its words {'may ' if line.cost.about else ''}overrun an anchor"
    chunks = f"{_about(line.cost)}{line.cost.chunks_to_make} of {count(line.chunks, 'chunk')}"
    return f"{chunks}, {count(line.cost.sentences, 'sentence')} to speak" if line.cost.sentences else chunks


def _about(cost: Cost) -> str:
    return "about " if cost.about else ""


def _seconds(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{seconds:.1f} s"


def _dollars(dollars: float) -> str:
    return f"about ${dollars:.2f}" if dollars >= _CENT else "less than a cent"


def _rounded(cost: Cost) -> dict[str, int | float | bool]:
    return {
        name: round(value, _DIGITS.get(name, 2)) if isinstance(value, float) else value
        for name, value in asdict(cost).items()
    }
