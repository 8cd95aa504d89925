"""What the served skill costs: to start, to hold, to find an answer, and to answer a request with verification on."""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

from flask.testing import FlaskClient

from skill.app import create_app
from skill.settings import Settings
from tests.bench.figures import Figure
from tests.bench.run import Run
from tests.catalogs import publish_built_in
from tests.evaluation.rows import read_rows
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, envelope, intent
from tests.skill.alexa.signing import PATH, encoded, headers

ABOUT = "2 minutes"

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

_FOUND = """
import json, os, sys, time
from pathlib import Path
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from skill.answers.index_source import load_question_index
from skill.answers.judgement import judge
from skill.answers.understanding import Understander
from skill.catalog_source import CatalogSource, make_location
location = make_location(sys.argv[1])
catalog = CatalogSource(location, lambda each: each).get_current()
understander = Understander(catalog, load_question_index(catalog, location))
taken_ms = []
for text in json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")):
    begun = time.perf_counter()
    judge(text, catalog, understander)
    taken_ms.append((time.perf_counter() - begun) * 1000)
print(json.dumps(taken_ms))
"""
# On one core from the beginning: libraries look how many there are when they are loaded.

_WARM_UP = 10
"""The first sentences, which also load what is loaded late: they are not counted."""

UNSEEN = Path(__file__).parents[1] / "skill" / "unseen"


def figures(run: Run) -> tuple[Figure, ...]:
    """Started from nothing, asked many things, and asked to play, many times."""
    with run.folder() as store, run.folder() as cache:
        publish_built_in(store, cache)
        told = subprocess.run([sys.executable, "-c", _STARTED, str(store)], check=True, capture_output=True, text=True)
        start = json.loads(told.stdout)
        found_ms = _find_answers(store, run)
        taken_ms = _play_requests(store, _QUICK_REQUESTS if run.quick else _REQUESTS)
    return (
        Figure(what="import of the served skill", measured=start["import_s"], unit="s"),
        Figure(what="ready to answer, from the start of the process", measured=start["ready_s"], unit="s"),
        Figure(
            what="peak memory of the process that starts the workers",
            measured=start["peak_kib"] * 1024 / 1e6,
            unit="MB",
        ),
        Figure(
            what="finding what a sentence asks for, on one core (rules, encoder, index, risk model): median",
            measured=statistics.median(found_ms),
            unit="ms",
        ),
        Figure(what=f"… 99th of 100, of {len(found_ms)}", measured=found_ms[len(found_ms) * 99 // 100], unit="ms"),
        Figure(
            what="a play request through POST /alexa, verification on, bookmark in SQLite: median",
            measured=statistics.median(taken_ms),
            unit="ms",
        ),
        Figure(what=f"… 99th of 100, of {len(taken_ms)}", measured=taken_ms[len(taken_ms) * 99 // 100], unit="ms"),
    )


def _find_answers(store: Path, run: Run) -> list[float]:
    """What our unseen sentences take, one after another, each for the first time."""
    rows = [row for path in sorted(UNSEEN.glob("*.jsonl")) for row in read_rows(path)]
    texts = store / "texts.json"
    texts.write_text(json.dumps([row.text for row in rows[:: 20 if run.quick else 1]]), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", _FOUND, str(store), str(texts)], check=True, capture_output=True, text=True
    )
    return sorted(json.loads(told.stdout)[_WARM_UP:])


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
