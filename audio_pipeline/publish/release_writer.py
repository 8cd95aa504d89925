"""Release writer: make the Release of a programme, with its files, its cover and its page of show notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from audio_pipeline.catalog import Chapter, Release, Show
from audio_pipeline.content.helplines import select_notes_lines
from audio_pipeline.content.library import Helpline
from audio_pipeline.content.model import Content, Programme, TimedText
from audio_pipeline.content.timed_text import make_cues
from audio_pipeline.publish.artwork import choose_cover
from audio_pipeline.publish.covers import CoverUrls
from audio_pipeline.publish.release_files import (
    make_notes_page,
    make_programme_files,
    put_endings,
    put_files,
    put_notes_page,
    put_transcripts,
    read_timed_text,
)
from audio_pipeline.publish.show_notes import ShowNotes, render_page
from audio_pipeline.stores.store import Store

_NOTES_PART = "show notes"
"""The name of the page in Release.made_from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseWriter:
    """Makes the Releases of one show, whose files are in one store."""

    show: Show
    references: Mapping[str, str]
    """The references that programmes name, by number."""
    helplines: Sequence[Helpline]
    cover_urls: Mapping[str, CoverUrls]
    """The covers in the store, by the names that choose_cover gives."""
    store: Store

    def write(self, programme: Programme, content: Content, made_from: Mapping[str, str]) -> Release:
        """Put a new Programme in the store, and return its Release; `made_from` has the key of each of its parts."""
        files, url_for = make_programme_files(programme), self.store.url_for
        release = Release(
            id=files.release_id,
            content_id=content.id,
            url=url_for(files.audio.name),
            size_bytes=len(programme.mp3),
            duration_ms=programme.duration_ms,
            transcript_url=url_for(files.transcript.name),
            transcript_srt_url=url_for(files.transcript_srt.name),
            transcript_json_url=url_for(files.transcript_json.name),
            chapters_url=url_for(files.chapters.name),
            chapters=_list_chapters(programme.chapters),
            loudness_lufs=programme.loudness_lufs,
            loudness_range_lu=programme.loudness_range_lu,
            true_peak_dbtp=programme.true_peak_dbtp,
            made_from=made_from,
            endings=put_endings(programme, self.store),
            **self._list_facts(content),
        )
        notes = self._make_notes(release)
        page = make_notes_page(release, render_page(notes, make_cues(programme.transcript), programme.chapters))
        put_files((*files.all, page), self.store)
        return _name_page(release, notes, url_for(page.name))

    def update(self, release: Release, content: Content) -> Release:
        """Return the Release of a kept sound with its cover, its page, and the current facts of its content."""
        current = replace(release, **self._list_facts(content))
        return self._update_page(current if current.transcript_srt_url else self._add_timed_texts(current))

    def _add_timed_texts(self, release: Release) -> Release:
        """Return the Release of an older catalog with what its transcript and chapters in the store tell."""
        transcript, chapters = read_timed_text(release, self.store)
        srt_url, json_url = put_transcripts(release.content_id, transcript, self.store)
        return replace(
            release,
            chapters=_list_chapters(chapters),
            transcript_srt_url=srt_url,
            transcript_json_url=json_url,
        )

    def _list_facts(self, content: Content) -> dict[str, Any]:
        """Return the fields of a Release that its content and its cover tell, whatever its sound."""
        artwork_url, artwork_small_url = self.cover_urls[choose_cover(content)]
        return {
            "kind": content.kind,
            "title": content.title,
            "summary": content.summary,
            "names": content.names,
            "needs": content.needs,
            "kind_word": content.kind_word,
            "in_short": content.in_short,
            "position": content.position,
            "published_at": _format_time(content),
            "artwork_url": artwork_url,
            "artwork_small_url": artwork_small_url,
            "sources": content.sources,
            "variant_of": content.variant_of,
            "gate": content.gate,
            "access": content.access,
            "soundbite": content.soundbite,
            "touch": content.touch,
            "helplines": select_notes_lines(self.helplines, content.helplines),
        }

    def _update_page(self, release: Release) -> Release:
        """Return a kept Release with its page, which is written only if it would differ from the one there is.

        The texts of the programme are read from the store: a kept sound with a new description needs a new page, and
        its words are nowhere else.
        """
        notes = self._make_notes(release)
        if release.notes_url and release.made_from.get(_NOTES_PART) == notes.key:
            return release
        transcript, chapters = read_timed_text(release, self.store)
        page = render_page(notes, make_cues(transcript), chapters)
        return _name_page(release, notes, put_notes_page(release, page, self.store))

    def _make_notes(self, release: Release) -> ShowNotes:
        return ShowNotes(release=release, show=self.show, references=self.references)


def _name_page(release: Release, notes: ShowNotes, url: str) -> Release:
    """Return a Release that names its page."""
    return replace(release, notes_url=url, made_from={**release.made_from, _NOTES_PART: notes.key})


def _list_chapters(chapters: Sequence[TimedText]) -> tuple[Chapter, ...]:
    return tuple(Chapter(title=each.text, start_ms=each.start_ms) for each in chapters)


def _format_time(content: Content) -> str:
    return f"{content.published}T06:00:00Z"
