"""Answers are read aloud by the browser's own voice, and everything waits for it."""

import pytest
from playwright.sync_api import Page, expect

from audio_pipeline.catalog import Catalog
from tests.skill.browser.browsers import until
from tests.skill.browser.stand_in import RecordingSkill, does, play, says
from tests.skill.browser.stories import hears, say

pytestmark = pytest.mark.browser

A_VOICE = """
  const voice = { lang: "en-GB", localService: true, default: true };
  window.said = [];
  window.hushed = 0;
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [voice],
    addEventListener() {},
    speak(utterance) {
      window.said.push(utterance.text.trim());
      window.finish = (how) => utterance.dispatchEvent(new Event(how));
    },
    cancel() { window.hushed += 1; window.finish?.("error"); },
  } });
"""
"""A voice that says a sentence for as long as the test likes."""


@pytest.fixture
def speaking_page(page: Page) -> Page:
    page.add_init_script(A_VOICE)
    page.reload()
    page.get_by_role("button", name="Play Guided Recall").wait_for()
    return page


def said(page: Page) -> list[str]:
    found: list[str] = page.evaluate("() => window.said")
    return found


def test_the_answer_is_read_aloud_before_anything_plays(
    speaking_page: Page, skill: RecordingSkill, shelf: Catalog
) -> None:
    page = speaking_page
    skill.will_answer("PlayProgrammeIntent", says("Here it is. Be well.", directives=(play(shelf.releases[0]),)))
    say(page, "play guided recall")
    until(lambda: said(page) == ["Here it is."])
    page.evaluate("() => window.finish('end')")
    until(lambda: said(page) == ["Here it is.", "Be well."])
    assert skill.names == ["PlayProgrammeIntent"]
    page.evaluate("() => window.finish('end')")
    hears(skill, "PlayProgrammeIntent", "PlaybackStarted")


def test_who_speaks_into_an_answer_wants_something_else(
    speaking_page: Page, skill: RecordingSkill, shelf: Catalog
) -> None:
    page = speaking_page
    skill.will_answer("PlayProgrammeIntent", says("Here it is. Be well.", directives=(play(shelf.releases[0]),)))
    say(page, "play guided recall")
    until(lambda: said(page) == ["Here it is."])
    skill.will_answer("AMAZON.CancelIntent", does())
    say(page, "cancel")
    until(lambda: "AMAZON.CancelIntent" in skill.names)
    page.wait_for_timeout(300)
    assert said(page) == ["Here it is."]
    assert "PlaybackStarted" not in skill.names


def test_reading_aloud_can_be_switched_off(speaking_page: Page, skill: RecordingSkill) -> None:
    page = speaking_page
    page.get_by_role("button", name="Read answers aloud", pressed=True).click()
    skill.will_answer("WhyHugIntent", says("It does."))
    say(page, "why does a hug help")
    expect(page.locator("#answer")).to_have_text("It does.")
    page.wait_for_timeout(200)
    assert said(page) == []
    expect(page.get_by_role("button", name="Read answers aloud", pressed=False)).to_be_visible()
