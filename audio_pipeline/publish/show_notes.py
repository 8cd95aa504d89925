"""Show notes: a page about a Release with its sound and its words, which needs no file from outside its store."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audio_pipeline.catalog import Release, Show
from audio_pipeline.content import boilerplate
from audio_pipeline.content.model import TimedText
from audio_pipeline.content.timed_text import group_by_chapter
from audio_pipeline.publish.html_template import render_html

RECIPE = 2
"""Must grow whenever the same facts make another page: after a change of the template, its CSS or its script too."""

_KEY_CHARACTERS = 16

_STORE_ROOT = "../.."
"""The root of the store, seen from the folder of a programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowNotes:
    """Everything that a page says except the spoken words, whose file has its own name."""

    release: Release
    show: Show
    references: Mapping[str, str]
    """The full reference by number: those of the release's sources at least."""
    is_withdrawn: bool = False
    """True if the page says that the programme is gone."""

    @property
    def sources(self) -> list[str]:
        """Return the references of the release, each after its number."""
        numbers = (number for number in self.release.sources if number in self.references)
        return [f"{number}: {self.references[number]}" for number in numbers]

    @property
    def key(self) -> str:
        """Return a hash of everything that is on the page."""
        release, show = self.release, self.show
        texts = (
            release.title,
            release.summary,
            release.access,
            release.gate,
            release.helplines,
            release.duration_ms,
            self.sources,
        )
        names = (release.url, release.transcript_url, release.chapters_url, release.artwork_small_url)
        show_texts = (show.title, show.language, show.website)
        facts = [RECIPE, *texts, *map(_get_file_name, names), *show_texts]
        facts += ["withdrawn"] if self.is_withdrawn else []
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:_KEY_CHARACTERS]


def render_page(notes: ShowNotes, transcript: Sequence[TimedText], chapters: Sequence[TimedText]) -> str:
    """Return the page as HTML, the same text for the same facts; sound and cover are linked by their file names."""
    release = notes.release
    cover = f"{_STORE_ROOT}/artwork/{_get_file_name(release.artwork_small_url)}" if release.artwork_small_url else ""
    return render_html(
        __package__,
        "show_notes.html",
        release=release,
        show=notes.show,
        is_withdrawn=notes.is_withdrawn,
        sources=notes.sources,
        sound=_get_file_name(release.url),
        cover=cover,
        length=_format_length(release.duration_ms),
        chapters=chapters,
        sentences_by_chapter=group_by_chapter(transcript, chapters),
        boilerplate=boilerplate,
    )


def _format_length(ms: int) -> str:
    """Return a length in minutes, or in seconds if it is under half a minute."""
    minutes, seconds = round(ms / 60_000), round(ms / 1000)
    if not minutes:
        return f"{seconds} seconds"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _get_file_name(url: str) -> str:
    return url.rpartition("/")[2]
