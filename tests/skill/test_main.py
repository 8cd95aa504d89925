"""The command `warm-recall-skill`, as a person types it."""

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from audio_pipeline.catalog import NAME, to_json
from skill import phrases
from skill.__main__ import main
from skill.phrases.locales import LOCALES
from skill.server import ListenError, bind_socket, serve
from tests.catalogs import CATALOG, EMPTY, SELF_HARM, WHY_HUG
from tests.loopback import find_free_port
from tests.vectors import write_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write_store(tmp_path, CATALOG)


@pytest.fixture(autouse=True, scope="module")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        environment.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


def run(*words: str, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(main, words)


# --- ask ----------------------------------------------------------------------------------------------------------


def test_ask_prints_the_answer_and_its_id(store: Path) -> None:
    result = run("ask", "why does a hug help", "--catalog", str(store))
    assert result.exit_code == 0
    assert WHY_HUG.text in result.output
    assert "why_hug_helps" in result.output


def test_ask_in_json_has_id_kind_and_text(store: Path) -> None:
    result = run("ask", "why does a hug help", "--json", "--catalog", str(store))
    found = json.loads(result.output)
    assert (found["id"], found["kind"]) == ("why_hug_helps", "answer")
    assert found["text"] == f"{WHY_HUG.text} Would you like the Twenty-Second Hug exercise?"


def test_ask_puts_safety_first(store: Path) -> None:
    result = run("ask", "I want to kill myself", "--json", "--catalog", str(store))
    found = json.loads(result.output)
    assert (found["id"], found["kind"], found["text"]) == ("crisis_self_harm", "crisis", SELF_HARM.text)


@pytest.mark.parametrize("said", ["I want to kill myself", "my husband hits me", "i have chest pain"])
def test_ask_sends_a_person_in_danger_to_help_whatever_the_catalog_lacks(store: Path, said: str) -> None:
    (store / NAME).write_text(to_json(EMPTY), encoding="utf-8")
    assert phrases.EMERGENCY in run("ask", said, "--catalog", str(store)).output


def test_ask_is_honest_about_what_it_does_not_know(store: Path) -> None:
    result = run("ask", "what is the capital of australia", "--json", "--catalog", str(store))
    found = json.loads(result.output)
    assert (found["id"], found["kind"]) == ("none", "none")
    assert found["text"].startswith(phrases.UNKNOWN)


UNHEARD_OF = "neighbour's having the dog from thursday i've paid her for the year"
"""Danger that no rule knows."""


def test_ask_says_that_it_would_ask_back(store: Path) -> None:
    told = run("ask", UNHEARD_OF, "--catalog", str(store)).output
    assert phrases.CHECK_IN_QUESTION in told
    assert told.endswith("(check_in)\n")


def test_ask_tells_why(store: Path) -> None:
    told = run("ask", "how long do we hug", "--why", "--catalog", str(store)).output
    assert "the word rules: nothing" in told
    assert re.search(r"^ *0\.\d\d  answer:hug_length$", told, re.MULTILINE)
    assert "the word rules: crisis_self_harm" in run("ask", "i want to die", "--why", "--catalog", str(store)).output


# --- ask --batch --------------------------------------------------------------------------------------------------

ROWS: list[tuple[dict[str, object], dict[str, object]]] = [
    ({"text": "why does a hug help"}, {"id": "why_hug_helps", "kind": "answer"}),
    ({"text": "i want to kill myself", "id": 7}, {"id": "crisis_self_harm", "kind": "crisis", "heavy": True}),
    ({"text": UNHEARD_OF}, {"id": "none", "kind": "none", "check_in": True}),
    ({"text": ""}, {"id": "none", "kind": "none"}),
    ({"text": "what is the capital of australia\u2028"}, {"id": "none", "kind": "none"}),
    ({"text": "i feel so alone"}, {"heavy": True}),
    ({"text": "why does a hug help"}, {"id": "why_hug_helps", "kind": "answer", "check_in": False}),
]
KEYS = ["id", "kind", "close", "programme", "check_in", "heavy"]


def batch(store: Path, *lines: str | bytes) -> Result:
    file = store / "rows.jsonl"
    file.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    return run("ask", "--batch", str(file), "--catalog", str(store))


def test_a_batch_gets_a_record_for_each_row_in_order(store: Path) -> None:
    result = batch(store, *(json.dumps(row, ensure_ascii=False) for row, _ in ROWS))
    records = [json.loads(line) for line in result.output.split("\n") if line]
    assert result.exit_code == 0
    assert [list(record) for record in records] == [KEYS] * len(ROWS)
    for (_, expected), record in zip(ROWS, records, strict=True):
        assert expected.items() <= record.items()


def test_empty_lines_of_a_batch_are_no_rows(store: Path) -> None:
    assert batch(store, "", '{"text": "hello"}', "  ", '{"text": "hello"}\r', "").output.count("\n") == 2
    assert batch(store, "").output == ""


@pytest.mark.parametrize(
    "line",
    ["hello", "[]", '"text"', "{}", '{"text": null}', '{"text": 5}', '{"said": "hello"}', '{"text": "hel', b'"\xff"'],
)
def test_a_row_that_is_none_is_told_with_its_file_and_line(store: Path, line: str | bytes) -> None:
    result = batch(store, '{"text": "hello"}', "", line, '{"text": "hello"}')
    assert result.exit_code == 1
    assert "rows.jsonl, line 3: " in result.output
    assert 'Write {"text": "why does a hug help"}.' in result.output
    assert "Traceback" not in result.output


def test_a_reader_who_leaves_early_is_no_fault(store: Path) -> None:
    (store / "rows.jsonl").write_text('{"text": "hello"}\n' * 3_000, encoding="utf-8")
    words = ("ask", "--batch", str(store / "rows.jsonl"), "--catalog", str(store))
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "skill", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as asking:
        assert asking.stdout
        assert asking.stderr
        assert list(json.loads(asking.stdout.readline())) == KEYS
        asking.stdout.close()
        assert asking.stderr.read() == ""
        assert asking.wait(60) == 1


def test_the_catalog_may_be_named_by_the_environment(store: Path) -> None:
    assert run("ask", "why does a hug help", WARM_RECALL_CATALOG=str(store)).exit_code == 0


# --- model --------------------------------------------------------------------------------------------------------


def test_model_writes_amazons_form(store: Path) -> None:
    result = run("model", "--out", str(store / "new" / "custom"), "--catalog", str(store))
    assert result.exit_code == 0
    for locale in LOCALES:
        found = json.loads((store / "new" / "custom" / f"{locale}.json").read_text(encoding="utf-8"))
        assert found["interactionModel"]["languageModel"]["invocationName"] == "warm recall"


def test_a_model_that_cannot_be_written_leaves_the_old_one_whole(store: Path) -> None:
    words = ("model", "--out", str(store), "--catalog", str(store))
    assert run(*words).exit_code == 0
    before = (store / "en-US.json").read_bytes()
    full = (
        "import resource, signal; from skill.__main__ import main; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); main({words!r})"
    )
    done = subprocess.run([sys.executable, "-c", full], check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "cannot write there" in done.stderr
    assert (store / "en-US.json").read_bytes() == before
    names = {each.name for each in store.iterdir() if each.is_file()}
    assert names == {NAME, *(f"{locale}.json" for locale in LOCALES)}


def test_model_says_where_it_cannot_write(store: Path) -> None:
    result = run("model", "--out", str(store / NAME / "x"), "--catalog", str(store))
    assert result.exit_code == 1
    assert "--out" in result.output


# --- what goes wrong ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["ask", "hello"], ["model", "--out", "x"], ["serve", "--state", "memory:"]])
def test_a_missing_catalog_is_one_line_with_the_way_out(words: list[str], tmp_path: Path) -> None:
    result = run(*words, "--catalog", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "Run warm-recall build first" in result.output


def test_relative_addresses_without_a_public_one_are_one_line(store: Path) -> None:
    result = run("serve", "--catalog", str(store), "--state", "memory:")
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "--audio-base-url" in result.output


@pytest.mark.parametrize(
    "words",
    [
        ["serve", "--local", "--host", "8.8.8.8"],
        ["serve", "--state", "redis:x", "--local"],
        ["serve", "--port", "0"],
        ["serve", "--audio-base-url", "http://cdn.example"],
        ["ask"],
        ["ask", "why", "--batch", __file__],
        ["ask", "--batch", "nowhere.jsonl"],
        ["model"],
        ["sing"],
    ],
)
def test_wrong_usage_exits_with_2(words: list[str], store: Path) -> None:
    assert run(*words, WARM_RECALL_CATALOG=str(store)).exit_code == 2


@pytest.mark.parametrize("word", ["-h", "--help"])
@pytest.mark.parametrize("command", ["serve", "ask", "model", "copy"])
def test_help_shows_an_example(command: str, word: str) -> None:
    result = run(command, word)
    assert result.exit_code == 0
    assert re.search(f"Examples?: warm-recall-skill {command}", result.output)


# --- serve --------------------------------------------------------------------------------------------------------


@contextmanager
def served(store: Path, *words: str) -> Iterator[tuple[str, str]]:
    """The address it is served at, and the line it starts with."""
    state = ("--state", f"sqlite:{store}/state/b.sqlite")
    with starting("--catalog", str(store), *state, *words) as (address, lines):
        yield address, lines.readline()


@contextmanager
def starting(*words: str) -> Iterator[tuple[str, IO[str]]]:
    """The address it will be served at, and what it prints."""
    port = str(find_free_port())
    command = [sys.executable, "-m", "skill", "serve", "--port", port, *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{port}", process.stdout
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        process.stdout.close()


def door(address: str) -> tuple[str, int]:
    parts = urlsplit(address)
    return parts.hostname or "", parts.port or 0


def test_serve_answers_and_says_that_nobody_may_call_without_a_skill_id(store: Path) -> None:
    with served(store, "--audio-base-url", "https://cdn.example") as (address, line):
        assert re.search("refuses every request with 400.*--skill-id", line)
        with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:
            assert answer.status == 200
            assert not re.search(r"\d", answer.headers["Server"])
        assert (store / "state" / "b.sqlite").exists()


def test_who_ends_it_while_it_loads_its_models_sees_no_fault(store: Path) -> None:
    for _ in range(3):
        options = ("--local", "--port", str(find_free_port()), "--state", "memory:")
        command = [sys.executable, "-m", "skill", "serve", *options]
        with subprocess.Popen(
            [*command, "--catalog", str(store)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as up:
            assert up.stdout
            assert up.stderr
            up.stdout.readline()
            up.send_signal(signal.SIGTERM)
            assert up.wait(30) in {0, -signal.SIGTERM}
            assert b"terminate called" not in up.stderr.read()


def test_serve_with_a_skill_id_says_so(store: Path) -> None:
    words = ("--audio-base-url", "https://cdn.example", "--skill-id", "amzn1.ask.skill.1,amzn1.ask.skill.2")
    with served(store, *words) as (_, line):
        assert "2 skill id" in line
        assert "400" not in line


def test_serve_lan_names_the_feed_and_the_site_for_other_devices(store: Path) -> None:
    with served(store, "--lan") as (address, line):
        assert f"On this machine: {address}." in line
        assert re.search(
            r"In your network: http://[0-9.]+:[0-9]+/listen/, and for a podcast app \S+/store/feed\.xml", line
        )
        with urllib.request.urlopen(f"{address}/store/{NAME}", timeout=10) as found:
            assert json.load(found)["releases"]


def test_serve_local_names_the_page(store: Path) -> None:
    with served(store, "--local") as (address, line):
        assert f"Open {address}" in line
        with urllib.request.urlopen(address, timeout=5) as answer:
            assert answer.status == 200


@pytest.mark.parametrize(
    "request_text",
    [
        "POST /alexa HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n{}",
        "POST /alexa HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n{}",
        "POST /alexa HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n{}",
        "POST /alexa HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        f"POST /alexa HTTP/1.1\r\nHost: a\r\nSignature-256: {'x' * 300_000}\r\n\r\n",
        "what is this\r\n\r\n",
    ],
    ids=["too long", "negative", "unknown encoding", "broken chunk", "long header", "no request"],
)
def test_what_is_no_request_is_refused_with_400(store: Path, request_text: str) -> None:
    with served(store, "--local") as (address, _), socket.create_connection(door(address), timeout=10) as line:
        line.sendall(request_text.encode())
        assert re.match(rb"HTTP/1\.[01] 400 ", line.recv(100))


def test_nobody_is_let_in_before_it_can_answer() -> None:
    words = ("--local", "--state", "memory:")
    with slow_catalog() as (catalog, asked, answer), starting("--catalog", catalog, *words) as (address, lines):
        assert asked.wait(60)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(door(address), timeout=5)
        answer.set()
        assert "Serving" in lines.readline()
        with urllib.request.urlopen(f"{address}/healthz", timeout=5) as health:
            assert health.read() == b"ok\n"


@contextmanager
def slow_catalog() -> Iterator[tuple[str, threading.Event, threading.Event]]:
    """A catalog's address, which tells when it is asked for and answers when it is told to."""
    asked, answer = threading.Event(), threading.Event()

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.set()
            answer.wait(60)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(to_json(CATALOG).encode())

    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", asked, answer
        finally:
            answer.set()
            server.shutdown()


def test_a_port_that_somebody_took_while_it_started_is_one_line() -> None:
    with bind_socket("127.0.0.1", 0) as first, bind_socket(*first.getsockname()) as second:
        first.listen()
        with pytest.raises(ListenError, match="Try --port"):
            serve(lambda: Flask(__name__), second, workers=1, when_ready=lambda: None)


def test_a_port_that_is_taken_is_one_line(store: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run(
            "serve", "--local", "--catalog", str(store), "--state", "memory:", "--port", str(taken.getsockname()[1])
        )
    assert result.exit_code == 1
    assert "Try --port" in result.output


def test_a_port_that_browsers_block_is_one_line(store: Path) -> None:
    result = run("serve", "--local", "--catalog", str(store), "--state", "memory:", "--port", "6000")
    assert result.exit_code == 2
    assert "Browsers open no page on port 6000, which the Fetch standard blocks. Choose another one" in result.output


def test_for_alexa_alone_such_a_port_is_only_warned_of(store: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 6697))
        taken.listen()
        result = run("serve", "--catalog", str(store), "--state", "memory:", "--port", "6697")
    assert "Browsers open no page on port 6697" in result.output
    assert "POST /alexa is answered there all the same" in result.output
    assert "Try --port" in result.output
