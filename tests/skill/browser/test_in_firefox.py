"""The page in a Firefox, if this machine has one: asked, answered, played, followed, and without a fault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from audio_pipeline.catalog import Catalog
from tests.skill.browser.browsers import a_server, until
from tests.skill.browser.firefox import NO_SOUND_DEVICE, Firefox, a_firefox, where_firefox_is
from tests.skill.browser.stand_in import RecordingSkill, play, says

pytestmark = [pytest.mark.browser, where_firefox_is]

SAY = """(() => {
  document.getElementById("said").value = %r;
  document.querySelector("#ask [type=submit]").click();
})()"""


@pytest.fixture
def page(app: Flask, tmp_path: Path) -> Iterator[Firefox]:
    with a_server(app) as address, a_firefox(tmp_path / "profile") as found:
        found.open(address)
        found.waits_for("document.querySelectorAll('#programmes button').length")
        yield found


def test_it_is_asked_and_its_answer_is_shown(page: Firefox, skill: RecordingSkill) -> None:
    skill.will_answer("WhyHugIntent", says("A hug tells your body that somebody is there."))
    page.evaluate(SAY % "why does a hug help")
    page.waits_for("document.getElementById('answer')?.textContent")
    assert page.evaluate("document.getElementById('answer').textContent") == (
        "A hug tells your body that somebody is there."
    )
    assert skill.names == ["WhyHugIntent"]
    assert page.faults == []


def test_a_programme_is_heard_its_words_are_followed_and_the_skill_is_told(
    page: Firefox, skill: RecordingSkill, shelf: Catalog
) -> None:
    skill.will_answer("PlayProgrammeIntent", says("Here it is.", directives=(play(shelf.releases[0]),)))
    page.evaluate(SAY % "play guided recall")
    page.waits_for("document.getElementById('audio').currentTime > 0.3 || document.getElementById('audio').error")
    if NO_SOUND_DEVICE in (page.evaluate("document.getElementById('audio').error?.message") or ""):
        pytest.skip("Firefox finds no sound device on this machine: PulseAudio, or ALSA if it was built with it")
    until(lambda: skill.names[:2] == ["PlayProgrammeIntent", "PlaybackStarted"])
    page.waits_for("document.querySelector('#transcript [aria-current]')?.textContent.startsWith('Sentence ')")
    page.evaluate("document.getElementById('toggle').click()")
    page.waits_for("document.getElementById('audio').paused")
    until(lambda: "PlaybackStopped" in skill.names)
    page.evaluate("document.getElementById('audio').currentTime = 0.5")
    page.waits_for("document.querySelector('#transcript [aria-current]')?.textContent === 'Sentence 0.'")
    assert page.faults == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window(page: Firefox, width: int) -> None:
    page.resize(width, 844)
    assert page.evaluate("innerWidth") == width
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.faults == []
