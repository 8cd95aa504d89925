"""Feed date: a feed says when it changed, and an unchanged one keeps its bytes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import feedparser

from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.feed_date import date_feed
from tests.samples import CATALOG

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
FEED = build_feed(CATALOG, "https://cdn.example/warm")


def test_a_new_feed_has_the_time_at_which_it_was_published() -> None:
    found = feedparser.parse(date_feed(FEED, "", MONDAY).encode())
    assert found.bozo == 0
    assert found.feed.updated == "Mon, 23 Nov 2026 06:00:00 GMT"
    assert len(found.entries) == len(CATALOG.releases)


def test_a_feed_that_did_not_change_keeps_its_bytes() -> None:
    published = date_feed(FEED, "", MONDAY)
    assert date_feed(FEED, published, MONDAY + timedelta(days=1)) == published


def test_a_feed_that_changed_has_the_new_time_and_only_that() -> None:
    other = build_feed(replace(CATALOG, releases=CATALOG.releases[:1]), "https://cdn.example/warm")
    published = date_feed(other, date_feed(FEED, "", MONDAY), MONDAY + timedelta(days=1))
    assert published.count("<lastBuildDate>") == 1
    assert "<lastBuildDate>Tue, 24 Nov 2026 06:00:00 GMT</lastBuildDate>" in published


def test_a_feed_from_before_the_date_gets_one_when_it_changes() -> None:
    assert date_feed(FEED, FEED, MONDAY) == FEED
