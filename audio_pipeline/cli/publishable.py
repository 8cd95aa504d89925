"""Publishable: load content for a publish, and refuse it if it must not be published."""

import json

import click

from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.cli.console import format_warning_count
from audio_pipeline.cli.context import load_library
from audio_pipeline.cli.up_to_date import UpToDateCheck
from audio_pipeline.content.library import Library
from audio_pipeline.errors import ContentFaults
from audio_pipeline.lint.run import lint_library
from audio_pipeline.markup.rule_weights import divide_by_weight
from audio_pipeline.stores.checksummed import get_checked, put_checked


def load_publishable_library(backends: Backends, options: BuildOptions, check: UpToDateCheck) -> Library:
    """Load the content and print how many warnings it has; ContentFaults if it must not be published."""
    library = load_library(backends, options)
    n_warnings = _load_verdict(check)
    if n_warnings is None:
        n_warnings = _count_warnings(library)
        _save_verdict(check, n_warnings)
    if n_warnings:
        click.echo(f"{format_warning_count(n_warnings)} “warm-recall check” lists them.", err=True)
    return library


def _count_warnings(library: Library) -> int:
    errors, warnings = divide_by_weight(lint_library(library))
    if errors:
        raise ContentFaults(errors)
    return len(warnings)


def _load_verdict(check: UpToDateCheck) -> int | None:
    """Return the number of warnings of the same content, checked by the same code; None if it was not checked yet."""
    data = get_checked(check.cache, _verdict_key(check)) if check.input_hash else None
    return int(json.loads(data)["warnings"]) if data else None


def _save_verdict(check: UpToDateCheck, n_warnings: int) -> None:
    if check.input_hash:
        facts = json.dumps({"warnings": n_warnings}).encode()
        put_checked(check.cache, _verdict_key(check), facts, "application/json")


def _verdict_key(check: UpToDateCheck) -> str:
    return f"standing/publishable-{check.input_hash}.json"
