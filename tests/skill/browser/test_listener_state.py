"""What the page shows of the listener is what the skill keeps, and a press is the same as a word: in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from audio_pipeline.catalog import Catalog
from skill.app import create_app
from skill.settings import Settings
from tests.skill.browser.browsers import a_server
from tests.skill.browser.stories import say

pytestmark = pytest.mark.browser


@pytest.fixture
def address(shelf: Catalog, store: Path) -> Iterator[str]:
    """The whole skill, which remembers."""
    assert shelf.releases
    with a_server(create_app(Settings(catalog=str(store), local=True))) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    page.get_by_role("button", name="Play Guided Recall").wait_for()
    # A programme begins after the words that announce it, which take their time.
    page.get_by_role("button", name="Read answers aloud").click()
    yield page
    page.context.close()
    assert complaints == []


def play(page: Page, title: str) -> None:
    page.get_by_role("button", name=f"Play {title}", exact=True).click()
    # The first request of all waits for the models.
    expect(page.get_by_role("region", name=title, exact=True)).to_be_visible(timeout=30_000)
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.2")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="This programme").get_by_role("button", name=name)


def fetch_listener(page: Page) -> Any:
    return page.evaluate("async () => (await fetch('/speaker/listener')).json()")


def test_the_heart_says_that_one_likes_it_and_the_skill_remembers(page: Page) -> None:
    play(page, "Guided Recall")
    heart = button(page, "Favourite")
    heart.click()
    expect(page.locator("#you")).to_have_text("i like this one")
    expect(heart).to_have_attribute("aria-pressed", "true")
    favourites = page.locator("#favourites")
    expect(favourites.get_by_role("button", name="Guided Recall")).to_be_visible()
    page.reload()
    expect(favourites.get_by_role("button", name="Guided Recall")).to_be_visible()


def test_words_and_the_heart_are_one(page: Page) -> None:
    play(page, "Guided Recall")
    say(page, "i like this one")
    heart = button(page, "Favourite")
    expect(heart).to_have_attribute("aria-pressed", "true")
    heart.click()
    expect(page.locator("#you")).to_have_text("forget this one")
    expect(heart).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#favourites")).to_be_hidden()


def test_repeat_is_shown_and_said(page: Page) -> None:
    play(page, "Hand on Heart")
    repeat = button(page, "Repeat")
    repeat.click()
    expect(page.locator("#you")).to_have_text("loop on")
    expect(repeat).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#following").get_by_role("button")).to_have_text(["Hand on Heart"])
    repeat.click()
    expect(repeat).to_have_attribute("aria-pressed", "false")


def test_the_sleep_timer_is_set_by_a_press_and_taken_back_by_a_word(page: Page) -> None:
    play(page, "Guided Recall")
    timer = page.locator("#timer")
    expect(timer).to_have_text("Sleep timer")
    timer.click()
    page.get_by_role("button", name="When this ends").click()
    expect(page.locator("#you")).to_have_text("stop after this one")
    expect(timer).to_have_text("Until its end")
    expect(page.get_by_role("button", name="When this ends")).to_be_hidden()
    say(page, "cancel the timer")
    expect(timer).to_have_text("Sleep timer")


def test_what_follows_is_shown_in_order_and_a_press_goes_on_to_it(page: Page) -> None:
    page.get_by_role("button", name="Play all: Exercises to follow").click()
    expect(page.get_by_role("region", name="Guided Recall")).to_be_visible()
    following = page.locator("#following").get_by_role("button")
    expect(following).to_have_text(["Hand on Heart"])
    following.click()
    expect(page.locator("#you")).to_have_text("next")
    expect(page.get_by_role("region", name="Hand on Heart")).to_be_visible()


def test_what_was_heard_goes_on_where_it_stopped(page: Page) -> None:
    play(page, "Guided Recall")
    page.get_by_role("button", name="Recall 0:04").click()
    play(page, "Hand on Heart")
    heard = page.locator("#history").get_by_role("button", name="Guided Recall")
    expect(heard).to_contain_text("today, to 0:0")
    heard.click()
    expect(page.locator("#you")).to_have_text("resume guided recall")
    expect(page.get_by_role("region", name="Guided Recall")).to_be_visible()
    page.wait_for_function("() => document.querySelector('audio').currentTime > 4")


def test_a_new_visit_offers_the_place_where_one_stopped(page: Page) -> None:
    play(page, "Guided Recall")
    page.get_by_role("button", name="Recall 0:04").click()
    page.get_by_role("button", name="Pause", exact=True).click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("region", name="Guided Recall")).to_be_visible()
    page.get_by_role("button", name="go on where I stopped").click()
    page.wait_for_function("() => document.querySelector('audio').currentTime > 4")


def test_who_asks_to_be_forgotten_sees_that_nothing_is_kept(page: Page) -> None:
    play(page, "Guided Recall")
    button(page, "Favourite").click()
    expect(page.locator("#favourites")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="forget me").click()
    expect(page.locator("#answer")).to_contain_text("Shall I forget everything?")
    say(page, "yes")
    expect(page.locator("#answer")).to_contain_text("Shall I really forget all of it?")
    say(page, "yes")
    expect(page.locator("#yours")).to_be_hidden()
    assert fetch_listener(page)["favourites"] == fetch_listener(page)["history"] == []


def test_nothing_about_the_listener_is_kept_in_the_browser(page: Page) -> None:
    play(page, "Guided Recall")
    button(page, "Favourite").click()
    expect(page.locator("#favourites")).to_be_visible()
    kept = page.evaluate("() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]")
    assert kept == [[], [], ""]


def test_the_next_chapter_is_asked_for(page: Page) -> None:
    play(page, "Guided Recall")
    page.get_by_role("button", name="Next chapter").click()
    expect(page.locator("#you")).to_have_text("next chapter")


@pytest.mark.parametrize("query", ["activity=DANCING", "offset_ms=-1", f"token={'a' * 2_000}"])
def test_a_state_that_no_player_has_is_refused(page: Page, query: str) -> None:
    assert page.request.get(f"/speaker/listener?{query}").status == 400
