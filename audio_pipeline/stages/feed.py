"""Feed: the Catalog as a podcast (RSS 2.0 with the tags of Apple and of the podcast namespace); pure."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from urllib.parse import quote, urljoin
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from audio_pipeline.catalog import Catalog, Release, Show
from audio_pipeline.settings import PROGRAMMES

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}

PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of every podcast's GUID (podcast namespace, guid)."""

DISCLAIMER = (
    "This is for comfort and curiosity. It isn't medical or psychological treatment. "
    "If you're struggling, please talk with a professional, or someone you trust."
)
"""The standing words of the evidence sheet, section 5.5."""

DESCRIPTION_BYTES, TEXT_CHARACTERS = 4_000, 255
"""The longest description and the longest other value (Apple, RSS feed requirements)."""

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to say."""


def feed(catalog: Catalog, base_url: str) -> str:
    """The same text for the same catalog; base_url is where its relative URLs begin, or empty: they stay relative."""
    show = catalog.show
    base = f"{base_url.rstrip('/')}/" if base_url else ""
    guid = uuid5(PODCASTS, re.sub(r"^[a-z]+://", "", _url(base, show.feed_url or "feed.xml")).rstrip("/"))
    rss = Element("rss", {"version": "2.0", **NAMESPACES})
    channel = SubElement(rss, "channel")
    _describe(channel, show, base)
    SubElement(channel, "atom:link", {"rel": "self", "type": "application/rss+xml", "href": _url(base, "feed.xml")})
    _add(channel, "podcast:guid", str(guid))
    for release in sorted(catalog.releases, key=_order):
        _episode(SubElement(channel, "item"), release, catalog.references, guid, base)
    indent(rss)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(rss, encoding="unicode") + "\n"


def _describe(channel: Element, show: Show, base: str) -> None:
    """What all episodes share."""
    _add(channel, "title", _short(show.title))
    _add(channel, "link", _url(base, show.website))
    _add(channel, "description", _brief(show.description, DESCRIPTION_BYTES))
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


def _episode(item: Element, release: Release, references: Mapping[str, str], podcast: UUID, base: str) -> None:
    """One programme: an edit brings a new enclosure under the same GUID, which is the same episode."""
    audio = {"url": _url(base, release.url), "type": "audio/mpeg", "length": str(release.size_bytes)}
    sources = [f"{number}: {references[number]}" for number in release.sources if number in references]
    _add(item, "title", _short(release.title))
    _add(item, "description", f"{_brief(release.summary, DESCRIPTION_BYTES - 1 - len(DISCLAIMER))} {DISCLAIMER}")
    _add(item, "content:encoded", _clean(_notes(release.summary, sources)))
    _add(item, "guid", str(uuid5(podcast, release.content_id)), isPermaLink="false")
    _add(item, "pubDate", format_datetime(_published(release), usegmt=True))
    SubElement(item, "enclosure", audio)
    _add(item, "itunes:duration", str(max(1, round(release.duration_ms / 1000))))
    _add(item, "itunes:explicit", "false")
    _add(item, "itunes:episodeType", "full")
    _add(item, "itunes:season", str(_season(release)))
    _add(item, "itunes:episode", str(release.position))
    _add(item, "podcast:season", str(_season(release)))
    _add(item, "podcast:episode", str(release.position))
    SubElement(item, "podcast:transcript", {"url": _url(base, release.transcript_url), "type": "text/vtt"})
    SubElement(item, "podcast:chapters", {"url": _url(base, release.chapters_url), "type": "application/json+chapters"})


def _notes(summary: str, sources: list[str]) -> str:
    """Show notes, in HTML."""
    paragraphs = "".join(f"<p>{escape(text, quote=False)}</p>" for text in (summary, DISCLAIMER))
    listed = "".join(f"<li>{escape(source, quote=False)}</li>" for source in sources)
    return f"{paragraphs}<p>Sources</p><ul>{listed}</ul>" if listed else paragraphs


def _season(release: Release) -> int:
    """Each kind is a season, so that an episode keeps its number when another kind grows."""
    return PROGRAMMES.index(release.kind) + 1


def _order(release: Release) -> tuple[int, int, str]:
    return _season(release), release.position, release.content_id


def _published(release: Release) -> datetime:
    """When it came out, a minute apart within a kind and an hour between kinds, so that every app keeps the order."""
    offset = timedelta(hours=_season(release) - 1, minutes=release.position)
    return datetime.fromisoformat(release.published_at) + offset


def _add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _line(text: str) -> str:
    return " ".join(_clean(text).split())


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
