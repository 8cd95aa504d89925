"""The drawer for builders of the skill: what they do in it, and what they see, in a real browser."""

import json
import re
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from audio_pipeline.catalog import Catalog
from tests.skill.browser.browsers import CONTRASTS, until
from tests.skill.browser.stand_in import STOP, Json, RecordingSkill, does, play, says
from tests.skill.browser.stories import hears, playing, reports, say

pytestmark = pytest.mark.browser

SCREEN: Json = {
    "type": "Alexa.Presentation.APL.RenderDocument",
    "document": {
        "type": "APL",
        "background": "#2b1626",
        "mainTemplate": {
            "parameters": ["payload"],
            "items": [
                {"when": "${viewport.shape == 'round' || viewport.width < 600}", "type": "Text", "text": "round"},
                {
                    "type": "Container",
                    "width": "100vw",
                    "height": "100vh",
                    "items": [
                        {"type": "Text", "text": "Now: ${payload.programme.title}", "fontSize": "48dp"},
                        {
                            "type": "Sequence",
                            "data": "${payload.programme.chapters}",
                            "items": [{"type": "Text", "text": "${index + 1}. ${data}"}],
                        },
                        {"type": "Video", "source": "x"},
                    ],
                },
            ],
        },
    },
    "datasources": {"programme": {"title": "Settling", "chapters": ["Arrive", "Return"]}},
}


def opened(page: Page) -> Locator:
    page.get_by_role("button", name="For builders").click()
    return page.get_by_role("region", name="For builders")


def row(drawer: Locator, words: str) -> Locator:
    """The summary of the newest exchange with these words, opened."""
    found = drawer.locator("summary", has_text=words).first
    found.click()
    return found.locator("xpath=..")


def sent_by(skill: RecordingSkill) -> Json:
    return skill.heard[-1]


# --- the drawer -------------------------------------------------------------------------------------------------


def test_it_is_closed_until_somebody_opens_it_by_a_button_or_by_a_key(page: Page) -> None:
    drawer = page.get_by_role("region", name="For builders")
    expect(drawer).to_be_hidden()
    page.keyboard.press("Control+`")
    expect(drawer).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    page.get_by_role("button", name="For builders").click()
    expect(drawer).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("button", name="For builders")).to_be_focused()


def test_requests_and_answers_are_shown_as_json_the_newest_first(page: Page, skill: RecordingSkill) -> None:
    skill.will_answer("AMAZON.HelpIntent", says("You can say, settling."))
    drawer = opened(page)
    say(page, "help")
    say(page, "what is this")
    expect(drawer.locator("summary strong")).to_have_text(["“what is this”", "“help”"])
    expect(drawer.locator("summary").last).to_contain_text("AMAZON.HelpIntent · speaks")
    row(drawer, "help")
    request = json.loads(drawer.get_by_role("region", name="Request 1").inner_text())
    answer = json.loads(drawer.get_by_role("region", name="Answer 1").inner_text())
    assert request == skill.heard[0]
    assert answer["response"]["outputSpeech"]["ssml"] == "<speak>You can say, settling.</speak>"


def test_what_a_player_reports_is_folded(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0], 3_000))
    drawer = opened(page)
    page.get_by_role("button", name="Pause", exact=True).click()
    until(lambda: "PauseCommandIssued" in skill.names)
    run = drawer.locator("summary", has_text="Player 2: Stopped, Started")
    expect(drawer.locator("summary", has_text="PlaybackStarted")).to_have_count(0)
    run.click()
    expect(drawer.locator("summary", has_text="PlaybackStarted")).to_be_visible()


def test_they_can_be_searched(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    playing(page, skill, play(shelf.releases[0]))
    drawer = opened(page)
    say(page, "help")
    drawer.get_by_label("Search").fill("helpINTENT")
    expect(drawer.locator("summary strong")).to_have_text(["“help”"])
    row(drawer, "help")
    expect(drawer.locator("pre mark").first).to_have_text("HelpIntent")
    drawer.get_by_label("Search").fill("no such words")
    expect(drawer.get_by_text(re.compile(r"^0 of \d$"))).to_be_visible()


def copied(page: Page, drawer: Locator, button: str) -> bytes:
    """What a shell prints when a person pastes what was copied."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    drawer.get_by_role("button", name=button).click()
    expect(drawer.get_by_text("is on the clipboard")).to_be_visible()
    command = page.evaluate("() => navigator.clipboard.readText()")
    return subprocess.run(["sh", "-c", f"{command} --silent --fail"], check=True, capture_output=True).stdout


def test_a_signed_command_is_answered_as_a_new_request(page: Page, skill: RecordingSkill) -> None:
    drawer = opened(page)
    say(page, "why 'so' é $(touch x) \\ \"quoted\"")
    row(drawer, "quoted")
    skill.will_answer("WhyIntent", says("It is answered."))
    assert b"It is answered." in copied(page, drawer, "Copy signed curl")
    first, second = skill.requests
    assert first["intent"] == second["intent"]
    assert first["requestId"] != second["requestId"]


def test_a_plain_command_is_answered_as_the_request_that_it_is(page: Page, skill: RecordingSkill) -> None:
    drawer = opened(page)
    skill.will_answer("AMAZON.HelpIntent", says("It is answered."))
    say(page, "help")
    row(drawer, "help")
    assert b"It is answered." in copied(page, drawer, "Copy plain curl")
    hears(skill, "AMAZON.HelpIntent")


def test_the_drawer_says_whose_signature_it_is(page: Page) -> None:
    expect(opened(page)).to_contain_text("Amazon’s can only come from Amazon")


def test_a_request_is_sent_again_as_new_and_carried_out(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    drawer = opened(page)
    skill.will_answer("PlayProgrammeIntent", says("No."), does(play(shelf.releases[0])))
    say(page, "play guided recall")
    row(drawer, "guided recall")
    drawer.get_by_role("button", name="Send as new").click()
    until(lambda: "PlaybackStarted" in skill.names)
    first, second = skill.requests[:2]
    assert first["requestId"] != second["requestId"]
    assert first["intent"] == second["intent"]
    expect(drawer.locator("summary", has_text="1 again, as new")).to_have_count(1)


def test_a_retry_is_the_same_to_the_byte_and_is_answered_without_the_skill(page: Page, skill: RecordingSkill) -> None:
    drawer = opened(page)
    skill.will_answer("AMAZON.HelpIntent", says("Once."), says("Twice."))
    say(page, "help")
    row(drawer, "help")
    drawer.get_by_role("button", name="Retry, byte for byte").click()
    expect(drawer.locator("summary", has_text="1 byte for byte")).to_have_count(1)
    row(drawer, "1 byte for byte")
    assert json.loads(drawer.get_by_role("region", name="Request 2").inner_text()) == skill.heard[0]
    expect(drawer.get_by_role("region", name="Answer 2")).to_contain_text("Once.")
    hears(skill, "AMAZON.HelpIntent")


# --- who asks, where and when -----------------------------------------------------------------------------------


def test_another_device_is_left_by_a_stop_and_begins_with_nothing(
    page: Page, skill: RecordingSkill, shelf: Catalog
) -> None:
    playing(page, skill, play(shelf.releases[0]))
    drawer = opened(page)
    drawer.get_by_label("Device", exact=True).select_option(label="Kitchen")
    until(lambda: "PlaybackStopped" in skill.names)
    expect(page.locator("#player")).to_be_hidden()
    say(page, "what is this")
    until(lambda: skill.names[-1] == "WhatIsPlayingIntent")
    stopped, asked = (each["context"] for each in skill.heard[-2:])
    assert not stopped["System"]["device"]["deviceId"].endswith("kitchen")
    assert asked["System"]["device"]["deviceId"].endswith("kitchen")
    assert asked["AudioPlayer"] == {"playerActivity": "IDLE"}


def test_somebody_new_has_another_account_and_no_session(page: Page, skill: RecordingSkill) -> None:
    drawer = opened(page)
    skill.will_answer("AMAZON.HelpIntent", says("What would you like?", ends_session=False))
    say(page, "help")
    until(lambda: len(skill.heard) == 1)
    drawer.get_by_role("button", name="Somebody new").click()
    expect(drawer.get_by_label("Listener", exact=True)).not_to_have_value("")
    say(page, "help")
    until(lambda: len(skill.heard) == 2)
    first, second = skill.heard
    assert first["session"]["user"] != second["session"]["user"]
    assert second["session"]["new"] is True


def test_the_locale_and_the_clock_go_with_every_request(page: Page, skill: RecordingSkill) -> None:
    drawer = opened(page)
    drawer.get_by_label("Locale").select_option("en-IN")
    wanted = (datetime.now(UTC) + timedelta(days=1)).replace(hour=21, minute=15)
    drawer.get_by_label("Clock of the device").fill(wanted.strftime("%Y-%m-%dT%H:%M"))
    drawer.get_by_label("Clock of the device").blur()
    expect(drawer).to_contain_text("The skill reckons with UTC+5.5 there.")
    say(page, "help")
    until(lambda: len(skill.heard) == 1)
    request = skill.requests[0]
    assert request["locale"] == "en-IN"
    assert request["timestamp"].startswith(wanted.strftime("%Y-%m-%dT15:4"))
    drawer.get_by_role("button", name="Now").click()
    say(page, "help")
    until(lambda: len(skill.heard) == 2)
    assert abs(datetime.fromisoformat(skill.requests[1]["timestamp"]) - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_show_shows_what_the_skill_sends_and_says_what_it_cannot_draw(page: Page, skill: RecordingSkill) -> None:
    drawer = opened(page)
    screen = drawer.get_by_role("region", name="Screen")
    expect(screen).to_be_hidden()
    drawer.get_by_label("Device", exact=True).select_option("echo show")
    skill.will_answer("AMAZON.HelpIntent", says("Here.", directives=(SCREEN,)))
    say(page, "help")
    expect(screen.locator(".builder-apl-text")).to_have_text(["Now: Settling", "1. Arrive", "2. Return"])
    expect(screen).to_contain_text("Drawn by this page, not by Amazon")
    expect(screen).to_contain_text("Not drawn: Video.")
    screen.get_by_label("Screen", exact=True).select_option("Echo Spot, round")
    expect(screen.locator(".builder-apl-text")).to_have_text(["round"])


# --- what goes wrong --------------------------------------------------------------------------------------------


def test_the_next_stream_fails_and_the_one_after_it_plays(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    drawer = opened(page)
    drawer.get_by_label("Stream").select_option("next")
    skill.will_answer("PlaybackFailed", does(play(shelf.releases[0])))
    playing(page, skill, play(shelf.releases[0]))
    assert skill.names == ["PlayProgrammeIntent", "PlaybackFailed", "PlaybackStarted"]
    expect(drawer.locator("summary", has_text="this stream is made to fail")).to_have_count(1)
    answer = row(drawer, "this stream is made to fail").get_by_role("region", name="Answer 1")
    expect(answer).to_contain_text(shelf.releases[0].url)


def test_every_stream_fails(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    opened(page).get_by_label("Stream").select_option("every")
    skill.will_answer("PlaybackFailed", does(play(shelf.releases[0])))
    skill.will_answer("PlayProgrammeIntent", says("Here it is.", directives=(play(shelf.releases[0]),)))
    say(page, "play guided recall")
    until(lambda: len(reports(skill, "PlaybackFailed")) == 2)
    assert "PlaybackStarted" not in skill.names


def test_a_slow_network_is_waited_for_and_told(page: Page, skill: RecordingSkill) -> None:
    drawer = opened(page)
    drawer.get_by_label("Network").select_option(label="slow: 1 s")
    skill.will_answer("AMAZON.HelpIntent", says("You can say, settling."))
    say(page, "help")
    until(lambda: len(skill.heard) == 1)
    expect(page.locator("#answer")).to_have_text("")
    expect(page.locator("#answer")).to_have_text("You can say, settling.")
    expect(drawer.locator("summary", has_text="1 s of slow network")).to_have_count(1)


def test_an_answer_that_comes_too_late_is_not_heard(page: Page, skill: RecordingSkill) -> None:
    drawer = opened(page)
    drawer.get_by_label("Network").select_option(label="too slow: Alexa gives up")
    skill.will_answer("AMAZON.HelpIntent", says("You can say, settling."))
    say(page, "help")
    expect(page.locator("#answer")).to_contain_text("does not answer", timeout=15_000)
    expect(drawer.locator("summary", has_text="too late: Alexa gave up after 8 s")).to_have_count(1)


def test_nearly_finished_comes_at_once_after_the_start(page: Page, skill: RecordingSkill, shelf: Catalog) -> None:
    drawer = opened(page)
    drawer.get_by_label("NearlyFinished at once").check()
    playing(page, skill, play(shelf.releases[0]))
    until(lambda: "PlaybackNearlyFinished" in skill.names)
    assert skill.names[1:] == ["PlaybackStarted", "PlaybackNearlyFinished"]
    assert reports(skill, "PlaybackNearlyFinished")[0]["offsetInMilliseconds"] < 2_000
    drawer.locator("summary", has_text="Player 2").click()
    expect(drawer.locator("summary", has_text="at once after the start")).to_have_count(1)


# --- how it looks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_has_no_barrier_and_every_text_can_be_read(
    page: Page, skill: RecordingSkill, shelf: Catalog, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    playing(page, skill, play(shelf.releases[0]))
    drawer = opened(page)
    drawer.get_by_label("Device", exact=True).select_option("echo show")
    skill.will_answer("AMAZON.HelpIntent", says("Here.", directives=(SCREEN, STOP)))
    say(page, "help")
    row(drawer, "help")
    drawer.get_by_label("Search").fill("help")
    found = Axe().run(page, context="#builder")
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    faint = [text for contrast, text in page.evaluate(CONTRASTS) if contrast < 4.5]
    assert faint == []
