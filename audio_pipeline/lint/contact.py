"""Contact: a show that is reached by voice needs somebody to write to, for its pages on privacy and terms."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from audio_pipeline.content.library import ShowSettings
from audio_pipeline.content.site_words import SiteWords
from audio_pipeline.publish.feed_xml import is_public

RULE = "no-contact"

_PLACEHOLDER = re.compile(r"(^|[@/.])example\.(com|net|org)\b|\.(example|invalid|test)(?=[/:]|$)", re.IGNORECASE)
"""The names that belong to nobody (RFC 2606)."""


Finding = tuple[str, str, str]
"""A setting of show.toml by which nobody can be reached, what is wrong with it, and how to mend it."""


def find_missing_contact(settings: ShowSettings, site_words: SiteWords, public_url: str) -> Iterator[Finding]:
    """Yield what is wrong if the show is public at this address and has a skill, whose store asks for a contact."""
    host = urlsplit(public_url).hostname or ""
    if not site_words.voice or not is_public(public_url) or _PLACEHOLDER.search(host):
        return
    if not settings.email:
        what = "The show can be asked for by voice, and nobody can be written to about it"
        yield "email", what, "Write your address: the pages on privacy and terms name it"
    elif _PLACEHOLDER.search(settings.email):
        yield _report_placeholder("email", settings.email)
    if _PLACEHOLDER.search(settings.website):
        yield _report_placeholder("website", settings.website)


def _report_placeholder(key: str, value: str) -> Finding:
    what = f'"{value}" is a placeholder, and the pages on privacy and terms would name it'
    return key, what, "Write your own"
