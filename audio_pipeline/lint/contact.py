"""Contact: a show that is reached by voice needs somebody to write to, for its pages on privacy and terms."""

from collections.abc import Iterator

from audio_pipeline.content.library import ShowSettings
from audio_pipeline.content.site_words import SiteWords
from audio_pipeline.placeholders import is_placeholder
from audio_pipeline.publish.feed_xml import is_public

RULE = "no-contact"

Finding = tuple[str, str, str]
"""A setting of show.toml by which nobody can be reached, what is wrong with it, and how to mend it."""


def find_missing_contact(settings: ShowSettings, site_words: SiteWords, public_url: str) -> Iterator[Finding]:
    """Yield what is wrong if the show is public at this address and has a skill, whose store asks for a contact."""
    if not site_words.voice or not is_public(public_url):
        return
    if is_placeholder(public_url):
        what = f'"{public_url}" is a placeholder, and Alexa would look for sound and pages there'
        yield "public_url", what, "Write your own, or name it with --public-url"
    if not settings.email:
        what = "The show can be asked for by voice, and nobody can be written to about it"
        yield "email", what, "Write your address: the pages on privacy and terms name it"
    elif is_placeholder(settings.email):
        yield _report_placeholder("email", settings.email)
    if is_placeholder(settings.website):
        yield _report_placeholder("website", settings.website)


def _report_placeholder(key: str, value: str) -> Finding:
    what = f'"{value}" is a placeholder, and the pages on privacy and terms would name it'
    return key, what, "Write your own"
