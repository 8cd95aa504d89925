"""A speaker on the desk: its shelf, the skill behind it, and a browser in front of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from audio_pipeline.catalog import Catalog
from skill.browser import published_files
from skill.browser.routes import create_blueprint
from tests.skill.browser.browsers import a_browser, a_server
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
def app(skill: RecordingSkill, shelf: Catalog, store: Path) -> Flask:
    app = Flask("test")
    app.register_blueprint(create_blueprint(skill, lambda: INDEX, lambda: shelf, store))
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
