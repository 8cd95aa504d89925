"""What the drawer for builders asks of the speaker, at the real app in local mode."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from audio_pipeline.catalog import Catalog
from skill.app import create_app
from skill.browser.alexa_envelope import APPLICATION_ID
from skill.browser.builder_routes import PREFIX
from skill.settings import Settings
from tests.skill.alexa.envelopes import SKILL_ID, envelope, intent, launch
from tests.skill.browser.browsers import a_server
from tests.skill.browser.visits import HOST, get, post

POSTED = ("requests", "signatures", "signed", "interpretations")
READ = ("choices", "faults")


@pytest.fixture(scope="module")
def settings(shelf: Catalog, store: Path) -> Settings:
    assert shelf.releases
    return Settings(catalog=str(store), local=True, skill_ids=(SKILL_ID, APPLICATION_ID))


@pytest.fixture(scope="module")
def local(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    with a_server(create_app(settings)) as found:
        yield found


def made(request: Any, **more: Any) -> bytes:
    return json.dumps(envelope(request, skill_id=APPLICATION_ID, **more)).encode()


def send(client: FlaskClient, path: str, body: bytes, **headers: str) -> Any:
    sent = {"Host": HOST, "Content-Type": "application/json", **headers}
    return client.post(path if path.startswith("/") else f"{PREFIX}/{path}", data=body, headers=sent)


def signed(client: FlaskClient, body: bytes) -> dict[str, str]:
    found: dict[str, str] = send(client, "signatures", body).get_json()["headers"]
    return found


# --- who may come -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*POSTED, *READ])
def test_nothing_of_it_is_served_to_the_world(settings: Settings, name: str) -> None:
    served = create_app(Settings(catalog=settings.catalog, audio_base_url="https://cdn.example/")).test_client()
    assert get(served, f"{PREFIX}/{name}").status_code == 404
    assert send(served, name, made(launch())).status_code == 404


@pytest.mark.parametrize("name", POSTED)
def test_another_page_another_machine_and_another_name_are_refused(local: FlaskClient, name: str) -> None:
    assert send(local, name, made(launch()), Origin="https://evil.example").status_code == 403
    assert send(local, name, made(launch()), Host="evil.example").status_code == 403
    away = {"REMOTE_ADDR": "192.168.1.7"}
    assert local.post(f"{PREFIX}/{name}", headers={"Host": HOST}, environ_base=away).status_code == 403


@pytest.mark.parametrize("name", READ)
def test_only_this_machine_may_read(local: FlaskClient, name: str) -> None:
    away = {"REMOTE_ADDR": "192.168.1.7"}
    assert get(local, f"{PREFIX}/{name}", Host="evil.example").status_code == 403
    assert local.get(f"{PREFIX}/{name}", headers={"Host": HOST}, environ_base=away).status_code == 403


# --- requests as they are ---------------------------------------------------------------------------------------


def test_an_unsigned_request_is_answered_as_the_skill_answers_it(local: FlaskClient) -> None:
    answer = send(local, "requests", made(launch(), request_id="r.1")).get_json()
    assert "Warm Recall" in answer["response"]["outputSpeech"]["ssml"]


def test_the_same_request_twice_gets_the_same_answer_and_a_new_one_another(local: FlaskClient) -> None:
    first, again, new = (
        send(local, "requests", made(launch(), request_id=each, user_id="twice")).get_data() for each in ("a", "a", "b")
    )
    assert first == again
    assert first != new


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"request": {}}', b'{"request": 1}', b"[" * 60_000])
def test_what_is_no_request_is_told_so(local: FlaskClient, body: bytes) -> None:
    answer = send(local, "requests", body)
    assert answer.status_code == 400
    assert "request" in answer.get_json()["error"]


def test_nothing_that_was_said_is_stored(local: FlaskClient, store: Path) -> None:
    words = "a sentence that nobody else says"
    before = sorted(store.rglob("*"))
    send(local, "requests", made(intent("WhyIntent", query=words), request_id="said"))
    post(local, "/speaker/hear?listener=guest", {"said": words})
    post(local, f"{PREFIX}/interpretations", {"said": [words]})
    assert sorted(store.rglob("*")) == before
    assert not any(words.encode() in path.read_bytes() for path in before if path.is_file())


# --- signed -----------------------------------------------------------------------------------------------------


def test_what_the_speaker_signed_is_answered(local: FlaskClient) -> None:
    body = made(launch())
    assert send(local, "signed", body, **signed(local, body)).status_code == 200


def test_what_was_changed_after_it_was_signed_is_refused_without_a_word(local: FlaskClient) -> None:
    body = made(launch())
    answer = send(local, "signed", body.replace(b"en-US", b"en-GB"), **signed(local, body))
    assert (answer.status_code, answer.get_data()) == (400, b"")


@pytest.mark.parametrize("age", [timedelta(seconds=-200), timedelta(seconds=200)])
def test_a_signed_request_is_good_for_as_long_as_one_of_alexas(local: FlaskClient, age: timedelta) -> None:
    body = made(launch(), at=datetime.now(UTC) - age)
    assert send(local, "signed", body, **signed(local, body)).status_code == 400


def test_an_unsigned_request_and_one_for_another_skill_are_refused(local: FlaskClient) -> None:
    body = json.dumps(envelope(launch(), skill_id="amzn1.ask.skill.other")).encode()
    assert send(local, "signed", made(launch())).status_code == 400
    assert send(local, "signed", body, **signed(local, body)).status_code == 400


def test_no_other_speaker_and_not_even_this_ones_endpoint_for_alexa_takes_the_signature(
    local: FlaskClient, settings: Settings
) -> None:
    body = made(launch())
    headers = signed(local, body)
    assert send(create_app(settings).test_client(), "signed", body, **headers).status_code == 400
    for skill_id in (APPLICATION_ID, SKILL_ID):
        body = json.dumps(envelope(launch(), skill_id=skill_id)).encode()
        assert send(local, "/alexa", body, **signed(local, body)).status_code == 400


def test_a_signed_request_works_from_a_shell(address: str) -> None:
    body = made(intent("AMAZON.HelpIntent"))
    curl = shutil.which("curl")
    assert curl, "install curl"
    kinds = ("--silent", "--fail", "--data-binary", body.decode())
    told = run(curl, *kinds, f"{address}{PREFIX}/signatures")
    headers = [part for name, value in told["headers"].items() for part in ("-H", f"{name}: {value}")]
    assert run(curl, *kinds, *headers, told["address"])["response"]["outputSpeech"]


def run(*command: str) -> Any:
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


# --- the rest ---------------------------------------------------------------------------------------------------


def test_what_can_be_chosen_is_what_the_skill_has(local: FlaskClient) -> None:
    found = get(local, f"{PREFIX}/choices").get_json()
    assert [each["name"] for each in found["locales"]] == ["en-US", "en-GB", "en-CA", "en-AU", "en-IN"]
    assert {each["name"]: each["hours"] for each in found["locales"]}["en-IN"] == 5.5
    assert {"name": "kitchen", "interfaces": ["AudioPlayer"]} in found["devices"]


def test_the_chosen_sender_comes_with_its_requests(local: FlaskClient) -> None:
    answer = post(local, "/speaker/hear?device=kitchen&locale=en-AU&ahead_s=3600", {"said": "help"}).get_json()
    sent = answer["request"]
    assert sent["context"]["System"]["device"]["deviceId"].endswith(".kitchen")
    assert sent["request"]["locale"] == "en-AU"
    ahead = datetime.fromisoformat(sent["request"]["timestamp"]) - datetime.now(UTC)
    assert abs(ahead - timedelta(hours=1)) < timedelta(minutes=1)
    assert post(local, "/speaker/hear?device=toaster", {"said": "help"}).status_code == 400


def test_words_are_read_by_the_samples_alone(local: FlaskClient) -> None:
    found = post(local, f"{PREFIX}/interpretations", {"said": ["help", "halp pleese"]}).get_json()["interpretations"]
    assert [each["name"] for each in found] == ["AMAZON.HelpIntent", "AMAZON.FallbackIntent"]


@pytest.mark.parametrize("said", [None, {}, {"said": "help"}, {"said": [1]}, {"said": ["a" * 501]}])
def test_words_that_are_no_words_are_refused(local: FlaskClient, said: object) -> None:
    assert post(local, f"{PREFIX}/interpretations", said).status_code == 400


def test_faults_are_there_while_something_watches_and_only_for_this_machine(local: FlaskClient, store: Path) -> None:
    assert get(local, f"{PREFIX}/faults").status_code == 204
    (store / "faults.json").write_text('{"faults": []}', encoding="utf-8")
    first = get(local, f"{PREFIX}/faults")
    assert first.get_json() == {"faults": []}
    assert get(local, f"{PREFIX}/faults", **{"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert get(local, "/store/faults.json").status_code == 404
    (store / "faults.json").unlink()
