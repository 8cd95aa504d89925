"""Watch: build again whenever a file is saved, and print the result."""

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import click

from audio_pipeline.build import build as pipeline
from audio_pipeline.build import edit_notification
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.check_result import delete_check_result, put_check_result
from audio_pipeline.build.file_watcher import watch_saves
from audio_pipeline.build.line_preview import parse_line
from audio_pipeline.build.plan import Plan
from audio_pipeline.build.preview import render_preview
from audio_pipeline.cli import options
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.console import (
    format_count,
    format_seconds,
    format_warning_count,
    warn_if_remote,
    warn_unsupported_marks,
)
from audio_pipeline.cli.context import load_library, make_build_context
from audio_pipeline.content.library import READING_STYLES, Library
from audio_pipeline.errors import ContentFaults, Fault, PipelineError
from audio_pipeline.lint.run import lint_library
from audio_pipeline.markup.author_file import display_path, require_content_folder
from audio_pipeline.markup.rule_weights import divide_by_weight
from audio_pipeline.speech.engines.engine import find_voice_or_default

RETRY_INTERVAL_S = 5.0
"""Seconds until the next try after a failure that no save can end: a full disk, another build in the same folder."""

_MAX_LISTED = 3


@click.command(
    epilog="\b\n"
    "Example: warm-recall watch --content my-words\n"
    "         With “warm-recall-skill serve --local --catalog build” in a second window, the open page plays what you\n"
    "         changed, from the sentence before on, about a second after you saved it."
)
@options.build_options(options.public_url)
@click.pass_obj
def watch(backends: Backends, build_options: BuildOptions, /) -> None:
    """Build, and again whenever something is saved, until Ctrl-C.

    Faults are printed as “warm-recall check” prints them, and watching goes on.
    """
    require_content_folder(build_options.content)
    loop = WatchLoop(backends=backends, build_options=build_options)
    own_folders = [each for each in (build_options.out, build_options.cache) if isinstance(each, Path)]
    saves = watch_saves(build_options.content, own_folders)
    next(saves)
    try:
        loop.build()
        loop.load_engine()
        folder = display_path(build_options.content)
        click.echo(f"Watching {folder}: save a file to build it. Press Ctrl-C to end.")
        for saved in saves:
            if saved or loop.is_retry_due():
                loop.build()
    finally:
        loop.withdraw_faults()


@dataclass(slots=True, kw_only=True)
class WatchLoop:
    """A sequence of builds of one folder; it remembers what was built and printed last."""

    backends: Backends
    build_options: BuildOptions
    library: Library | None = None
    """The library that was built last."""
    lint_faults: tuple[Fault, ...] = ()
    failure: str = ""
    """The error that ended the last build, unless it was a fault in the content."""
    tried_at_s: float = 0.0

    def build(self) -> None:
        """Build the content as it is now, and print what was made or what is wrong."""
        failure = ""
        try:
            self._build_and_tell(time.monotonic())
        except ContentFaults as error:
            _print_error(f"{error}\n{format_count(len(error.faults), 'fault')} to mend. The last build is unchanged.")
        except (PipelineError, OSError) as error:
            failure = str(error)
            if failure != self.failure:
                _print_error(f"{failure}\nWatching goes on and will try again.")
        self.failure, self.tried_at_s = failure, time.monotonic()

    def is_retry_due(self) -> bool:
        """Return whether the last build failed and it is time to try again."""
        return bool(self.failure) and time.monotonic() - self.tried_at_s > RETRY_INTERVAL_S

    def load_engine(self) -> None:
        """Load a local engine now, so that the first edit does not wait for it."""
        if self.library is None:
            return
        context = _hide_progress(self._make_context(self.library))
        kind, style = next(iter(READING_STYLES.items()))
        voice = find_voice_or_default(context.engine, self.library.settings.pace[style].voice)
        if voice.runs_at.startswith("here"):
            with tempfile.TemporaryDirectory() as folder:
                context = replace(context, cache=self.backends.open_folder(Path(folder)))
                render_preview(parse_line("Warm.", kind, voice.name), self.library, context)

    def withdraw_faults(self) -> None:
        """Take the faults from the page of the browser speaker, because nothing watches any more."""
        if isinstance(self.build_options.out, Path):
            delete_check_result(self.backends.open_folder(self.build_options.out))

    def _build_and_tell(self, start_s: float) -> None:
        """Build, and show on the page of the browser speaker what is wrong in the content."""
        try:
            self._build(start_s)
        except ContentFaults as error:
            self._put_faults(error.faults)
            raise
        self._put_faults(self.lint_faults)

    def _put_faults(self, faults: Iterable[Fault]) -> None:
        # Only a folder: the faults are for the editor alone.
        if isinstance(self.build_options.out, Path):
            put_check_result(faults, self.backends.open_folder(self.build_options.out))

    def _make_context(self, library: Library) -> BuildContext:
        return make_build_context(self.backends, library.settings, self.build_options)

    def _build(self, start_s: float) -> None:
        library = load_library(self.backends, self.build_options)
        context = self._make_context(library)
        if self.library is None:
            warn_if_remote(context.engine)
        first = edit_notification.choose_first_build(self.library, library) if self.library else None
        n_made = self._build_and_print(first, _hide_progress(context), start_s, notify=True) if first else 0
        n_made += self._build_and_print(library, context, start_s, notify=not n_made)
        if not n_made:
            duration = format_seconds(time.monotonic() - start_s)
            click.echo(f"No sound to make; the catalog is up to date in {duration}.")
        self.library = library
        self._print_lint_faults(library)

    def _build_and_print(self, library: Library, context: BuildContext, start_s: float, *, notify: bool) -> int:
        """Build, tell the browser what to play if `notify`, print what was made, and return how many programmes."""
        result = pipeline.build(library, context)
        if notify:
            edit_notification.put_notification(
                edit_notification.find_first_edit(_find_release_pairs(result), context.store), context.store
            )
        duration = format_seconds(time.monotonic() - start_s)
        warn_unsupported_marks(context.engine, result.plan.unsupported_marks)
        for line in _format_reasons(result.plan):
            click.echo(line)
        n_made = len(result.plan.to_make)
        if n_made:
            click.echo(f"{format_count(n_made, 'programme')} made in {duration}.")
        return n_made

    def _print_lint_faults(self, library: Library) -> None:
        """Print the faults that are new since the last build, and the number of all of them."""
        faults = lint_library(library)
        errors, warnings = divide_by_weight(faults)
        lines = [str(fault) for fault in (*warnings, *errors) if fault not in self.lint_faults]
        lines += [format_warning_count(len(warnings))] if warnings else []
        lines += [f"{format_count(len(errors), 'fault')} to mend before it is published."] if errors else []
        if lines:
            _print_error("\n".join(lines))
        self.lint_faults = faults


def _hide_progress(context: BuildContext) -> BuildContext:
    """Return the context without progress bars, for work that takes only a moment."""
    return replace(context, progress=_ignore_progress)


def _ignore_progress(_what: str, _total: int) -> AbstractContextManager[Callable[[int], None]]:
    return nullcontext(lambda _: None)


def _find_release_pairs(result: pipeline.BuildResult) -> Iterator[edit_notification.ReleasePair]:
    """Yield the old and the new release of each programme that was made."""
    for job in result.plan.to_make:
        if release := result.catalog.of_content(job.content.id):
            yield job.release, release


def _format_reasons(plan: Plan) -> Iterator[str]:
    """Yield what was made and why, with one line for all programmes that have the same reason."""
    ids_by_reason: dict[str, list[str]] = {}
    for job in plan.to_make:
        ids_by_reason.setdefault(", ".join(job.reasons), []).append(job.content.id)
    for reason, ids in ids_by_reason.items():
        more = f" and {len(ids) - _MAX_LISTED} more" if len(ids) > _MAX_LISTED else ""
        yield f"{', '.join(ids[:_MAX_LISTED])}{more}: {reason}"
    for content_id in plan.removed_ids:
        yield f"{content_id}: left the catalog, because its content is gone"


def _print_error(text: str) -> None:
    click.echo(text, err=True)
