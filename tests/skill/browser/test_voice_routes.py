"""What the page asks of this machine's voice and recogniser."""

import io
import wave
from typing import Any

import pytest
from flask.testing import FlaskClient

from skill.browser.heard_sound import LONGEST_MS, MAX_SOUND_BYTES
from skill.browser.speech_engines import SpeechEngines
from skill.browser.voice_routes import MAX_SPEECH_CHARACTERS
from tests.skill.browser.engines import ToldRecogniser, ToneVoice, make_engines
from tests.skill.browser.visits import HOST, get, post

A_SECOND = b"\1\0" * 16_000


@pytest.fixture
def voice() -> ToneVoice:
    return ToneVoice()


@pytest.fixture
def recogniser() -> ToldRecogniser:
    return ToldRecogniser(words="why does a hug help")


@pytest.fixture
def engines(voice: ToneVoice, recogniser: ToldRecogniser) -> SpeechEngines:
    return make_engines(voice, recogniser)


def post_sound(client: FlaskClient, sound: bytes, path: str = "/speaker/words", **headers: str) -> Any:
    sent = {"Host": HOST, "Origin": f"http://{HOST}", "Content-Type": "audio/l16;rate=16000", **headers}
    return client.post(path, data=sound, headers=sent)


def ssml(text: str) -> dict[str, Any]:
    return {"speech": {"type": "SSML", "ssml": f"<speak>{text}</speak>"}}


class TestTalking:
    def test_an_answer_is_heard_sentence_by_sentence(self, client: FlaskClient, voice: ToneVoice) -> None:
        parts = post(client, "/speaker/speech", ssml('A hug helps. <break time="1s"/>It does.')).json["parts"]
        assert [each["pause_after_ms"] for each in parts] == [1_000, 350]
        assert voice.said == []
        sound = get(client, parts[1]["url"])
        assert (sound.status_code, sound.mimetype) == (200, "audio/wav")
        with wave.open(io.BytesIO(sound.data)) as heard:
            assert heard.getnframes() > 0
        assert voice.said == ["It does."]

    def test_the_same_words_are_spoken_once(self, client: FlaskClient, voice: ToneVoice) -> None:
        for _ in range(2):
            for each in post(client, "/speaker/speech", ssml("A hug helps.")).json["parts"]:
                assert get(client, each["url"]).status_code == 200
        assert voice.said == ["A hug helps."]

    def test_no_browser_keeps_what_was_said(self, client: FlaskClient) -> None:
        [part] = post(client, "/speaker/speech", ssml("You deserve to talk with a person.")).json["parts"]
        assert "no-store" in get(client, part["url"]).headers["Cache-Control"]

    def test_no_other_page_may_use_the_sound(self, client: FlaskClient) -> None:
        [part] = post(client, "/speaker/speech", ssml("A hug helps.")).json["parts"]
        assert get(client, part["url"]).headers["Cross-Origin-Resource-Policy"] == "same-origin"

    def test_what_cannot_be_said_is_not_found(self, client: FlaskClient) -> None:
        [part] = post(client, "/speaker/speech", ssml("This is unspeakable.")).json["parts"]
        assert get(client, part["url"]).status_code == 404
        assert get(client, "/speaker/speech/unknown.wav").status_code == 404

    @pytest.mark.parametrize(
        "report",
        [
            None, [], {}, {"speech": "words"}, {"speech": {}}, {"speech": {"ssml": 7}}, {"speech": {"text": ["a"]}},
            {"speech": {"type": "SSML", "ssml": "a" * (MAX_SPEECH_CHARACTERS + 1)}},
            {"speech": {"type": "PlainText", "text": "a", "ssml": "a" * (MAX_SPEECH_CHARACTERS + 1)}},
            {"speech": {"type": "SSML", "ssml": "a" * 70_000}},
        ],
    )  # fmt: skip
    def test_what_is_no_speech_is_refused(self, client: FlaskClient, report: Any) -> None:
        answer = post(client, "/speaker/speech", report)
        assert answer.status_code == 400
        assert answer.json["error"]


class TestListening:
    def test_what_is_heard_comes_back_as_words(self, client: FlaskClient, recogniser: ToldRecogniser) -> None:
        answer = post_sound(client, A_SECOND)
        assert answer.json == {"words": "why does a hug help"}
        assert recogniser.sounds == [A_SECOND]

    @pytest.mark.parametrize(
        ("sound", "why"),
        [
            (b"", "0.1 to 20 seconds"),
            (b"\0\0" * 100, "0.1 to 20 seconds"),
            (A_SECOND + b"\0", "middle of a sample"),
            (b"\0" * (MAX_SOUND_BYTES + 2), "413"),
            (b"\0\0" * (16 * LONGEST_MS + 16), "413"),
        ],
    )
    def test_sound_that_cannot_be_used_is_refused(self, client: FlaskClient, sound: bytes, why: str) -> None:
        answer = post_sound(client, sound)
        assert answer.status_code == 400
        assert why in answer.json["error"]

    @pytest.mark.parametrize("media_type", ["application/json", "audio/wav", "text/plain", ""])
    def test_sound_of_another_kind_is_refused(self, client: FlaskClient, media_type: str) -> None:
        answer = post_sound(client, A_SECOND, **{"Content-Type": media_type})
        assert answer.status_code == 400
        assert "audio/l16" in answer.json["error"]


class TestWhoMayUseThem:
    @pytest.mark.parametrize(
        "headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}]
    )
    def test_no_page_of_another_origin(
        self, client: FlaskClient, recogniser: ToldRecogniser, headers: dict[str, str]
    ) -> None:
        assert post_sound(client, A_SECOND, **headers).status_code == 403
        assert post(client, "/speaker/speech", ssml("A hug."), **headers).status_code == 403
        assert recogniser.sounds == []

    def test_no_other_machine(self, client: FlaskClient) -> None:
        elsewhere = {"REMOTE_ADDR": "192.168.1.7"}
        for path in ("/speaker/words", "/speaker/speech"):
            assert client.post(path, headers={"Host": HOST}, environ_base=elsewhere).status_code == 403
        assert client.get("/speaker/voice", headers={"Host": HOST}, environ_base=elsewhere).status_code == 403

    def test_the_page_learns_what_this_machine_can_do(self, client: FlaskClient) -> None:
        assert get(client, "/speaker/voice").json == {"speaks": True, "hears": True}


class TestWithoutEngines:
    @pytest.fixture
    def engines(self) -> SpeechEngines:
        return make_engines()

    def test_nothing_is_said_and_nothing_heard(self, client: FlaskClient) -> None:
        assert get(client, "/speaker/voice").json == {"speaks": False, "hears": False}
        assert post(client, "/speaker/speech", ssml("A hug.")).json == {"parts": []}
        assert post_sound(client, A_SECOND).status_code == 404
