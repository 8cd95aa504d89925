"""The skill as a function of AWS: what a Function URL and what Alexa itself hand over."""

import json
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline.catalog import NAME, to_json
from skill.alexa.refused import RefusedError
from skill.lambda_handler import Handler, create_handler, read_settings
from tests.catalogs import CATALOG
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, envelope, intent, launch
from tests.skill.alexa.signing import PATH, encoded, headers
from tests.skill.lambda_events import url_event

Json = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / NAME).write_text(to_json(CATALOG), encoding="utf-8")
    return tmp_path / "store"


@pytest.fixture
def handle(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Handler]:
    (tmp_path / "roots.pem").write_bytes(ROOT.pem)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    with amazon(tmp_path) as served:
        served.served[PATH] = CHAIN
        environment = {
            "WARM_RECALL_CATALOG": str(folder),
            "WARM_RECALL_STATE": "memory:",
            "WARM_RECALL_SKILL_ID": SKILL_ID,
            "WARM_RECALL_AUDIO_BASE_URL": "https://cdn.example/recall",
            "SSL_CERT_FILE": str(tmp_path / "roots.pem"),
            "HTTPS_PROXY": served.address,
        }
        yield create_handler(read_settings(environment))


def ask(handle: Handler, request: Json) -> Json:
    body = encoded(envelope(request, request_id=str(uuid.uuid4())))
    return handle(url_event(body, headers(body)), None)


def play() -> Json:
    return intent("PlayIntent", programme="guided recall")


def test_a_signed_request_through_the_function_url_plays(handle: Handler) -> None:
    answer = ask(handle, play())
    assert answer["statusCode"] == 200
    assert not answer["isBase64Encoded"]
    (directive,) = json.loads(answer["body"])["response"]["directives"]
    assert directive["audioItem"]["stream"]["url"].startswith("https://cdn.example/recall/")


def test_the_body_is_verified_byte_for_byte_letters_beyond_ascii_and_spaces_included(handle: Handler) -> None:
    body = json.dumps(envelope(launch()) | {"more": "crème  brûlée ☕"}, ensure_ascii=False, indent=3).encode()
    assert handle(url_event(body, headers(body)), None)["statusCode"] == 200
    assert handle(url_event(body + b" ", headers(body)), None)["statusCode"] == 400


def test_bytes_that_are_no_text_are_refused_though_their_signature_is_right(handle: Handler) -> None:
    body = b"\xff\xfe{}"
    assert handle(url_event(body, headers(body)), None)["statusCode"] == 400


def test_what_is_not_signed_is_refused_with_an_empty_body(handle: Handler) -> None:
    answer = handle(url_event(encoded(envelope(launch())), {"Content-Type": "application/json"}), None)
    assert (answer["statusCode"], answer["body"]) == (400, "")


def test_the_address_answers_whether_the_skill_is_up_and_ready(handle: Handler) -> None:
    for path in ("/healthz", "/readyz"):
        assert handle(url_event(b"", {}, path=path, method="GET"), None)["statusCode"] == 200


def test_alexa_may_invoke_the_function_itself_without_a_signature(handle: Handler) -> None:
    answer = handle(envelope(play()), None)
    assert answer["response"]["directives"][0]["type"] == "AudioPlayer.Play"


def test_an_invocation_for_another_skill_is_refused(handle: Handler) -> None:
    request = envelope(launch())
    request["context"]["System"]["application"]["applicationId"] = "amzn1.ask.skill.of-somebody-else"
    with pytest.raises(RefusedError, match="skill-id-other"):
        handle(request, None)


@pytest.mark.parametrize("event", [{}, {"request": "launch"}, {"request": {}}])
def test_an_event_that_is_no_request_of_alexas_is_refused(handle: Handler, event: Json) -> None:
    with pytest.raises(RefusedError):
        handle(event, None)


def test_a_client_cannot_pass_for_alexa_by_what_it_writes_into_its_body(handle: Handler) -> None:
    forged = encoded(envelope(launch()))
    assert handle(url_event(forged, {}), None)["statusCode"] == 400


def test_a_function_without_a_skill_id_refuses_everybody(folder: Path) -> None:
    settings = read_settings({"WARM_RECALL_CATALOG": str(folder), "WARM_RECALL_AUDIO_BASE_URL": "https://cdn.example"})
    with pytest.raises(RefusedError, match="no-skill-id-configured"):
        create_handler(settings)(envelope(launch()), None)


def test_a_published_change_is_played_by_the_next_request_after_a_look(handle: Handler, folder: Path) -> None:
    assert "Renamed" not in ask(handle, play())["body"]
    changed = replace(CATALOG, releases=tuple(replace(each, title="Renamed") for each in CATALOG.releases))
    (folder / NAME).write_text(to_json(changed), encoding="utf-8")
    time.sleep(1.1)  # a folder is looked at every second
    assert "Renamed" in ask(handle, play())["body"]
