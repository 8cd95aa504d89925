"""Several workers over one file of bookmarks, as listeners meet them."""

import http.client
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline.catalog import NAME, to_json
from tests.catalogs import CATALOG
from tests.loopback import find_free_port
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import RECALL_ID, SKILL_ID, Json, envelope, event, intent
from tests.skill.alexa.signing import PATH, encoded, headers
from tests.skill.browser.browsers import until

_N_WORKERS = 3


class Served:
    """The command `serve`, with the address of its port and its log."""

    def __init__(self, process: subprocess.Popen[str], port: int, log: Path) -> None:
        self.process, self.port, self._log = process, port, log

    def post(self, found: Json) -> Json:
        """The answer to a signed request, on a connection of its own: any worker may take it."""
        body = encoded(found)
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("POST", "/alexa", body, headers(body))
            response = connection.getresponse()
            answer: Json = json.loads(response.read())["response"] if response.status == 200 else {}
        return answer

    def find_workers(self) -> list[int]:
        told = subprocess.run(["pgrep", "-P", str(self.process.pid)], check=False, capture_output=True, text=True)
        return [int(each) for each in told.stdout.split()]

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served")) as found:
        yield found


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve from a folder, by the command; it ends well when it is told to stop."""
    (folder / NAME).write_text(to_json(CATALOG), encoding="utf-8")
    (folder / "roots.pem").write_bytes(ROOT.pem)
    port = find_free_port()
    options = ("--catalog", str(folder), "--state", f"sqlite:{folder}/b.sqlite", "--skill-id", SKILL_ID)
    more = ("--audio-base-url", "https://cdn.example", "--port", str(port), "--workers", str(_N_WORKERS))
    with amazon(folder) as server, (folder / "log.txt").open("w") as log:
        server.served[PATH] = CHAIN
        environment = {
            **os.environ,
            "HTTPS_PROXY": server.address,
            "SSL_CERT_FILE": str(folder / "roots.pem"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }
        with subprocess.Popen(
            [sys.executable, "-m", "skill", "serve", *options, *more],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env=environment,
        ) as process:
            assert process.stdout
            assert "Serving" in process.stdout.readline()
            yield Served(process, port, folder / "log.txt")
            process.terminate()
            assert process.wait(60) == 0


def ask(request: dict[str, Any], **more: Any) -> Json:
    return envelope(request, request_id=f"amzn1.echo-api.request.{uuid.uuid4()}", **more)


def resumed_at(served: Served) -> int | None:
    directives = served.post(ask(intent("AMAZON.ResumeIntent"))).get("directives")
    return directives[0]["audioItem"]["stream"]["offsetInMilliseconds"] if directives else None


def test_workers_share_the_places_of_listeners(served: Served) -> None:
    served.post(ask(intent("PlayIntent")))
    served.post(ask(event("PlaybackStopped", RECALL_ID, 61_000)))
    until(lambda: resumed_at(served) == 61_000)
    # A worker that is too busy just now goes on without bookmarks, and says so.
    until(lambda: {resumed_at(served) for _ in range(4 * _N_WORKERS)} == {61_000}, within_s=60)


def test_a_request_that_comes_again_is_answered_as_before_by_any_worker(served: Served) -> None:
    served.post(ask(intent("PlayIntent")))
    served.post(ask(event("PlaybackStopped", RECALL_ID, 33_000)))
    until(lambda: resumed_at(served) == 33_000)
    repeated = ask(intent("AMAZON.ResumeIntent"))
    first = served.post(repeated)
    served.post(ask(event("PlaybackStopped", RECALL_ID, 88_000)))
    until(lambda: resumed_at(served) == 88_000)
    assert [served.post(repeated) for _ in range(4 * _N_WORKERS)] == [first] * (4 * _N_WORKERS)


def test_a_place_outlives_the_worker_that_was_killed(served: Served) -> None:
    served.post(ask(intent("PlayIntent")))
    served.post(ask(event("PlaybackStopped", RECALL_ID, 47_000)))
    until(lambda: resumed_at(served) == 47_000)
    before = served.find_workers()
    for each in before[:-1]:
        os.kill(each, signal.SIGKILL)
    until(lambda: len(set(served.find_workers()) - set(before)) == _N_WORKERS - 1)
    until(lambda: resumed_at(served) == 47_000)


def test_a_place_that_the_file_did_not_take_in_time_outlives_a_stop(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        served.post(ask(intent("PlayIntent")))
        with closing(sqlite3.connect(tmp_path / "b.sqlite", isolation_level=None, check_same_thread=False)) as other:
            other.execute("BEGIN IMMEDIATE")
            served.post(ask(event("PlaybackStopped", RECALL_ID, 71_000)))
            served.process.terminate()
            lock = threading.Timer(1, other.execute, ("ROLLBACK",))
            lock.start()
            assert served.process.wait(60) == 0
            lock.join()
            assert other.execute("SELECT offset_ms FROM places").fetchall() == [(71_000,)]


def test_who_is_forgotten_is_forgotten_by_every_worker(served: Served) -> None:
    somebody = {"user_id": "amzn1.ask.account.FORGOTTEN"}
    for _ in range(4 * _N_WORKERS):
        served.post(ask(intent("PlayIntent"), **somebody))
    served.post(ask(event("PlaybackStopped", RECALL_ID, 61_000), **somebody))
    served.post(ask({"type": "AlexaSkillEvent.SkillDisabled"}, **somebody))
    # What a device reports afterwards may come to any worker.
    for _ in range(4 * _N_WORKERS):
        served.post(ask(event("PlaybackStopped", RECALL_ID, 62_000), **somebody))
    speeches = [served.post(ask(intent("AMAZON.ResumeIntent"), **somebody)) for _ in range(4 * _N_WORKERS)]
    assert not [each for each in speeches if each.get("directives")]


def test_the_log_has_no_word_of_a_listener(served: Served) -> None:
    for said in ("the marzipan exercise", "want to kill myself marzipan"):
        served.post(ask(intent("PlayIntent", programme=said), user_id="amzn1.ask.account.MARZIPAN"))
        served.post(ask(intent("FirstPersonIntent", query=said), user_id="amzn1.ask.account.MARZIPAN"))
    assert "worker started pid=" in served.log
    assert "marzipan" not in served.log.lower()
