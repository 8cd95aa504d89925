"""Consent: what an editor must have meant before a publish goes on, asked at a terminal, or said by an option."""

import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import click

from audio_pipeline.catalog import Catalog
from audio_pipeline.commands.telling import count
from audio_pipeline.errors import StoreError
from audio_pipeline.keeping.publish_record import PublishRecord
from audio_pipeline.publish_guard import Changes, changes, is_much

ALL = "all"
"""What stands for every name in --replace."""


def _at_a_terminal(question: str) -> bool:
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
    ask: Callable[[str], bool] = field(default=_at_a_terminal)

    def to_a_new_target(self, guid: str, others: Collection[str]) -> None:
        """Go on to a place where nothing is, though the show was published elsewhere; StoreError if nobody meant it."""
        known = f" ({', '.join(others)})" if others else ""
        click.echo(f"{self.address}: nothing is published there yet.", err=True)
        click.echo(f"The show was published elsewhere before{known}, and keeps its GUID {guid} there too.", err=True)
        if not self.new_target and not self.ask("Publish it there as well?"):
            what = "nothing is published there, and the show was published elsewhere before"
            mend = "Add --new-target if it is to be there as well, or is moving there; else correct --to"
            raise StoreError(what, where=self.address, mend=mend)

    def to_changes(
        self, theirs: Catalog, ours: Catalog, record: PublishRecord, mine: Callable[[], Collection[str]]
    ) -> None:
        """Go on to put ours in the place of theirs; StoreError names what somebody else may have done.

        `mine` gives what is known to be from here where there is no record.
        """
        bases = record.bases(self.address)
        found = changes(theirs, ours, bases, () if bases else mine())
        self._to_overwrite(found.overwritten, "published by somebody else after your last publish")
        self._to_overwrite(found.returned, "withdrawn by somebody else after your last publish")
        self._to_overwrite(found.unknown, "published from somewhere else, or this machine lost its record of it")
        self._to_withdraw(found, theirs)

    def _to_overwrite(self, names: Collection[str], how: str) -> None:
        refused = [name for name in names if name not in self.replace and ALL not in self.replace]
        if not refused:
            return
        what = f"{', '.join(refused)} {'was' if len(refused) == 1 else 'were'} {how}"
        options = " ".join(f"--replace {name}" for name in refused)
        mend = f"Take theirs into your words first; or, to put yours in its place, add {options}"
        raise StoreError(what, where=self.address, mend=mend)

    def _to_withdraw(self, found: Changes, theirs: Catalog) -> None:
        going = found.withdrawn
        if not going:
            return
        programmes = sum(each.content_id in going for each in theirs.releases)
        answers = len(going) - programmes
        what = " and ".join(
            f"{count(number, thing)} of {total}"
            for number, thing, total in (
                (programmes, "programme", len(theirs.releases)),
                (answers, "answer", len(theirs.answers)),
            )
            if number
        )
        click.echo(f"{what} would no longer be published: {', '.join(going)}.", err=True)
        unsure = set(found.withdrawn_unknown) - set(self.replace) if ALL not in self.replace else set()
        if not is_much(going, theirs) and not unsure:
            return
        if not self.withdraw and not self.ask("Withdraw them?"):
            mend = "Add --withdraw if that is meant; else correct --content, or take what is missing into your words"
            raise StoreError(f"{what} would be withdrawn", where=self.address, mend=mend)
