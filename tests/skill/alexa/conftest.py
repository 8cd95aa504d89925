"""What the tests of Alexa's edge stand on: a loopback Amazon, and the skill served behind it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from audio_pipeline.catalog import NAME, to_json
from skill.app import create_app
from skill.settings import Settings
from tests.catalogs import CATALOG
from tests.skill.alexa.amazon import Amazon, amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID
from tests.skill.alexa.signing import PATH, encoded, headers
from tests.transcripts import TRANSCRIPT

Post = Callable[[dict[str, Any]], TestResponse]


@pytest.fixture(scope="session")
def roots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roots") / "roots.pem"
    path.write_bytes(ROOT.pem)
    return path


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    (folder / NAME).write_text(to_json(CATALOG), encoding="utf-8")
    for each in CATALOG.releases:
        transcript = folder / each.transcript_url
        transcript.parent.mkdir(parents=True, exist_ok=True)
        transcript.write_text(TRANSCRIPT, encoding="utf-8")
    return folder


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Amazon]:
    with amazon(tmp_path) as server:
        server.served[PATH] = CHAIN
        yield server


@pytest.fixture
def app(served: Amazon, roots: Path, store: Path) -> Flask:
    return create_app(
        Settings(
            catalog=str(store),
            skill_ids=(SKILL_ID, "amzn1.ask.skill.other-of-ours"),
            audio_base_url="https://cdn.example/recall",
            roots=roots,
            proxy=served.address,
        )
    )


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def post(client: FlaskClient) -> Post:
    """Sign a request and send it."""

    def send(envelope: dict[str, Any]) -> TestResponse:
        body = encoded(envelope)
        return client.post("/alexa", data=body, headers=headers(body))

    return send
