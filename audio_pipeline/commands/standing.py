"""Standing: what a build left standing, looked at before anything is loaded that could make it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from audio_pipeline.commands import places
from audio_pipeline.commands.places import Place
from audio_pipeline.commands.workplace import Workplace
from audio_pipeline.keeping import unchanged
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is there, and what it would have to be made from."""

    store: Store
    cache: Store
    made_from: str | None
    kept: tuple[str, ...] | None
    """The programmes there are, if there is nothing to do; None if there may be."""

    @classmethod
    def of(
        cls,
        workplace: Workplace,
        content: Path,
        out: Path,
        engine_name: str | None,
        cache: Place,
        public_url: str = "",
    ) -> Self:
        """What stands where a build from this content would go."""
        store, kept_in = workplace.folder(places.to_be_filled(out)), workplace.cache(places.anywhere(cache))
        ids = (engine().id for engine in workplace.engines.values())
        made_from = unchanged.inputs(content, engine_name, ids, public_url)
        kept = unchanged.standing(made_from, store, kept_in)
        return cls(store=store, cache=kept_in, made_from=made_from, kept=kept)

    def remember(self, catalog: bytes) -> None:
        """Keep in mind that this is what came of it."""
        unchanged.remember(self.made_from, catalog, self.store, self.cache)
