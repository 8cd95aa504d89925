"""Publication: show what a publish would do, ask for what needs consent, publish, and record it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import IO

import click

from audio_pipeline.build.build import publish_to
from audio_pipeline.build.build_context import SENDING, BuildContext
from audio_pipeline.catalog import Catalog, CatalogError, from_json
from audio_pipeline.cli.consent import Consent
from audio_pipeline.cli.publish_plan_text import format_plan_json, format_plan_text
from audio_pipeline.cli.rolled_back import add_rolled_back
from audio_pipeline.cli.run_build import TimedProgress
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.publish_guard import compare_catalogs, find_own_parts, hash_parts
from audio_pipeline.publish.publish_plan import PublishPlan
from audio_pipeline.publish.publish_record import PublishRecord
from audio_pipeline.publish.sending import plan_publish
from audio_pipeline.publish.show_identity import read_published
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

    def resolve_guid(self, guid: str) -> str:
        """Return the GUID of show.toml, else of the record; empty: the show has none yet.

        StoreError if the catalog at the target cannot be read, or if an empty target was not confirmed.
        """
        known_guid = guid or self.record.guid
        if read_published(self.target, self.consent.address) is None and known_guid:
            self.consent.confirm_new_target(known_guid, self.record.targets)
        return known_guid

    def show_plan(
        self, catalog: Catalog, context: BuildContext, previous: StoredBlob | None, public_url: str
    ) -> PublishPlan:
        """Print what a publish would do and return it; StoreError if it would be refused."""
        plan = plan_publish(catalog, context.store, self.target, public_url)
        self._print_plan(plan)
        self._confirm(plan, context.store, previous)
        return plan

    def publish(self, catalog: Catalog, context: BuildContext, previous: StoredBlob | None, public_url: str) -> Catalog:
        """Publish the catalog and record it; `previous` is the catalog of the build folder before this build."""
        address, timed_progress = self.consent.address, TimedProgress(progress=context.progress)

        def approve(plan: PublishPlan) -> None:
            self._print_plan(plan)
            self._confirm(plan, context.store, previous)
            self.record.record_start(address, plan.catalog.show.guid, hash_parts(plan.catalog))
            sizes.append(plan.bytes_to_send)

        sizes: list[int] = []
        timed_context = replace(context, progress=timed_progress, uploads=self.uploads)
        note = EditionNote(at=datetime.now(UTC), by=self.by)
        published = publish_to(catalog, timed_context, self.target, public_url, approve, note=note)
        self.record.record_end(address, published.show.guid, hash_parts(published))
        save_upload_rate(self.record.cache, address, sizes[0], timed_progress.wall_s[SENDING])
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
            bases = add_rolled_back(self.record.get_bases(self.consent.address), theirs, self.target)
            own_parts = () if bases else find_own_parts(theirs, _parse_catalog(previous), built.has)
            self.consent.confirm_changes(compare_catalogs(theirs, plan.catalog, bases, own_parts), theirs)


def _parse_catalog(blob: StoredBlob | None) -> Catalog | None:
    try:
        return from_json(blob.data.decode(errors="replace")) if blob else None
    except CatalogError:
        return None
