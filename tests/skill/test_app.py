"""The skill on the web."""

import json
import logging
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from audio_pipeline.catalog import NAME, to_json
from audio_pipeline.understanding import encoder
from skill import phrases
from skill.alexa.endpoint import catch_faults
from skill.alexa.intents import NAME_ALONE
from skill.answers import matching
from skill.app import create_app, create_bookmarks
from skill.catalog_source import CatalogUnavailableError
from skill.settings import Settings, SettingsError
from tests.catalogs import CATALOG, RECALL
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, envelope, event, intent, launch, playing
from tests.skill.alexa.signing import PATH, encoded, headers
from tests.skill.answers.shows import CATALOG as SHOW
from tests.skill.browser.browsers import until
from tests.transcripts import TRANSCRIPT
from tests.vectors import write_store

RECALL_ID = "guided-recall.0123456789ab"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / NAME).write_text(to_json(CATALOG), encoding="utf-8")
    return tmp_path / "store"


@contextmanager
def serving(tmp_path: Path, store: Path, state: str = "memory:", *, local: bool = False) -> Iterator[FlaskClient]:
    (tmp_path / "roots.pem").write_bytes(ROOT.pem)
    with amazon(tmp_path) as served:
        served.served[PATH] = CHAIN
        settings = Settings(
            catalog=str(store),
            state=state,
            skill_ids=(SKILL_ID,),
            audio_base_url="" if local else "https://cdn.example",
            local=local,
            roots=tmp_path / "roots.pem",
            proxy=served.address,
        )
        yield create_app(settings).test_client()


def post(client: FlaskClient, found: dict[str, Any]) -> dict[str, Any]:
    body = encoded(found)
    answer = client.post("/alexa", data=body, headers=headers(body))
    assert answer.status_code == 200
    response: dict[str, Any] = answer.get_json()["response"]
    return response


def test_health_is_answered(tmp_path: Path, store: Path) -> None:
    with serving(tmp_path, store) as client:
        assert client.get("/healthz").status_code == 200


def test_a_listener_resumes_after_a_restart(tmp_path: Path, store: Path) -> None:
    file = tmp_path / "state" / "bookmarks.sqlite"
    with serving(tmp_path, store, f"sqlite:{file}") as client:
        post(client, envelope(intent("PlayIntent"), request_id="1"))
        post(client, envelope(event("PlaybackStopped", RECALL_ID, 61_000), request_id="2"))
        until(lambda: saved_in(file) == [(61_000,)])
    with serving(tmp_path, store, f"sqlite:{file}") as client:
        until(lambda: resumed_at(client) == 61_000)


def saved_in(file: Path) -> list[tuple[int]]:
    """What is in the file: a machine that is too busy for a bookmark just now saves it a little later."""
    with closing(sqlite3.connect(file)) as read:
        return read.execute("SELECT offset_ms FROM places").fetchall()


def resumed_at(client: FlaskClient) -> int | None:
    response = post(client, envelope(intent("AMAZON.ResumeIntent"), request_id=str(uuid.uuid4())))
    offset_ms: int | None = (
        response["directives"][0]["audioItem"]["stream"]["offsetInMilliseconds"] if "directives" in response else None
    )
    return offset_ms


def test_the_real_answers_are_behind_it(tmp_path: Path, store: Path) -> None:
    with serving(tmp_path, store) as client:
        response = post(client, envelope(intent("WhyIntent", query="does a hug help")))
        assert "somebody is with you" in response["outputSpeech"]["ssml"]


def test_the_sound_is_fetched_under_the_public_address(tmp_path: Path, store: Path) -> None:
    with serving(tmp_path, store) as client:
        response = post(client, envelope(intent("PlayIntent")))
        url = response["directives"][0]["audioItem"]["stream"]["url"]
    assert url == "https://cdn.example/programmes/guided-recall/0123456789ab.mp3"


@pytest.mark.parametrize("local", [False, True])
def test_what_was_just_said_is_read_beside_the_catalog(tmp_path: Path, store: Path, *, local: bool) -> None:
    file = store / RECALL.transcript_url
    file.parent.mkdir(parents=True)
    file.write_text(TRANSCRIPT, "utf-8")
    with serving(tmp_path, store, local=local) as client:
        post(client, envelope(event("PlaybackStarted", RECALL_ID, 0), request_id="1"))
        asked = intent("ShortReplyIntent", reply="what did she just say")
        response = post(client, envelope(asked, player=playing(RECALL_ID, 90_000), request_id="2"))
    assert response["outputSpeech"]["ssml"] == "<speak>The last words were: Notice it &amp; smile.</speak>"


def test_the_browser_speaker_is_there_only_if_local(tmp_path: Path, store: Path) -> None:
    with serving(tmp_path, store) as client:
        assert client.get("/").status_code == 404
        assert client.get(f"/store/{NAME}").status_code == 404
        assert client.post("/speaker/hear", json={"said": "hello"}).status_code == 404
    with serving(tmp_path, store, local=True) as client:
        assert client.get("/").status_code == 200
        with client.get(f"/store/{NAME}") as found:
            assert found.status_code == 200


def test_a_range_beyond_the_end_is_refused_with_the_length(tmp_path: Path, store: Path) -> None:
    (store / "one.mp3").write_bytes(bytes(10))
    with serving(tmp_path, store, local=True) as client:
        refused = client.get("/store/one.mp3", headers={"Range": "bytes=10-"})
    assert (refused.status_code, refused.headers["Content-Range"]) == (416, "bytes */10")


def test_in_the_browser_the_sound_comes_from_the_host_that_was_asked(tmp_path: Path, store: Path) -> None:
    with serving(tmp_path, store, local=True) as client:
        answer = client.post("/speaker/hear", json={"said": "play a guided recall meditation"})
        directive = answer.get_json()["response"]["response"]["directives"][0]
    stream = directive["audioItem"]["stream"]
    assert stream["url"] == "http://localhost/store/programmes/guided-recall/0123456789ab.mp3"


def test_in_the_browser_a_store_elsewhere_is_fetched_from_there_and_the_page_lets_it(store: Path) -> None:
    elsewhere = "http://127.0.0.1:8000/audio/"
    client = create_app(Settings(catalog=str(store), audio_base_url=elsewhere, local=True)).test_client()
    first = client.get("/speaker/programmes").get_json()["programmes"][0]
    assert [first[name].startswith(elsewhere) for name in ("url", "chapters_url", "transcript_url")] == [True] * 3
    assert "http://127.0.0.1:8000" in client.get("/").headers["Content-Security-Policy"]


def test_new_words_reach_the_speaker_without_a_restart(store: Path) -> None:
    client = create_app(Settings(catalog=str(store), local=True)).test_client()
    say = {"said": "a nice long squeeze"}
    assert intent_of(client.post("/speaker/hear", json=say)) != NAME_ALONE
    called = tuple(replace(each, names=(*each.names, "a nice long squeeze")) for each in CATALOG.releases[:1])
    (store / NAME).write_text(to_json(replace(CATALOG, releases=called)), encoding="utf-8")
    until(lambda: intent_of(client.post("/speaker/hear", json=say)) == NAME_ALONE)


def intent_of(answer: TestResponse) -> str:
    name: str = answer.get_json()["request"]["request"]["intent"]["name"]
    return name


def test_an_edited_answer_is_found_by_its_new_question_without_a_restart(store: Path) -> None:
    write_store(store, SHOW)
    client = create_app(Settings(catalog=str(store), local=True)).test_client()
    say = {"said": "why does moss like the shade"}
    assert "Because of the damp." not in client.post("/speaker/hear", json=say).get_data(as_text=True)
    asked = ("why does moss grow in the shade", "is moss fond of shade")
    moss = replace(SHOW.answers[0], id="moss", questions=asked, text="Because of the damp.")
    write_store(store, replace(SHOW, answers=(*SHOW.answers, moss)))
    until(lambda: "Because of the damp." in client.post("/speaker/hear", json=say).get_data(as_text=True))


@pytest.fixture
def slow_encoder(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, list[str]]]:
    """An encoder that is loaded when the event says so; the list has a line for each time that it is loaded."""
    go, loaded, load_session = threading.Event(), list[str](), encoder._load_session.__wrapped__  # noqa: SLF001

    def load_slowly() -> object:
        loaded.append("loaded")
        assert go.wait(60)
        return load_session()

    monkeypatch.setattr(encoder, "_load_session", load_slowly)
    matching._load_encoder.cache_clear()  # noqa: SLF001
    yield go, loaded
    go.set()


def test_nobody_waits_for_the_encoder_but_who_asks(
    tmp_path: Path, store: Path, slow_encoder: tuple[threading.Event, list[str]]
) -> None:
    go, loaded = slow_encoder
    with serving(tmp_path, write_store(store, SHOW)) as client:
        until(lambda: loaded)
        assert "Welcome" in post(client, envelope(launch(), request_id="1"))["outputSpeech"]["ssml"]
        danger = envelope(intent("FirstPersonIntent", query="want to kill myself"), request_id="2")
        assert "Please call." in post(client, danger)["outputSpeech"]["ssml"]
        asked = envelope(intent("HowIntent", query="long do I hold a hug"), request_id="3")
        with ThreadPoolExecutor() as pool:
            answering = pool.submit(post, client.application.test_client(), asked)
            go.set()
            assert "As long as you like." in answering.result(60)["outputSpeech"]["ssml"]
    assert loaded == ["loaded"]


def test_local_mode_does_not_open_the_public_door(tmp_path: Path, store: Path) -> None:
    with serving(tmp_path, store, local=True) as client:
        assert client.post("/alexa", json=envelope(launch())).status_code == 400


def test_a_fault_of_ours_is_an_apology_to_a_listener_and_silence_to_a_player(caplog: pytest.LogCaptureFixture) -> None:
    def broken(found: dict[str, Any]) -> dict[str, Any]:
        raise ValueError(found["request"]["intent"])

    with caplog.at_level(logging.INFO):
        response = catch_faults(broken)(envelope(intent("PlayIntent", programme="my secret words")))["response"]
    assert phrases.SORRY in response["outputSpeech"]["ssml"]
    assert response["shouldEndSession"] is True
    assert "ValueError" in caplog.text
    assert "my secret words" not in caplog.text
    assert catch_faults(broken)(envelope(event("PlaybackStarted", RECALL_ID)))["response"] == {}


def test_nothing_a_listener_says_or_is_gets_into_the_log(
    tmp_path: Path, store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(tmp_path, store) as client, caplog.at_level(logging.DEBUG):
        said = [
            envelope(intent("WhyIntent", query="purple elephants"), request_id="1"),
            envelope(intent("PlayIntent", programme="purple elephants"), request_id="2"),
            envelope(intent("FirstPersonIntent", query="want to kill myself"), request_id="3"),
            envelope(event("PlaybackStopped", RECALL_ID, 5), player=playing(RECALL_ID, 5), request_id="4"),
            envelope({"type": "Purple.Elephants"}, request_id="5"),
        ]
        for each in said:
            post(client, each)
    spoken = caplog.text.lower()
    assert not any(word in spoken for word in ("purple", "elephants", "kill myself", "crisis", "amzn1.ask.account"))


def test_answers_carry_what_keeps_them_where_they_belong(tmp_path: Path, store: Path) -> None:
    with serving(tmp_path, store) as client:
        found = client.get("/healthz").headers
    assert found["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in found["Content-Security-Policy"]


# --- what cannot be served ----------------------------------------------------------------------------------------


def test_a_relative_address_without_a_public_one_is_a_fault_at_the_start(store: Path) -> None:
    with pytest.raises(CatalogUnavailableError, match="--audio-base-url"):
        create_app(Settings(catalog=str(store)))


@pytest.mark.parametrize("state", ["", "sqlite:", "redis:x", "bookmarks.sqlite", "memory"])
def test_a_state_that_is_none_is_named(state: str) -> None:
    with pytest.raises(SettingsError, match="sqlite:PATH"):
        create_bookmarks(Settings(catalog="", state=state))


def test_a_state_that_can_never_be_kept_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for state in (f"sqlite:{tmp_path}/file/b.sqlite", f"sqlite:{tmp_path}/file/folder/b.sqlite", f"sqlite:{tmp_path}"):
        with pytest.raises(SettingsError, match=r"--state .* is in the way"):
            create_bookmarks(Settings(catalog="", state=state))


@pytest.mark.parametrize("text", [None, "", "no certificates"])
def test_roots_that_cannot_be_read_are_named(tmp_path: Path, store: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "roots.pem").write_text(text)
    with pytest.raises(SettingsError, match="SSL_CERT_FILE"):
        create_app(Settings(catalog=str(store), audio_base_url="https://c.example", roots=tmp_path / "roots.pem"))


def test_the_catalog_may_be_replaced_while_it_is_served(tmp_path: Path, store: Path) -> None:
    with serving(tmp_path, store) as client:
        (store / NAME).write_text(json.dumps({"format": 99}), encoding="utf-8")
        assert "Welcome" in post(client, envelope(launch()))["outputSpeech"]["ssml"]
