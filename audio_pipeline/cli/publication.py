"""Publication: one publish to one target, which knows what it started from and remembers what it left."""

from dataclasses import dataclass

from audio_pipeline.build import build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.catalog import Catalog, CatalogError, from_json
from audio_pipeline.cli.consent import Consent
from audio_pipeline.publish.publish_guard import find_own_parts, hash_parts
from audio_pipeline.publish.publish_record import PublishRecord
from audio_pipeline.publish.show_identity import PublishedShow, read_published
from audio_pipeline.stores.store import Store, StoredBlob


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A target, what is remembered of it, and what the editor allows."""

    target: Store
    record: PublishRecord
    consent: Consent

    def resolve_guid(self, guid: str) -> str:
        """The GUID to publish under, as show.toml or the record has it; empty: none yet.

        StoreError if what is at the target cannot be read, or if nobody meant to publish to a new one.
        """
        known = guid or self.record.guid
        if read_published(self.target, self.consent.address) is None and known:
            self.consent.confirm_new_target(known, self.record.targets)
        return known

    def publish(self, catalog: Catalog, context: BuildContext, previous: StoredBlob | None, public_url: str) -> Catalog:
        """Publish it and remember that; `previous` is the catalog that the last build left in its folder."""
        address = self.consent.address

        def check_changes(standing: PublishedShow | None, ours: Catalog) -> None:
            theirs = standing.catalog if standing else None
            if theirs:
                here = lambda: find_own_parts(theirs, _parse_catalog(previous), context.store.has)  # noqa: E731 - only if there is no record
                self.consent.confirm_changes(theirs, ours, self.record, here)
            self.record.record_start(address, ours.show.guid, hash_parts(ours))

        there = build.publish_to(catalog, context, self.target, public_url, check_changes)
        self.record.record_end(address, there.show.guid, hash_parts(there))
        return there


def _parse_catalog(previous: StoredBlob | None) -> Catalog | None:
    try:
        return from_json(previous.data.decode(errors="replace")) if previous else None
    except CatalogError:
        return None
