"""The metrics of the served command: on an address of their own, over all workers, with what happened to requests."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from audio_pipeline.catalog import NAME, to_json
from skill.metrics.metrics import (
    CATALOG_CHANGED,
    CATALOG_CHECKED,
    CATALOG_FAULTS,
    DURATION,
    REFUSALS,
    REQUESTS,
    STATE_FAULTS,
    WORKER_STARTS,
)
from tests.catalogs import CATALOG, RECALL
from tests.loopback import find_free_port
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, Json, envelope, event, intent, launch
from tests.skill.alexa.signing import PATH, encoded, headers
from tests.skill.browser.browsers import until
from tests.skill.metrics.test_metrics import Sample, parse

DASHBOARD = Path(__file__).parents[3] / "infra" / "grafana-dashboard.json"

N_WORKERS = 2


class Served:
    """The command with two workers, and its two addresses."""

    def __init__(self, process: "subprocess.Popen[str]", ports: tuple[int, int], folder: Path) -> None:
        self.process, self.folder = process, folder
        self._port, self._metrics_port = ports

    def post(self, found: Json, *, is_signed: bool = True) -> int:
        body = encoded(found)
        status, _ = self._ask(self._port, "POST", "/alexa", body, headers(body) if is_signed else {})
        return status

    def ask_metrics(self, path: str = "/metrics") -> tuple[int, str]:
        return self._ask(self._metrics_port, "GET", path)

    def ask_endpoint(self, path: str) -> int:
        return self._ask(self._port, "GET", path)[0]

    def read(self, name: str, **labels: str) -> float:
        return self.read_all()[name, frozenset(labels.items())]

    def read_all(self) -> dict[Sample, float]:
        return parse(self.ask_metrics()[1])

    def find_workers(self) -> list[int]:
        told = subprocess.run(["pgrep", "-P", str(self.process.pid)], check=False, capture_output=True, text=True)
        return [int(each) for each in told.stdout.split()]

    @property
    def log(self) -> str:
        return (self.folder / "log.txt").read_text("utf-8")

    def _ask(self, port: int, method: str, path: str, body: bytes = b"", more: Json | None = None) -> tuple[int, str]:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            connection.request(method, path, body, more or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    (folder / NAME).write_text(to_json(CATALOG), encoding="utf-8")
    (folder / "roots.pem").write_bytes(ROOT.pem)
    ports = (find_free_port(), find_free_port())
    options = {
        "catalog": folder,
        "state": f"sqlite:{folder}/b.sqlite",
        "skill-id": SKILL_ID,
        "audio-base-url": "https://cdn.example",
        "port": ports[0],
        "workers": N_WORKERS,
        "metrics": f"127.0.0.1:{ports[1]}",
        "log": "json",
        "rate-limit": 4,
    }
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    with amazon(folder) as server, (folder / "log.txt").open("w") as log:
        server.served[PATH] = CHAIN
        environment = {
            **os.environ,
            "HTTPS_PROXY": server.address,
            "SSL_CERT_FILE": str(folder / "roots.pem"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }
        with subprocess.Popen(
            [sys.executable, "-m", "skill", "serve", *words],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env=environment,
        ) as process:
            try:
                assert process.stdout
                assert "Serving" in process.stdout.readline()
                yield Served(process, ports, folder)
            finally:
                process.terminate()
                process.wait(60)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served")) as found:
        yield found


def ask(request: Json) -> Json:
    return envelope(request, request_id=f"amzn1.echo-api.request.{uuid.uuid4()}")


def test_each_request_counts_by_its_type_whichever_worker_answers(served: Served) -> None:
    for _ in range(6):
        assert served.post(ask(launch())) == 200
        assert served.post(ask(event("PlaybackStarted", RECALL.id, 0))) == 200
    assert served.post(ask(intent("AMAZON.HelpIntent"))) == 200
    assert served.read(REQUESTS, type="launch", outcome="answered") == 6
    assert served.read(REQUESTS, type="playback", outcome="answered") == 6
    assert served.read(REQUESTS, type="intent", outcome="answered") == 1
    assert served.read(f"{DURATION}_count", type="launch") == 6
    assert 0 < served.read(f"{DURATION}_sum", type="launch") < 60


def test_a_request_that_comes_again_counts_as_repeated(served: Served) -> None:
    found = ask(launch())
    for _ in range(3):
        served.post(found)
    assert served.read(REQUESTS, type="unknown", outcome="repeated") == 2


def test_refusals_count_by_reason_and_those_beyond_the_limit_too(served: Served) -> None:
    statuses = [served.post(ask(launch()), is_signed=False) for _ in range(40)]
    assert set(statuses) == {400, 429}
    assert served.read(REFUSALS, reason="header-missing") == statuses.count(400)
    assert served.read(REQUESTS, type="unknown", outcome="refused") == statuses.count(400)
    assert served.read(REQUESTS, type="unknown", outcome="limited") == statuses.count(429)
    assert served.read(REFUSALS, reason="rate-limit") == statuses.count(429)


def test_the_catalog_has_an_age_and_one_that_is_broken_counts(served: Served) -> None:
    until(lambda: time.time() - served.read(CATALOG_CHECKED) < 30)
    changed_s = served.read(CATALOG_CHANGED)
    (served.folder / NAME).write_text("{", encoding="utf-8")
    until(lambda: served.read(CATALOG_FAULTS) > 0)
    (served.folder / NAME).write_text(to_json(CATALOG), encoding="utf-8")
    until(lambda: served.read(CATALOG_CHANGED) > changed_s)


def test_bookmarks_that_cannot_be_kept_count(served: Served) -> None:
    before = served.read(STATE_FAULTS)
    (served.folder / "b.sqlite").unlink()
    assert served.post(ask(intent("PlayIntent"))) == 200
    assert served.read(STATE_FAULTS) > before


def test_a_worker_that_is_killed_takes_no_count_with_it(served: Served) -> None:
    before = served.read_all()
    first, *_ = served.find_workers()
    os.kill(first, signal.SIGKILL)
    until(lambda: served.read(WORKER_STARTS) == N_WORKERS + 1, within_s=60)
    after = served.read_all()
    counters = [sample for sample in before if not sample[0].endswith("_timestamp_seconds")]
    assert [sample for sample in counters if after[sample] < before[sample]] == []


def test_metrics_are_on_their_own_address_and_nothing_else_is(served: Served) -> None:
    assert served.ask_endpoint("/metrics") == 404
    assert served.ask_metrics("/healthz")[0] == 404
    assert served.ask_metrics()[0] == 200


def test_a_client_that_is_silent_does_not_keep_others_from_the_metrics(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served._metrics_port)):  # noqa: SLF001 - as a scraper gone wrong would
        assert served.ask_metrics()[0] == 200


def test_every_line_of_the_log_is_json(served: Served) -> None:
    lines = [json.loads(line) for line in served.log.splitlines()]
    assert {"time", "level", "logger", "process", "event"} <= set.intersection(*map(set, lines))
    refused = [each for each in lines if each["event"] == "request refused"]
    assert {each["reason"] for each in refused} >= {"header-missing"}


def test_the_dashboard_shows_every_metric_that_there_is_and_no_other(served: Served) -> None:
    shown = set(re.findall(r"warm_recall_\w+", DASHBOARD.read_text("utf-8")))
    there = {name for name, _ in served.read_all()}
    assert shown <= there
    assert {re.sub(r"_(bucket|sum|count)$", "", each) for each in there} == {
        re.sub(r"_(bucket|sum|count)$", "", each) for each in shown
    }
