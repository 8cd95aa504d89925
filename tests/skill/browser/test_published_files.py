"""The published files reach the local network at the address it uses, and the speaker stays at home."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from audio_pipeline.catalog import Catalog
from skill.browser import published_files
from skill.browser.routes import create_blueprint
from tests.skill.browser.stand_in import INDEX, RecordingSkill
from tests.skill.browser.visits import HOST, get

MP3 = "/store/programmes/guided-recall/0a1b.mp3"
BUILT_FOR = "http://127.0.0.1:5000/store"
PHONE, LAN = "192.168.1.20", "192.168.1.5:5000"


def speaker(shelf: Catalog, store: Path, *, is_shared: bool, feed_url: str = f"{BUILT_FOR}/feed.xml") -> FlaskClient:
    app = Flask("test")
    app.register_blueprint(create_blueprint(RecordingSkill(), lambda: INDEX, lambda: shelf, store))
    app.register_blueprint(published_files.create_blueprint(store, lambda: feed_url, is_shared=is_shared))
    return app.test_client()


@pytest.fixture
def shared(shelf: Catalog, store: Path) -> FlaskClient:
    (store / "feed.xml").write_text(f"<rss>{BUILT_FOR}/feed.xml {'and so on ' * 200}</rss>", "utf-8")
    return speaker(shelf, store, is_shared=True)


def ask(client: FlaskClient, path: str, *, client_address: str = PHONE, host: str = LAN, **headers: str) -> Any:
    return client.get(
        path, headers={"Host": host, **headers}, environ_base={"REMOTE_ADDR": client_address}, buffered=True
    )


def test_a_phone_hears_a_programme_when_files_are_shared(shared: FlaskClient, store: Path) -> None:
    heard = ask(shared, MP3)
    assert heard.status_code == 200
    assert heard.data == (store / "programmes/guided-recall/0a1b.mp3").read_bytes()


def test_the_feed_names_the_address_at_which_it_is_reached(shared: FlaskClient) -> None:
    feed = ask(shared, "/store/feed.xml").text
    assert f"http://{LAN}/store/feed.xml" in feed
    assert "127.0.0.1" not in feed
    assert BUILT_FOR in get(shared, "/store/feed.xml").text


def test_a_feed_that_was_built_for_the_world_stays_as_it_is(shelf: Catalog, store: Path) -> None:
    (store / "feed.xml").write_text("<rss>https://cdn.example.org/feed.xml</rss>", "utf-8")
    client = speaker(shelf, store, is_shared=True, feed_url="https://cdn.example.org/feed.xml")
    assert "https://cdn.example.org/feed.xml" in ask(client, "/store/feed.xml").text


@pytest.mark.parametrize("path", ["/", "/speaker/programmes", "/speaker/static/speaker.js"])
def test_the_speaker_is_for_this_machine_alone(shared: FlaskClient, path: str) -> None:
    assert ask(shared, path).status_code == 403
    assert ask(shared, path, host=HOST).status_code == 403
    assert get(shared, path).status_code == 200


def test_nobody_elsewhere_presses_the_speakers_buttons(shared: FlaskClient) -> None:
    pressed = shared.post(
        "/speaker/event",
        json={"event": "PlaybackStarted"},
        headers={"Host": HOST, "Origin": f"http://{HOST}"},
        environ_base={"REMOTE_ADDR": PHONE},
    )
    assert pressed.status_code == 403


def test_without_sharing_a_phone_gets_nothing(shelf: Catalog, store: Path) -> None:
    assert ask(speaker(shelf, store, is_shared=False), MP3).status_code == 403


@pytest.mark.parametrize(
    ("client_address", "host"),
    [("8.8.8.8", LAN), (PHONE, "evil.example.org"), (PHONE, "1.1.1.1"), (PHONE, 'x"y.local')],
)
def test_the_world_and_names_of_others_are_refused(shared: FlaskClient, client_address: str, host: str) -> None:
    assert ask(shared, MP3, client_address=client_address, host=host).status_code == 403


@pytest.mark.parametrize("host", ["192.168.1.5", "10.0.0.2:5000", "living-room.local:5000", "[fd00::1]:5000"])
def test_every_way_to_name_a_machine_of_the_network_is_good(shared: FlaskClient, host: str) -> None:
    assert ask(shared, MP3, host=host).status_code == 200


@pytest.mark.parametrize(
    "unusable", ["pages=1-2", "bytes=9-2", "bytes=x-", "bytes=0-1,5-6", "bytes", "bytes=-", "bytes=1-2-3"]
)
def test_a_range_that_is_of_no_use_is_ignored(client: FlaskClient, store: Path, unusable: str) -> None:
    whole = get(client, MP3, Range=unusable)
    assert whole.status_code == 200
    assert whole.data == (store / "programmes/guided-recall/0a1b.mp3").read_bytes()


def test_the_end_of_a_programme_is_served(client: FlaskClient, store: Path) -> None:
    part = get(client, MP3, Range="bytes=-7")
    assert (part.status_code, part.data) == (206, (store / "programmes/guided-recall/0a1b.mp3").read_bytes()[-7:])


def test_a_refused_range_says_how_long_the_programme_is(client: FlaskClient, shelf: Catalog) -> None:
    refused = get(client, MP3, Range="bytes=9999999-")
    assert (refused.status_code, refused.headers["Content-Range"]) == (416, f"bytes */{shelf.releases[0].size_bytes}")


def test_an_old_part_is_not_joined_to_a_new_programme(client: FlaskClient) -> None:
    assert get(client, MP3, Range="bytes=5-9", **{"If-Range": '"another"'}).status_code == 200


def test_text_is_sent_compressed_to_who_takes_it(shared: FlaskClient) -> None:
    plain = ask(shared, "/store/feed.xml")
    packed = ask(shared, "/store/feed.xml", **{"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert packed.headers["ETag"] != plain.headers["ETag"]


def test_what_a_client_has_of_a_text_is_not_sent_again(shared: FlaskClient) -> None:
    first = ask(shared, "/store/feed.xml", **{"Accept-Encoding": "gzip"})
    again = ask(shared, "/store/feed.xml", **{"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("suffix", [".mp3", ".vtt", ".chapters.json"])
def test_any_page_may_play_and_read_what_is_named_by_its_bytes_and_keep_it(client: FlaskClient, suffix: str) -> None:
    headers = get(client, f"/store/programmes/guided-recall/0a1b{suffix}").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "immutable" in headers["Cache-Control"]
    assert "max-age=31536000" in headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/store/catalog.json", "/store/feed.xml"])
def test_no_page_of_others_reads_what_has_a_name_that_can_be_guessed(client: FlaskClient, path: str) -> None:
    headers = get(client, path).headers
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("name", ["a" * 300, "a%00.json", "a%00/", f"x/{'b' * 400}.mp3"])
def test_a_name_that_no_disk_has_is_not_there(client: FlaskClient, name: str) -> None:
    assert get(client, f"/store/{name}").status_code == 404


def test_a_range_of_thousands_of_digits_is_ignored(client: FlaskClient) -> None:
    assert get(client, MP3, Range=f"bytes=0-{'9' * 5_000}").status_code == 200


@pytest.mark.parametrize("name", ["editions/a.json", "lock.json", "bookmarks.sqlite", "bookmarks.sqlite-wal", "secret"])
def test_what_is_for_no_listener_is_not_served(client: FlaskClient, store: Path, name: str) -> None:
    (store / name).parent.mkdir(exist_ok=True)
    (store / name).write_text("not for you", "utf-8")
    assert get(client, f"/store/{name}").status_code == 404
    (store / name).unlink()


@pytest.mark.parametrize("address", ["::1", "127.0.0.1", "::ffff:127.0.0.1"])
def test_this_machine_is_known_by_any_of_its_addresses(client: FlaskClient, address: str) -> None:
    assert ask(client, "/speaker/programmes", client_address=address, host="[::1]:5000").status_code == 200
    assert ask(client, MP3, client_address=address, host="[::1]:5000").status_code == 200


def test_the_feed_is_asked_for_each_time(client: FlaskClient) -> None:
    assert "no-cache" in get(client, "/store/feed.xml").headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/listen/nothing", "/listen/nothing/", "/listen/answers/gone/index.html"])
def test_an_address_without_a_page_has_the_page_of_the_site_that_says_so(
    shared: FlaskClient, store: Path, path: str
) -> None:
    (store / "404.html").write_text('<h1>No page here</h1><a href="/store/search/">search</a>', "utf-8")
    missing = ask(shared, path)
    assert missing.status_code == 404
    assert missing.mimetype == "text/html"
    assert 'href="/listen/search/"' in missing.text


def test_a_site_without_such_a_page_answers_all_the_same(shared: FlaskClient) -> None:
    assert ask(shared, "/listen/nothing/").status_code == 404
