"""Publication: one publish to one target, which knows what it started from and remembers what it left."""

from dataclasses import dataclass

from audio_pipeline import pipeline
from audio_pipeline.catalog import Catalog, CatalogError, from_json
from audio_pipeline.commands.consent import Consent
from audio_pipeline.keeping.publish_record import PublishRecord
from audio_pipeline.pipeline import Workshop
from audio_pipeline.publish_guard import made_here, parts
from audio_pipeline.show_identity import Published, published
from audio_pipeline.stores.store import Store, Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A target, what is remembered of it, and what the editor allows."""

    target: Store
    record: PublishRecord
    consent: Consent

    def permitted(self, guid: str) -> str:
        """The GUID to publish under, as show.toml or the record has it; empty: none yet.

        StoreError if what is at the target cannot be read, or if nobody meant to publish to a new one.
        """
        known = guid or self.record.guid
        if published(self.target, self.consent.address) is None and known:
            self.consent.to_a_new_target(known, self.record.targets)
        return known

    def send(self, built: Catalog, shop: Workshop, before: Stored | None, public_url: str) -> Catalog:
        """Publish it and remember that; `before` is the catalog that the last build left in its folder."""
        address = self.consent.address

        def look(standing: Published | None, ours: Catalog) -> None:
            theirs = standing.catalog if standing else None
            if theirs:
                here = lambda: made_here(theirs, _read(before), shop.store.has)  # noqa: E731 - only if there is no record
                self.consent.to_changes(theirs, ours, self.record, here)
            self.record.begun(address, ours.show.guid, parts(ours))

        there = pipeline.send(built, shop, self.target, public_url, look)
        self.record.done(address, there.show.guid, parts(there))
        return there


def _read(before: Stored | None) -> Catalog | None:
    try:
        return from_json(before.data.decode(errors="replace")) if before else None
    except CatalogError:
        return None
