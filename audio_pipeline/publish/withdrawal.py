"""Withdrawal: keep the programmes that a publish leaves out playable for a while, with pages that say they are gone."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from audio_pipeline.catalog import FILES, Catalog, Release, Show, Withdrawal
from audio_pipeline.content.timed_text import make_cues, parse_podcast_chapters, parse_webvtt
from audio_pipeline.publish.object_names import find_object_name
from audio_pipeline.publish.publish_plan import resolve_urls
from audio_pipeline.publish.release_files import put_notes_page
from audio_pipeline.publish.show_notes import ShowNotes, render_page
from audio_pipeline.stores.store import Store

KEPT_FOR = timedelta(days=7)
"""Who is in the middle of a programme has so long to hear the end of it."""


def keep_withdrawn(new: Catalog, published: Catalog | None, target: Store, now: datetime) -> Catalog:
    """Return the new catalog with the programmes that it no longer publishes, and put their pages in the target."""
    if published is None:
        return new
    withdrawn = tuple(
        _move(each, target) if each in published.withdrawn else _add_page(each, new.show, published, target)
        for each in list_withdrawn(new, published, now)
    )
    return replace(new, withdrawn=withdrawn)


def list_withdrawn(new: Catalog, published: Catalog, now: datetime) -> tuple[Withdrawal, ...]:
    """Return what was withdrawn in the last days and has not come back, then what the new catalog leaves out (pure)."""
    returned = {each.content_id for each in new.published}
    gone = (Withdrawal(release=each, withdrawn_at=f"{now:%Y-%m-%dT%H:%M:%SZ}") for each in published.published)
    kept = [each for each in published.withdrawn if datetime.fromisoformat(each.withdrawn_at) > now - KEPT_FOR]
    return tuple(each for each in (*kept, *gone) if each.release.content_id not in returned)


def _add_page(withdrawal: Withdrawal, show: Show, published: Catalog, target: Store) -> Withdrawal:
    """Return the withdrawal with a page that says that the programme is gone; with the old page if its words are."""
    moved = _move(withdrawal, target)
    release = _name_files(withdrawal.release)
    transcript, chapters = target.get(release.transcript_url), target.get(release.chapters_url)
    if transcript is None or chapters is None:
        return moved
    notes = ShowNotes(release=release, show=show, references=published.references, is_withdrawn=True)
    cues = make_cues(parse_webvtt(transcript.data.decode()))
    page = render_page(notes, cues, parse_podcast_chapters(chapters.data.decode()))
    # Nothing is made from it again, and the keys of its parts are most of its bytes.
    kept = replace(moved.release, notes_url=put_notes_page(release, page, target), made_from={})
    return replace(moved, release=kept)


def _move(withdrawal: Withdrawal, target: Store) -> Withdrawal:
    """Return the withdrawal with the addresses that its files have in the target now."""
    return replace(withdrawal, release=resolve_urls(_name_files(withdrawal.release), target))


def _name_files(release: Release) -> Release:
    """Return the release with the names of its files in place of their addresses."""
    names: dict[str, Any] = {field: find_object_name(getattr(release, field)) for field in FILES}
    endings = tuple(replace(each, url=find_object_name(each.url)) for each in release.endings)
    return replace(release, **names, endings=endings)
