"""What the served skill costs: to start, to hold, and to answer a request with verification on."""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

from flask.testing import FlaskClient

from audio_pipeline.catalog import NAME, to_json
from skill.app import create_app
from skill.settings import Settings
from tests.bench.figures import Figure
from tests.bench.run import Run
from tests.catalogs import built_in
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, envelope, intent
from tests.skill.alexa.signing import PATH, encoded, headers

ABOUT = "20 s"

_REQUESTS, _QUICK_REQUESTS = 2_000, 200

_STARTED = """
import json, re, sys, time
from pathlib import Path
begun = time.perf_counter()
from skill.app import create_app
from skill.settings import Settings
imported = time.perf_counter()
create_app(Settings(catalog=sys.argv[1], local=True))
print(json.dumps({
    "import_s": round(imported - begun, 2),
    "ready_s": round(time.perf_counter() - begun, 2),
    "peak_kib": int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]),
}))
"""
# Not getrusage: its figure remembers who started this process, and other benches leave that one large.


def figures(run: Run) -> tuple[Figure, ...]:
    """Started from nothing, and asked to play, many times."""
    with run.folder() as store:
        (store / NAME).write_text(to_json(built_in()), encoding="utf-8")
        told = subprocess.run([sys.executable, "-c", _STARTED, str(store)], check=True, capture_output=True, text=True)
        start = json.loads(told.stdout)
        taken_ms = _play_requests(store, _QUICK_REQUESTS if run.quick else _REQUESTS)
    return (
        Figure(what="import of the served skill", measured=start["import_s"], unit="s"),
        Figure(what="ready to answer, nothing kept from earlier", measured=start["ready_s"], unit="s"),
        Figure(what="peak memory of the served process", measured=start["peak_kib"] * 1024 / 1e6, unit="MB"),
        Figure(
            what="a play request through POST /alexa, verification on, bookmark in SQLite: median",
            measured=statistics.median(taken_ms),
            unit="ms",
        ),
        Figure(what=f"… 99th of 100, of {len(taken_ms)}", measured=taken_ms[len(taken_ms) * 99 // 100], unit="ms"),
    )


def _play_requests(store: Path, times: int) -> list[float]:
    """Signed play requests, one after another, bookmarks in SQLite."""
    roots = store / "roots.pem"
    roots.write_bytes(ROOT.pem)
    with amazon(store) as server:
        server.served[PATH] = CHAIN
        settings = Settings(
            catalog=str(store),
            state=f"sqlite:{store / 'listeners.sqlite'}",
            skill_ids=(SKILL_ID,),
            audio_base_url="https://cdn.example/recall",
            roots=roots,
            proxy=server.address,
        )
        client = create_app(settings).test_client()
        return sorted(_taken_ms(client) for _ in range(times))


def _taken_ms(client: FlaskClient) -> float:
    body = encoded(envelope(intent("PlayIntent"), request_id=f"amzn1.echo-api.request.{uuid4()}"))
    signed = headers(body)
    begun = time.perf_counter()
    if client.post("/alexa", data=body, headers=signed).status_code != 200:
        raise SystemExit("a play request was refused: the figures would mean nothing")
    return (time.perf_counter() - begun) * 1000
