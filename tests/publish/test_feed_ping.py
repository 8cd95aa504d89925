"""Pings: a hub and a Podping service are told of a changed feed if show.toml names them, and nobody is otherwise."""

from urllib.parse import parse_qs, urlsplit

from audio_pipeline.podcast import DEFAULT_PODCAST, Podcast
from audio_pipeline.publish.feed_ping import ping_services
from tests.publish.loopback import answering

FEED = "https://a.example.org/w/feed.xml"
NOBODY = "http://127.0.0.1:1/"


def test_a_show_that_names_no_service_asks_nobody() -> None:
    assert ping_services(DEFAULT_PODCAST, FEED, "token") == ()


def test_a_hub_is_told_which_feed_has_changed() -> None:
    with answering(204) as hub:
        assert ping_services(Podcast(websub_hub=f"{hub.address}/hub"), FEED, "") == ()
    ((method, path, headers, body),) = hub.requests
    assert (method, path) == ("POST", "/hub")
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert parse_qs(body.decode()) == {"hub.mode": ["publish"], "hub.url": [FEED]}


def test_podping_is_told_with_the_token() -> None:
    with answering(200) as service:
        assert ping_services(Podcast(podping_url=f"{service.address}/"), FEED, "secret") == ()
    ((method, path, headers, _),) = service.requests
    assert (method, headers["Authorization"]) == ("GET", "secret")
    assert parse_qs(urlsplit(path).query) == {"url": [FEED], "reason": ["update"], "medium": ["podcast"]}


def test_a_service_that_refuses_or_is_away_is_named_and_the_other_one_is_told() -> None:
    with answering(403) as service:
        told = ping_services(Podcast(websub_hub=NOBODY, podping_url=f"{service.address}/"), FEED, "secret")
    assert len(service.requests) == 1
    assert [sentence.split()[0] for sentence in told] == [NOBODY, f"{service.address}/"]
    assert "403" in told[1]
    assert "secret" not in "".join(told)
