"""Consent: what an editor must have meant before a publish goes on, asked at a terminal, or said by an option."""

import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import click

from audio_pipeline.catalog import Catalog
from audio_pipeline.cli.console import format_count
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.publish_guard import PublishChanges, compare_catalogs, is_large_withdrawal
from audio_pipeline.publish.publish_record import PublishRecord

ALL_NAMES = "all"
"""What stands for every name in --replace."""


def _ask_at_terminal(question: str) -> bool:
    """The answer of whoever sits there; no, if nobody does."""
    return sys.stdin.isatty() and click.confirm(question, err=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What was said beforehand, and whom to ask about the rest."""

    address: str
    """Of the target, as it was typed."""
    new_target: bool
    withdraw: bool
    replace: Collection[str]
    ask: Callable[[str], bool] = field(default=_ask_at_terminal)

    def confirm_new_target(self, guid: str, others: Collection[str]) -> None:
        """Go on to a place where nothing is, though the show was published elsewhere; StoreError if nobody meant it."""
        known = f" ({', '.join(others)})" if others else ""
        click.echo(f"{self.address}: nothing is published there yet.", err=True)
        click.echo(f"The show was published elsewhere before{known}, and keeps its GUID {guid} there too.", err=True)
        if not self.new_target and not self.ask("Publish it there as well?"):
            what = "nothing is published there, and the show was published elsewhere before"
            mend = "Add --new-target if it is to be there as well, or is moving there; else correct --to"
            raise StoreError(what, where=self.address, hint=mend)

    def confirm_changes(
        self, theirs: Catalog, ours: Catalog, record: PublishRecord, find_own_names: Callable[[], Collection[str]]
    ) -> None:
        """Go on to put ours in the place of theirs; StoreError names what somebody else may have done.

        `find_own_names` gives what is known to be from here where there is no record.
        """
        bases = record.get_bases(self.address)
        found = compare_catalogs(theirs, ours, bases, () if bases else find_own_names())
        self._confirm_overwriting(found.overwritten, "published by somebody else after your last publish")
        self._confirm_overwriting(found.returned, "withdrawn by somebody else after your last publish")
        self._confirm_overwriting(found.unknown, "published from somewhere else, or this machine lost its record of it")
        self._confirm_withdrawal(found, theirs)

    def _confirm_overwriting(self, names: Collection[str], how: str) -> None:
        refused = [name for name in names if name not in self.replace and ALL_NAMES not in self.replace]
        if not refused:
            return
        what = f"{', '.join(refused)} {'was' if len(refused) == 1 else 'were'} {how}"
        options = " ".join(f"--replace {name}" for name in refused)
        mend = f"Take theirs into your words first; or, to put yours in its place, add {options}"
        raise StoreError(what, where=self.address, hint=mend)

    def _confirm_withdrawal(self, found: PublishChanges, theirs: Catalog) -> None:
        going = found.withdrawn
        if not going:
            return
        programmes = sum(each.content_id in going for each in theirs.releases)
        answers = len(going) - programmes
        what = " and ".join(
            f"{format_count(number, thing)} of {total}"
            for number, thing, total in (
                (programmes, "programme", len(theirs.releases)),
                (answers, "answer", len(theirs.answers)),
            )
            if number
        )
        click.echo(f"{what} would no longer be published: {', '.join(going)}.", err=True)
        unsure = set(found.withdrawn_unknown) - set(self.replace) if ALL_NAMES not in self.replace else set()
        if not is_large_withdrawal(going, theirs) and not unsure:
            return
        if not self.withdraw and not self.ask("Withdraw them?"):
            mend = "Add --withdraw if that is meant; else correct --content, or take what is missing into your words"
            raise StoreError(f"{what} would be withdrawn", where=self.address, hint=mend)
