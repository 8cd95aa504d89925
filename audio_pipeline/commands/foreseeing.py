"""Foreseeing: a plan, and what it will cost on this machine."""

from pathlib import Path

from audio_pipeline import pipeline
from audio_pipeline.commands import places
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.forecast import Cost, Forecast, Line
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.shop import workshop
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.keeping.outlook import Outlook, Share, outlook
from audio_pipeline.keeping.speeds import START_S, Speeds, speeds
from audio_pipeline.plan import Job


def foresee(
    workplace: Workplace, content: Path, out: Path, engine_name: str | None, cache: Place, jobs: int
) -> Forecast:
    """What a build of what is written in a folder would do."""
    library = pipeline.checked(content, workplace.engines, workplace.cache(places.anywhere(cache)))
    shop = workshop(workplace, library, out, engine_name, cache, Crew(jobs=jobs))
    todo = pipeline.planned(library, shop)
    ahead, speed = outlook(todo, shop.engine, shop.cache), speeds(shop.cache, shop.engine.id)
    total = _total(ahead, speed)
    return Forecast(
        lines=[_line(job, ahead, speed) for job in todo.jobs],
        gone=todo.gone,
        total=total,
        wall_s=_wall_s(total, jobs),
        cores=jobs,
        measured=speed.measured or not todo.to_make,
        prices_of=ahead.prices_of,
    )


def _line(job: Job, ahead: Outlook, speed: Speeds) -> Line:
    share = ahead.shares.get(job.content.id)
    if not share:
        return Line(id=job.content.id)
    return Line(id=job.content.id, reasons=job.reasons, chunks=share.chunks or None, cost=_cost(share, ahead, speed))


def _cost(share: Share, ahead: Outlook, speed: Speeds) -> Cost:
    return Cost(
        sentences=len(share.to_speak),
        chunks_to_make=len(share.to_encode),
        about=not share.is_exact,
        speak_s=sum(ahead.speech_ms[key] for key in share.to_speak) / 1_000 * speed.speaking,
        encode_s=len(share.to_encode) * speed.encoding,
        dollars=sum((ahead.dollars.get(key, 0.0) for key in sorted(share.to_speak)), start=0.0),
    )


def _total(ahead: Outlook, speed: Speeds) -> Cost:
    everything = Share(to_speak=frozenset(ahead.speech_ms), to_encode=ahead.to_encode, chunks=0)
    return _cost(everything, ahead, speed)


def _wall_s(total: Cost, jobs: int) -> float:
    """First the one, then the other: each among all cores, as far as there is something for each of them to do."""
    parts = ((total.speak_s, total.sentences), (total.encode_s, total.chunks_to_make))
    return sum((START_S + work_s / min(jobs, tasks) for work_s, tasks in parts if tasks), start=0.0)
