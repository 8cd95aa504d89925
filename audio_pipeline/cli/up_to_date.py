"""Up to date: find out whether a build has anything to do, for “build” and “plan”, before the pipeline is loaded."""

from dataclasses import dataclass
from typing import Self

from audio_pipeline.build import up_to_date
from audio_pipeline.cli import paths
from audio_pipeline.cli.backends import Backends
from audio_pipeline.cli.build_options import BuildOptions
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class UpToDateCheck:
    """The result of comparing the inputs of a build with those of the last one."""

    store: Store
    cache: Store
    input_hash: str | None
    kept_ids: tuple[str, ...] | None
    """The ids of all programmes if there is nothing to do; None if there may be something."""

    @classmethod
    def run(cls, backends: Backends, options: BuildOptions) -> Self:
        """Compare the inputs of a build with these options to what the build folder was made from."""
        store = backends.open_folder(paths.resolve_folder(options.out))
        cache = backends.open_cache(paths.resolve_path_or_url(options.cache))
        engine_ids = (engine().id for engine in backends.engines.values())
        input_hash = up_to_date.hash_inputs(options.content, options.engine_name, engine_ids, options.public_url)
        kept_ids = up_to_date.find_unchanged_programmes(input_hash, store, cache)
        return cls(store=store, cache=cache, input_hash=input_hash, kept_ids=kept_ids)

    def record_build(self, catalog: bytes) -> None:
        """Record that a build from these inputs made this catalog."""
        up_to_date.record_build(self.input_hash, catalog, self.store, self.cache)
