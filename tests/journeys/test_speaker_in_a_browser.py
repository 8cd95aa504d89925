"""A newcomer opens the page, asks, listens and is answered: the real skill, in a real browser."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from audio_pipeline.catalog import NAME, to_json
from skill.app import create_app
from skill.settings import Settings
from tests.catalogs import ANSWERS
from tests.skill.browser.browsers import CONTRASTS, a_server
from tests.skill.browser.stand_in import a_shelf

pytestmark = pytest.mark.browser

LENGTH_S = 30


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    titles = ("Guided Recall", "Twenty-Second Hug", "Settling", "Rewire an Old Message", "Guided Recall with a Pet")
    shelf = a_shelf(folder, *titles, seconds=LENGTH_S, answers=ANSWERS)
    *shown, rewire, pet = shelf.releases
    gated = replace(rewire, kind="exercise", gate="For small messages only. Say continue, or say skip.")
    variant = replace(pet, kind="exercise", variant_of="guided-recall")
    (folder / NAME).write_text(to_json(replace(shelf, releases=(*shown, gated, variant))), encoding="utf-8")
    return folder


@pytest.fixture
def address(store: Path) -> Iterator[str]:
    with a_server(create_app(Settings(catalog=str(store), local=True))) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 1100, "height": 900})
    opened(page)
    yield page
    page.context.close()


def opened(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Play Guided Recall", exact=True).wait_for()
    # A programme begins after the words that announce it, which take their time.
    page.get_by_role("button", name="Read answers aloud").click()


def say(page: Page, said: str) -> None:
    page.get_by_label("What you would say").fill(said)
    page.get_by_role("button", name="Say it").click()


def answer(page: Page) -> Locator:
    return page.locator("#answer")


def pause(page: Page) -> Locator:
    return page.get_by_role("button", name="Pause", exact=True)


def place_s(page: Page) -> float:
    return float(page.evaluate("() => document.querySelector('audio').currentTime"))


def listen(page: Page, until_s: float) -> None:
    page.wait_for_function("(s) => document.querySelector('audio').currentTime > s", arg=until_s)


def test_a_meditation_is_asked_for_and_heard(page: Page) -> None:
    say(page, "play a guided recall meditation")
    expect(page.get_by_role("region", name="Guided Recall")).to_be_visible()
    listen(page, 1)
    expect(page.locator("#length")).to_have_text("0:30")
    expect(page.get_by_role("navigation", name="Chapters").get_by_role("button")).to_have_text(
        ["Welcome 0:00", "Recall 0:10", "Return 0:20"]
    )


def test_a_question_is_answered_and_its_offer_taken(page: Page) -> None:
    page.get_by_role("button", name="why does a hug help").click()
    expect(answer(page)).to_contain_text("A hug tells your body that somebody is with you.")
    say(page, "yes please")
    expect(page.get_by_role("region", name="Twenty-Second Hug")).to_be_visible()
    listen(page, 0.5)


def test_what_is_behind_a_gate_is_asked_for_and_answered(page: Page) -> None:
    for said, plays in (("continue", "Rewire an Old Message"), ("skip", "Guided Recall"), ("yes", "Guided Recall")):
        say(page, "play rewire an old message")
        expect(answer(page)).to_contain_text("For small messages only. Say continue, or say skip.")
        say(page, said)
        expect(page.get_by_role("region", name=plays, exact=True)).to_be_visible()
        listen(page, 0.3)


def test_a_variant_is_no_row_of_its_own_and_is_played_when_asked_for(page: Page) -> None:
    expect(page.locator("#programmes").get_by_role("article")).to_have_count(3)
    say(page, "play guided recall with a pet")
    expect(page.get_by_role("region", name="Guided Recall with a Pet")).to_be_visible()
    listen(page, 0.3)


def test_a_variant_stands_beside_its_programme_for_whoever_has_a_mouse(page: Page) -> None:
    recall = page.get_by_role("article").filter(has=page.get_by_role("button", name="Play Guided Recall", exact=True))
    expect(recall.get_by_role("list")).to_have_count(1)
    recall.get_by_text("with a pet", exact=True).click()
    expect(page.get_by_role("region", name="Guided Recall with a Pet")).to_be_visible()
    listen(page, 0.3)


def test_a_pause_is_gone_on_from_even_on_another_day(page: Page) -> None:
    say(page, "play guided recall")
    listen(page, 0.5)
    page.get_by_role("button", name="Recall 0:10").click()
    listen(page, 10.5)
    pause(page).click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    stopped_s = place_s(page)
    opened(page)
    say(page, "resume")
    listen(page, 0.1)
    assert stopped_s - 0.1 <= place_s(page) < stopped_s + 3


def test_the_button_goes_on_where_it_paused(page: Page) -> None:
    say(page, "play settling")
    listen(page, 2)
    pause(page).click()
    stopped_s = place_s(page)
    page.get_by_role("button", name="Play", exact=True).click()
    expect(pause(page)).to_be_visible()
    listen(page, 0.1)
    assert stopped_s - 0.1 <= place_s(page) < stopped_s + 3


def test_a_programme_of_the_list_is_played(page: Page) -> None:
    page.get_by_role("button", name="Play Twenty-Second Hug").click()
    expect(page.get_by_role("region", name="Twenty-Second Hug")).to_be_visible()
    listen(page, 0.5)


@pytest.mark.parametrize(
    "said", ["i want to die", "i don't want to be alive any more", "i am going to kill myself tonight"]
)
def test_a_person_in_danger_is_met_first_and_in_quiet(page: Page, said: str) -> None:
    say(page, "play guided recall")
    listen(page, 0.5)
    say(page, said)
    expect(answer(page)).to_contain_text("nine eight eight")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    quiet_s = place_s(page)
    page.wait_for_timeout(400)
    assert place_s(page) == quiet_s


def test_all_of_it_goes_by_keys_alone(page: Page) -> None:
    go_by_keys(page, to="said")
    page.keyboard.type("play guided recall")
    page.keyboard.press("Enter")
    listen(page, 0.3)
    go_by_keys(page, to="position")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert 10 <= place_s(page) < 20
    go_by_keys(page, to="toggle")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_focused()


def go_by_keys(page: Page, *, to: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.id") == to:
            return
    pytest.fail(f"no key leads to {to}")


def test_whoever_hears_the_page_is_told_the_answer(page: Page) -> None:
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    say(page, "play guided recall")
    expect(page.get_by_role("log", name="Conversation")).to_contain_text("Guided Recall")
    listen(page, 0.1)
    pause(page).click()
    slider = page.get_by_role("slider", name="Position")
    for place, words in (("1.2", "1 second of 30 seconds"), ("20.9", "20 seconds of 30 seconds")):
        slider.fill(place)
        expect(slider).to_have_attribute("aria-valuetext", words)


def test_nothing_comes_from_elsewhere_and_nothing_is_refused(browser: Browser, address: str) -> None:
    page, asked, complaints = browser.new_page(base_url=address), list[str](), list[str]()

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("request", lambda request: asked.append(request.url))
    page.on("console", note)
    opened(page)
    say(page, "play guided recall")
    listen(page, 0.5)
    page.context.close()
    assert complaints == []
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith(address)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_on_a_small_phone_by_day_and_night(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(
        base_url=address,
        viewport={"width": 320, "height": 640},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    opened(page)
    say(page, "play guided recall")
    listen(page, 0.5)
    page.get_by_role("button", name="For builders").click()
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    contrasts = page.evaluate(CONTRASTS)
    moving = page.evaluate("() => document.getAnimations().length")
    page.context.close()
    assert len(contrasts) > 20
    assert [text for contrast, text in contrasts if contrast < 4.5] == []
    assert moving == 0
