"""Consent: what a publish may replace, withdraw or move, as options allow it or an editor confirms it."""

import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import click

from audio_pipeline.catalog import Catalog
from audio_pipeline.cli.console import format_count
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.publish_guard import PublishChanges, is_large_withdrawal

ALL_NAMES = "all"
"""The name in --replace that stands for every name."""


def ask_at_terminal(question: str) -> bool:
    """Ask a question and return the answer; without a terminal it is no."""
    return sys.stdin.isatty() and click.confirm(question, err=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """The changes that the options allow, and a way to ask about the others."""

    address: str
    """The address of the target, normalised."""
    new_target: bool
    withdraw: bool
    replace: Collection[str]
    ask: Callable[[str], bool] = field(default=ask_at_terminal)

    def confirm_new_target(self, guid: str, others: Collection[str]) -> None:
        """Confirm that a show goes to an empty target although it was published to others; else raise a StoreError."""
        listed = f" ({', '.join(others)})" if others else ""
        click.echo(f"{self.address}: nothing is published there yet.", err=True)
        click.echo(f"The show was published elsewhere before{listed}, and keeps its GUID {guid} there too.", err=True)
        if not self.new_target and not self.ask("Publish it there as well?"):
            what = "nothing is published there, but the show was published elsewhere before"
            hint = "Add --new-target if the show moves there or is published there too; else correct --to"
            raise StoreError(what, where=self.address, hint=hint)

    def confirm_changes(self, changes: PublishChanges, published: Catalog) -> None:
        """Confirm that the published catalog may be replaced; StoreError names what somebody else may have done."""
        self._confirm_overwriting(changes.overwritten, "published by somebody else after your last publish")
        self._confirm_overwriting(changes.returned, "withdrawn by somebody else after your last publish")
        self._confirm_overwriting(
            changes.unknown, "published from another machine, or before this machine lost its record"
        )
        self._confirm_withdrawal(changes, published)

    def _confirm_overwriting(self, names: Collection[str], how: str) -> None:
        refused = [name for name in names if name not in self.replace and ALL_NAMES not in self.replace]
        if not refused:
            return
        what = f"{', '.join(refused)} {'was' if len(refused) == 1 else 'were'} {how}"
        options = " ".join(f"--replace {name}" for name in refused)
        hint = f"Copy their version into your content first; or, to replace it with yours, add {options}"
        raise StoreError(what, where=self.address, hint=hint)

    def _confirm_withdrawal(self, changes: PublishChanges, published: Catalog) -> None:
        withdrawn = changes.withdrawn
        if not withdrawn:
            return
        programmes = sum(each.content_id in withdrawn for each in published.published)
        answers = len(withdrawn) - programmes
        what = " and ".join(
            f"{format_count(number, thing)} of {total}"
            for number, thing, total in (
                (programmes, "programme", len(published.published)),
                (answers, "answer", len(published.answers)),
            )
            if number
        )
        click.echo(f"{what} would no longer be published: {', '.join(withdrawn)}.", err=True)
        unknown = set(changes.withdrawn_unknown) - set(self.replace) if ALL_NAMES not in self.replace else set()
        if not is_large_withdrawal(withdrawn, published) and not unknown:
            return
        if not self.withdraw and not self.ask("Withdraw them?"):
            hint = "Add --withdraw if you mean it; else correct --content, or copy what is missing into your content"
            raise StoreError(f"{what} would be withdrawn", where=self.address, hint=hint)
