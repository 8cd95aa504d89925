"""Building: carry out what is to be made, say what was, and how quickly."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from audio_pipeline import estimate, pipeline
from audio_pipeline.catalog import Catalog, to_json
from audio_pipeline.commands import places
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.shop import workshop
from audio_pipeline.commands.telling import count, unheard, where_it_runs
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.keeping import speeds
from audio_pipeline.model import SAMPLE_RATE_HZ
from audio_pipeline.settings import Library


def make(  # noqa: PLR0913, PLR0917 - all that the build is told
    workplace: Workplace,
    content: Path,
    out: Path,
    engine_name: str | None,
    cache: Place,
    crew: Crew,
    public_url: str,
) -> bytes:
    """Build what is written in a folder; gives the catalog as it was announced."""
    library = pipeline.checked(content, workplace.engines, workplace.cache(places.anywhere(cache)))
    shop = replace(workshop(workplace, library, out, engine_name, cache, crew), public_url=public_url)
    return to_json(built(library, shop)).encode()


def built(library: Library, shop: pipeline.Workshop) -> Catalog:
    """Build it, and say what was done."""
    where_it_runs(shop.engine)
    watch = _Stopwatch(progress=shop.progress)
    done = pipeline.build(library, replace(shop, progress=watch))
    made = len(done.plan.to_make)
    unheard(shop.engine, done.plan.unheard)
    click.echo(f"{count(made, 'programme')} made, {len(done.plan.jobs) - made} kept.")
    if not shop.cluster:
        _remember(done, watch, shop)
    return done.catalog


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stopwatch:
    """A progress that knows how long each thing took."""

    progress: pipeline.Progress
    wall_s: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, what: str, total: int) -> Iterator[Callable[[int], None]]:
        began = time.monotonic()
        with self.progress(what, total) as tick:
            yield tick
        self.wall_s[what] = time.monotonic() - began


def _remember(done: pipeline.Built, watch: _Stopwatch, shop: pipeline.Workshop) -> None:
    """Keep in mind how quick this machine is: plans tell from it what they will cost."""
    sentences = done.plan.to_speak
    speech_s = sum(estimate.clip(each).n_samples for each in sentences) / SAMPLE_RATE_HZ
    speaking = speeds.per_unit(watch.wall_s[pipeline.SPEAKING], cores=min(shop.jobs, len(sentences)), units=speech_s)
    encoding = speeds.per_unit(watch.wall_s[pipeline.ENCODING], cores=min(shop.jobs, done.chunks), units=done.chunks)
    speeds.remember(shop.cache, shop.engine.id, speaking=speaking, encoding=encoding)
