"""Cache pull: copy what a folder lacks of a cache in a bucket, for a machine that may only read the bucket."""

from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.sending import UPLOADS
from audio_pipeline.stores.pruning import KINDS
from audio_pipeline.stores.store import Blob, Store

_OF_ONE_MACHINE = frozenset({"standing", "heard", "reports"})
"""The kinds that are of no use on another machine."""

_CONTENT_TYPE = "application/octet-stream"


def pull_cache(source: Store, cache: Store) -> list[int]:
    """Copy what the cache lacks, and return the sizes in bytes; a blob that is damaged on its way is made again."""
    held = {each.name: each.size_bytes for each in cache.list("")}
    wanted = [each.name for each in source.list("") if _is_of_use(each.name) and held.get(each.name) != each.size_bytes]

    def copy(name: str) -> int:
        stored = source.get(name)
        if stored is None:  # it expired since the listing
            return 0
        cache.put(Blob(name=name, data=stored.data, content_type=_CONTENT_TYPE))
        return len(stored.data)

    sounds = [name for name in wanted if not _is_length(name)]
    lengths = [name for name in wanted if _is_length(name)]
    return [size for names in (sounds, lengths) for size in run_side_by_side(copy, names, UPLOADS) if size]


def _is_length(name: str) -> bool:
    """Return whether it is the length of a clip: whoever finds it relies on the sound, which is copied before it."""
    return name.endswith(".json")


def _is_of_use(name: str) -> bool:
    kind = name.partition("/")[0]
    return kind in KINDS and kind not in _OF_ONE_MACHINE
