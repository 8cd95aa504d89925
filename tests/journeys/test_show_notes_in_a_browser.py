"""Somebody opens a page of show notes: a real page of a real store, in a real browser."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from audio_pipeline.catalog import Release
from audio_pipeline.content.model import TimedText
from audio_pipeline.publish.artwork import MOTIFS, draw_cover
from audio_pipeline.publish.covers import put_covers
from audio_pipeline.stores.folder import FolderStore
from skill.app import create_app
from skill.settings import Settings
from tests.publish.releases import release_writer
from tests.samples import CONTENT, MADE_FROM, PROGRAMME
from tests.skill.browser.browsers import CONTRASTS, a_server
from tests.skill.browser.stand_in import a_shelf

pytestmark = pytest.mark.browser

WORDS = tuple(
    TimedText(start_ms=at * 6_000, end_ms=at * 6_000 + 2_000, text=f"This is sentence {name}.")
    for at, name in enumerate(("one", "two", "three", "four"))
)
CHAPTERS = (TimedText(start_ms=0, end_ms=9_000, text="Begin"), TimedText(start_ms=9_000, end_ms=24_000, text="End"))

GATE = "For small messages only. Say continue, or say skip."


@dataclass(frozen=True, kw_only=True)
class Pages:
    """Where the pages are, of an open programme and of one behind a gate."""

    store: Path
    open: str
    gated: str


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp("notes")
    shelf = a_shelf(folder, "Hand on Heart", seconds=24)
    sound = (folder / shelf.releases[0].url).read_bytes()
    made = replace(PROGRAMME, mp3=sound, transcript=WORDS, chapters=CHAPTERS, duration_ms=24_000)
    store, motif = FolderStore(folder), MOTIFS["exercise"]
    writer = replace(release_writer(store), cover_urls=put_covers({motif: draw_cover("Warm Recall", motif)}, store))
    open_content = replace(CONTENT, access="Seated, or lying down.", helplines=("crisis",))
    plain = writer.write(made, open_content, MADE_FROM)
    gated = writer.write(
        replace(made, content_id="gated"), replace(open_content, id="gated", access="", gate=GATE), MADE_FROM
    )
    return Pages(store=folder, open=page_of(plain), gated=page_of(gated))


def page_of(made: Release) -> str:
    return f"/store/{made.notes_url}"


@pytest.fixture(scope="module")
def address(pages: Pages) -> Iterator[str]:
    with a_server(create_app(Settings(catalog=str(pages.store), local=True))) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 1100, "height": 900})
    yield page
    page.context.close()


def seconds(page: Page) -> float:
    return float(page.evaluate("() => document.querySelector('audio').currentTime"))


def test_a_tap_on_a_sentence_plays_from_there_and_shows_where_the_voice_is(page: Page, pages: Pages) -> None:
    page.goto(pages.open)
    page.get_by_role("link", name="Play from 0:06").click()
    expect(page.locator("[aria-current]")).to_have_text("0:06 This is sentence two.".replace(" ", "", 1))
    page.wait_for_function("() => document.querySelector('audio').currentTime > 6.2")
    assert seconds(page) < 10
    assert page.evaluate("() => document.querySelector('audio').paused") is False
    assert page.url.endswith(".html")


def test_a_chapter_can_be_chosen_with_the_keyboard(page: Page, pages: Pages) -> None:
    page.goto(pages.open)
    page.get_by_role("link", name="0:09 End").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 9")
    expect(page.locator("[aria-current]")).to_contain_text("sentence two")


def test_it_has_a_heading_for_everything_and_names_for_all_that_can_be_used(page: Page, pages: Pages) -> None:
    page.goto(pages.open)
    assert page.locator("h1").all_inner_texts() == ["Hand on Heart"]
    assert page.get_by_role("heading", level=2).all_inner_texts() == [
        "Other ways to do it", "Chapters", "The words", "Someone to talk to", "Sources",
    ]  # fmt: skip
    expect(page.get_by_label("Listen to Hand on Heart")).to_be_visible()
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)


def test_behind_a_gate_nothing_is_heard_or_read_before_continue(page: Page, pages: Pages) -> None:
    page.goto(pages.gated)
    expect(page.get_by_text(GATE)).to_be_visible()
    expect(page.locator("audio")).to_be_hidden()
    expect(page.get_by_text("This is sentence one.")).to_be_hidden()
    page.get_by_text("Continue", exact=True).click()
    expect(page.locator("audio")).to_be_visible()
    expect(page.get_by_text("This is sentence one.")).to_be_visible()


@pytest.mark.parametrize("from_a_disk", [False, True])
def test_nothing_comes_from_elsewhere_and_nothing_is_refused(
    browser: Browser, address: str, pages: Pages, *, from_a_disk: bool
) -> None:
    page, asked, complaints = browser.new_page(), list[str](), list[str]()

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("request", lambda request: asked.append(request.url))
    page.on("console", note)
    home = pages.store.as_uri() if from_a_disk else f"{address}/store"
    page.goto(home + pages.open.removeprefix("/store"))
    page.get_by_role("link", name="Play from 0:06").click()
    page.wait_for_function("() => document.querySelector('audio').currentTime > 6.1")
    widths = page.evaluate("() => [...document.images].map((each) => each.naturalWidth)")
    page.context.close()
    assert complaints == []
    assert widths == [1024]
    assert [url for url in asked if not url.startswith(home)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_on_a_small_phone_by_day_and_night(
    browser: Browser, address: str, pages: Pages, scheme: str
) -> None:
    page = browser.new_page(
        base_url=address,
        viewport={"width": 320, "height": 640},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(pages.open)
    page.get_by_role("link", name="Play from 0:06").click()
    expect(page.locator("[aria-current]")).to_have_count(1)
    width = page.evaluate("() => document.documentElement.scrollWidth")
    contrasts = page.evaluate(CONTRASTS)
    page.context.close()
    assert width == 320
    assert len(contrasts) > 20
    assert [text for contrast, text in contrasts if contrast < 4.5] == []
