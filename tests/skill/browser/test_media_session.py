"""The lock screen and the keys of a headset: they show what plays, and ask the skill for what they do."""

from typing import Any

import pytest
from playwright.sync_api import Page

from audio_pipeline.catalog import Catalog
from tests.skill.browser.browsers import until
from tests.skill.browser.stand_in import STOP, RecordingSkill, does, play
from tests.skill.browser.stories import playing, reports

pytestmark = pytest.mark.browser

RECORD = """
  window.actions = {};
  const set = MediaSession.prototype.setActionHandler;
  MediaSession.prototype.setActionHandler = function (name, run) {
    window.actions[name] = run;
    set.call(this, name, run);
  };
"""
"""No test can press the keys of a headset, so the page's own answers to them are called."""


@pytest.fixture
def listened(page: Page, skill: RecordingSkill, shelf: Catalog) -> Page:
    page.add_init_script(RECORD)
    page.reload()
    page.get_by_role("button", name="Play Guided Recall").wait_for()
    playing(page, skill, play(shelf.releases[0]))
    return page


def press(page: Page, action: str, details: Any = None) -> None:
    page.evaluate("([action, details]) => { window.actions[action](details ?? {}); }", [action, details])


def place_s(page: Page) -> float:
    return float(page.evaluate("() => document.querySelector('audio').currentTime"))


def test_the_lock_screen_shows_the_programme_and_its_chapter(listened: Page) -> None:
    listened.wait_for_function("() => navigator.mediaSession.metadata?.artist === 'Welcome'")
    shown = listened.evaluate(
        "() => [navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.album, "
        "navigator.mediaSession.playbackState]"
    )
    assert shown == ["Guided Recall", "Warm Recall", "playing"]


def test_its_chapter_follows(listened: Page) -> None:
    press(listened, "seekto", {"seekTime": 8.2})
    listened.wait_for_function("() => navigator.mediaSession.metadata?.artist === 'Return'")


def test_pause_and_play_go_through_the_skill(listened: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    skill.will_answer("PauseCommandIssued", does(STOP))
    skill.will_answer("PlayCommandIssued", does(play(shelf.releases[0], 5_000)))
    press(listened, "pause")
    until(lambda: "PauseCommandIssued" in skill.names)
    press(listened, "play")
    until(lambda: len(reports(skill, "PlaybackStarted")) == 2)
    assert reports(skill, "PlaybackStarted")[1]["offsetInMilliseconds"] >= 5_000


def test_forward_and_back_move_the_place(listened: Page) -> None:
    press(listened, "seekforward", {"seekOffset": 6})
    assert 6 <= place_s(listened) < 9
    press(listened, "seekbackward", {"seekOffset": 4})
    assert 2 <= place_s(listened) < 5


@pytest.mark.parametrize(("action", "words"), [("nexttrack", "next chapter"), ("previoustrack", "previous chapter")])
def test_the_next_and_the_previous_chapter_are_asked_for(listened: Page, action: str, words: str) -> None:
    press(listened, action)
    listened.wait_for_function("(words) => document.querySelector('#you').textContent === words", arg=words)
