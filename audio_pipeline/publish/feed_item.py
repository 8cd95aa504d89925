"""Feed item: one episode in a feed (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement

from audio_pipeline.catalog import Release, Show
from audio_pipeline.content.xml_text import strip_invalid_xml
from audio_pipeline.publish.episode_notes import build_description, build_notes
from audio_pipeline.publish.episodes import Episode
from audio_pipeline.publish.feed_xml import (
    add_empty,
    add_text,
    add_url,
    format_rfc_2822,
    make_absolute_url,
    truncate_characters,
)

SYNTHETIC_VOICE = "ai-content"
"""The purpose of a podcast:txt that says the voice is synthetic."""

_TRANSCRIPTS = {
    "transcript_url": "text/vtt",
    "transcript_srt_url": "application/x-subrip",
    "transcript_json_url": "application/json",
}
"""The type of each transcript, by the field that names it."""

_LONGEST_SOUNDBITE_MS = 120_000
"""The longest soundbite that apps expect (podcast namespace, soundbite)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItems:
    """Adds the episodes of one show to its feed."""

    podcast_guid: UUID
    show: Show
    references: Mapping[str, str]
    """The full reference by its number."""
    base: str
    """The address to which relative ones are added; empty: they stay relative."""

    def add(self, item: Element, episode: Episode) -> None:
        """Add one episode. An edit gives it a new enclosure and keeps its GUID, so that it stays the same episode."""
        release = episode.release
        self._add_notes(item, release)
        add_text(item, "guid", str(uuid5(self.podcast_guid, release.content_id)), isPermaLink="false")
        add_text(item, "pubDate", format_rfc_2822(episode.published_at))
        add_empty(item, "enclosure", url=self._resolve(release.url), type="audio/mpeg", length=str(release.size_bytes))
        if release.artwork_url:
            add_empty(item, "itunes:image", href=self._resolve(release.artwork_url))
        add_text(item, "itunes:duration", str(max(1, round(release.duration_ms / 1000))))
        add_text(item, "itunes:explicit", str(self.show.podcast.explicit).lower())
        _add_numbers(item, episode)
        add_text(item, "podcast:txt", "true", purpose=SYNTHETIC_VOICE)
        self._add_timed_texts(item, release)
        _add_soundbite(item, release)

    def _add_notes(self, item: Element, release: Release) -> None:
        sources = [f"{number}: {self.references[number]}" for number in release.sources if number in self.references]
        add_text(item, "title", release.title)
        add_text(item, "itunes:title", release.title)
        add_text(item, "itunes:author", self.show.author)
        SubElement(item, "description").text = strip_invalid_xml(build_description(release, sources))
        SubElement(item, "content:encoded").text = strip_invalid_xml(build_notes(release, sources))
        if release.notes_url:
            add_url(item, "link", self._resolve(release.notes_url))

    def _add_timed_texts(self, item: Element, release: Release) -> None:
        """Add the transcripts and the chapters."""
        language = truncate_characters(self.show.language)
        for name, content_type in _TRANSCRIPTS.items():
            if url := getattr(release, name):
                add_empty(item, "podcast:transcript", url=self._resolve(url), type=content_type, language=language)
        if release.chapters_url:
            chapters = self._resolve(release.chapters_url)
            add_empty(item, "podcast:chapters", url=chapters, type="application/json+chapters")

    def _resolve(self, url: str) -> str:
        return make_absolute_url(self.base, url)


def _add_numbers(item: Element, episode: Episode) -> None:
    """Add type, season and number. For Apple, a bonus with the number of another episode would belong to it."""
    add_text(item, "itunes:episodeType", episode.type)
    if episode.season:
        add_text(item, "itunes:season", str(episode.season))
        add_text(item, "podcast:season", str(episode.season), name=episode.season_name)
    if episode.number:
        add_text(item, "itunes:episode", str(episode.number))
        add_text(item, "podcast:episode", str(episode.number))


def _add_soundbite(item: Element, release: Release) -> None:
    """Add the chapter that gives an idea of the episode."""
    ends_ms = [*(each.start_ms for each in release.chapters[1:]), release.duration_ms]
    for chapter, end_ms in zip(release.chapters, ends_ms, strict=False):
        if release.soundbite and chapter.title == release.soundbite:
            duration_ms = min(end_ms - chapter.start_ms, _LONGEST_SOUNDBITE_MS)
            times = {"startTime": str(chapter.start_ms / 1000), "duration": str(duration_ms / 1000)}
            add_text(item, "podcast:soundbite", chapter.title, **times)
