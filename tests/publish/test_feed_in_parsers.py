"""Feed in parsers: what show.toml may set is read back, field by field, by parsers that others wrote."""

import functools
import io
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import podcastparser
import pytest

from audio_pipeline.catalog import Catalog, Chapter
from audio_pipeline.podcast import (
    EPISODIC,
    Funding,
    License,
    Person,
    Podcast,
    Publisher,
    Season,
    Value,
    ValueRecipient,
)
from audio_pipeline.publish.feed import build_feed
from tests.samples import CATALOG, RELEASE, SHOW, release

BASE = "https://cdn.example/warm"
PUBLISHER = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
PACKAGES = Path(__file__).parents[2] / ".venv" / "feed-parsers" / "node_modules"

PODCAST = Podcast(
    type=EPISODIC,
    explicit=True,
    locked=False,
    complete=True,
    copyright="© 2026 The makers",
    new_feed_url="https://new.example/feed.xml",
    more_categories=("Education > Self-Improvement", "History"),
    episodes=("trailer",),
    seasons=(Season(name="Calm", episodes=("hand-on-heart",), bonus=("settling",)), Season(episodes=("benefit",))),
    people=(
        Person(
            name="Ada & Co", role="author", group="writing", href="https://ada.example", img="https://ada.example/i.jpg"
        ),
    ),
    funding=(
        Funding(url="https://give.example/?a=1&b=2", text="Give"),
        Funding(url="https://join.example", text="Join"),
    ),
    license=License(name="cc-by-4.0", url="https://license.example"),
    publisher=Publisher(guid=PUBLISHER, feed_url="https://publisher.example/feed.xml"),
    value=Value(
        type="lightning",
        method="keysend",
        suggested="0.00000005",
        recipients=(ValueRecipient(name="Ada", type="node", address="02d5", split=99),),
    ),
    block=("spotify",),
    websub_hub="https://hub.example/",
    podping_url="https://podping.example/",
)

FULL = replace(
    RELEASE,
    chapters=(Chapter(title="Settle", start_ms=0), Chapter(title="Warm hand", start_ms=12_345)),
    soundbite="Warm hand",
    transcript_srt_url="programmes/hand-on-heart/a.srt",
    transcript_json_url="programmes/hand-on-heart/a.transcript.json",
    artwork_url="artwork/own.jpg",
    notes_url="programmes/hand-on-heart/a.html",
)
TRAILER = replace(release("welcome", kind="trailer", position=0), title="Welcome")
CATALOG_WITH_ALL = Catalog(
    show=replace(SHOW, podcast=PODCAST),
    releases=(FULL, TRAILER, *(each for each in CATALOG.releases if each.kind == "benefit")),
    references=CATALOG.references,
)
FEED = build_feed(CATALOG_WITH_ALL, BASE)

needs_npm = pytest.mark.skipif(
    not (shutil.which("node") and PACKAGES.is_dir()), reason="the npm parsers are not here: scripts/podcast-clients"
)


@functools.cache
def parsed() -> dict[str, Any]:
    """What the two npm parsers found."""
    script = Path(__file__).with_name("read_feed.cjs")
    done = subprocess.run(
        ("node", str(script)), input=FEED, env={"PATH": "/usr/bin:/usr/local/bin:/bin", "NODE_PATH": str(PACKAGES)},
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@needs_npm
def test_the_show_is_read_back_by_feedsmith() -> None:
    rss = parsed()["feedsmith"]
    assert rss["copyright"] == PODCAST.copyright
    assert {link["rel"]: link["href"] for link in rss["atom"]["links"]} == {
        "self": f"{BASE}/feed.xml",
        "hub": PODCAST.websub_hub,
    }
    apple = rss["itunes"]
    assert (apple["type"], apple["explicit"], apple["complete"]) == ("episodic", True, True)
    assert apple["newFeedUrl"] == PODCAST.new_feed_url
    assert apple["categories"] == [
        {"text": "Health & Fitness", "categories": [{"text": "Mental Health"}]},
        {"text": "Education", "categories": [{"text": "Self-Improvement"}]},
        {"text": "History"},
    ]


@needs_npm
def test_the_podcast_namespace_is_read_back_by_feedsmith() -> None:
    show = parsed()["feedsmith"]["podcast"]
    (person,), (licence,), (publisher,) = PODCAST.people, (PODCAST.license,), (PODCAST.publisher,)
    assert show["locked"] == {"value": False, "owner": SHOW.email}
    assert show["persons"] == [
        {"display": person.name, "role": person.role, "group": person.group, "img": person.img, "href": person.href}
    ]
    assert show["fundings"] == [{"url": each.url, "display": each.text} for each in PODCAST.funding]
    assert show["license"] == {"display": licence.name, "url": licence.url}
    assert show["publisher"]["remoteItem"] == {
        "feedGuid": publisher.guid, "feedUrl": publisher.feed_url, "medium": "publisher"
    }  # fmt: skip
    assert show["blocks"] == [{"value": True, "id": "spotify"}]
    assert show["txts"] == [{"display": "true", "purpose": "ai-content"}]
    assert show["podping"] == {"usesPodping": True}
    assert show["medium"] == "podcast"
    (value,) = show["values"]
    assert (value["type"], value["method"], value["suggested"]) == ("lightning", "keysend", 5e-08)
    assert value["valueRecipients"] == [{"name": "Ada", "type": "node", "address": "02d5", "split": 99}]
    (trailer,) = show["trailers"]
    assert (trailer["display"], trailer["url"]) == ("Welcome", f"{BASE}/{TRAILER.url}")
    assert (trailer["length"], trailer["type"]) == (TRAILER.size_bytes, "audio/mpeg")


@needs_npm
def test_an_episode_is_read_back_by_feedsmith() -> None:
    item = next(each for each in parsed()["feedsmith"]["items"] if each["title"] == FULL.title)
    assert [(each["type"], each["url"].rpartition(".")[2]) for each in item["podcast"]["transcripts"]] == [
        ("text/vtt", "vtt"),
        ("application/x-subrip", "srt"),
        ("application/json", "json"),
    ]
    assert item["podcast"]["soundbites"] == [{"startTime": 12.345, "duration": 107.679, "display": "Warm hand"}]
    assert item["podcast"]["season"] == {"number": 1, "name": "Calm"}
    assert item["podcast"]["episode"] == {"number": 1}
    assert item["podcast"]["txts"] == [{"display": "true", "purpose": "ai-content"}]
    assert item["podcast"]["chapters"]["type"] == "application/json+chapters"
    assert item["itunes"]["image"] == f"{BASE}/artwork/own.jpg"
    assert item["itunes"]["explicit"] is True
    assert "<p>00:00 Settle<br />00:12 Warm hand</p>" in item["description"]


@needs_npm
def test_the_parser_of_the_podcast_index_finds_every_tag_that_it_knows() -> None:
    show = parsed()["partytime"]
    known = {tag for tags in show["pc20support"].values() for tag in tags}
    assert known >= {
        "locked", "funding", "transcript", "chapters", "soundbite", "person", "season", "episode", "trailer", "license",
        "guid", "value", "medium", "block", "publisher",
    }  # fmt: skip
    assert show["itunesNewFeedUrl"] == PODCAST.new_feed_url
    assert show["pubsub"] == {"self": f"{BASE}/feed.xml", "hub": PODCAST.websub_hub}
    assert len(show["items"]) == len(CATALOG_WITH_ALL.releases)


def test_feedparser_and_podcastparser_take_all_of_it() -> None:
    found = feedparser.parse(FEED.encode())
    assert (found.bozo, len(found.entries)) == (0, len(CATALOG_WITH_ALL.releases))
    assert found.feed.rights == PODCAST.copyright
    show = podcastparser.parse(SHOW.feed_url, io.BytesIO(FEED.encode()))
    episode = next(each for each in show["episodes"] if each["title"] == FULL.title)
    assert episode["episode_art_url"] == f"{BASE}/artwork/own.jpg"
    assert (episode["number"], episode["type"]) == (1, "full")
    assert (show["new_url"], show["explicit"], show["type"]) == (PODCAST.new_feed_url, True, EPISODIC)


def test_what_is_not_set_is_not_there() -> None:
    feed = build_feed(CATALOG, BASE)
    for tag in ("person", "funding", "license", "block", "publisher", "value", "podping", "soundbite", "trailer"):
        assert f"<podcast:{tag}" not in feed, tag
    for text in ("copyright", "itunes:complete", "itunes:block", 'rel="hub"', "lastBuildDate"):
        assert text not in feed, text
