"""Somebody visits the site: the pages that a build made, at /listen/ on this machine, in a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from skill.app import create_app
from skill.settings import Settings
from tests.skill.browser.browsers import a_browser, a_server

pytestmark = pytest.mark.browser

PATHS = ("", "warm-hands/", "answers/", "answers/why-hug-helps/", "answers/crisis-self-harm/", "search/", "privacy/")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, built_show: Path) -> Iterator[str]:
    store = tmp_path_factory.mktemp("site") / "out"
    shutil.copytree(built_show / "out", store)
    with a_server(create_app(Settings(catalog=str(store), local=True))) as found:
        yield f"{found}/listen/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 390, "height": 700})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.context.close()
    assert complaints == []


def test_one_button_plays_and_the_same_one_pauses(page: Page) -> None:
    page.goto("")
    button = page.get_by_role("link", name="Play Company")
    button.click()
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.2")
    expect(page.get_by_label("Company", exact=True)).to_be_visible()
    button.click()
    page.wait_for_function("() => document.querySelector('audio').paused")


def test_the_words_follow_the_voice_down_the_page(page: Page) -> None:
    page.goto("warm-hands/")
    page.get_by_role("link", name="0:22 End").click()
    expect(page.locator("[aria-current]")).to_contain_text("Thank your hands")
    page.get_by_role("link", name="Play from 0:22").press("Enter")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 22.2")
    expect(page.locator(".said[aria-current]")).to_have_count(1)
    page.locator(".said a").first.click()
    expect(page.locator(".said[aria-current]")).to_contain_text("Not while driving")


def test_a_line_out_of_sight_is_brought_back_while_one_reads_along(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 300})
    page.goto("warm-hands/")
    first, last = page.locator(".said").first, page.locator(".said").last
    first.get_by_role("link").click()
    expect(first).to_have_attribute("aria-current", "true")
    page.evaluate("() => { document.querySelector('audio').currentTime = 29; }")
    expect(last).to_have_attribute("aria-current", "true")
    expect(last).to_be_in_viewport()


def test_search_finds_by_other_forms_of_a_word_and_leads_there(page: Page) -> None:
    page.goto("search/")
    page.get_by_label("What are you looking for?").fill("hugs")
    expect(page.locator("#results a").first).to_have_text("Why does a hug help?")
    expect(page.get_by_role("heading", name="To listen to")).to_be_hidden()
    page.locator("#results a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Why does a hug help?")


@pytest.mark.parametrize("words", ["I want to die", "kill myself", "he hits me", "chest pain"])
def test_who_is_in_danger_finds_a_person_to_talk_to_first(page: Page, words: str) -> None:
    page.goto("search/")
    page.get_by_label("What are you looking for?").fill(words)
    expect(page.locator("#results a").first).to_have_attribute("href", "../answers/" + EXPECTED[words])
    expect(page.get_by_role("link", name="someone to talk to").first).to_be_visible()


EXPECTED = {
    "I want to die": "crisis-self-harm/",
    "kill myself": "crisis-self-harm/",
    "he hits me": "crisis-home/",
    "chest pain": "crisis-body/",
}


def test_what_is_not_found_leaves_the_whole_list(page: Page) -> None:
    page.goto("search/?q=xylophone")
    expect(page.get_by_role("status")).to_have_text("Nothing was found. Try another word.")
    expect(page.get_by_role("link", name="Warm Hands")).to_be_visible()


def test_everything_is_there_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("search/")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.get_by_role("link", name="Warm Hands").click()
    expect(page.get_by_label("Listen to Warm Hands")).to_be_visible()
    expect(page.get_by_text("Notice how warm they are.")).to_be_visible()
    page.goto("")
    assert (page.get_by_role("link", name="Play Company").get_attribute("href") or "").endswith(".mp3")
    context.close()


def test_one_gets_to_the_page_with_the_first_key_and_follows_a_link_by_keyboard(page: Page) -> None:
    page.goto("answers/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Search them all")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")


def test_an_address_without_its_last_stroke_leads_on(page: Page) -> None:
    page.goto("warm-hands")
    assert page.url.endswith("/listen/warm-hands/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Warm Hands")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_can_find(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(
        base_url=address,
        viewport={"width": 320 if scheme == "light" else 1280, "height": 640},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    found = {}
    for path in PATHS:
        page.goto(path)
        found[path] = [each["id"] for each in Axe().run(page).response["violations"]]
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0, path
    page.context.close()
    assert found == {path: [] for path in PATHS}


def test_nothing_comes_from_elsewhere(browser: Browser, address: str) -> None:
    page, asked = browser.new_page(base_url=address), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    for path in PATHS:
        page.goto(path)
    page.context.close()
    assert [url for url in asked if not url.startswith(address)] == []
