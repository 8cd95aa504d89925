"""The page as an installed app: it can be installed, says plainly when the skill does not run, and keeps no words."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from tests.skill.browser.browsers import CONTRASTS, a_server
from tests.skill.browser.stand_in import RecordingSkill, says
from tests.skill.browser.stories import say
from tests.skill.browser.visits import get

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, app: Flask) -> Iterator[Page]:
    """A page whose worker has taken over."""
    with a_server(app) as address:
        page = browser.new_page(base_url=address)
        page.goto("/")
        page.evaluate("() => navigator.serviceWorker.ready")
        page.wait_for_function("() => navigator.serviceWorker.controller")
        yield page
        page.context.close()


def test_a_browser_finds_all_that_it_needs_to_install_it(client: FlaskClient) -> None:
    manifest = get(client, "/speaker/manifest.webmanifest")
    assert manifest.mimetype == "application/manifest+json"
    found = manifest.get_json(force=True)
    assert (found["name"], found["start_url"], found["display"]) == ("Warm Recall", "/", "standalone")
    assert {(each["sizes"], each["purpose"]) for each in found["icons"]} == {
        (sizes, purpose) for sizes in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for each in found["icons"]:
        side = int(each["sizes"].split("x")[0])
        png = get(client, each["src"]).data
        assert png.startswith(b"\x89PNG")
        assert [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)] == [side, side]


def test_the_browser_would_install_it(page: Page) -> None:
    errors = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A test's window is private, in which no browser installs anything.
    assert [each["errorId"] for each in errors if each["errorId"] != "in-incognito"] == []


def test_nothing_is_fetched_early_that_is_not_used(page: Page) -> None:
    early = page.locator("link[rel=modulepreload]").evaluate_all("(links) => links.map((each) => each.href)")
    imported = page.evaluate(
        """async (urls) => {
          const texts = await Promise.all(urls.map(async (url) => (await fetch(url)).text()));
          return texts.flatMap((text) => [...text.matchAll(/from "(\\.[^"]+)"/g)].map((each) => each[1]));
        }""",
        ["/speaker/static/speaker.js", *early],
    )
    assert early
    assert {each.rsplit("/", 1)[-1] for each in early} <= {each.rsplit("/", 1)[-1] for each in imported}


def test_without_the_skill_it_says_so_and_what_to_do(page: Page) -> None:
    page.context.set_offline(True)
    page.goto("/")
    expect(page.get_by_role("heading", name="Warm Recall")).to_be_visible()
    expect(page.get_by_text("The speaker does not answer.")).to_be_visible()
    expect(page.get_by_text("scripts/run")).to_be_visible()
    expect(page.get_by_text("nothing can be played or asked")).to_be_visible()
    expect(page.get_by_text("call your emergency number")).to_be_visible()
    assert [each for each in page.evaluate(CONTRASTS) if each[0] < 4.5] == []


def test_it_opens_by_itself_when_the_skill_runs_again(page: Page) -> None:
    page.context.set_offline(True)
    page.goto("/")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Play Guided Recall").wait_for()


def test_no_word_and_no_sound_is_kept(page: Page, skill: RecordingSkill) -> None:
    skill.will_answer("WhyHugIntent", says("It does."))
    say(page, "why does a hug help")
    expect(page.locator("#answer")).to_have_text("It does.")
    kept = page.evaluate(
        """async () => {
          const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const requests = (await Promise.all(caches_.map((each) => each.keys()))).flat();
          return requests.map((each) => new URL(each.url).pathname).sort();
        }"""
    )
    assert kept == ["/speaker/offline", *(f"/speaker/static/{each}" for each in KEPT)]


KEPT = ("icon.svg", "offline.js", "speaker.css", "theme.js")


def test_only_this_machine_is_given_the_worker(client: FlaskClient) -> None:
    for path in ("/worker.js", "/speaker/manifest.webmanifest", "/speaker/offline", "/speaker/listener"):
        assert get(client, path, Host="evil.example").status_code == 403
        assert get(client, path).status_code == 200
