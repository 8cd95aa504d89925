"""The routes of the browser speaker, with a skill that remembers what it was asked."""

import gzip
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_pipeline.catalog import Catalog, Withdrawal
from skill.browser.routes import create_blueprint
from skill.safety import detect_danger
from tests.skill.browser.stand_in import INDEX, STOP, RecordingSkill, does, says
from tests.skill.browser.visits import HOST, get, post

PLAYING = {"token": "guided-recall.0a1b", "offset_ms": 61_000, "activity": "PLAYING"}


# --- the page -------------------------------------------------------------------------------------------------


def test_the_page_is_served_with_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = get(client, "/")
    assert page.status_code == 200
    assert "Warm Recall" in page.text
    assert "http:" not in page.text.replace("http://www.w3.org", "")
    assert "https:" not in page.text


def test_no_script_or_style_stands_in_the_page_itself(client: FlaskClient) -> None:
    page = get(client, "/")
    assert "<style" not in page.text
    assert " style=" not in page.text
    scripts = re.findall("<script[^>]*>", page.text)
    assert scripts
    assert all(' src="/speaker/static/' in each for each in scripts)
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "name", ["speaker.js", "player.js", "skill.js", "view.js", "voice.js", "edits.js", "speaker.css", "icon.svg"]
)
def test_every_part_of_the_page_is_there(client: FlaskClient, name: str) -> None:
    assert get(client, f"/speaker/static/{name}").status_code == 200


def test_programmes_can_be_asked_for_by_what_the_list_says(client: FlaskClient, skill: RecordingSkill) -> None:
    first, *_ = get(client, "/speaker/programmes").get_json()["programmes"]
    assert (first["title"], first["kind"], first["duration_ms"]) == ("Guided Recall", "exercise", 12_000)
    post(client, "/speaker/hear", {"said": first["say"]})
    slot = skill.heard[0]["request"]["intent"]["slots"]["programme"]
    assert slot["resolutions"]["resolutionsPerAuthority"][0]["values"][0]["value"]["id"] == "guided-recall"


def test_programmes_stand_in_their_order(skill: RecordingSkill, shelf: Catalog, store: Path) -> None:
    turned = replace(shelf, releases=shelf.releases[::-1])
    app = Flask("test")
    app.register_blueprint(create_blueprint(skill, lambda: INDEX, lambda: turned, store))
    listed = get(app.test_client(), "/speaker/programmes").get_json()["programmes"]
    assert [each["title"] for each in listed] == ["Guided Recall", "Hand on Heart", "Settling"]


def test_variants_and_what_is_behind_a_gate_are_known_but_stand_on_no_shelf(
    skill: RecordingSkill, shelf: Catalog, store: Path
) -> None:
    recall, heart, settling = shelf.releases
    hidden = (replace(heart, variant_of=recall.content_id), replace(settling, gate="Say continue."))
    app = Flask("test")
    app.register_blueprint(
        create_blueprint(skill, lambda: INDEX, lambda: replace(shelf, releases=(recall, *hidden)), store)
    )
    listed = get(app.test_client(), "/speaker/programmes").get_json()["programmes"]
    assert [each["is_listed"] for each in listed] == [True, False, False]


def test_a_programme_comes_with_its_forms_to_be_asked_for(skill: RecordingSkill, shelf: Catalog, store: Path) -> None:
    recall, heart, settling = shelf.releases
    pet = replace(heart, title="Guided Recall with a Pet", names=("recall with my dog",), variant_of=recall.content_id)
    gated = replace(settling, variant_of=recall.content_id, gate="Say continue.")
    app = Flask("test")
    app.register_blueprint(
        create_blueprint(skill, lambda: INDEX, lambda: replace(shelf, releases=(pet, recall, gated)), store)
    )
    listed = get(app.test_client(), "/speaker/programmes").get_json()["programmes"]
    (found,) = (each for each in listed if each["title"] == recall.title)
    (form,) = found["forms"]["variants"]
    assert found["forms"]["lead"] == ""
    assert (form["words"], form["title"], form["say"]) == ("with a pet", pet.title, "play recall with my dog")
    assert [each["forms"]["variants"] for each in listed if each is not found] == [[], []]


# --- what is edited while the page is open ----------------------------------------------------------------------


def test_the_page_of_a_folder_on_this_machine_asks_what_was_edited(client: FlaskClient) -> None:
    assert 'data-edits="/speaker/static/edits.js"' in get(client, "/").text


def test_the_page_of_a_store_elsewhere_does_not(skill: RecordingSkill, shelf: Catalog) -> None:
    app = Flask("test")
    elsewhere = Path("https://audio.example/warm-recall")
    app.register_blueprint(create_blueprint(skill, lambda: INDEX, lambda: shelf, elsewhere))
    assert "data-edits" not in get(app.test_client(), "/").text


def test_nothing_edited_yet_is_no_fault(client: FlaskClient, store: Path) -> None:
    assert get(client, "/store/edited.json").status_code == 204
    (store / "edited.json").write_text('{"release_id": "x"}', encoding="utf-8")
    first = get(client, "/store/edited.json")
    assert first.get_json() == {"release_id": "x"}
    assert get(client, "/store/edited.json", **{"If-None-Match": first.headers["ETag"]}).status_code == 304
    (store / "edited.json").unlink()


def test_a_programme_is_told_of_before_the_skill_has_read_the_catalog(
    skill: RecordingSkill, shelf: Catalog, store: Path
) -> None:
    app = Flask("test")
    known = replace(shelf, releases=shelf.releases[:1])
    app.register_blueprint(create_blueprint(skill, lambda: INDEX, lambda: known, store))
    new = get(app.test_client(), f"/speaker/programmes/{shelf.releases[1].id}").get_json()
    assert (new["title"], new["url"]) == ("Hand on Heart", f"/store/{shelf.releases[1].url}")
    assert get(app.test_client(), "/speaker/programmes/nobody.0000").status_code == 404


def test_a_withdrawn_programme_is_described_and_not_listed(skill: RecordingSkill, shelf: Catalog) -> None:
    first, *others = shelf.releases
    elsewhere = replace(first, url="https://cdn.example/a.mp3")
    gone = Withdrawal(release=elsewhere, withdrawn_at="2026-11-28T18:00:00Z")
    catalog = replace(shelf, releases=tuple(others), withdrawn=(gone,))
    app = Flask("test")
    app.register_blueprint(create_blueprint(skill, lambda: INDEX, lambda: catalog, Path("nowhere")))
    listed = get(app.test_client(), "/speaker/programmes").get_json()["programmes"]
    assert first.title not in [each["title"] for each in listed]
    described = get(app.test_client(), f"/speaker/programmes/{first.id}")
    assert described.get_json()["title"] == first.title
    assert "https://cdn.example" in described.headers["Content-Security-Policy"]


# --- hearing --------------------------------------------------------------------------------------------------


def test_what_was_said_reaches_the_skill_as_alexa_json(client: FlaskClient, skill: RecordingSkill) -> None:
    skill.will_answer("WhyHugIntent", says("A hug <break/> helps."))
    reply = post(client, "/speaker/hear", {"said": "why does a hug help", "player": PLAYING}).get_json()
    (sent,) = skill.heard
    assert sent["request"]["intent"]["name"] == "WhyHugIntent"
    assert sent["context"]["AudioPlayer"]["offsetInMilliseconds"] == 61_000
    assert sent["session"]["new"] is True
    assert reply["speech"] == "A hug helps."
    assert (reply["request"], reply["session"]) == (sent, None)


def test_a_question_is_answered_in_the_same_session(client: FlaskClient, skill: RecordingSkill) -> None:
    skill.will_answer("LaunchRequest", says("A or B?", ends_session=False, offered=["a", "b"]))
    first = post(client, "/speaker/hear", {"said": "open warm recall"}).get_json()
    post(client, "/speaker/hear", {"said": "yes", "session": first["session"]})
    opened, answered = (sent["session"] for sent in skill.heard)
    assert answered["sessionId"] == opened["sessionId"]
    assert (answered["new"], answered["attributes"]) == (False, {"offered": ["a", "b"]})


@pytest.mark.parametrize(
    ("languages", "locale"),
    [
        ("en-GB,en;q=0.9,en-US;q=0.8", "en-GB"),
        ("fr;q=0.9,en-ca", "en-CA"),
        ("de-AT", "en-AT"),
        ("en", "en"),
        ("", "en"),
        ("*", "en"),
        ("en-<script>, x-!!, en-US-posix", "en"),
    ],
)
def test_the_browsers_languages_tell_the_country(
    client: FlaskClient, skill: RecordingSkill, languages: str, locale: str
) -> None:
    post(client, "/speaker/hear", {"said": "help"}, **{"Accept-Language": languages})
    assert skill.requests[0]["locale"] == locale


def test_two_conversations_are_two_sessions(client: FlaskClient, skill: RecordingSkill) -> None:
    for _ in range(2):
        post(client, "/speaker/hear", {"said": "help"})
    first, second = skill.heard
    assert first["session"]["sessionId"] != second["session"]["sessionId"]
    assert first["request"]["requestId"] != second["request"]["requestId"]


# --- reporting ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["Started", "Stopped", "NearlyFinished", "Finished"])
def test_what_the_player_did_is_reported(client: FlaskClient, skill: RecordingSkill, what: str) -> None:
    post(client, "/speaker/event", {"event": f"AudioPlayer.Playback{what}", "player": PLAYING})
    request = skill.heard[0]["request"]
    assert request["type"] == f"AudioPlayer.Playback{what}"
    assert (request["token"], request["offsetInMilliseconds"]) == ("guided-recall.0a1b", 61_000)


def test_a_failure_is_reported_with_its_reason(client: FlaskClient, skill: RecordingSkill) -> None:
    report = {"event": "AudioPlayer.PlaybackFailed", "player": PLAYING, "failure": "no sound"}
    post(client, "/speaker/event", report)
    request = skill.heard[0]["request"]
    assert request["error"] == {"type": "MEDIA_ERROR_UNKNOWN", "message": "no sound"}
    assert request["currentPlaybackState"]["token"] == "guided-recall.0a1b"


def test_a_button_is_a_playback_controller_request(client: FlaskClient, skill: RecordingSkill) -> None:
    skill.will_answer("PauseCommandIssued", does(STOP))
    reply = post(client, "/speaker/event", {"event": "PlaybackController.PauseCommandIssued", "player": PLAYING})
    assert skill.heard[0]["request"]["type"] == "PlaybackController.PauseCommandIssued"
    assert reply.get_json()["response"] == does(STOP)


# --- bad requests ---------------------------------------------------------------------------------------------

BAD_REPORTS = [
    ("/speaker/hear", []),
    ("/speaker/hear", "help"),
    ("/speaker/hear", {}),
    ("/speaker/hear", {"said": ""}),
    ("/speaker/hear", {"said": "  "}),
    ("/speaker/hear", {"said": 5}),
    ("/speaker/hear", {"said": "a" * 501}),
    ("/speaker/hear", {"said": "help", "player": "loud"}),
    ("/speaker/hear", {"said": "help", "player": {"offset_ms": -1}}),
    ("/speaker/hear", {"said": "help", "player": {"offset_ms": True}}),
    ("/speaker/hear", {"said": "help", "player": {"offset_ms": 1.5}}),
    ("/speaker/hear", {"said": "help", "player": {"token": "a" * 1_025}}),
    ("/speaker/hear", {"said": "help", "player": {"activity": "DANCING"}}),
    ("/speaker/hear", {"said": "help", "player": {"activity": ["PLAYING"]}}),
    ("/speaker/hear", {"said": "help", "session": {"attributes": {}}}),
    ("/speaker/hear", {"said": "help", "session": {"id": "", "attributes": {}}}),
    ("/speaker/hear", {"said": "help", "session": {"id": "a" * 1_025, "attributes": {}}}),
    ("/speaker/hear", {"said": "help", "session": {"id": "1", "attributes": []}}),
    ("/speaker/hear", {"said": "help", "more": "a" * 70_000}),
    ("/speaker/event", {}),
    ("/speaker/event", {"event": "AudioPlayer.PlaybackDanced"}),
    ("/speaker/event", {"event": {}}),
    ("/speaker/event", {"event": "AudioPlayer.PlaybackStopped", "player": {"offset_ms": "1"}}),
]


@pytest.mark.parametrize(("path", "report"), BAD_REPORTS)
def test_a_report_that_makes_no_sense_is_refused_with_a_reason(
    client: FlaskClient, skill: RecordingSkill, path: str, report: Any
) -> None:
    reply = post(client, path, report)
    assert reply.status_code == 400
    assert reply.get_json()["error"]
    assert not skill.heard


STORY = "so my week was long and the bus was late and I cooked soup and "


@pytest.mark.parametrize(
    "said",
    [
        f"I want to die {STORY * 20}",
        f"{STORY * 900} I want to d\u200bie",
        f"{STORY * 9} I smell gas",
        f"{STORY * 9}. I don't want to live. {STORY}",
    ],
)
def test_danger_in_a_text_of_any_length_reaches_the_skill_with_all_its_words(
    client: FlaskClient, skill: RecordingSkill, said: str
) -> None:
    for strict in (False, True):
        assert post(client, "/speaker/hear", {"said": said, "strict": strict}).status_code == 200
        intent = skill.heard[-1]["request"]["intent"]
        assert detect_danger(intent["slots"]["query"]["value"]) == detect_danger(said) is not None


def test_a_long_text_without_danger_is_still_too_long(client: FlaskClient, skill: RecordingSkill) -> None:
    assert post(client, "/speaker/hear", {"said": STORY * 20}).status_code == 400
    assert not skill.heard


@pytest.mark.parametrize(
    "said", ["I want to d\u200bie", "I want to k*ll myself", "I want to k.i.l.l myself", "I want to \uff44\uff49\uff45"]
)
def test_hidden_words_reach_the_skill_as_words(client: FlaskClient, skill: RecordingSkill, said: str) -> None:
    post(client, "/speaker/hear", {"said": said})
    assert skill.names[-1] in ("CrisisIntent", "FirstPersonIntent")


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"null", b"[" * 50_000])
def test_a_body_that_is_no_json_is_refused(client: FlaskClient, body: bytes) -> None:
    headers = {"Host": HOST, "Content-Type": "application/json"}
    assert client.post("/speaker/hear", data=body, headers=headers).status_code == 400


def test_a_form_of_another_page_is_no_report(client: FlaskClient) -> None:
    reply = client.post("/speaker/hear", data='{"said": "stop"}', headers={"Host": HOST, "Content-Type": "text/plain"})
    assert reply.status_code == 400


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
A_REPORT = st.fixed_dictionaries(
    {},
    optional={
        "said": ANY_JSON, "event": ANY_JSON, "strict": ANY_JSON, "failure": ANY_JSON, "session": ANY_JSON,
        "player": st.fixed_dictionaries({}, optional={"token": ANY_JSON, "offset_ms": ANY_JSON, "activity": ANY_JSON}),
    },
)  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report=A_REPORT, path=st.sampled_from(["/speaker/hear", "/speaker/event"]))
def test_no_report_breaks_the_speaker(client: FlaskClient, report: Any, path: str) -> None:
    assert post(client, path, report).status_code in {200, 400}


@pytest.mark.parametrize("path", ["/", "/speaker/static/speaker.js", "/speaker/static/speaker.css"])
def test_text_is_sent_compressed_to_who_takes_it(client: FlaskClient, path: str) -> None:
    plain, packed = get(client, path), get(client, path, **{"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_compressed_file_that_the_browser_has_is_not_sent_again(client: FlaskClient) -> None:
    packed = get(client, "/speaker/static/speaker.js", **{"Accept-Encoding": "gzip"})
    known = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    again = get(client, "/speaker/static/speaker.js", **known)
    assert (again.status_code, again.data) == (304, b"")


def test_a_picture_and_a_part_of_a_file_are_sent_as_they_are(client: FlaskClient) -> None:
    picture = get(client, "/speaker/static/icon-192.png", **{"Accept-Encoding": "gzip"})
    part = get(client, "/speaker/static/speaker.js", **{"Accept-Encoding": "gzip", "Range": "bytes=0-9"})
    assert "Content-Encoding" not in picture.headers
    assert "Content-Encoding" not in part.headers
    assert (part.status_code, len(part.data)) == (206, 10)
