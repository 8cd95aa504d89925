"""A builder talks with the skill in a browser, saves the conversation, and runs it as a test: all of it real."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from skill.app import create_app
from skill.settings import Settings
from tests.dialogues.dialogue import Dialogue
from tests.dialogues.dialogue_file import read_file
from tests.dialogues.run import Conversation
from tests.dialogues.served import BuiltIn, Served, publish, serve
from tests.skill.browser.browsers import a_server
from tests.skill.browser.stand_in import write_sine
from tests.skill.browser.stories import say

pytestmark = pytest.mark.browser

LENGTH_S = 20


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> BuiltIn:
    """The built-in content, with the same tone for the sound of every programme."""
    found = publish(tmp_path_factory.mktemp("content"))
    tone = found.store / "tone.mp3"
    write_sine(tone, LENGTH_S)
    for release in found.catalog.releases:
        (found.store / release.url).hardlink_to(tone)
    return found


@pytest.fixture(scope="module")
def address(content: BuiltIn) -> Iterator[str]:
    with a_server(create_app(Settings(catalog=str(content.store), local=True))) as found:
        yield found


@pytest.fixture(scope="module")
def alexa(content: BuiltIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(content, tmp_path_factory.mktemp("alexa"), local=False) as served:
        yield served


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, locale="en-GB")
    page.goto("/")
    page.get_by_role("button", name="Play Guided Recall", exact=True).wait_for()
    page.get_by_role("button", name="For builders").click()
    page.get_by_role("button", name="Somebody new").click()
    expect(page.get_by_label("Listener", exact=True)).not_to_have_value("")
    yield page
    page.context.close()


def says(page: Page, said: str, answer: str) -> None:
    say(page, said)
    expect(page.locator("#answer")).to_contain_text(answer, timeout=30_000)


def plays_for(page: Page, seconds: float) -> None:
    page.wait_for_function("(s) => document.querySelector('audio').currentTime > s", arg=seconds)


def saved(page: Page, path: Path) -> Dialogue:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a dialogue").click()
    download.value.save_as(path)
    (found,) = read_file(path)
    return found


def faults_of(dialogue: Dialogue, alexa: Served) -> list[str]:
    alexa.clock.set_right()
    conversation = Conversation(
        dialogue=dialogue,
        catalog=alexa.content.catalog,
        clock=alexa.clock,
        connect=lambda device, other: alexa.connect(f"{dialogue.title}.{other}", device, dialogue.locale),
    )
    return list(conversation.list_faults())


def test_a_saved_conversation_is_a_dialogue_that_holds(page: Page, alexa: Served, tmp_path: Path) -> None:
    says(page, "open warm recall", "Welcome to Warm Recall")
    says(page, "play settling", "Settling")
    plays_for(page, 2)
    says(page, "what is this", "Settling")
    page.get_by_role("button", name="Pause", exact=True).click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    says(page, "play handd on heart", "Hand on Heart")
    plays_for(page, 0.2)
    dialogue = saved(page, tmp_path / "saved.yaml")
    assert [(turn.action, turn.what) for turn in dialogue.turns if turn.action != "wait"] == [
        ("say", "open warm recall"),
        ("say", "play settling"),
        ("say", "what is this"),
        ("press", "pause"),
        ("send", "PlayIntent"),
    ]
    assert dialogue.locale == "en-GB"
    assert [turn.plays for turn in dialogue.turns if turn.plays] == [("settling",), ("hand-on-heart",)]
    assert any(turn.action == "wait" for turn in dialogue.turns)
    assert faults_of(dialogue, alexa) == []


def test_what_was_simulated_and_another_device_are_in_it(page: Page, alexa: Served, tmp_path: Path) -> None:
    page.get_by_label("Stream").select_option("next")
    says(page, "play guided recall", "Guided Recall")
    plays_for(page, 0.2)
    page.get_by_label("NearlyFinished at once").check()
    page.get_by_label("Device", exact=True).select_option("bedroom")
    expect(page.locator("#player")).to_be_hidden()
    says(page, "play settling", "Settling")
    plays_for(page, 0.5)
    says(page, "why does a hug help", "hug")
    dialogue = saved(page, tmp_path / "saved.yaml")
    acts = [(turn.device, turn.action, turn.what) for turn in dialogue.turns if turn.action != "wait"]
    assert acts == [
        ("echo", "say", "play guided recall"),
        ("echo", "fails", "MEDIA_ERROR_UNKNOWN"),
        ("echo", "send", "AudioPlayer.PlaybackStopped"),
        ("bedroom", "say", "play settling"),
        ("bedroom", "send", "AudioPlayer.PlaybackNearlyFinished"),
        ("bedroom", "say", "why does a hug help"),
    ]
    assert faults_of(dialogue, alexa) == []


def test_a_dialogue_that_is_changed_no_longer_holds(page: Page, alexa: Served, tmp_path: Path) -> None:
    says(page, "play settling", "Settling")
    path = tmp_path / "saved.yaml"
    saved(page, path)
    path.write_text(path.read_text("utf-8").replace("plays: settling", "plays: hand-on-heart"), "utf-8")
    (dialogue,) = read_file(path)
    assert len(faults_of(dialogue, alexa)) == 1
