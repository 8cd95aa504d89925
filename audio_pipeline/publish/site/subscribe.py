"""Subscribe: the addresses that open a feed in the usual podcast apps (pure)."""

from urllib.parse import quote

from audio_pipeline.publish.release_files import FEED
from audio_pipeline.publish.site.site import Site

_APPS = (
    ("Apple Podcasts", "podcast://{bare}"),
    ("Overcast", "overcast://x-callback-url/add?url={quoted}"),
    ("Pocket Casts", "pktc://subscribe/{bare}"),
    ("Castro", "castro://subscribe/{bare}"),
    ("AntennaPod", "https://antennapod.org/deeplink/subscribe?url={quoted}"),
    ("Podcast Addict", "https://podcastaddict.com/feed/{quoted}"),
)
"""Each app with the address that it takes a feed by: the feed's without its scheme, or whole and quoted."""


def make_app_links(site: Site) -> list[list[str]]:
    """Return the name of each app and the address that opens the feed in it; none if the feed has no address."""
    feed = site.make_url(FEED)
    values = {"bare": feed.partition("://")[2], "quoted": quote(feed, safe="")}
    return [[name, link.format(**values)] for name, link in _APPS] if feed else []
