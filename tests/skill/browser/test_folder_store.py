"""The folder store is served as a player wants it: in parts, by its right names, and nothing beside it."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from audio_pipeline.catalog import Catalog
from skill.browser.routes import create_blueprint
from tests.skill.browser.stand_in import INDEX, RecordingSkill
from tests.skill.browser.visits import HOST, get

MP3 = "/store/programmes/guided-recall/0a1b.mp3"


def test_a_part_of_a_programme_is_served(client: FlaskClient, store: Path) -> None:
    whole = (store / "programmes/guided-recall/0a1b.mp3").read_bytes()
    part = get(client, MP3, Range="bytes=100-199")
    assert part.status_code == 206
    assert part.data == whole[100:200]
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(whole)}"


def test_a_part_beyond_the_end_is_refused(client: FlaskClient) -> None:
    assert get(client, MP3, Range="bytes=9999999-").status_code == 416


def test_the_head_of_a_programme_says_how_long_it_is(client: FlaskClient, shelf: Catalog) -> None:
    head = client.head(MP3, headers={"Host": HOST}, buffered=True)
    assert (head.status_code, head.data) == (200, b"")
    assert int(head.headers["Content-Length"]) == shelf.releases[0].size_bytes
    assert head.headers["Accept-Ranges"] == "bytes"


def test_what_the_browser_has_is_not_sent_again(client: FlaskClient) -> None:
    first = get(client, MP3)
    again = get(client, MP3, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("programmes/guided-recall/0a1b.mp3", "audio/mpeg"),
        ("programmes/guided-recall/0a1b.vtt", "text/vtt"),
        ("programmes/guided-recall/0a1b.chapters.json", "application/json+chapters"),
        ("catalog.json", "application/json"),
        ("feed.xml", "application/rss+xml"),
    ],
)
def test_every_file_is_called_what_it_is(client: FlaskClient, name: str, kind: str) -> None:
    assert get(client, f"/store/{name}").mimetype == kind


@pytest.mark.parametrize("name", ["nothing.mp3", "../secret", "%2e%2e/secret", "programmes", "//etc/passwd"])
def test_nothing_but_the_store_is_served(client: FlaskClient, store: Path, name: str) -> None:
    (store.parent / "secret").write_text("not yours", encoding="utf-8")
    assert get(client, f"/store/{name}").status_code in {308, 404}


@pytest.mark.parametrize("name", [".lock", ".tmp/half.mp3", "programmes/.half.mp3", "%2elock"])
def test_what_the_store_keeps_for_itself_is_not_served(client: FlaskClient, store: Path, name: str) -> None:
    hidden = store / name.replace("%2e", ".")
    hidden.parent.mkdir(exist_ok=True)
    hidden.write_text("busy", encoding="utf-8")
    assert get(client, f"/store/{name}").status_code == 404


def test_a_page_of_show_notes_may_use_its_own_style_its_cover_and_its_sound_alone(
    client: FlaskClient, store: Path
) -> None:
    (store / "programmes/guided-recall/0a1b.html").write_text("<!doctype html><p>notes", encoding="utf-8")
    page = get(client, "/store/programmes/guided-recall/0a1b.html")
    assert page.content_type == "text/html; charset=utf-8"
    allowed = dict(each.split(" ", 1) for each in page.headers["Content-Security-Policy"].split("; "))
    assert (allowed["default-src"], allowed["img-src"], allowed["media-src"]) == ("'none'", "'self'", "'self'")
    assert allowed["script-src"] == allowed["style-src"] == "'unsafe-inline'"
    assert "connect-src" not in allowed
    assert "'unsafe-inline'" not in get(client, "/").headers["Content-Security-Policy"]


def test_sound_of_another_store_may_be_played(store: Path, shelf: Catalog) -> None:
    releases = tuple(replace(each, url="https://sound.example/a.mp3") for each in shelf.releases)
    remote = replace(shelf, releases=releases)
    app = Flask("test")
    app.register_blueprint(create_blueprint(RecordingSkill(), lambda: INDEX, lambda: remote, store))
    policy = get(app.test_client(), "/").headers["Content-Security-Policy"]
    assert "media-src 'self' https://sound.example;" in policy
