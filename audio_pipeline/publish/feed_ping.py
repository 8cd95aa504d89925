"""Feed ping: tell a WebSub hub and a Podping service that the feed has changed, if show.toml names them."""

import logging
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from urllib.parse import urlencode

from audio_pipeline.podcast import Podcast

_TIMEOUT_S = 10

_USER_AGENT = "warm-recall"

log = logging.getLogger(__name__)


def ping_services(podcast: Podcast, feed_url: str, podping_token: str) -> tuple[str, ...]:
    """Tell each service that is set; return a sentence for each that could not be told.

    The feed is published by then, and apps find the change without a ping, only later.
    """
    return tuple(filter(None, (_send(request) for request in _build_requests(podcast, feed_url, podping_token))))


def _build_requests(podcast: Podcast, feed_url: str, podping_token: str) -> Iterator[urllib.request.Request]:
    if podcast.websub_hub:
        # WebSub leaves the publisher's call to the hub; all public hubs take this one of PubSubHubbub 0.4.
        data = urlencode({"hub.mode": "publish", "hub.url": feed_url}).encode()
        yield urllib.request.Request(podcast.websub_hub, data=data, headers={"User-Agent": _USER_AGENT})  # noqa: S310 - https, as show.toml requires
    if podcast.podping_url:
        address = f"{podcast.podping_url}?{urlencode({'url': feed_url, 'reason': 'update', 'medium': 'podcast'})}"
        headers = {"User-Agent": _USER_AGENT, "Authorization": podping_token}
        yield urllib.request.Request(address, headers=headers)  # noqa: S310 - https, as show.toml requires


def _send(request: urllib.request.Request) -> str:
    """Send a ping; return why it failed, or nothing."""
    address = request.full_url.partition("?")[0]
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310 - https, as show.toml requires
            log.info("pinged address=%s status=%d", address, answer.status)
            return ""
    except (OSError, HTTPException) as error:
        return f"{address} was not told that the feed has changed ({error})."
