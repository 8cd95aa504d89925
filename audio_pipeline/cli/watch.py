"""Watch: build again whenever something is saved, and tell what came of it."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import click

from audio_pipeline.build import build as pipeline
from audio_pipeline.build import edit_notification
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.file_watcher import watch_saves
from audio_pipeline.build.line_preview import parse_line
from audio_pipeline.build.plan import Plan
from audio_pipeline.build.preview import render_preview
from audio_pipeline.cli import options, paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.console import format_count, warn_if_remote, warn_unsupported_marks, worth_a_look
from audio_pipeline.cli.context import make_build_context
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.cli.worker_options import WorkerOptions
from audio_pipeline.content.library import READING_STYLES, Library
from audio_pipeline.errors import ContentFaults, Fault, PipelineError
from audio_pipeline.lint.run import lint_library
from audio_pipeline.markup.author_file import require_content_folder
from audio_pipeline.markup.rule_weights import divide_by_weight
from audio_pipeline.speech.engines.engine import find_voice_or_default

RETRY_INTERVAL_S = 5.0
"""How long trouble is left alone that no save will end: a full disk, another build at work."""

_MAX_LISTED = 3


@click.command(
    epilog="\b\n"
    "Example: warm-recall watch --content my-words\n"
    "         With “warm-recall-skill serve --local --catalog build” in a second window, the open page plays what you\n"
    "         changed, from its chapter on, about a second after you saved it."
)
@options.build_options
@options.jobs
@options.public_url
@click.pass_obj
def watch(backends: Backends, /, content: Path, out: Path, cache: PathOrUrl, jobs: int, **how: str | None) -> None:
    """Build, and again whenever something is saved, until Ctrl-C.

    What is wrong is told as “warm-recall check” tells it, and watching goes on.
    """
    require_content_folder(content)
    desk = WatchLoop(
        load_library=lambda: pipeline.load_library(
            content, backends.engines, backends.open_cache(paths.resolve_path_or_url(cache))
        ),
        make_context=lambda library: replace(
            make_build_context(backends, library, out, how["engine_name"], cache, WorkerOptions(jobs=jobs)),
            public_url=str(how["public_url"]),
        ),
    )
    looks = watch_saves(content, [place for place in (out, cache) if isinstance(place, Path)])
    next(looks)
    desk.build()
    _prepare_engine(desk, backends)
    click.echo(f"Watching {paths.display_path(content)}: save a file, and it is built. Ctrl-C ends this.")
    for saved in looks:
        if saved or desk.is_retry_due():
            desk.build()


@dataclass(slots=True, kw_only=True)
class WatchLoop:
    """Where somebody writes: it knows what was built and told last."""

    load_library: Callable[[], Library]
    make_context: Callable[[Library], BuildContext]
    library: Library | None = None
    lint_faults: tuple[Fault, ...] = ()
    failure: str = ""
    """What kept the last build from ending, if it was not the words."""
    tried_at_s: float = 0.0

    def build(self) -> None:
        """Build what is written now, and tell what was made or what is wrong."""
        trouble = ""
        try:
            self._build(time.monotonic())
        except ContentFaults as found:
            _print_error(f"{found}\n{len(found.faults)} to mend; what was built before stays.")
        except (PipelineError, OSError) as wrong:
            trouble = str(wrong)
            if trouble != self.failure:
                _print_error(f"{trouble}\nWatching goes on, and tries again.")
        self.failure, self.tried_at_s = trouble, time.monotonic()

    def is_retry_due(self) -> bool:
        """Whether trouble may have ended by itself."""
        return bool(self.failure) and time.monotonic() - self.tried_at_s > RETRY_INTERVAL_S

    def _build(self, began_s: float) -> None:
        library = self.load_library()
        shop = self.make_context(library)
        if self.library is None:
            warn_if_remote(shop.engine)
        first = edit_notification.choose_first_build(self.library, library) if self.library else None
        made = self._build_and_announce(first, _hide_progress(shop), began_s, to_hear=True) if first else 0
        made += self._build_and_announce(library, shop, began_s, to_hear=not made)
        if not made:
            click.echo(f"No sound to make; the catalog is up to date in {time.monotonic() - began_s:.1f} s.")
        self.library = library
        self._report_lint_faults(library)

    def _build_and_announce(self, library: Library, context: BuildContext, began_s: float, *, to_hear: bool) -> int:
        """Build it, let it be heard, and tell what was made: of how many programmes."""
        done = pipeline.build(library, context)
        if to_hear:
            edit_notification.put_notification(
                edit_notification.find_first_edit(_find_release_pairs(done), context.store), context.store
            )
        seconds = time.monotonic() - began_s
        warn_unsupported_marks(context.engine, done.plan.unsupported_marks)
        for words in _format_reasons(done.plan):
            click.echo(words)
        made = len(done.plan.to_make)
        if made:
            click.echo(f"{format_count(made, 'programme')} made in {seconds:.1f} s.")
        return made

    def _report_lint_faults(self, library: Library) -> None:
        """Tell what must not be published and what is worth a look; what was told before is only counted."""
        found = lint_library(library)
        stops, looks = divide_by_weight(found)
        told = [str(fault) for fault in (*looks, *stops) if fault not in self.lint_faults]
        told += [worth_a_look(len(looks))] if looks else []
        told += [f"{format_count(len(stops), 'thing')} to mend before it is published."] if stops else []
        if told:
            _print_error("\n".join(told))
        self.lint_faults = found


def _prepare_engine(loop: WatchLoop, backends: Backends) -> None:
    """Load all that makes sound now, not when somebody waits to hear a sentence."""
    if loop.library is None:
        return
    shop = _hide_progress(loop.make_context(loop.library))
    kind, manner = next(iter(READING_STYLES.items()))
    voice = find_voice_or_default(shop.engine, loop.library.settings.pace[manner].voice)
    if voice.runs_at.startswith("here"):
        with tempfile.TemporaryDirectory() as nowhere:
            shop = replace(shop, cache=backends.open_folder(Path(nowhere)))
            render_preview(parse_line("Warm.", kind, voice.name), loop.library, shop)


def _hide_progress(context: BuildContext) -> BuildContext:
    """The same without bars: what is done in a moment needs none."""
    return replace(context, progress=_ignore_progress)


def _ignore_progress(_what: str, _total: int) -> AbstractContextManager[Callable[[int], None]]:
    return nullcontext(lambda _: None)


def _find_release_pairs(result: pipeline.BuildResult) -> Iterator[edit_notification.ReleasePair]:
    """Each programme that was made: its release before, and now."""
    for job in result.plan.to_make:
        if now := result.catalog.of_content(job.content.id):
            yield job.release, now


def _format_reasons(build_plan: Plan) -> Iterator[str]:
    """What was made and why; programmes that were made for one reason in one line."""
    alike: dict[str, list[str]] = {}
    for job in build_plan.to_make:
        alike.setdefault(", ".join(job.reasons), []).append(job.content.id)
    for why, names in alike.items():
        more = f" and {len(names) - _MAX_LISTED} more" if len(names) > _MAX_LISTED else ""
        yield f"{', '.join(names[:_MAX_LISTED])}{more}: {why}"
    for name in build_plan.removed_ids:
        yield f"{name}: left the catalog, its content is gone"


def _print_error(text: str) -> None:
    click.echo(text, err=True)
