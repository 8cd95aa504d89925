"""The last good catalog on disk: a start without network, and what is told of it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from audio_pipeline.catalog import NAME
from skill import phrases
from skill.app import create_app
from skill.settings import Settings
from tests.catalogs import CATALOG
from tests.skill.browser.browsers import until
from tests.vectors import write_store


class Web:
    """A web address with the files of a folder, or nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.is_up, self.address = folder, True, ""


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    (tmp_path / "store").mkdir()
    found = Web(write_store(tmp_path / "store", CATALOG))

    class Files(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = found.folder / self.path.lstrip("/")
            is_there = found.is_up and path.is_file()
            self.send_response(200 if is_there else 503)
            self.end_headers()
            self.wfile.write(path.read_bytes() if is_there else b"")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found.address = f"http://127.0.0.1:{server.server_port}/"
        yield found
        server.shutdown()


@contextmanager
def started(web: Web, kept: Path) -> Iterator[FlaskClient]:
    """The skill as it starts, in local mode: what it says needs no signature there."""
    settings = Settings(catalog=web.address, kept=kept, local=True)
    yield create_app(settings).test_client()


def hear(client: FlaskClient, said: str) -> str:
    answer = client.post("/speaker/hear", json={"said": said}).get_json()["response"]["response"]
    return str(answer)


def test_it_starts_without_network_from_the_last_good_catalog(
    web: Web, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with started(web, tmp_path / "kept") as client:
        assert client.get("/readyz").status_code == 200
        until(lambda: list((tmp_path / "kept").glob("*/*.file")))
    web.is_up = False
    with started(web, tmp_path / "kept") as client:
        assert client.get("/readyz").status_code == 200
        assert "guided-recall" in hear(client, "play a guided recall meditation")
        assert "somebody is with you" in hear(client, "why does a hug help")
    assert "the last good catalog is used" in caplog.text
    assert "words alone" not in caplog.text


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"format": 1, "show": {}}'])
def test_a_damaged_one_is_ignored_with_a_line_in_the_log(
    web: Web, tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: bytes
) -> None:
    with started(web, tmp_path / "kept"):
        pass
    (file,) = (tmp_path / "kept").glob(f"*/{NAME}")
    file.write_bytes(damage)
    web.is_up = False
    with started(web, tmp_path / "kept") as client:
        assert client.get("/readyz").status_code == 503
    assert "kept catalog ignored" in caplog.text


def test_until_there_is_a_catalog_it_is_not_ready_but_tells_where_help_is(web: Web, tmp_path: Path) -> None:
    web.is_up = False
    with started(web, tmp_path / "kept") as client:
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
        assert phrases.EMERGENCY in hear(client, "i want to kill myself")
        web.is_up = True
        until(lambda: client.get("/readyz").status_code == 200)
        assert "guided-recall" in hear(client, "play a guided recall meditation")


def test_a_broken_new_catalog_is_not_kept(web: Web, tmp_path: Path) -> None:
    with started(web, tmp_path / "kept"):
        pass
    (web.folder / NAME).write_text("{", encoding="utf-8")
    with started(web, tmp_path / "kept") as client:
        assert client.get("/readyz").status_code == 200
        assert "guided-recall" in hear(client, "play a guided recall meditation")


def test_a_folder_that_cannot_be_written_to_is_a_line_in_the_log(
    web: Web, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "kept").write_text("in the way", encoding="utf-8")
    with started(web, tmp_path / "kept") as client:
        assert client.get("/readyz").status_code == 200
    assert "catalog not kept" in caplog.text
