"""A speaker on the desk: its shelf, the skill behind it, and a browser in front of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from audio_pipeline.catalog import Catalog
from skill.alexa.local_replays import answer_each_once
from skill.alexa.security.throwaway_authority import ThrowawayAuthority
from skill.browser import page_routes, published_files, voice_routes
from skill.browser.alexa_envelope import APPLICATION_ID
from skill.browser.builder_routes import create_builder_blueprint
from skill.browser.routes import create_blueprint
from skill.browser.speech_engines import SpeechEngines
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.tracker import PlaybackTracker
from tests.skill.browser.browsers import a_browser, a_server
from tests.skill.browser.engines import make_engines
from tests.skill.browser.stand_in import INDEX, RecordingSkill, a_shelf

LENGTH_S = 12


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("speaker") / "store"


@pytest.fixture(scope="module")
def shelf(store: Path) -> Catalog:
    return a_shelf(store, "Guided Recall", "Hand on Heart", "Settling", seconds=LENGTH_S)


@pytest.fixture
def skill() -> RecordingSkill:
    return RecordingSkill()


@pytest.fixture
def engines() -> SpeechEngines:
    """What the machine has to talk and to listen: nothing, unless a test says otherwise."""
    return make_engines()


@pytest.fixture
def app(skill: RecordingSkill, shelf: Catalog, store: Path, engines: SpeechEngines) -> Flask:
    app = Flask("test")
    answer = answer_each_once(skill)
    speaker = create_blueprint(answer, lambda: INDEX, lambda: shelf, store)
    authority = ThrowawayAuthority((APPLICATION_ID,))
    speaker.register_blueprint(create_builder_blueprint(answer, lambda: INDEX, store, authority))
    tracker = PlaybackTracker(lambda: shelf, MemoryBookmarks(), lambda url: url)
    page_routes.add_routes(speaker, lambda: INDEX, tracker, store)
    app.register_blueprint(speaker)
    app.register_blueprint(voice_routes.create_blueprint(engines))
    app.register_blueprint(published_files.create_blueprint(store, lambda: shelf.show.feed_url, is_shared=False))
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as found:
        yield found


@pytest.fixture
def page(browser: Browser, app: Flask) -> Iterator[Page]:
    with a_server(app) as address:
        page = browser.new_page(base_url=address)
        page.goto("/")
        page.get_by_role("button", name="Play Guided Recall").wait_for()
        yield page
        page.context.close()
