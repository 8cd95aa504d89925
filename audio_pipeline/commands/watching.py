"""Watching: build again whenever something is saved, and tell what came of it."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import click

from audio_pipeline import pipeline
from audio_pipeline.authoring.author_file import require_content_folder
from audio_pipeline.authoring.house.weights import divide_by_weight
from audio_pipeline.commands import options, places
from audio_pipeline.commands.crew import Crew
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.shop import workshop
from audio_pipeline.commands.telling import count, unheard, where_it_runs, worth_a_look
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.editing import edited
from audio_pipeline.editing.aloud import line
from audio_pipeline.editing.saves import saves
from audio_pipeline.engines.engine import voice_for
from audio_pipeline.errors import ContentFaults, Fault, PipelineError
from audio_pipeline.plan import Plan
from audio_pipeline.review import reviewed
from audio_pipeline.settings import MANNERS, Library

TRY_AGAIN_EVERY_S = 5.0
"""How long trouble is left alone that no save will end: a full disk, another build at work."""

_NAMED_AT_MOST = 3


@click.command(
    epilog="\b\n"
    "Example: warm-recall watch --content my-words\n"
    "         With “warm-recall-skill serve --local --catalog build” in a second window, the open page plays what you\n"
    "         changed, from its chapter on, about a second after you saved it."
)
@options.making
@options.jobs
@options.public_url
@click.pass_obj
def watch(workplace: Workplace, /, content: Path, out: Path, cache: Place, jobs: int, **how: str | None) -> None:
    """Build, and again whenever something is saved, until Ctrl-C.

    What is wrong is told as “warm-recall check” tells it, and watching goes on.
    """
    require_content_folder(content)
    desk = Desk(
        read=lambda: pipeline.checked(content, workplace.engines, workplace.cache(places.anywhere(cache))),
        shop=lambda library: replace(
            workshop(workplace, library, out, how["engine_name"], cache, Crew(jobs=jobs)),
            public_url=str(how["public_url"]),
        ),
    )
    looks = saves(content, [place for place in (out, cache) if isinstance(place, Path)])
    next(looks)
    desk.build()
    _warm(desk, workplace)
    click.echo(f"Watching {places.shown(content)}: save a file, and it is built. Ctrl-C ends this.")
    for saved in looks:
        if saved or desk.is_to_try_again():
            desk.build()


@dataclass(slots=True, kw_only=True)
class Desk:
    """Where somebody writes: it knows what was built and told last."""

    read: Callable[[], Library]
    shop: Callable[[Library], pipeline.Workshop]
    library: Library | None = None
    findings: tuple[Fault, ...] = ()
    trouble: str = ""
    """What kept the last build from ending, if it was not the words."""
    tried_at: float = 0.0

    def build(self) -> None:
        """Build what is written now, and tell what was made or what is wrong."""
        trouble = ""
        try:
            self._build(time.monotonic())
        except ContentFaults as found:
            _tell(f"{found}\n{len(found.faults)} to mend; what was built before stays.")
        except (PipelineError, OSError) as wrong:
            trouble = str(wrong)
            if trouble != self.trouble:
                _tell(f"{trouble}\nWatching goes on, and tries again.")
        self.trouble, self.tried_at = trouble, time.monotonic()

    def is_to_try_again(self) -> bool:
        """Whether trouble may have ended by itself."""
        return bool(self.trouble) and time.monotonic() - self.tried_at > TRY_AGAIN_EVERY_S

    def _build(self, began: float) -> None:
        library = self.read()
        shop = self.shop(library)
        if self.library is None:
            where_it_runs(shop.engine)
        first = edited.heard_first(self.library, library) if self.library else None
        made = self._made(first, _quietly(shop), began, to_hear=True) if first else 0
        made += self._made(library, shop, began, to_hear=not made)
        if not made:
            click.echo(f"No sound to make; the catalog is up to date in {time.monotonic() - began:.1f} s.")
        self.library = library
        self._review(library)

    def _made(self, library: Library, shop: pipeline.Workshop, began: float, *, to_hear: bool) -> int:
        """Build it, let it be heard, and tell what was made: of how many programmes."""
        done = pipeline.build(library, shop)
        if to_hear:
            edited.announce(edited.edited(_pairs(done), shop.store), shop.store)
        seconds = time.monotonic() - began
        unheard(shop.engine, done.plan.unheard)
        for words in _reasons(done.plan):
            click.echo(words)
        made = len(done.plan.to_make)
        if made:
            click.echo(f"{count(made, 'programme')} made in {seconds:.1f} s.")
        return made

    def _review(self, library: Library) -> None:
        """Tell what must not be published and what is worth a look; what was told before is only counted."""
        found = reviewed(library)
        stops, looks = divide_by_weight(found)
        told = [str(fault) for fault in (*looks, *stops) if fault not in self.findings]
        told += [worth_a_look(len(looks))] if looks else []
        told += [f"{count(len(stops), 'thing')} to mend before it is published."] if stops else []
        if told:
            _tell("\n".join(told))
        self.findings = found


def _warm(desk: Desk, workplace: Workplace) -> None:
    """Load all that makes sound now, not when somebody waits to hear a sentence."""
    if desk.library is None:
        return
    shop = _quietly(desk.shop(desk.library))
    kind, manner = next(iter(MANNERS.items()))
    voice = voice_for(shop.engine, desk.library.settings.pace[manner].voice)
    if voice.runs.startswith("here"):
        with tempfile.TemporaryDirectory() as nowhere:
            shop = replace(shop, cache=workplace.folder(Path(nowhere)))
            pipeline.rehearsed(line("Warm.", kind, voice.name), desk.library, shop)


def _quietly(shop: pipeline.Workshop) -> pipeline.Workshop:
    """The same without bars: what is done in a moment needs none."""
    return replace(shop, progress=_in_silence)


def _in_silence(_what: str, _total: int) -> AbstractContextManager[Callable[[int], None]]:
    return nullcontext(lambda _: None)


def _pairs(done: pipeline.Built) -> Iterator[edited.Pair]:
    """Each programme that was made: its release before, and now."""
    for job in done.plan.to_make:
        if now := done.catalog.of_content(job.content.id):
            yield job.release, now


def _reasons(done: Plan) -> Iterator[str]:
    """What was made and why; programmes that were made for one reason in one line."""
    alike: dict[str, list[str]] = {}
    for job in done.to_make:
        alike.setdefault(", ".join(job.reasons), []).append(job.content.id)
    for why, names in alike.items():
        more = f" and {len(names) - _NAMED_AT_MOST} more" if len(names) > _NAMED_AT_MOST else ""
        yield f"{', '.join(names[:_NAMED_AT_MOST])}{more}: {why}"
    for name in done.gone:
        yield f"{name}: left the catalog, its content is gone"


def _tell(words: str) -> None:
    click.echo(words, err=True)
