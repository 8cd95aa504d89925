"""What the served skill costs: to start, to hold, and to answer a request with verification on."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import uuid4

from flask.testing import FlaskClient

from audio_pipeline.catalog import NAME, to_json
from skill.app import create_app
from skill.settings import Settings
from tests.catalogs import built_in
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, envelope, intent
from tests.skill.alexa.signing import PATH, encoded, headers

REQUESTS = 2_000

_STARTED = """
import json, resource, sys, time
begun = time.perf_counter()
from skill.app import create_app
from skill.settings import Settings
imported = time.perf_counter()
create_app(Settings(catalog=sys.argv[1], local=True))
print(json.dumps({
    "import_s": round(imported - begun, 2),
    "ready_s": round(time.perf_counter() - begun, 2),
    "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}))
"""


def figures() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)
        (store / NAME).write_text(to_json(built_in()), encoding="utf-8")
        told = subprocess.run([sys.executable, "-c", _STARTED, folder], check=True, capture_output=True, text=True)
        return {"start": json.loads(told.stdout), "play_request_ms": _play_requests(store)}


def _play_requests(store: Path) -> dict[str, float]:
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
        taken_ms = sorted(_taken_ms(client) for _ in range(REQUESTS))
    return {"median": round(statistics.median(taken_ms), 2), "p99": round(taken_ms[REQUESTS * 99 // 100], 2)}


def _taken_ms(client: FlaskClient) -> float:
    body = encoded(envelope(intent("PlayIntent"), request_id=f"amzn1.echo-api.request.{uuid4()}"))
    signed = headers(body)
    begun = time.perf_counter()
    if client.post("/alexa", data=body, headers=signed).status_code != 200:
        raise SystemExit("a play request was refused: the figures would mean nothing")
    return (time.perf_counter() - begun) * 1000
