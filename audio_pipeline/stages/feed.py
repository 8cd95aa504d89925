"""Feed: the Catalog as a podcast (RSS 2.0 with the tags of Apple and of the podcast namespace); pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from html import escape
from urllib.parse import quote, urljoin
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from audio_pipeline.catalog import Catalog, Release, Show
from audio_pipeline.display.sayable import sayable
from audio_pipeline.display.standing_words import COMPUTER_VOICE, DISCLAIMER, ELSEWHERE, SOURCES, WHOM_TO_CALL
from audio_pipeline.settings import PROGRAMMES, SEASONS

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}

PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of every podcast's GUID (podcast namespace, guid)."""

DESCRIPTION_BYTES, TEXT_CHARACTERS = 4_000, 255
"""The longest description and the longest other value (Apple, RSS feed requirements)."""

_BEHIND_BYTES = 3_000
"""How much of a description what must be said may take: its summary keeps the rest."""

_TYPES = {"trailer": "trailer"}
"""What kind of episode a kind of programme is, if not a full one."""


def feed(catalog: Catalog, base_url: str) -> str:
    """The same text for the same catalog; base_url is where its relative URLs begin, or empty: they stay relative."""
    show = catalog.show
    base = f"{base_url.rstrip('/')}/" if base_url else ""
    guid = UUID(show.guid or podcast_guid(_url(base, show.feed_url or "feed.xml")))
    rss = Element("rss", {"version": "2.0", **NAMESPACES})
    channel = SubElement(rss, "channel")
    _describe(channel, show, base)
    SubElement(channel, "atom:link", {"rel": "self", "type": "application/rss+xml", "href": _url(base, "feed.xml")})
    _add(channel, "podcast:guid", str(guid))
    for release, after in _episodes(catalog.releases):
        _episode(SubElement(channel, "item"), release, catalog.references, guid, base, after)
    indent(rss)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(rss, encoding="unicode") + "\n"


def podcast_guid(address: str) -> str:
    """The GUID of a podcast whose feed is first published at this address."""
    return str(uuid5(PODCASTS, re.sub(r"^[a-z]+://", "", _url("", address)).rstrip("/")))


def _describe(channel: Element, show: Show, base: str) -> None:
    """What all episodes share."""
    _add(channel, "title", _short(show.title))
    _add(channel, "link", _url(base, show.website))
    _add(channel, "description", _described(show.description, COMPUTER_VOICE))
    _add(channel, "language", _short(show.language))
    _add(channel, "generator", "Warm Recall")
    _add(channel, "itunes:author", _short(show.author))
    owner = SubElement(channel, "itunes:owner")
    _add(owner, "itunes:name", _short(show.author))
    _add(owner, "itunes:email", _short(show.email))
    category = SubElement(channel, "itunes:category", {"text": _short(show.category)})
    SubElement(category, "itunes:category", {"text": _short(show.subcategory)})
    _add(channel, "itunes:explicit", "false")
    _add(channel, "itunes:type", "serial")
    artwork = _url(base, show.artwork_url)
    SubElement(channel, "itunes:image", {"href": artwork})
    image = SubElement(channel, "image")
    _add(image, "url", artwork)
    _add(image, "title", _short(show.title))
    _add(image, "link", _url(base, show.website))
    _add(channel, "podcast:locked", "yes", owner=_short(show.email))
    _add(channel, "podcast:medium", "podcast")
    _add(channel, "podcast:txt", "true", purpose="ai-content")


def _episodes(releases: Sequence[Release]) -> list[tuple[Release, int]]:
    """In order, each variant right behind its programme, with its place there; 0 for what is no variant.

    A podcast cannot hear an answer: what is behind a gate is not in it.
    """
    open_ones = [each for each in releases if not each.gate]
    found = []
    for release in sorted((each for each in open_ones if not each.variant_of), key=_order):
        variants = (each for each in open_ones if each.variant_of == release.content_id)
        found += [(each, after) for after, each in enumerate((release, *variants))]
    return found


def _episode(
    item: Element, release: Release, references: Mapping[str, str], podcast: UUID, base: str, after: int
) -> None:
    """One programme: an edit brings a new enclosure under the same GUID, which is the same episode."""
    audio = {"url": _url(base, release.url), "type": "audio/mpeg", "length": str(release.size_bytes)}
    sources = [f"{number}: {references[number]}" for number in release.sources if number in references]
    _add(item, "title", _short(release.title))
    _add(item, "description", _description(release))
    _add(item, "content:encoded", sayable(_notes(release, sources)))
    if release.notes_url:
        _add(item, "link", _url(base, release.notes_url))
    _add(item, "guid", str(uuid5(podcast, release.content_id)), isPermaLink="false")
    _add(item, "pubDate", _as_in_mail(_published(release, after)))
    SubElement(item, "enclosure", audio)
    if release.artwork_url:
        SubElement(item, "itunes:image", {"href": _url(base, release.artwork_url)})
    _add(item, "itunes:duration", str(max(1, round(release.duration_ms / 1000))))
    _add(item, "itunes:explicit", "false")
    _add(item, "podcast:txt", "true", purpose="ai-content")
    _add(item, "itunes:episodeType", "bonus" if release.variant_of else _TYPES.get(release.kind, "full"))
    if season := SEASONS.get(release.kind):
        _number(item, season, release.position)
    SubElement(item, "podcast:transcript", {"url": _url(base, release.transcript_url), "type": "text/vtt"})
    SubElement(item, "podcast:chapters", {"url": _url(base, release.chapters_url), "type": "application/json+chapters"})


def _number(item: Element, season: int, position: int) -> None:
    """A bonus of the same number as another episode belongs to that one (Apple)."""
    for space in ("itunes", "podcast"):
        _add(item, f"{space}:season", str(season))
        _add(item, f"{space}:episode", str(position))


def _description(release: Release) -> str:
    """One line: what it is, and what must stand there however long that takes."""
    called = (f"{WHOM_TO_CALL}:", *release.helplines) if release.helplines else ()
    return _described(release.summary, _brief(" ".join([DISCLAIMER, COMPUTER_VOICE, *called]), _BEHIND_BYTES))


def _described(text: str, behind: str) -> str:
    """The text with what must stand behind it: the text alone is shortened."""
    return f"{_brief(text, DESCRIPTION_BYTES - 1 - len(behind.encode()))} {behind}"


def _notes(release: Release, sources: Sequence[str]) -> str:
    """Show notes, in HTML."""
    access = f"{ELSEWHERE}: {release.access}" if release.access else ""
    paragraphs = "".join(_paragraph(text) for text in (release.summary, access, DISCLAIMER, COMPUTER_VOICE) if text)
    return paragraphs + _listed(WHOM_TO_CALL, release.helplines) + _listed(SOURCES, sources)


def _listed(title: str, lines: Sequence[str]) -> str:
    """A list under its title; nothing if there is nothing in it."""
    listed = "".join(f"<li>{escape(line, quote=False)}</li>" for line in lines)
    return f"{_paragraph(title)}<ul>{listed}</ul>" if listed else ""


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _order(release: Release) -> tuple[int, int, str]:
    return PROGRAMMES.index(release.kind), release.position, release.content_id


def _published(release: Release, after: int) -> datetime:
    """When it came out, a minute apart within a kind and an hour between kinds, so that every app keeps the order.

    The variants of a programme follow it second by second.
    """
    hours = PROGRAMMES.index(release.kind) - PROGRAMMES.index("benefit")
    return datetime.fromisoformat(release.published_at) + timedelta(
        hours=hours, minutes=release.position, seconds=after
    )


def _as_in_mail(when: datetime) -> str:
    """A moment as RFC 2822 has it, which RSS wants."""
    from email.utils import format_datetime  # takes longer to load than everything else here

    return format_datetime(when, usegmt=True)


def _add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text


def _line(text: str) -> str:
    return " ".join(sayable(text).split())


def _short(text: str) -> str:
    """One line of no more than an app takes."""
    line = _line(text)
    return line if len(line) <= TEXT_CHARACTERS else line[: TEXT_CHARACTERS - 1].rstrip() + "…"


def _brief(text: str, limit_bytes: int) -> str:
    """One line of no more bytes than a description may have."""
    data = _line(text).encode()
    if len(data) <= limit_bytes:
        return data.decode()
    return data[: limit_bytes - len("…".encode())].decode(errors="ignore").rstrip() + "…"


def _url(base: str, url: str) -> str:
    """Absolute, and in ASCII."""
    return quote(urljoin(base, _line(url)), safe="%/:=&?~#+!$,;'@()*[]")
