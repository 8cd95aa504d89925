"""infra/Caddyfile, on the real web server: what listeners, Amazon and strangers get through it."""

import http.client
import os
import shutil
import socket
import subprocess
import sysconfig
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from audio_pipeline.catalog import NAME, to_json
from skill.app import create_app
from skill.settings import Settings, parse_networks
from tests.catalogs import CATALOG
from tests.loopback import find_free_port, serving
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, Json, envelope, launch
from tests.skill.alexa.signing import PATH, encoded, headers

CADDYFILE = Path(__file__).parents[2] / "infra" / "Caddyfile"
CADDY = Path(sysconfig.get_path("scripts")) / "caddy"

SOUND = bytes(range(256)) * 40
PUBLISHED = {
    "programmes/guided-recall/guided-recall.8d3f61c0a9e2.mp3": SOUND,
    "programmes/guided-recall/93bd04f7a1c5.chapters.json": b"{}",
    "programmes/guided-recall/93bd04f7a1c5.vtt": b"WEBVTT\n",
    "feed.xml": b"<rss/>",
    "listen/index.html": b"<title>Listen</title>",
    "404.html": b"<title>There is no such page</title>",
    "editions/2026.json": b"{}",
    ".lock": b"",
    "lock.json": b"{}",
}

FOREVER, BRIEFLY = "public, max-age=31536000, immutable", "public, max-age=60"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Web:
    """The web server, as the world reaches it."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **more: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return self.send(method, path, body, named)

    def send(self, method: str, path: str, body: bytes | None, more: Json) -> Answer:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request(method, path, body, more)
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("web")
    for name, data in PUBLISHED.items():
        (folder / "published" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "published" / name).write_bytes(data)
    with skill(folder) as address, caddy(folder, address) as port:
        yield Web(port)


@contextmanager
def skill(folder: Path) -> Iterator[str]:
    """The skill behind it, whose sources are limited; its address."""
    (folder / "published" / NAME).write_text(to_json(CATALOG), encoding="utf-8")
    (folder / "roots.pem").write_bytes(ROOT.pem)
    with amazon(folder) as chains:
        chains.served[PATH] = CHAIN
        settings = Settings(
            catalog=str(folder / "published"),
            skill_ids=(SKILL_ID,),
            audio_base_url="https://recall.example",
            roots=folder / "roots.pem",
            proxy=chains.address,
            rate_limit_per_s=1,
            trusted_proxies=parse_networks("127.0.0.1"),
        )
        with serving(make_server("127.0.0.1", 0, create_app(settings), threaded=True)) as server:
            yield f"127.0.0.1:{server.server_port}"


@contextmanager
def caddy(folder: Path, skill_address: str) -> Iterator[int]:
    if not CADDY.exists():
        pytest.skip("the web server is not here: “scripts/setup test” fetches it")
    port = find_free_port()
    environment = {
        **os.environ,
        "SITE": f"http://127.0.0.1:{port}",
        "SKILL": skill_address,
        "PUBLISHED": str(folder / "published"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    with (
        (folder / "caddy.log").open("w") as log,
        subprocess.Popen(
            [CADDY, "run", "--config", CADDYFILE, "--adapter", "caddyfile"], env=environment, stderr=log
        ) as process,
    ):
        try:
            wait_until_it_listens(port)
            yield port
        finally:
            process.terminate()


def wait_until_it_listens(port: int) -> None:
    end_s = time.monotonic() + 60
    while time.monotonic() < end_s:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the web server did not start")


# --- listeners ----------------------------------------------------------------------------------------------------


def test_sound_comes_in_parts_and_may_be_kept_for_ever(web: Web) -> None:
    answer = web.ask("/programmes/guided-recall/guided-recall.8d3f61c0a9e2.mp3", Range="bytes=100-199")
    assert (answer.status, answer.body) == (206, SOUND[100:200])
    assert answer.headers["content-range"] == f"bytes 100-199/{len(SOUND)}"
    assert answer.headers["content-type"] == "audio/mpeg"
    assert answer.headers["cache-control"] == FOREVER
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_range_beyond_the_end_is_refused(web: Web) -> None:
    assert web.ask("/programmes/guided-recall/guided-recall.8d3f61c0a9e2.mp3", Range="bytes=99999-").status == 416


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        (f"/{NAME}", "application/json", BRIEFLY),
        ("/feed.xml", "application/rss+xml", BRIEFLY),
        ("/listen/", "text/html; charset=utf-8", BRIEFLY),
        ("/programmes/guided-recall/93bd04f7a1c5.chapters.json", "application/json+chapters", FOREVER),
        ("/programmes/guided-recall/93bd04f7a1c5.vtt", "text/vtt", FOREVER),
    ],
)
def test_each_file_has_the_type_and_the_time_that_the_catalog_page_says(
    web: Web, path: str, kind: str, kept: str
) -> None:
    answer = web.ask(path)
    assert answer.status == 200
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == (kind, kept)


def test_who_has_a_file_already_does_not_get_it_again(web: Web) -> None:
    etag = web.ask(f"/{NAME}").headers["etag"]
    assert web.ask(f"/{NAME}", If_None_Match=etag).status == 304


def test_a_page_that_is_missing_has_words(web: Web) -> None:
    answer = web.ask("/nowhere/")
    assert (answer.status, answer.body) == (404, PUBLISHED["404.html"])
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/.lock", "/lock.json", "/editions/2026.json"])
def test_what_is_for_inside_stays_inside(web: Web, path: str) -> None:
    assert web.ask(path).status == 404


# --- Amazon -------------------------------------------------------------------------------------------------------


def post(web: Web, *, is_signed: bool = True, **more: str) -> int:
    body = encoded(envelope(launch(), request_id=f"amzn1.echo-api.request.{uuid.uuid4()}"))
    return web.send("POST", "/alexa", body, {**(headers(body) if is_signed else {}), **more}).status


def test_a_signed_request_comes_through_byte_for_byte(web: Web) -> None:
    assert {post(web) for _ in range(20)} == {200}


def test_who_pretends_to_be_many_is_still_one(web: Web) -> None:
    statuses = [post(web, is_signed=False, **{"X-Forwarded-For": f"192.0.2.{n}"}) for n in range(20)]
    assert statuses[0] == 400
    assert statuses[-1] == 429


def test_a_body_that_is_too_long_does_not_reach_the_skill(web: Web) -> None:
    for _ in range(20):  # until the skill itself would refuse whatever comes from here with 429
        post(web, is_signed=False)
    assert {web.send("POST", "/alexa", b" " * 600_000, {}).status for _ in range(100)} == {413}


def test_headers_that_are_too_long_are_refused(web: Web) -> None:
    assert web.ask("/alexa", X_Long="x" * 40_000).status == 431


# --- the file -----------------------------------------------------------------------------------------------------


def test_a_name_gets_its_certificate_by_itself(tmp_path: Path) -> None:
    command = [str(shutil.which(CADDY) or pytest.skip("there is no web server here"))]
    environment = {**os.environ, "SITE": "recall.example.org", "XDG_DATA_HOME": str(tmp_path)}
    more = ("adapt", "--config", str(CADDYFILE), "--adapter", "caddyfile")
    told = subprocess.run([*command, *more], check=True, capture_output=True, text=True, env=environment)
    assert '"listen":[":443"]' in told.stdout
    assert '"host":["recall.example.org"]' in told.stdout
    assert "automatic_https" not in told.stdout


def test_it_is_written_as_caddy_writes_it() -> None:
    command = [str(shutil.which(CADDY) or pytest.skip("there is no web server here")), "fmt", str(CADDYFILE)]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    assert told.stdout == CADDYFILE.read_text("utf-8")
