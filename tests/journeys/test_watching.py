"""An editor saves a sentence and hears it: the real command, the real skill, a real browser."""

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from skill.app import create_app
from skill.settings import Settings
from tests import small_show
from tests.skill.browser.browsers import ASK_FIRST, a_server, launched, until

pytestmark = pytest.mark.browser

NOTE_WHAT_PLAYS = """() => {
  const play = HTMLMediaElement.prototype.play;
  window.played = [];
  HTMLMediaElement.prototype.play = function () {
    window.played.push([this.src, this.currentTime]);
    return play.call(this);
  };
}"""

BEFORE, AFTER = "Thank your hands, and go on with your day.", "Thank your two hands, and go on with your day."


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    return shutil.copytree(built_show, tmp_path / "home")


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    with a_server(create_app(Settings(catalog=str(home / "out"), local=True))) as found:
        yield found


@pytest.fixture
def watching(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command, after its first build."""
    command = [sys.executable, "-m", "audio_pipeline", "watch", "--engine", "tone", "--content", str(home / "show")]
    told = home / "told"
    with told.open("wb") as log:
        places = ("--out", str(home / "out"), "--cache", str(home / "cache"))
        watcher = subprocess.Popen([*command, *places], stdout=log, stderr=log)
    try:
        until(lambda: "Watching" in told.read_text(encoding="utf-8"), within_s=60)
        yield watcher
    finally:
        watcher.send_signal(signal.SIGINT)
        assert watcher.wait(10) == 130


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(base_url=address)
    with page.expect_response(re.compile("/store/edited.json")):
        page.goto("/")
    page.get_by_role("button", name="Play Warm Hands").wait_for()
    return page


def hears_the_end(page: Page) -> None:
    """The last chapter, from its beginning, and not what is before it."""
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.1")
    place_s = page.evaluate("() => document.querySelector('audio').currentTime")
    assert 22 <= place_s < 28
    page.wait_for_function("(s) => document.querySelector('audio').currentTime > s", arg=place_s + 0.2)


def playing(page: Page) -> str:
    return str(page.evaluate("() => document.querySelector('audio').currentSrc"))


@pytest.mark.usefixtures("watching")
def test_a_saved_sentence_is_heard_from_its_chapter(browser: Browser, address: str, home: Path) -> None:
    page = opened(browser, address)
    small_show.edit(home / "show", "warm-hands", BEFORE, AFTER)
    expect(page.get_by_role("status")).to_have_text("Changed: Warm Hands, from End", timeout=20_000)
    hears_the_end(page)
    edited = json.loads((home / "out" / "edited.json").read_text(encoding="utf-8"))
    release = edited["release_id"].rpartition(".")[2]
    assert release in playing(page)
    expect(page.get_by_role("region", name="Warm Hands")).to_be_visible()
    expect(page.get_by_role("navigation", name="Chapters").get_by_role("button")).to_have_count(2)
    small_show.edit(home / "show", "company", "Nobody knows all the reasons.", "Nobody knows every reason.")
    expect(page.get_by_role("status")).to_have_text("Changed: Company, from Why", timeout=20_000)
    page.context.close()


@pytest.mark.usefixtures("watching")
def test_what_was_edited_before_is_not_played_when_the_page_is_opened(
    browser: Browser, address: str, home: Path
) -> None:
    small_show.edit(home / "show", "warm-hands", BEFORE, AFTER)
    until((home / "out" / "edited.json").exists, within_s=20)
    page = opened(browser, address)
    page.wait_for_timeout(1_000)
    expect(page.locator("#player")).to_be_hidden()
    page.context.close()


@pytest.mark.usefixtures("watching")
def test_a_browser_that_waits_for_a_hand_offers_a_button_that_starts_there(
    browser: Browser, address: str, home: Path
) -> None:
    with launched(browser.browser_type, ASK_FIRST) as shy:
        page = shy.new_page(base_url=address)
        # Whoever looks into the page, as this test does to see what is shown, counts as a hand: so not before it plays.
        with page.expect_response(re.compile("/store/edited.json")):
            page.goto("/")
        with page.expect_response(re.compile("mp3"), timeout=20_000):
            small_show.edit(home / "show", "warm-hands", BEFORE, AFTER)
        page.wait_for_timeout(500)
        expect(page.get_by_role("alert")).to_have_text("The browser waits for you: press play.")
        expect(page.get_by_role("status")).to_have_text("Changed: Warm Hands, from End")
        page.get_by_role("button", name="Play", exact=True).click()
        hears_the_end(page)
        page.context.close()


# --- in the drawer for builders -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("watching")
def test_the_sentence_is_heard_as_it_was_and_as_it_is_now_on_a_key(browser: Browser, address: str, home: Path) -> None:
    page = opened(browser, address)
    small_show.edit(home / "show", "warm-hands", BEFORE, AFTER)
    expect(page.get_by_role("button", name="Before and after", exact=True)).to_be_visible(timeout=20_000)
    hears_the_end(page)
    edited = json.loads((home / "out" / "edited.json").read_text(encoding="utf-8"))
    page.evaluate(NOTE_WHAT_PLAYS)
    page.keyboard.press("Alt+c")
    expect(page.get_by_text(f"Before: {BEFORE}")).to_be_visible()
    place_s = page.evaluate("() => document.querySelector('audio').currentTime")
    expect(page.get_by_text(f"Now: {AFTER}")).to_be_visible(timeout=15_000)
    assert page.evaluate("() => document.querySelector('audio').currentTime") == place_s
    page.wait_for_function("(s) => document.querySelector('audio').currentTime > s", arg=place_s + 0.1, timeout=60_000)
    assert page.evaluate("() => window.played")[:2] == [
        [f"{address}/store/{each['url']}", each["start_ms"] / 1_000] for each in (edited["before"], edited["now"])
    ]
    page.get_by_role("button", name="For builders").click()
    edit = page.get_by_role("region", name="The last edit")
    expect(edit).to_contain_text(f"Before {BEFORE}")
    expect(edit).to_contain_text(f"Now {AFTER}")
    page.context.close()


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [("(paus: 3s)", "pause"), ("This cures every illness.", "everyday comfort")],
    ids=["what stops a build", "what stops a publish"],
)
def test_a_fault_stands_beside_its_words_until_it_is_mended_or_nobody_watches(
    browser: Browser, address: str, home: Path, watching: subprocess.Popen[bytes], wrong: str, hint: str
) -> None:
    page = opened(browser, address)
    small_show.edit(home / "show", "warm-hands", "Notice how warm they are.", wrong)
    page.get_by_role("button", name=re.compile("For builders: [1-9]")).click(timeout=20_000)
    faults = page.get_by_role("region", name="Faults in the content")
    fault = faults.get_by_role("listitem").filter(has_text=wrong)
    line = (home / "show" / "warm-hands.md").read_text("utf-8").split("\n").index(wrong) + 1
    expect(fault).to_contain_text(f"warm-hands.md, line {line}")
    expect(fault).to_contain_text(hint)
    small_show.edit(home / "show", "warm-hands", wrong, "Notice how warm they both are.")
    expect(fault).to_have_count(0, timeout=20_000)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(20) == 130
    expect(faults).to_be_hidden(timeout=20_000)
    page.context.close()


@pytest.mark.usefixtures("watching")
def test_a_fault_stands_at_the_sentence_that_is_followed_until_it_is_mended(
    browser: Browser, address: str, home: Path
) -> None:
    page = opened(browser, address)
    wrong = "This cures every illness."
    small_show.edit(home / "show", "warm-hands", "Notice how warm they are.", wrong)
    sentence = page.locator("#transcript li").filter(has_text=wrong)
    expect(sentence).to_contain_text("everyday comfort", timeout=20_000)
    expect(page.locator("#transcript .fault")).to_have_count(1)
    small_show.edit(home / "show", "warm-hands", wrong, "Notice how warm they both are.")
    expect(page.locator("#transcript .fault")).to_have_count(0, timeout=20_000)
    page.context.close()
