"""Sending: find out which files of a release a target lacks, and send them side by side."""

import logging
from collections.abc import Callable, Collection, Mapping

from audio_pipeline.catalog import NAME, Catalog
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.publish_plan import (
    PublishPlan,
    compare_parts,
    find_published_names,
    list_files,
    select_missing,
)
from audio_pipeline.publish.release_files import read_built_file
from audio_pipeline.publish.show_identity import PublishedShow, assign_guid, read_published
from audio_pipeline.stores.store import ListingRefusedError, Store

UPLOADS = 8
"""How many files are sent at once unless somebody wants another number."""

log = logging.getLogger(__name__)


def plan_publish(built: Catalog, source: Store, target: Store, public_url: str) -> PublishPlan:
    """Plan how to publish a built catalog, with its files in the source, to a target; nothing is sent."""
    published = read_published(target, target.url_for(NAME).rpartition("/")[0] or ".")
    catalog = assign_guid(built, published, public_url)
    sizes = _read_sizes(list_files(built), source)
    target_sizes = _find_target_sizes(published, sizes, target)
    return PublishPlan(
        catalog=catalog,
        published=published,
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

    largest_first = sorted(files, key=files.__getitem__, reverse=True)
    for name in run_side_by_side(send, largest_first, uploads):
        report_sent(files[name])


def _read_sizes(names: Collection[str], source: Store) -> Mapping[str, int]:
    """Return the sizes of built files; StoreError if one is missing."""
    sizes = {each.name: each.size_bytes for each in source.list("")}
    for name in names:
        if name not in sizes:
            hint = "Delete the built folder and build again: nothing is spoken twice"
            raise StoreError("a built file is missing", where=source.url_for(name), hint=hint)
    return {name: sizes[name] for name in names}


def _find_target_sizes(published: PublishedShow | None, sizes: Mapping[str, int], target: Store) -> Mapping[str, int]:
    """Return the sizes of the files that the target has, or at least of those that its catalog names."""
    try:
        return {each.name: each.size_bytes for each in target.list("")}
    except ListingRefusedError as refusal:
        log.warning("%s What the published catalog does not name is sent, even if it is there.", refusal)
    if not published or not published.catalog:
        return {}
    return {name: sizes[name] for name in find_published_names(published.catalog, sizes, target)}
