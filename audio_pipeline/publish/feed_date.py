"""Feed date: say in a feed when it last changed, and change nothing else (pure)."""

import re
from datetime import datetime

from audio_pipeline.publish.feed_xml import format_rfc_2822

_DATE = re.compile(r"\n *<lastBuildDate>[^<]*</lastBuildDate>")
_BEFORE = "<generator>"
"""The date is written above this element, which every feed of ours has once."""


def date_feed(feed: str, published: str, now: datetime) -> str:
    """Return the feed with the time at which it changed: now, or the date of the published feed if that is the same."""
    if _DATE.sub("", published) == feed:
        return published
    indent, element, rest = feed.partition(_BEFORE)
    space = indent[indent.rfind("\n") :]
    return f"{indent}<lastBuildDate>{format_rfc_2822(now)}</lastBuildDate>{space}{element}{rest}"
