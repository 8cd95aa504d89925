"""The page as people with eyes, keys or a screen reader meet it: on a phone and a desk, by day and by night."""

from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, Route, expect

from audio_pipeline.catalog import Catalog
from skill.browser.speech_engines import SpeechEngines
from tests.skill.browser.browsers import CONTRASTS, a_server, until
from tests.skill.browser.engines import ToldRecogniser, ToneVoice, make_engines
from tests.skill.browser.stand_in import RecordingSkill, play, says
from tests.skill.browser.stories import playing

pytestmark = pytest.mark.browser

WIDTHS, SCHEMES = (390, 1280), ("light", "dark")
AA = 4.5


@pytest.fixture(params=product(WIDTHS, SCHEMES), ids=lambda each: f"{each[0]}-{each[1]}")
def page(request: pytest.FixtureRequest, browser: Browser, app: Flask) -> Iterator[Page]:
    width, scheme = request.param
    with a_server(app) as address:
        page = browser.new_page(
            base_url=address,
            viewport={"width": width, "height": 844},
            color_scheme=scheme,
            reduced_motion="reduce",
            service_workers="block",  # while one takes over a page, a request now and then goes past page.route()
        )
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/")
        page.get_by_role("button", name="Play Guided Recall").wait_for()
        yield page
        page.context.close()
        assert complaints == []


def find_barriers(page: Page) -> list[str]:
    """Return what axe finds, with the rules of WCAG 2.2 that it leaves out by itself."""
    options = {"rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options)
    return [f"{each['id']}: {node['html']}" for each in found.response["violations"] for node in each["nodes"]]


def test_there_is_no_barrier_that_axe_can_find(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    assert find_barriers(page) == []
    playing(page, skill, play(shelf.releases[0]))
    page.locator("#transcript [aria-current]").wait_for()
    page.locator("#timer").click()
    page.get_by_role("button", name="For builders").click()
    assert find_barriers(page) == []
    page.get_by_role("button", name="What can I say?").click()
    page.get_by_role("dialog", name="What can I say?").get_by_role("button", name="what is this").wait_for()
    assert find_barriers(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keys").click()
    assert find_barriers(page) == []


def test_every_text_stands_out_from_its_ground(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    page.locator("#transcript [aria-current]").wait_for()
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) > 30
    assert [each for each in contrasts if each[0] < AA] == []


def test_nothing_is_wider_than_the_screen(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_switch_turns_night_into_day_and_is_remembered(page: Page) -> None:
    ground = "() => getComputedStyle(document.body).backgroundColor"
    before, switch = page.evaluate(ground), page.get_by_role("button", name="Dark")
    was_dark = switch.get_attribute("aria-pressed") == "true"
    switch.click()
    after = page.evaluate(ground)
    assert after != before
    page.reload()
    assert page.evaluate(ground) == after
    expect(switch).to_have_attribute("aria-pressed", str(not was_dark).lower())
    switch.click()
    assert page.evaluate(ground) == before
    assert page.evaluate("() => localStorage.length") == 0


def test_a_turn_is_announced_once_when_its_answer_is_there(page: Page, skill: RecordingSkill) -> None:
    skill.will_answer("WhyHugIntent", says("It does."))
    log = page.get_by_role("log", name="Conversation")
    waiting: list[Route] = []
    page.route("**/speaker/hear", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright takes no built-in
    page.get_by_role("button", name="why does a hug help").click()
    expect(log).to_have_attribute("aria-busy", "true")
    until(lambda: page.evaluate("() => true") and waiting)
    waiting[0].continue_()
    expect(log).to_have_attribute("aria-busy", "false")
    expect(log.locator(".turn")).to_have_text(["You said: why does a hug help" + "It does."])


def test_the_place_moves_without_a_word_to_a_screen_reader(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    lives = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]"
    read = f"() => [...document.querySelectorAll({lives!r})].map((each) => each.textContent.trim()).filter(Boolean)"
    before = page.evaluate(read)
    page.get_by_role("button", name="Return 0:08").click()
    page.wait_for_function("() => document.querySelector('audio').currentTime > 8.5")
    assert page.evaluate(read) == before


def test_all_of_it_is_done_with_keys_alone(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    skill.will_answer("PlayProgrammeIntent", says("Here it is.", directives=(play(shelf.releases[0]),)))
    page.keyboard.press("/")
    page.keyboard.type("play guided recall")
    page.keyboard.press("Enter")
    until(lambda: "PlaybackStarted" in skill.names)
    page.keyboard.press("Tab")
    assert focused(page) == "Say it"
    page.keyboard.press("k")
    until(lambda: "PauseCommandIssued" in skill.names)
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    sentence = page.locator("#transcript [tabindex='0']")
    sentence.focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator("#transcript [aria-current]")).to_have_text("Sentence 2.")
    page.keyboard.press("t")
    assert focused(page) == "5 minutes"
    page.keyboard.press("w")
    expect(page.get_by_role("dialog", name="What can I say?")).to_be_visible()
    page.keyboard.press("Escape")
    assert focused(page) == "5 minutes"


def test_single_keys_can_be_switched_off(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    page.get_by_role("button", name="Keys").press("?")
    page.get_by_role("checkbox", name="These keys work").uncheck()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keys").press("k")
    page.wait_for_timeout(200)
    assert "PauseCommandIssued" not in skill.names


def test_what_has_the_focus_can_be_seen(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    page.evaluate("() => document.activeElement.blur()")
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_FOCUS_SEEN), focused(page)


IS_FOCUS_SEEN = """() => {
  const { activeElement } = document;
  const outlined = activeElement.closest(".line") ?? activeElement;
  const { top, bottom } = activeElement.getBoundingClientRect();
  const hidden = bottom <= 0 || top >= innerHeight;
  return activeElement === document.body || (getComputedStyle(outlined).outlineStyle !== "none" && !hidden);
}"""


def test_on_a_phone_the_button_stays_in_reach(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    stays = page.get_by_role("group", name="Now playing")
    expect(stays).to_be_hidden()
    is_phone = page.evaluate("() => innerWidth < 500")
    if is_phone:
        page.set_viewport_size({"width": 390, "height": 420})
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    if not is_phone:
        expect(page.get_by_role("button", name="Pause", exact=True)).to_be_in_viewport()
        return
    stays.get_by_role("button", name="Pause Guided Recall").click()
    until(lambda: "PauseCommandIssued" in skill.names)
    stays.get_by_role("button", name="Guided Recall", exact=True).click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_focused()
    expect(stays).to_be_hidden()


def test_no_motion_for_who_wants_none(page: Page) -> None:
    moving = "() => document.getAnimations().length"
    page.get_by_role("button", name="What can I say?").click()
    assert page.evaluate(moving) == 0


class TestASpeakerThatTalksAndListens:
    @pytest.fixture
    def engines(self) -> SpeechEngines:
        return make_engines(ToneVoice(), ToldRecogniser(words="why does a hug help"))

    @pytest.fixture
    def answered(self, page: Page, skill: RecordingSkill) -> Page:
        skill.will_answer("WhyHugIntent", says("It does."))
        page.get_by_role("button", name="Hold to talk").wait_for()
        page.get_by_role("button", name="why does a hug help").click()
        expect(page.locator("#answer")).to_have_text("It does.")
        return page

    def test_there_is_no_barrier_that_axe_can_find(self, answered: Page) -> None:
        assert find_barriers(answered) == []

    def test_every_text_stands_out_from_its_ground(self, answered: Page) -> None:
        contrasts = answered.evaluate(CONTRASTS)
        assert {"why does a hug help", "It does."} <= {text for _, text in contrasts}
        assert [each for each in contrasts if each[0] < AA] == []

    def test_nothing_is_wider_than_the_screen(self, answered: Page) -> None:
        assert answered.evaluate("() => document.documentElement.scrollWidth <= innerWidth")

    def test_the_microphone_does_not_cover_the_box_for_words(self, answered: Page) -> None:
        box = answered.get_by_label("What you would say")
        box.scroll_into_view_if_needed()
        box.click(timeout=2_000)  # Playwright refuses to click what is covered


def focused(page: Page) -> str:
    return str(page.evaluate("() => document.activeElement.textContent.trim()"))
