"""Sending: find out which files of a release a target lacks, and send them side by side."""

from collections.abc import Callable, Collection, Mapping

from audio_pipeline.catalog import Catalog
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import Lane, run_in_lanes
from audio_pipeline.publish.publish_plan import (
    PublishPlan,
    compare_parts,
    find_published_names,
    list_files,
    select_missing,
)
from audio_pipeline.publish.release_files import read_built_file
from audio_pipeline.publish.show_identity import assign_guid
from audio_pipeline.publish.target_view import TargetView
from audio_pipeline.stores.store import Store

UPLOADS = 24
"""How many files are sent at once unless somebody wants another number."""

_LARGE_UPLOADS = 8
"""How many of them may be large if there are more."""

_LARGE_BYTES = 256 * 2**10
"""A file of this size waits for the line, and a smaller one for the answer of the server."""


def plan_publish(built: Catalog, source: Store, target: Store, public_url: str, view: TargetView) -> PublishPlan:
    """Plan how to publish a built catalog, with its files in the source, to a target; nothing is sent."""
    published = view.published
    catalog = assign_guid(built, published, public_url)
    sizes = _read_sizes(list_files(built), source)
    target_sizes = _find_target_sizes(view, sizes, target)
    return PublishPlan(
        catalog=catalog,
        view=view,
        changes=compare_parts(published.catalog if published else None, catalog),
        files=select_missing(sizes, sizes, target_sizes),
    )


def send_files(
    files: Mapping[str, int], source: Store, target: Store, *, uploads: int, report_sent: Callable[[int], None]
) -> None:
    """Send files side by side, the largest first; `report_sent` is called with the size of each that has arrived."""

    def send(name: str) -> str:
        target.put(read_built_file(name, source))
        return name

    for name in run_in_lanes(send, _share_uploads(files, uploads)):
        report_sent(files[name])


def _share_uploads(files: Mapping[str, int], uploads: int) -> list[Lane[str]]:
    """Divide the files, so that large ones have few lines: many at once would leave each of them too little of one."""
    largest_first = sorted(files, key=files.__getitem__, reverse=True)
    small = [name for name in largest_first if files[name] < _LARGE_BYTES]
    large = largest_first[: len(files) - len(small)]
    if uploads <= _LARGE_UPLOADS or not large:
        return [(largest_first, uploads)]
    return [(large, _LARGE_UPLOADS), (small, uploads - _LARGE_UPLOADS)]


def _read_sizes(names: Collection[str], source: Store) -> Mapping[str, int]:
    """Return the sizes of built files; StoreError if one is missing."""
    sizes = {each.name: each.size_bytes for each in source.list("")}
    for name in names:
        if name not in sizes:
            hint = "Delete the built folder and build again: nothing is spoken twice"
            raise StoreError("a built file is missing", where=source.url_for(name), hint=hint)
    return {name: sizes[name] for name in names}


def _find_target_sizes(view: TargetView, sizes: Mapping[str, int], target: Store) -> Mapping[str, int]:
    """Return the sizes of the files that the target has, or at least of those that its catalog names."""
    if view.listing is not None:
        return {name: each.size_bytes for name, each in view.listing.items()}
    published = view.published
    if not published or not published.catalog:
        return {}
    return {name: sizes[name] for name in find_published_names(published.catalog, sizes, target)}
