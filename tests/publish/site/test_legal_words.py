"""What the pages on privacy and terms say is true of the code, and of the show."""

from dataclasses import fields, replace

import pytest

from audio_pipeline.content.boilerplate import DISCLAIMER
from audio_pipeline.publish.site.legal_words import UNUSED_MONTHS
from skill.playback.bookmarks.bookmarks import Bookmark, ListenerState, Place
from skill.playback.bookmarks.expiry import UNUSED_MS
from tests.publish.site.sites import OWN_SHOW, SITE, read
from tests.samples import SHOW

DAYS_OF_A_MONTH = 365.25 / 12

SAID_OF: dict[type, dict[str, str]] = {
    Bookmark: {
        "release_id": "which programmes you played",
        "offset_ms": "where you stopped",
        "at_ms": "when",
        "state": "where you stopped",
        "loops": "what plays next",
        "failures": "where you stopped",
        "stop_at_ms": "what plays next",
        "queue": "what plays next",
    },
    Place: {"release_id": "which programmes you played", "offset_ms": "where you stopped in them", "at_ms": "when"},
    ListenerState: {
        "bookmark": "which programmes you played",
        "elsewhere": "which programmes you played",
        "places": "where you stopped in them",
        "favourites": "which of them you said you like",
        "said": "how often each greeting was said",
        "forgotten_at_ms": "The time at which you said so is kept until the end of the next day",
        "is_whole": "",  # it is not kept
    },
}
"""The words of the page on privacy for everything that is kept of a listener."""


@pytest.mark.parametrize("kind", SAID_OF, ids=lambda kind: kind.__name__)
def test_everything_that_is_kept_of_a_listener_is_said(kind: type) -> None:
    page = read("privacy/").text
    assert {each.name for each in fields(kind)} == SAID_OF[kind].keys(), "say on the page on privacy what is kept now"
    assert [words for words in SAID_OF[kind].values() if words not in page] == []


def test_it_is_kept_as_long_as_the_page_says() -> None:
    assert round(UNUSED_MS / 86_400_000 / DAYS_OF_A_MONTH) == UNUSED_MONTHS
    assert f"for {UNUSED_MONTHS} months is deleted by itself" in read("privacy/").text


def test_it_says_how_to_be_forgotten() -> None:
    assert "Say “forget me” to the skill and twice yes, or disable the skill" in read("privacy/").text


def test_a_show_that_cannot_be_asked_for_by_voice_says_nothing_of_a_skill() -> None:
    page = read("privacy/", replace(SITE, words=replace(SITE.words, voice="")))
    assert "forget me" not in page.text
    assert "set no cookies" in page.text


@pytest.mark.parametrize("path", ["privacy/", "terms/"])
def test_both_pages_name_who_runs_the_show_and_where_to_write(path: str) -> None:
    page = read(path)
    assert f"{SHOW.title} is run by {SHOW.author}." in page.text
    assert f"Write to {SHOW.email}" in page.text
    assert SHOW.website in page.text
    nobody = replace(SITE, catalog=replace(SITE.catalog, show=replace(SHOW, email="", website="")))
    assert "Write to" not in read(path, nobody).text.replace("Write to us", "")


def test_a_show_whose_editor_wrote_no_terms_has_those_of_every_show() -> None:
    assert DISCLAIMER in read("terms/", OWN_SHOW).text
    assert "driving" in read("terms/", OWN_SHOW).text
    assert "For comfort." in read("terms/").text
    assert "driving" not in read("terms/").text


@pytest.mark.parametrize("path", ["", "hand-on-heart/", "answers/", "search/"])
def test_every_footer_leads_to_both(path: str) -> None:
    root = "../" * path.count("/")
    assert {f"{root}privacy/", f"{root}terms/"} <= set(read(path, OWN_SHOW).links)
