"""Answers are said aloud in the project's own voice; a programme goes on softly under them, and comes up again."""

import pytest
from playwright.sync_api import Page, Route, expect

from audio_pipeline.catalog import Catalog
from skill.browser.speech_engines import SpeechEngines
from tests.skill.browser.browsers import until
from tests.skill.browser.engines import ToneVoice, make_engines
from tests.skill.browser.stand_in import STOP, RecordingSkill, does, play, says
from tests.skill.browser.stories import hears, playing, say

pytestmark = pytest.mark.browser

LISTEN_IN = """
  window.replies = [];
  window.ended = [];
  window.volumes = [];
  window.Audio = class extends Audio {
    constructor() {
      super();
      window.replies.push(this);
      this.addEventListener("ended", () => window.ended.push(this.currentTime));
    }
  };
  addEventListener("DOMContentLoaded", () => {
    const audio = document.getElementById("audio");
    audio.addEventListener("volumechange", () => window.volumes.push(audio.volume));
  });
"""
"""Remembers which answers were heard to their end, and how loud the programme was."""


@pytest.fixture
def voice() -> ToneVoice:
    return ToneVoice(length_ms=600)


@pytest.fixture
def engines(voice: ToneVoice) -> SpeechEngines:
    return make_engines(voice)


@pytest.fixture
def speaking_page(page: Page) -> Page:
    page.add_init_script(LISTEN_IN)
    with page.expect_response("**/speaker/voice"):
        page.reload()
    page.get_by_role("button", name="Play Guided Recall").wait_for()
    return page


def test_nobody_is_told_how_to_get_a_voice_before_it_is_known_that_there_is_none(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    waiting: list[Route] = []
    page.route("**/speaker/voice", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright takes no built-in
    page.reload()
    page.get_by_role("button", name="Play Guided Recall").wait_for()
    until(lambda: page.evaluate("() => true") and waiting)
    expect(page.get_by_text("This browser has no voice")).to_be_hidden()
    waiting[0].fulfill(json={"speaks": False, "hears": False})
    expect(page.get_by_text("This browser has no voice")).to_be_visible()


def count_heard(page: Page) -> int:
    return int(page.evaluate("() => window.ended.length"))


def is_speaking(page: Page) -> bool:
    return bool(page.evaluate("() => window.replies.some((each) => !each.paused && each.currentTime > 0)"))


def volume(page: Page) -> float:
    return float(page.evaluate("() => document.getElementById('audio').volume"))


def test_an_answer_is_heard_sentence_by_sentence_before_anything_plays(
    speaking_page: Page, skill: RecordingSkill, shelf: Catalog, voice: ToneVoice
) -> None:
    page = speaking_page
    skill.will_answer("PlayProgrammeIntent", says("Here it is. Be well.", directives=(play(shelf.releases[0]),)))
    say(page, "play guided recall")
    until(lambda: is_speaking(page))
    assert skill.names == ["PlayProgrammeIntent"]
    hears(skill, "PlayProgrammeIntent", "PlaybackStarted")
    assert count_heard(page) == 2
    assert sorted(voice.said) == ["Be well.", "Here it is."]


def test_a_programme_is_turned_down_under_an_answer_and_comes_up_again_where_it_was(
    speaking_page: Page, skill: RecordingSkill, shelf: Catalog
) -> None:
    page = speaking_page
    playing(page, skill, play(shelf.releases[0], 1_000))
    skill.will_answer("WhyHugIntent", says("It does. It does. It does."))
    say(page, "why does a hug help")
    until(lambda: volume(page) < 0.15 and is_speaking(page))  # between two sentences it is silent
    assert not page.evaluate("() => document.getElementById('audio').paused")
    until(lambda: volume(page) == 1)
    hears(skill, "PlayProgrammeIntent", "PlaybackStarted", "PlaybackStopped", "WhyHugIntent", "PlaybackStarted")
    stopped, again = skill.requests[2], skill.requests[4]
    assert 0 <= again["offsetInMilliseconds"] - stopped["offsetInMilliseconds"] < 500


def test_the_volume_moves_by_ramps(speaking_page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    page = speaking_page
    playing(page, skill, play(shelf.releases[0]))
    skill.will_answer("WhyHugIntent", says("It does."))
    say(page, "why does a hug help")
    until(lambda: "WhyHugIntent" in skill.names and volume(page) == 1)
    volumes = page.evaluate("() => [1, ...window.volumes]")
    lowest = volumes.index(min(volumes))
    assert volumes[: lowest + 1] == sorted(volumes[: lowest + 1], reverse=True)
    assert volumes[lowest:] == sorted(volumes[lowest:])
    assert len(volumes) > 10


def test_stop_is_stop_under_an_answer_too(speaking_page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    page = speaking_page
    playing(page, skill, play(shelf.releases[0]))
    skill.will_answer("AMAZON.StopIntent", does(STOP))
    say(page, "stop")
    until(lambda: page.evaluate("() => document.getElementById('audio').paused"))
    page.wait_for_timeout(400)
    hears(skill, "PlayProgrammeIntent", "PlaybackStarted", "PlaybackStopped", "AMAZON.StopIntent")


def test_who_asks_into_an_answer_ends_it(speaking_page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    page = speaking_page
    skill.will_answer("PlayProgrammeIntent", says("Here it is. Be well.", directives=(play(shelf.releases[0]),)))
    say(page, "play guided recall")
    until(lambda: is_speaking(page))
    skill.will_answer("AMAZON.CancelIntent", does())
    say(page, "cancel")
    until(lambda: "AMAZON.CancelIntent" in skill.names)
    page.wait_for_timeout(900)
    assert count_heard(page) == 0
    assert "PlaybackStarted" not in skill.names


def test_what_the_voice_cannot_say_is_passed_over(speaking_page: Page, skill: RecordingSkill) -> None:
    page = speaking_page
    skill.will_answer("WhyHugIntent", says("This is unspeakable. This is not."))
    say(page, "why does a hug help")
    until(lambda: count_heard(page) == 1)


def test_reading_aloud_can_be_switched_off(speaking_page: Page, skill: RecordingSkill, voice: ToneVoice) -> None:
    page = speaking_page
    page.get_by_role("button", name="Read answers aloud", pressed=True).click()
    skill.will_answer("WhyHugIntent", says("It does."))
    say(page, "why does a hug help")
    expect(page.locator("#answer")).to_have_text("It does.")
    page.wait_for_timeout(200)
    assert voice.said == []
