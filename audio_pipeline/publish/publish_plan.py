"""Publish plan: what a publish would change for listeners, and which files it would send (pure)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from audio_pipeline.catalog import FILES, Catalog, Release
from audio_pipeline.publish.publish_guard import hash_parts
from audio_pipeline.publish.show_identity import PublishedShow
from audio_pipeline.publish.target_view import TargetView
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChanges:
    """The programmes, answers, references and settings that a publish changes, by the names an editor knows."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    withdrawn: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishPlan:
    """What a publish would do."""

    catalog: Catalog
    """The new catalog; its URLs are names in the store of the build."""
    view: TargetView
    """What the target has now."""
    changes: PartChanges
    files: Mapping[str, int]
    """The files that the target lacks, with their sizes in bytes."""

    @property
    def published(self) -> PublishedShow | None:
        """Return what the target publishes now; None: nothing."""
        return self.view.published

    @property
    def bytes_to_send(self) -> int:
        """Return the size of all files to send."""
        return sum(self.files.values())


def compare_parts(published: Catalog | None, new: Catalog) -> PartChanges:
    """Compare the published catalog with the one that replaces it."""
    theirs, ours = hash_parts(published) if published else {}, hash_parts(new)
    return PartChanges(
        new=tuple(name for name in ours if name not in theirs),
        changed=tuple(name for name, key in ours.items() if theirs.get(name, key) != key),
        unchanged=tuple(name for name, key in ours.items() if theirs.get(name) == key),
        withdrawn=tuple(name for name in theirs if name not in ours),
    )


def list_files(catalog: Catalog) -> list[str]:
    """Return the names, or the URLs, of all files of a catalog."""
    parts = [name for each in catalog.published for name in each.files]
    return list(dict.fromkeys(filter(None, [catalog.show.artwork_url, catalog.question_index_url, *parts])))


def select_missing(names: Iterable[str], sizes: Mapping[str, int], target_sizes: Mapping[str, int]) -> dict[str, int]:
    """Return those of the files that the target lacks, or has with another size."""
    return {name: sizes[name] for name in names if target_sizes.get(name) != sizes[name]}


def find_published_names(published: Catalog, names: Collection[str], target: Store) -> frozenset[str]:
    """Return those of the names whose addresses at the target are in the published catalog: it was sent after them."""
    urls = set(list_files(published))
    return frozenset(name for name in names if target.url_for(name) in urls)


def resolve_catalog(catalog: Catalog, target: Store) -> Catalog:
    """Return the catalog with the URLs that its files have at the target."""
    show = replace(catalog.show, artwork_url=target.url_for(catalog.show.artwork_url))
    index_url = target.url_for(catalog.question_index_url) if catalog.question_index_url else ""
    releases = tuple(resolve_urls(each, target) for each in catalog.releases)
    forms = tuple(replace(each, release=resolve_urls(each.release, target)) for each in catalog.voice_forms)
    return replace(catalog, show=show, releases=releases, voice_forms=forms, question_index_url=index_url)


def resolve_urls(release: Release, store: Store) -> Release:
    """Return a release, which has the names of its files, with their addresses in the store."""
    urls: dict[str, Any] = {name: store.url_for(file_name) for name in FILES if (file_name := getattr(release, name))}
    endings = tuple(replace(each, url=store.url_for(each.url)) for each in release.endings)
    return replace(release, **urls, endings=endings)
