"""Feed podcast: the tags of the podcast namespace that show.toml may set for the whole show (pure)."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from audio_pipeline.podcast import Podcast
from audio_pipeline.publish.episodes import TRAILER, Episode
from audio_pipeline.publish.feed_xml import add_empty, add_text, format_rfc_2822, make_absolute_url


def add_podcast_tags(channel: Element, podcast: Podcast) -> None:
    """Add what is set, and nothing for the rest."""
    for person in podcast.people:
        add_text(
            channel,
            "podcast:person",
            person.name,
            role=person.role,
            group=person.group,
            href=make_absolute_url("", person.href),
            img=make_absolute_url("", person.img),
        )
    for funding in podcast.funding:
        add_text(channel, "podcast:funding", funding.text, url=make_absolute_url("", funding.url))
    if podcast.license.name:
        add_text(channel, "podcast:license", podcast.license.name, url=make_absolute_url("", podcast.license.url))
    for platform in podcast.block:
        add_text(channel, "podcast:block", "yes", id="" if platform == "all" else platform)
    if podcast.complete:
        add_text(channel, "podcast:updateFrequency", "Complete", complete="true")
    if podcast.podping_url:
        add_empty(channel, "podcast:podping", usesPodping="true")
    _add_publisher(channel, podcast)
    _add_value(channel, podcast)


def add_trailers(channel: Element, episodes: Sequence[Episode], base: str) -> None:
    """Add where each trailer can be heard, for apps that play it before anybody subscribes."""
    for episode in episodes:
        if episode.type == TRAILER:
            add_text(
                channel,
                "podcast:trailer",
                episode.release.title,
                pubdate=format_rfc_2822(episode.published_at),
                url=make_absolute_url(base, episode.release.url),
                length=str(episode.release.size_bytes),
                type="audio/mpeg",
                season=str(episode.season or ""),
            )


def _add_publisher(channel: Element, podcast: Podcast) -> None:
    if podcast.publisher.guid:
        publisher = SubElement(channel, "podcast:publisher")
        address = make_absolute_url("", podcast.publisher.feed_url)
        add_empty(publisher, "podcast:remoteItem", medium="publisher", feedGuid=podcast.publisher.guid, feedUrl=address)


def _add_value(channel: Element, podcast: Podcast) -> None:
    value = podcast.value
    if value.type:
        element = add_empty(channel, "podcast:value", type=value.type, method=value.method, suggested=value.suggested)
        for each in value.recipients:
            add_empty(
                element,
                "podcast:valueRecipient",
                name=each.name,
                type=each.type,
                address=each.address,
                split=str(each.split),
            )
