"""Only this machine's own page is answered."""

import pytest
from flask.testing import FlaskClient

from tests.skill.browser.stand_in import RecordingSkill
from tests.skill.browser.visits import get, post


@pytest.mark.parametrize("host", ["127.0.0.1:5000", "localhost:5000", "localhost", "[::1]:5000"])
def test_this_machine_is_answered_under_all_its_names(client: FlaskClient, host: str) -> None:
    assert get(client, "/", Host=host).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.0.7:5000",
        "0.0.0.0:5000",
        "[::",
        "a b",
    ],
)
@pytest.mark.parametrize("path", ["/", "/speaker/programmes", "/speaker/static/speaker.js", "/store/catalog.json"])
def test_a_name_that_is_not_this_machine_is_refused(client: FlaskClient, host: str, path: str) -> None:
    assert get(client, path, Host=host).status_code == 403


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1:5001", "http://localhost:5000", "https://127.0.0.1:5000"],
)
def test_another_page_may_not_speak(client: FlaskClient, skill: RecordingSkill, origin: str) -> None:
    for path in ("/speaker/hear", "/speaker/event"):
        assert post(client, path, {"said": "stop"}, Origin=origin).status_code == 403
    assert not skill.heard
