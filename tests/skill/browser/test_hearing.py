"""A listener asks aloud: held, clicked or without hands; the recogniser is one that was told what it hears.

The sound is real: it comes out of the browser's fake microphone, and is looked at where the recogniser gets it.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Route, expect

from audio_pipeline.catalog import Catalog
from audio_pipeline.speech.engines.hibari import Hibari
from skill.browser.speech_engines import SpeechEngines
from tests.skill.browser.browsers import a_browser_that_hears, a_server, until
from tests.skill.browser.engines import ToldRecogniser, ToneVoice, make_engines
from tests.skill.browser.spoken_wav import RATE_HZ, put_into_room, speak, write_wav
from tests.skill.browser.stand_in import RecordingSkill, play, says
from tests.skill.browser.stories import playing, say

pytestmark = [pytest.mark.browser, pytest.mark.voice]

BEFORE_S, AFTER_S = 1.0, 4.0


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the microphone plays, over and over."""
    path = tmp_path_factory.mktemp("microphone") / "spoken.wav"
    write_wav(path, put_into_room(speak(Hibari(), "heart", "Why does a hug help?"), before_s=BEFORE_S, after_s=AFTER_S))
    return path


@pytest.fixture(scope="module")
def browser(spoken: Path) -> Iterator[Browser]:
    with a_browser_that_hears(spoken) as found:
        yield found


@pytest.fixture
def recogniser() -> ToldRecogniser:
    return ToldRecogniser(words="Why does a hug help?")


@pytest.fixture
def voice() -> ToneVoice:
    return ToneVoice(length_ms=2_000)


@pytest.fixture
def engines(voice: ToneVoice, recogniser: ToldRecogniser) -> SpeechEngines:
    return make_engines(voice, recogniser)


@pytest.fixture
def page(browser: Browser, app: Flask) -> Iterator[Page]:
    with a_server(app) as address:
        page = browser.new_page(base_url=address)
        page.goto("/")
        page.get_by_role("button", name="Hold to talk").wait_for()
        page.get_by_role("button", name="Play Guided Recall").wait_for()
        yield page
        page.context.close()


def talk(page: Page, held_ms: int = 2_600) -> None:
    """Hold the button for as long as the sentence takes."""
    page.get_by_role("button", name="Hold to talk").hover()
    page.mouse.down()
    page.wait_for_timeout(held_ms)
    page.mouse.up()


def volume(page: Page) -> float:
    return float(page.evaluate("() => document.getElementById('audio').volume"))


def test_who_holds_the_button_is_heard_and_answered(
    page: Page, skill: RecordingSkill, recogniser: ToldRecogniser, voice: ToneVoice
) -> None:
    skill.will_answer("WhyHugIntent", says("It does."))
    talk(page)
    expect(page.locator("#you")).to_have_text("Why does a hug help?")
    expect(page.locator("#answer")).to_have_text("It does.")
    until(lambda: voice.said == ["It does."])
    sound = np.frombuffer(recogniser.sounds[-1], "<i2") / 32_768
    assert 1.5 < len(sound) / RATE_HZ < 4
    assert np.abs(sound).max() > 0.02


def test_the_space_bar_is_held_in_the_same_way(page: Page, skill: RecordingSkill) -> None:
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.down(" ")
    page.wait_for_timeout(2_600)
    page.keyboard.up(" ")
    until(lambda: skill.names == ["WhyHugIntent"])


def test_a_space_that_is_typed_is_a_space(page: Page, skill: RecordingSkill, recogniser: ToldRecogniser) -> None:
    page.get_by_label("What you would say").press_sequentially("go on ")
    page.wait_for_timeout(300)
    assert page.get_by_label("What you would say").input_value() == "go on "
    assert (recogniser.sounds, skill.names) == ([], [])


def test_who_only_clicks_is_listened_to_until_the_sentence_ends(page: Page, skill: RecordingSkill) -> None:
    page.get_by_role("button", name="Hold to talk").click()
    expect(page.get_by_role("button", name="Hold to talk", pressed=True)).to_be_visible()
    until(lambda: skill.names == ["WhyHugIntent"])
    expect(page.get_by_role("button", name="Hold to talk", pressed=False)).to_be_visible()


def test_words_are_shown_as_they_come(page: Page, skill: RecordingSkill) -> None:
    page.get_by_role("button", name="Hold to talk").hover()
    page.mouse.down()
    expect(page.locator(".partial")).to_have_text("“Why does a hug help? …”")
    assert skill.names == []
    page.mouse.up()
    until(lambda: skill.names == ["WhyHugIntent"])
    expect(page.locator(".partial")).to_be_empty()


def test_without_hands_each_sentence_is_heard(page: Page, skill: RecordingSkill) -> None:
    page.get_by_role("button", name="Without hands", pressed=False).click()
    until(lambda: len(skill.names) >= 2, within_s=30)
    page.get_by_role("button", name="Without hands", pressed=True).click()
    expect(page.get_by_role("button", name="Without hands", pressed=False)).to_be_visible()
    assert set(skill.names) == {"WhyHugIntent"}


def test_pressing_the_button_ends_the_answer_and_turns_the_programme_down(
    page: Page, skill: RecordingSkill, shelf: Catalog, recogniser: ToldRecogniser
) -> None:
    playing(page, skill, play(shelf.releases[0]))
    recogniser.words = ""
    page.get_by_role("button", name="Hold to talk").hover()
    page.mouse.down()
    until(lambda: volume(page) < 0.15)
    page.mouse.up()
    until(lambda: volume(page) == 1)
    assert skill.names == ["PlayProgrammeIntent", "PlaybackStarted", "PlaybackStopped", "PlaybackStarted"]


def test_a_question_of_the_skill_is_listened_for(page: Page, skill: RecordingSkill, recogniser: ToldRecogniser) -> None:
    skill.will_answer("WhyHugIntent", says("Shall we?", ends_session=False), says("Good."))
    talk(page)
    until(lambda: skill.names == ["WhyHugIntent", "WhyHugIntent"], within_s=30)
    assert len(recogniser.sounds) >= 2


def test_a_question_that_nobody_answers_is_asked_once_more(
    page: Page, skill: RecordingSkill, recogniser: ToldRecogniser, voice: ToneVoice
) -> None:
    question = says("Shall we?", ends_session=False)
    question["response"]["reprompt"] = {"outputSpeech": {"type": "PlainText", "text": "Say yes or no."}}
    skill.will_answer("WhyHugIntent", question)
    talk(page)
    until(lambda: voice.said == ["Shall we?"], within_s=30)
    recogniser.words = ""
    until(lambda: voice.said == ["Shall we?", "Say yes or no."], within_s=40)
    page.wait_for_timeout(3_000)
    assert skill.names == ["WhyHugIntent"]


def lets_run(page: Page) -> bool:
    """Let the page's requests, which a route of the test holds, go on; always true."""
    return bool(page.evaluate("() => true"))


class TestNothingIsLost:
    """Whatever is pressed or heard meanwhile: what was said is answered, and the conversation goes on."""

    OPEN = says("I am here with you. Are you safe?", ends_session=False, crisis="open")

    @pytest.fixture
    def held(self, page: Page) -> list[Route]:
        """The first sentence on its way to the skill waits here."""
        held: list[Route] = []
        page.route("**/speaker/hear", lambda route: route.continue_() if held else held.append(route))
        return held

    def press(self, page: Page) -> None:
        page.get_by_role("button", name="Hold to talk").hover()
        page.mouse.down()
        expect(page.get_by_role("button", name="Hold to talk", pressed=True)).to_be_visible()

    def let_on(self, page: Page, held: list[Route]) -> None:
        until(lambda: lets_run(page) and held)
        held[0].continue_()

    def test_an_answer_is_shown_to_who_presses_meanwhile_and_said_if_nothing_is_heard(
        self, page: Page, skill: RecordingSkill, voice: ToneVoice, recogniser: ToldRecogniser, held: list[Route]
    ) -> None:
        recogniser.words = ""
        skill.will_answer("WhyHugIntent", self.OPEN)
        say(page, "why does a hug help")
        self.press(page)
        self.let_on(page, held)
        expect(page.locator("#answer")).to_have_text("I am here with you. Are you safe?")
        assert voice.said == []
        page.mouse.up()
        until(lambda: lets_run(page) and voice.said[:1] == ["I am here with you."])

    def test_what_is_said_next_belongs_to_the_same_conversation(
        self, page: Page, skill: RecordingSkill, held: list[Route]
    ) -> None:
        skill.will_answer("WhyHugIntent", self.OPEN)
        say(page, "why does a hug help")
        until(lambda: lets_run(page) and held)
        say(page, "no")
        self.let_on(page, held)
        until(lambda: lets_run(page) and len(skill.heard) == 2)
        first, second = (each["session"] for each in skill.heard)
        assert second["sessionId"] == first["sessionId"]
        assert second["attributes"] == {"crisis": "open"}

    def test_a_request_that_is_lost_does_not_end_the_conversation(self, page: Page, skill: RecordingSkill) -> None:
        skill.will_answer("WhyHugIntent", self.OPEN)
        say(page, "why does a hug help")
        expect(page.locator("#answer")).to_contain_text("Are you safe?")
        page.route("**/speaker/hear", lambda route: route.abort(), times=1)
        say(page, "no")
        expect(page.locator("#answer")).to_contain_text("does not answer")
        say(page, "no")
        until(lambda: lets_run(page) and len(skill.heard) == 2)
        assert skill.heard[1]["session"]["attributes"] == {"crisis": "open"}

    def test_who_writes_is_no_longer_listened_to(self, page: Page, skill: RecordingSkill) -> None:
        skill.will_answer("WhyHugIntent", says("It does."))
        page.get_by_role("button", name="Hold to talk").click()
        expect(page.get_by_role("button", name="Hold to talk", pressed=True)).to_be_visible()
        say(page, "why does a hug help")
        expect(page.get_by_role("button", name="Hold to talk", pressed=False)).to_be_visible()
        expect(page.locator("#answer")).to_have_text("It does.")
        page.wait_for_timeout(3_000)
        assert skill.names == ["WhyHugIntent"]

    def test_a_recogniser_that_fails_is_told(self, page: Page) -> None:
        page.route("**/speaker/words", lambda route: route.fulfill(status=500))
        talk(page)
        expect(page.locator("#answer")).to_contain_text("does not answer")

    def test_a_jump_during_an_answer_is_where_the_programme_goes_on(
        self, page: Page, skill: RecordingSkill, shelf: Catalog
    ) -> None:
        playing(page, skill, play(shelf.releases[0]))
        skill.will_answer("WhyHugIntent", says("It does."))
        say(page, "why does a hug help")
        expect(page.locator("#answer")).to_have_text("It does.")
        page.get_by_role("slider", name="Position").fill("8")
        until(lambda: volume(page) == 1)
        page.wait_for_timeout(300)
        assert page.evaluate("() => document.getElementById('audio').currentTime") >= 8


def test_a_listener_hears_that_the_speaker_listens_and_that_it_is_done(page: Page) -> None:
    page.evaluate("""() => {
      window.tones = [];
      window.OscillatorNode = class extends OscillatorNode {
        constructor(context, options) { super(context, options); window.tones.push(options.frequency); }
      };
    }""")
    talk(page, 800)
    until(lambda: page.evaluate("() => window.tones.length >= 8"))
    rising, falling = page.evaluate("() => [window.tones.slice(0, 4), window.tones.slice(4, 8)]")
    assert rising[0] < rising[2]
    assert falling[0] > falling[2]


def test_the_page_says_that_nothing_is_kept(page: Page) -> None:
    expect(page.get_by_text("understood on this machine, and kept nowhere")).to_be_visible()


class TestWithoutARecogniser:
    @pytest.fixture
    def engines(self) -> SpeechEngines:
        return make_engines(ToneVoice())

    @pytest.fixture
    def page(self, browser: Browser, app: Flask) -> Iterator[Page]:
        with a_server(app) as address:
            page = browser.new_page(base_url=address)
            page.goto("/")
            yield page
            page.context.close()

    def test_the_page_tells_the_command_that_brings_one(self, page: Page) -> None:
        expect(page.get_by_text("scripts/run --ears")).to_be_visible()
        assert page.get_by_role("button", name="Hold to talk").count() == 0
