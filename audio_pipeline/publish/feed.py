"""Feed: a Catalog as a podcast feed, RSS 2.0 with the tags of Apple and of the podcast namespace (pure)."""

import re
from collections.abc import Iterator
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from audio_pipeline.catalog import Catalog, Show
from audio_pipeline.content.apple_categories import split_category
from audio_pipeline.content.boilerplate import COMPUTER_VOICE_NOTICE
from audio_pipeline.publish.episode_notes import DESCRIPTION_BYTES
from audio_pipeline.publish.episodes import Episode, line_up_episodes
from audio_pipeline.publish.feed_item import SYNTHETIC_VOICE, FeedItems
from audio_pipeline.publish.feed_podcast import add_podcast_tags, add_trailers
from audio_pipeline.publish.feed_xml import (
    FEED_NAME,
    add_empty,
    add_flag,
    add_text,
    add_url,
    is_public,
    make_absolute_url,
    truncate_bytes,
    truncate_characters,
)

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}

PODCAST_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of every podcast's GUID (podcast namespace, guid)."""


def build_feed(catalog: Catalog, base_url: str) -> str:
    """Return the feed, the same text for the same catalog; without a base_url, relative URLs stay relative."""
    show = catalog.show
    base = f"{base_url.rstrip('/')}/" if base_url else ""
    guid = show.guid or make_podcast_guid(make_absolute_url(base, show.feed_url or FEED_NAME))
    episodes = line_up_episodes(catalog.releases, show.podcast)
    rss = Element("rss", {"version": "2.0", **NAMESPACES})
    channel = SubElement(rss, "channel")
    _add_show(channel, show, base)
    _add_addresses(channel, show, base, guid)
    _add_podcast(channel, show, base, guid, episodes)
    items = FeedItems(podcast_guid=UUID(guid), show=show, references=catalog.references, base=base)
    for episode in episodes:
        items.add(SubElement(channel, "item"), episode)
    indent(rss)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(rss, encoding="unicode") + "\n"


def make_podcast_guid(address: str) -> str:
    """Return the GUID of a podcast whose feed is first published at this address."""
    return str(uuid5(PODCAST_NAMESPACE, re.sub(r"^[a-z]+://", "", make_absolute_url("", address)).rstrip("/")))


def _add_show(channel: Element, show: Show, base: str) -> None:
    """Add the facts that RSS and Apple ask of a show."""
    website, artwork = make_absolute_url(base, show.website), make_absolute_url(base, show.artwork_url)
    add_text(channel, "title", show.title)
    add_url(channel, "link", website)
    SubElement(channel, "description").text = _append_notice(show.description, COMPUTER_VOICE_NOTICE)
    add_text(channel, "language", show.language)
    if show.podcast.copyright:
        add_text(channel, "copyright", show.podcast.copyright)
    add_text(channel, "generator", "Warm Recall")
    add_text(channel, "itunes:author", show.author)
    owner = SubElement(channel, "itunes:owner")
    add_text(owner, "itunes:name", show.author)
    add_text(owner, "itunes:email", show.email)
    for category, subcategory in _list_categories(show):
        element = add_empty(channel, "itunes:category", text=truncate_characters(category))
        if subcategory:
            add_empty(element, "itunes:category", text=truncate_characters(subcategory))
    add_text(channel, "itunes:explicit", str(show.podcast.explicit).lower())
    add_text(channel, "itunes:type", show.podcast.type)
    add_flag(channel, "itunes:complete", "Yes", is_set=show.podcast.complete)
    add_flag(channel, "itunes:block", "Yes", is_set="all" in show.podcast.block)
    add_empty(channel, "itunes:image", href=artwork)
    image = SubElement(channel, "image")
    add_url(image, "url", artwork)
    add_text(image, "title", show.title)
    add_url(image, "link", website)


def _list_categories(show: Show) -> Iterator[tuple[str, str]]:
    """Yield each category with its subcategory, the show's own first."""
    yield show.category, show.subcategory
    yield from map(split_category, show.podcast.more_categories)


def _add_addresses(channel: Element, show: Show, base: str, guid: str) -> None:
    """Add where the feed is, where it has moved to, and who tells of its changes."""
    own = make_absolute_url(base, FEED_NAME)
    add_empty(channel, "atom:link", rel="self", type="application/rss+xml", href=own)
    if hub := show.podcast.websub_hub:
        add_empty(channel, "atom:link", rel="hub", href=make_absolute_url("", hub))
    has_moved = is_public(own) and guid != make_podcast_guid(own)
    if address := show.podcast.new_feed_url or (own if has_moved else ""):
        add_url(channel, "itunes:new-feed-url", make_absolute_url("", address))


def _add_podcast(channel: Element, show: Show, base: str, guid: str, episodes: tuple[Episode, ...]) -> None:
    """Add the tags of the podcast namespace."""
    add_text(channel, "podcast:guid", guid)
    add_text(channel, "podcast:medium", "podcast")
    add_text(channel, "podcast:locked", "yes" if show.podcast.locked else "no", owner=truncate_characters(show.email))
    add_text(channel, "podcast:txt", "true", purpose=SYNTHETIC_VOICE)
    add_podcast_tags(channel, show.podcast)
    add_trailers(channel, episodes, base)


def _append_notice(text: str, notice: str) -> str:
    """Return the text with a notice after it; the text alone is shortened."""
    return f"{truncate_bytes(text, DESCRIPTION_BYTES - 1 - len(notice.encode()))} {notice}"
