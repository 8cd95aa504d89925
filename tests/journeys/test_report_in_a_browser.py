"""An editor opens the report from the disk, looks, clicks and listens: a real page in a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import small_show
from tests.report import shows
from tests.skill.browser.browsers import CONTRASTS, until

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, built_show: Path) -> str:
    root = tmp_path_factory.mktemp("reported")
    small_show.like(built_show, root)
    shutil.copytree(built_show / "show", root / "show")
    return shows.written(root).as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.set_default_timeout(8_000)
    page.goto(address)
    yield page
    page.context.close()


def opened(page: Page, title: str = "Warm Hands") -> Locator:
    page.get_by_role("button", name=title, exact=True).click()
    return page.locator("tbody", has=page.get_by_role("button", name=title, exact=True)).locator(".panel")


def now_s(panel: Locator) -> float:
    return float(panel.locator("audio").evaluate("sound => sound.currentTime"))


def start_s(box: Locator) -> float:
    return float(box.get_attribute("data-t") or -1)


def left(cursor: Locator) -> float:
    return float(cursor.evaluate("line => line.getBoundingClientRect().left"))


def is_playing(panel: Locator) -> bool:
    return bool(panel.locator("audio").evaluate("sound => !sound.paused && sound.currentTime > 0"))


def test_a_panel_is_drawn_when_it_is_opened(page: Page) -> None:
    expect(page.locator(".stage")).to_have_count(0)
    panel = opened(page)
    expect(panel.locator(".said .box")).to_have_count(6)
    for lane in ("ruler", "parts", "wave", "said", "silences", "beds", "cues", "loudness", "spectrum"):
        expect(panel.locator(f".score .{lane}")).to_be_visible()
    expect(page.locator(".stage")).to_have_count(1)


def test_a_click_on_a_sentence_plays_it_from_its_beginning(page: Page) -> None:
    panel = opened(page)
    box = panel.locator(".said .box").nth(3)
    box.click()
    until(lambda: is_playing(panel))
    assert start_s(box) <= now_s(panel) < start_s(box) + 3
    expect(box).to_have_class("box now")
    expect(panel.locator(".words [aria-current]")).to_have_attribute("data-t", str(box.get_attribute("data-t")))


@pytest.mark.parametrize("kind", [".parts .box", ".chapters a"])
def test_a_click_on_a_chapter_plays_it(page: Page, kind: str) -> None:
    panel = opened(page)
    part = panel.locator(kind).nth(1)
    part.click()
    until(lambda: is_playing(panel))
    assert start_s(part) <= now_s(panel) < start_s(part) + 3


def test_a_click_on_the_waveform_plays_from_there_and_the_line_moves_along(page: Page) -> None:
    panel = opened(page)
    wave = panel.locator(".score .wave")
    width = wave.evaluate("lane => lane.offsetWidth")
    wave.click(position={"x": width * 0.5, "y": 5})
    until(lambda: is_playing(panel))
    assert now_s(panel) == pytest.approx(18, abs=2.5)
    cursor = panel.locator(".cursor")
    before = left(cursor)
    until(lambda: left(cursor) > before)


def test_only_one_programme_plays_at_a_time(page: Page) -> None:
    first, second = opened(page), opened(page, "Company")
    first.locator(".said .box").first.click()
    until(lambda: is_playing(first))
    second.locator(".said .box").first.click()
    until(lambda: is_playing(second))
    assert not is_playing(first)


def test_boxes_and_silences_lie_where_their_times_are(page: Page) -> None:
    panel = opened(page)
    score = panel.locator(".score").bounding_box()
    assert score
    for box in panel.locator(".said .box").all():
        place = box.bounding_box()
        assert place
        assert place["x"] - score["x"] == pytest.approx(start_s(box) / 36 * score["width"], abs=1.5)
    silence = panel.locator(".silences .box", has_text="3.0").bounding_box()
    assert silence
    assert silence["width"] == pytest.approx(3 / 36 * score["width"], abs=1.5)


def test_zoom_widens_the_score_about_its_middle(page: Page) -> None:
    panel = opened(page)
    before = panel.locator(".score").evaluate("score => score.offsetWidth")
    panel.get_by_role("slider").fill("2")
    assert panel.locator(".score").evaluate("score => score.offsetWidth") == pytest.approx(4 * before, abs=4)
    middle = panel.locator(".scroll").evaluate("each => (each.scrollLeft + each.clientWidth / 2) / each.scrollWidth")
    assert middle == pytest.approx(0.5, abs=0.01)


def test_what_is_under_the_pointer_is_told(page: Page) -> None:
    panel = opened(page)
    box = panel.locator(".said .box").nth(4)
    box.hover()
    told = str(box.get_attribute("title")).split(" ", 1)[1]
    expect(panel.locator(".readout")).to_contain_text(told)
    expect(panel.locator(".readout")).to_contain_text("LUFS in 400 ms")


def test_programmes_are_found_by_words_and_by_what_they_miss(page: Page) -> None:
    page.get_by_role("searchbox").fill("HANDS")
    expect(page.get_by_role("button", name="Company", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Warm Hands", exact=True)).to_be_visible()
    page.get_by_role("searchbox").fill("")
    page.get_by_role("checkbox").check()
    expect(page.locator("tbody:visible")).to_have_count(page.locator(".row.missed").count())


def test_a_click_on_a_column_sorts_by_it(page: Page) -> None:
    size = page.get_by_role("button", name="Size")
    size.click()
    assert titles(page) == ["Company", "Warm Hands"]
    size.click()
    assert titles(page) == ["Warm Hands", "Company"]


def titles(page: Page) -> list[str]:
    return page.locator("tbody .open").all_inner_texts()


def test_a_link_to_a_programme_opens_it(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}#company")
    expect(page.locator("#company .stage")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 800, 390])
def test_all_of_it_fits_and_can_be_read(browser: Browser, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    opened(page)
    page.wait_for_function("document.querySelector('.spectrum img').complete")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    faint = [(ratio, text) for ratio, text in page.evaluate(CONTRASTS) if ratio < 4.5]
    assert faint == []
    assert not said
    assert all(each.startswith(("file:", "data:")) for each in asked)
    context.close()
