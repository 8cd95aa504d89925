"""Publication: show what a publish would do, ask for what needs consent, publish, and record it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import IO

import click

from audio_pipeline.build.build_context import SENDING, BuildContext
from audio_pipeline.build.send import publish_plan
from audio_pipeline.catalog import Catalog, CatalogError, from_json
from audio_pipeline.cli.consent import Consent
from audio_pipeline.cli.publish_plan_text import format_plan_json, format_plan_text
from audio_pipeline.cli.rolled_back import add_rolled_back
from audio_pipeline.cli.timed_progress import TimedProgress
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.publish_guard import compare_catalogs, find_own_parts, hash_parts
from audio_pipeline.publish.publish_plan import PublishPlan
from audio_pipeline.publish.publish_record import PublishRecord
from audio_pipeline.publish.sending import plan_publish
from audio_pipeline.publish.site.site_record import read_record
from audio_pipeline.publish.target_view import TargetView
from audio_pipeline.publish.upload_rate import load_upload_rate, save_upload_rate
from audio_pipeline.stores.store import Store, StoredBlob


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A target, the record of earlier publishes, and what the editor allows."""

    target: Store
    record: PublishRecord
    consent: Consent
    by: str
    """Who publishes, for the history; may be empty."""
    uploads: int
    """The number of files that are sent at once."""
    json_file: IO[str] | None
    """Where the plan is printed for a program; None: it is printed for a person."""

    def resolve_guid(self, guid: str, view: TargetView) -> str:
        """Return the GUID of show.toml, else of the record; empty: the show has none yet.

        StoreError if an empty target was not confirmed.
        """
        known_guid = guid or self.record.guid
        if view.published is None and known_guid:
            self.consent.confirm_new_target(known_guid, self.record.targets)
        return known_guid

    def make_plan(
        self, catalog: Catalog, built: Store, previous: StoredBlob | None, public_url: str, view: TargetView
    ) -> PublishPlan:
        """Print what a publish would do and return it; StoreError if it is refused.

        `previous` is the catalog of the build folder before this build.
        """
        plan = plan_publish(catalog, built, self.target, public_url, view)
        self._print_plan(plan)
        self._confirm(plan, built, previous)
        return plan

    def publish(self, plan: PublishPlan, context: BuildContext, public_url: str) -> Catalog:
        """Publish what a plan says, and record it."""
        address, timed_progress = self.consent.address, TimedProgress(progress=context.progress)
        parts = hash_parts(plan.catalog, read_record(context.store).words)
        record = self.record.record_start(address, plan.catalog.show.guid, parts)
        timed_context = replace(context, progress=timed_progress, uploads=self.uploads)
        note = EditionNote(at=datetime.now(UTC), by=self.by)
        published = publish_plan(plan, timed_context, self.target, public_url, note)
        record.record_end(address, published.show.guid, parts)
        save_upload_rate(record.cache, address, plan.bytes_to_send, timed_progress.wall_s.get(SENDING, 0.0))
        return published

    def _print_plan(self, plan: PublishPlan) -> None:
        rate = load_upload_rate(self.record.cache, self.consent.address)
        if self.json_file:
            click.echo(format_plan_json(plan, rate, self.consent.address), file=self.json_file)
            return
        for line in format_plan_text(plan, rate):
            click.echo(line)

    def _confirm(self, plan: PublishPlan, built: Store, previous: StoredBlob | None) -> None:
        """Confirm what the plan would undo; StoreError if the editor does not want it."""
        theirs = plan.published.catalog if plan.published else None
        if theirs:
            known = self.record.get_bases(self.consent.address)
            bases = add_rolled_back(known, theirs, self.target, plan.view.site_words)
            own_parts = () if bases else find_own_parts(theirs, _parse_catalog(previous), built.has)
            words = plan.view.site_words, read_record(built).words
            self.consent.confirm_changes(compare_catalogs(theirs, plan.catalog, bases, own_parts, words), theirs)


def _parse_catalog(blob: StoredBlob | None) -> Catalog | None:
    try:
        return from_json(blob.data.decode(errors="replace")) if blob else None
    except CatalogError:
        return None
