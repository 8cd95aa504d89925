"""Publishable: load content for a publish, and refuse it if it must not be published."""

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Self

import click

from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.console import format_warning_count
from audio_pipeline.cli.context import load_library
from audio_pipeline.cli.release_day import lies_ahead, release_until
from audio_pipeline.cli.up_to_date import UpToDateCheck
from audio_pipeline.content.library import Library, ShowSettings
from audio_pipeline.content.site_words import SiteWords
from audio_pipeline.errors import ContentFaults
from audio_pipeline.markup.content_files import read_toml_files
from audio_pipeline.markup.rule_weights import divide_by_weight
from audio_pipeline.publish.schedule import find_last_day
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

_CLEAN_FILES_KEY = "standing/clean-files.txt"
"""The name in the cache of the files in which nothing was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationContent:
    """Content that may be published."""

    settings: ShowSettings
    site_words: SiteWords
    is_whole: bool
    """False if programmes are held back, so that it is not what the last build was made from."""
    load_library: Callable[[], Library]
    """Gives the content; what is built and was checked before is read only when this is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    """What was found in content that may be published, as the cache keeps it."""

    n_warnings: int
    last_day: str
    """The day on which the last of its programmes comes out, as 2026-11-23."""

    @classmethod
    def load(cls, check: UpToDateCheck) -> Self | None:
        """Return the verdict on the same content, by the same code; None if it was not checked yet."""
        data = get_checked(check.cache, _verdict_key(check)) if check.input_hash else None
        return cls(**json.loads(data)) if data else None

    def save(self, check: UpToDateCheck) -> None:
        """Keep the verdict in the cache."""
        if check.input_hash:
            facts = json.dumps({"n_warnings": self.n_warnings, "last_day": self.last_day}).encode()
            put_checked(check.cache, _verdict_key(check), facts, "application/json")


def load_publishable(
    backends: Backends, options: BuildOptions, check: UpToDateCheck, day: date | None
) -> PublicationContent:
    """Load the content of a publish on a day, and print how many warnings it has.

    ContentFaults if it must not be published; ContentError if a programme comes out later and no day is given.
    """
    verdict = _Verdict.load(check)
    if verdict and check.kept_ids is not None and day is None and not lies_ahead(verdict.last_day):
        toml_files = read_toml_files(options.content)
        if settings := toml_files.settings:
            _print_warnings(verdict.n_warnings)
            load = functools.partial(load_library, backends, options)
            return PublicationContent(
                settings=settings, site_words=toml_files.site_words, is_whole=True, load_library=load
            )
    written = load_library(backends, options)
    if verdict is None:
        verdict = _Verdict(n_warnings=_count_warnings(written, check.cache), last_day=find_last_day(written.contents))
        verdict.save(check)
    _print_warnings(verdict.n_warnings)
    library = release_until(written, day)
    is_whole = library.contents == written.contents
    return PublicationContent(
        settings=library.settings, site_words=library.site_words, is_whole=is_whole, load_library=lambda: library
    )


def _print_warnings(n_warnings: int) -> None:
    if n_warnings:
        click.echo(f"{format_warning_count(n_warnings)} “warm-recall check” lists them.", err=True)


def _count_warnings(library: Library, cache: Store) -> int:
    # The house rules are loaded only for content that was not checked yet.
    from audio_pipeline.lint.clean_files import CleanFiles
    from audio_pipeline.lint.run import lint_library

    clean = CleanFiles(get_checked(cache, _CLEAN_FILES_KEY), library)
    errors, warnings = divide_by_weight(lint_library(library, clean))
    if data := clean.bytes_to_save:
        put_checked(cache, _CLEAN_FILES_KEY, data, "text/plain")
    if errors:
        raise ContentFaults(errors)
    return len(warnings)


def _verdict_key(check: UpToDateCheck) -> str:
    return f"standing/publishable-{check.input_hash}.json"
