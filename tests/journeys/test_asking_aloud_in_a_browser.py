"""People ask aloud in a real browser, and are answered aloud: real voice, real recogniser, real server, four voices."""

import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("faster_whisper", reason="the recogniser is not installed: scripts/setup ears")

from playwright.sync_api import Browser, Page, expect

from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.festival import Festival
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.engines.kokoro import Kokoro
from skill.server import bind_socket
from tests.catalogs import ANSWERS
from tests.skill.browser.browsers import a_browser_that_hears, until
from tests.skill.browser.spoken_wav import RATE_HZ, put_into_room, speak, write_wav
from tests.skill.browser.stand_in import a_shelf
from tests.speech.engines.kokoro_here import IS_HERE

pytestmark = [pytest.mark.browser, pytest.mark.voice]

STARTS_WITHIN_S = 120.0
BEFORE_S, AFTER_S = 0.3, 30.0


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    a_shelf(folder, "Guided Recall", "Hand on Heart", "Settling", seconds=60, answers=ANSWERS)
    return folder


@pytest.fixture(scope="module")
def port() -> int:
    with bind_socket("127.0.0.1", 0) as bound:
        return int(bound.getsockname()[1])


@contextmanager
def served(store: Path, state: Path, port: int) -> Iterator[None]:
    """The real command, until the end of the block."""
    options = ("--local", "--catalog", str(store), "--state", f"sqlite:{state}", "--port", str(port))
    with subprocess.Popen([sys.executable, "-m", "skill", "serve", *options]) as process:
        try:
            until(lambda: is_ready(port), within_s=STARTS_WITHIN_S)
            yield
        finally:
            process.terminate()


def is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            return int(answer.status) == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the microphone plays each time it is opened."""
    path = tmp_path_factory.mktemp("microphone") / "spoken.wav"
    write_wav(path, put_into_room(speak(Hibari(), "heart", "Hello."), before_s=BEFORE_S, after_s=AFTER_S))
    return path


@pytest.fixture(scope="module")
def browser(spoken: Path) -> Iterator[Browser]:
    with a_browser_that_hears(spoken) as found:
        yield found


def choose_voices() -> list[tuple[Engine, str]]:
    """Four voices of women and men, or as many as this machine has."""
    voices: list[tuple[Engine, str]] = [(Hibari(), "heart")]
    if IS_HERE:
        voices += [(Kokoro(), "bf_emma"), (Kokoro(), "am_michael")]
    if shutil.which("text2wave"):
        voices.append((Festival(), "slt"))
    return voices


def ask_aloud(page: Page, spoken: Path, voice: tuple[Engine, str], words: str) -> None:
    """Press, speak as soon as the page listens, and let the end of the sentence be noticed."""
    sound = put_into_room(speak(*voice, words), before_s=BEFORE_S, after_s=AFTER_S)
    write_wav(spoken, sound)
    page.get_by_role("button", name="Hold to talk").hover()
    page.mouse.down()
    page.get_by_role("button", name="Hold to talk", pressed=True).wait_for()
    page.wait_for_timeout(1_000 * (len(sound) / RATE_HZ - AFTER_S) + 500)
    page.mouse.up()


def is_answered_aloud(page: Page) -> bool:
    return bool(page.evaluate("() => performance.getEntriesByName('answer-heard').length > 0"))


def place_s(page: Page) -> float:
    return float(page.evaluate("() => document.getElementById('audio').currentTime"))


def is_paused(page: Page) -> bool:
    return bool(page.evaluate("() => document.getElementById('audio').paused"))


def test_a_programme_is_asked_for_paused_and_resumed_aloud_even_after_a_restart(
    browser: Browser, spoken: Path, store: Path, port: int, tmp_path: Path
) -> None:
    voices = choose_voices()
    state = tmp_path / "listeners.sqlite"
    page = browser.new_page(base_url=f"http://127.0.0.1:{port}")
    with served(store, state, port):
        page.goto("/")
        page.get_by_role("button", name="Hold to talk").wait_for(timeout=1_000 * STARTS_WITHIN_S)

        ask_aloud(page, spoken, voices[0], "Why does a hug help?")
        expect(page.locator("#you")).to_have_text("Why does a hug help?", timeout=60_000)
        expect(page.locator("#answer")).not_to_be_empty(timeout=60_000)
        until(lambda: is_answered_aloud(page), within_s=60)

        ask_aloud(page, spoken, voices[1 % len(voices)], "Play guided recall.")
        expect(page.get_by_role("region", name="Guided Recall")).to_be_visible(timeout=60_000)
        until(lambda: place_s(page) > 2, within_s=60)

        ask_aloud(page, spoken, voices[2 % len(voices)], "Pause.")
        until(lambda: is_paused(page), within_s=60)
        paused_at_s = place_s(page)
        page.wait_for_timeout(500)
        assert place_s(page) == paused_at_s

    with served(store, state, port):
        page.reload()
        page.get_by_role("button", name="Hold to talk").wait_for(timeout=1_000 * STARTS_WITHIN_S)
        ask_aloud(page, spoken, voices[3 % len(voices)], "Resume.")
        until(lambda: place_s(page) > paused_at_s - 10 and not is_paused(page), within_s=60)
        assert place_s(page) < paused_at_s + 15
    page.close()
