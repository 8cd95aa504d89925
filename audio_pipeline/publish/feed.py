"""Feed: a Catalog as a podcast feed, RSS 2.0 with the tags of Apple and of the podcast namespace (pure)."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from html import escape
from urllib.parse import quote, urljoin
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from audio_pipeline.catalog import Catalog, Release, Show
from audio_pipeline.content.boilerplate import (
    COMPUTER_VOICE_NOTICE,
    DISCLAIMER,
    HELPLINES_TITLE,
    OTHER_WAYS_TITLE,
    SOURCES_TITLE,
)
from audio_pipeline.content.library import PROGRAMME_KINDS, SEASONS
from audio_pipeline.content.xml_text import clean_line, strip_invalid_xml

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}

PODCAST_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of every podcast's GUID (podcast namespace, guid)."""

DESCRIPTION_BYTES, TEXT_CHARACTERS = 4_000, 255
"""The longest description and the longest other value (Apple, RSS feed requirements)."""

_APPENDIX_BYTES = 3_000
"""The longest disclaimer and helplines in a description; the summary has the rest."""

_EPISODE_TYPES = {"trailer": "trailer"}
"""The episode type of the kinds of programme that are not full episodes."""


def build_feed(catalog: Catalog, base_url: str) -> str:
    """Return the feed, the same text for the same catalog; without a base_url, relative URLs stay relative."""
    show = catalog.show
    base = f"{base_url.rstrip('/')}/" if base_url else ""
    guid = UUID(show.guid or make_podcast_guid(_make_absolute_url(base, show.feed_url or "feed.xml")))
    rss = Element("rss", {"version": "2.0", **NAMESPACES})
    channel = SubElement(rss, "channel")
    _add_show(channel, show, base)
    SubElement(
        channel,
        "atom:link",
        {"rel": "self", "type": "application/rss+xml", "href": _make_absolute_url(base, "feed.xml")},
    )
    _add_text(channel, "podcast:guid", str(guid))
    for release, after in _order_episodes(catalog.releases):
        _add_episode(SubElement(channel, "item"), release, catalog.references, guid, base, after)
    indent(rss)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(rss, encoding="unicode") + "\n"


def make_podcast_guid(address: str) -> str:
    """Return the GUID of a podcast whose feed is first published at this address."""
    return str(uuid5(PODCAST_NAMESPACE, re.sub(r"^[a-z]+://", "", _make_absolute_url("", address)).rstrip("/")))


def _add_show(channel: Element, show: Show, base: str) -> None:
    """Add the facts that all episodes share."""
    _add_text(channel, "title", _truncate_characters(show.title))
    _add_text(channel, "link", _make_absolute_url(base, show.website))
    _add_text(channel, "description", _append_notice(show.description, COMPUTER_VOICE_NOTICE))
    _add_text(channel, "language", _truncate_characters(show.language))
    _add_text(channel, "generator", "Warm Recall")
    _add_text(channel, "itunes:author", _truncate_characters(show.author))
    owner = SubElement(channel, "itunes:owner")
    _add_text(owner, "itunes:name", _truncate_characters(show.author))
    _add_text(owner, "itunes:email", _truncate_characters(show.email))
    category = SubElement(channel, "itunes:category", {"text": _truncate_characters(show.category)})
    SubElement(category, "itunes:category", {"text": _truncate_characters(show.subcategory)})
    _add_text(channel, "itunes:explicit", "false")
    _add_text(channel, "itunes:type", "serial")
    artwork = _make_absolute_url(base, show.artwork_url)
    SubElement(channel, "itunes:image", {"href": artwork})
    image = SubElement(channel, "image")
    _add_text(image, "url", artwork)
    _add_text(image, "title", _truncate_characters(show.title))
    _add_text(image, "link", _make_absolute_url(base, show.website))
    _add_text(channel, "podcast:locked", "yes", owner=_truncate_characters(show.email))
    _add_text(channel, "podcast:medium", "podcast")
    _add_text(channel, "podcast:txt", "true", purpose="ai-content")


def _order_episodes(releases: Sequence[Release]) -> list[tuple[Release, int]]:
    """Return the releases in order, each with its place behind its programme: 0, or 1 and more for a variant.

    Programmes behind a gate are left out: a podcast cannot hear the answer to the gate.
    """
    open_ones = [each for each in releases if not each.gate]
    episodes = []
    for release in sorted((each for each in open_ones if not each.variant_of), key=_get_sort_key):
        variants = (each for each in open_ones if each.variant_of == release.content_id)
        episodes += [(each, after) for after, each in enumerate((release, *variants))]
    return episodes


def _add_episode(
    item: Element, release: Release, references: Mapping[str, str], podcast: UUID, base: str, variant_index: int
) -> None:
    """Add one programme. An edit gives it a new enclosure and keeps its GUID, so that it stays the same episode."""
    audio = {"url": _make_absolute_url(base, release.url), "type": "audio/mpeg", "length": str(release.size_bytes)}
    sources = [f"{number}: {references[number]}" for number in release.sources if number in references]
    _add_text(item, "title", _truncate_characters(release.title))
    _add_text(item, "description", _build_description(release))
    _add_text(item, "content:encoded", strip_invalid_xml(_build_notes_html(release, sources)))
    if release.notes_url:
        _add_text(item, "link", _make_absolute_url(base, release.notes_url))
    _add_text(item, "guid", str(uuid5(podcast, release.content_id)), isPermaLink="false")
    _add_text(item, "pubDate", _format_rfc_2822(_calculate_published_at(release, variant_index)))
    SubElement(item, "enclosure", audio)
    if release.artwork_url:
        SubElement(item, "itunes:image", {"href": _make_absolute_url(base, release.artwork_url)})
    _add_text(item, "itunes:duration", str(max(1, round(release.duration_ms / 1000))))
    _add_text(item, "itunes:explicit", "false")
    _add_text(item, "podcast:txt", "true", purpose="ai-content")
    _add_text(item, "itunes:episodeType", "bonus" if release.variant_of else _EPISODE_TYPES.get(release.kind, "full"))
    if season := SEASONS.get(release.kind):
        _add_numbers(item, season, release.position)
    SubElement(
        item, "podcast:transcript", {"url": _make_absolute_url(base, release.transcript_url), "type": "text/vtt"}
    )
    SubElement(
        item,
        "podcast:chapters",
        {"url": _make_absolute_url(base, release.chapters_url), "type": "application/json+chapters"},
    )


def _add_numbers(item: Element, season: int, position: int) -> None:
    """Add season and episode. For Apple, a bonus with the number of another episode belongs to it."""
    for space in ("itunes", "podcast"):
        _add_text(item, f"{space}:season", str(season))
        _add_text(item, f"{space}:episode", str(position))


def _build_description(release: Release) -> str:
    """Return the summary with the disclaimer, the voice notice and the helplines as one line."""
    called = (f"{HELPLINES_TITLE}:", *release.helplines) if release.helplines else ()
    return _append_notice(
        release.summary, _truncate_bytes(" ".join([DISCLAIMER, COMPUTER_VOICE_NOTICE, *called]), _APPENDIX_BYTES)
    )


def _append_notice(text: str, notice: str) -> str:
    """Return the text with a notice after it; the text alone is shortened."""
    return f"{_truncate_bytes(text, DESCRIPTION_BYTES - 1 - len(notice.encode()))} {notice}"


def _build_notes_html(release: Release, sources: Sequence[str]) -> str:
    """Return the show notes as HTML."""
    access = f"{OTHER_WAYS_TITLE}: {release.access}" if release.access else ""
    paragraphs = "".join(
        _build_paragraph(text) for text in (release.summary, access, DISCLAIMER, COMPUTER_VOICE_NOTICE) if text
    )
    return paragraphs + _build_list_html(HELPLINES_TITLE, release.helplines) + _build_list_html(SOURCES_TITLE, sources)


def _build_list_html(title: str, lines: Sequence[str]) -> str:
    """Return a list under its title; nothing if the list is empty."""
    listed = "".join(f"<li>{escape(line, quote=False)}</li>" for line in lines)
    return f"{_build_paragraph(title)}<ul>{listed}</ul>" if listed else ""


def _build_paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _get_sort_key(release: Release) -> tuple[int, int, str]:
    return PROGRAMME_KINDS.index(release.kind), release.position, release.content_id


def _calculate_published_at(release: Release, variant_index: int) -> datetime:
    """Return the date of an episode: a minute per position and an hour per kind, so that every app keeps the order.

    The variants of a programme follow it second by second.
    """
    hours = PROGRAMME_KINDS.index(release.kind) - PROGRAMME_KINDS.index("benefit")
    return datetime.fromisoformat(release.published_at) + timedelta(
        hours=hours, minutes=release.position, seconds=variant_index
    )


def _format_rfc_2822(when: datetime) -> str:
    """Return a time as RFC 2822, which RSS requires."""
    from email.utils import format_datetime  # takes longer to load than everything else here

    return format_datetime(when, usegmt=True)


def _add_text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text


def _truncate_characters(text: str) -> str:
    """Return the text as one line, shortened to the length that apps accept."""
    line = clean_line(text)
    return line if len(line) <= TEXT_CHARACTERS else line[: TEXT_CHARACTERS - 1].rstrip() + "…"


def _truncate_bytes(text: str, limit_bytes: int) -> str:
    """Return the text as one line, shortened to this number of bytes."""
    data = clean_line(text).encode()
    if len(data) <= limit_bytes:
        return data.decode()
    return data[: limit_bytes - len("…".encode())].decode(errors="ignore").rstrip() + "…"


def _make_absolute_url(base: str, url: str) -> str:
    """Return the URL as an absolute one in ASCII."""
    return quote(urljoin(base, clean_line(url)), safe="%/:=&?~#+!$,;'@()*[]")
