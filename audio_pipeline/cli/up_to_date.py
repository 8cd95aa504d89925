"""Up to date: what a build left standing, looked at before anything is loaded that could make it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from audio_pipeline.build import up_to_date
from audio_pipeline.cli import paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.paths import PathOrUrl
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class UpToDateCheck:
    """What is there, and what it would have to be made from."""

    store: Store
    cache: Store
    made_from: str | None
    kept_ids: tuple[str, ...] | None
    """The programmes there are, if there is nothing to do; None if there may be."""

    @classmethod
    def run(
        cls,
        backends: Backends,
        content: Path,
        out: Path,
        engine_name: str | None,
        cache: PathOrUrl,
        public_url: str = "",
    ) -> Self:
        """What stands where a build from this content would go."""
        store, kept_in = (
            backends.open_folder(paths.resolve_folder(out)),
            backends.open_cache(paths.resolve_path_or_url(cache)),
        )
        ids = (engine().id for engine in backends.engines.values())
        made_from = up_to_date.hash_inputs(content, engine_name, ids, public_url)
        kept = up_to_date.find_unchanged_programmes(made_from, store, kept_in)
        return cls(store=store, cache=kept_in, made_from=made_from, kept_ids=kept)

    def record_build(self, catalog: bytes) -> None:
        """Keep in mind that this is what came of it."""
        up_to_date.record_build(self.made_from, catalog, self.store, self.cache)
