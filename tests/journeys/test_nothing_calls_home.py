"""Nothing calls home: a command asks nobody outside this machine, and writes only where docs/operating.md says.

Files are compared on every machine. Whom a command tries to reach, and what it writes outside its home, is seen where
`strace` may be used.
"""

import json
import os
import sys
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from flask import Flask
from playwright.sync_api import Error

from tests import cluster_server, small_show
from tests.listen import hearing
from tests.loopback import find_free_port
from tests.skill.browser.browsers import a_browser, a_server
from tests.traced import Home, Process, Seen, is_traceable
from tests.vectors import put_vectors

DEVICES = Path("/dev")
"""What is no file on a disk: worker processes and their chief share semaphores there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A command, the folders that it names, and what is done with it while it runs."""

    words: tuple[str, ...]
    folders: tuple[str, ...] = ()
    use: Callable[[Process], None] | None = None
    status: int = 0


def waits_for(process: Process, words: str) -> None:
    assert process.stdout
    told = ""
    while words not in told:
        line = process.stdout.readline()
        assert line, told
        told += line


PORT = find_free_port()


def ask_the_speaker(process: Process) -> None:
    """What the page asks for somebody who types a question and then a programme."""
    waits_for(process, "Serving on")
    for said in ("why does a hug help", "play warm hands"):
        body, own = json.dumps({"said": said}).encode(), f"http://127.0.0.1:{PORT}"
        headers = {"Content-Type": "application/json", "Origin": own}
        with urllib.request.urlopen(urllib.request.Request(f"{own}/speaker/hear", body, headers), timeout=30) as answer:
            assert answer.status == 200


def ask_for_health(process: Process) -> None:
    waits_for(process, "Serving on")
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=30) as answer:
        assert answer.status == 200


def waits_until_it_watches(process: Process) -> None:
    waits_for(process, "Watching")


def pipeline(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "audio_pipeline", *words)


def skill(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "skill", *words)


SHOW = ("--content", "show")
HERE = ("--port", str(PORT), "--state", "sqlite:state/listeners.sqlite")

COMMANDS: Mapping[str, Typed] = {
    # The first one makes what those after it use.
    "build": Typed(words=pipeline("build", *SHOW, "--jobs", "2"), folders=("build",)),
    "build, with a report": Typed(
        words=pipeline("build", *SHOW, "--report", "report/r.html"), folders=("build", "report")
    ),
    "plan": Typed(words=pipeline("plan", *SHOW)),
    "check": Typed(words=pipeline("check", *SHOW)),
    "say": Typed(words=pipeline("say", "Breathe out. [2s]", "--out", "said/a.wav"), folders=("said",)),
    "preview": Typed(words=pipeline("preview", "warm-hands", *SHOW, "--out", "said/p.mp3"), folders=("said",)),
    "watch": Typed(words=pipeline("watch", *SHOW), folders=("build",), use=waits_until_it_watches, status=130),
    "publish": Typed(words=pipeline("publish", *SHOW, "--to", "folder:public"), folders=("build", "public")),
    "new": Typed(words=pipeline("new", "answer", "A Cup", "--content", "new"), folders=("new",)),
    "voices": Typed(words=pipeline("voices")),
    "cache": Typed(words=pipeline("cache")),
    "ask": Typed(words=skill("ask", "why does a hug help")),
    "model": Typed(words=skill("model", "--out", "model"), folders=("model",)),
    "serve": Typed(
        words=skill("serve", *HERE, "--audio-base-url", "https://audio.example.org/"),
        folders=("state",),
        use=ask_for_health,
    ),
    "serve --local": Typed(words=skill("serve", "--local", *HERE), folders=("state",), use=ask_the_speaker),
}


@dataclass(frozen=True, slots=True)
class Day:
    """Somebody's home, and what each command did there; each is run once."""

    home: Home
    known: dict[str, Seen] = field(default_factory=dict)

    def seen(self, name: str) -> Seen:
        if name not in self.known:
            self.known[name] = self.home.run(COMMANDS[name].words, COMMANDS[name].use)
        return self.known[name]

    def named(self, name: str) -> tuple[Path, ...]:
        """The folders that the docs name, and those that the command does."""
        usual = (".cache/warm-recall", ".local/state/warm-recall")
        return (*(self.home.root / each for each in usual), *(self.home.desk / each for each in COMMANDS[name].folders))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    day = Day(operators_home(tmp_path_factory.mktemp("day") / "home"))
    small_show.write(day.home.desk / "show")
    put_vectors(day.home.root / ".cache" / "warm-recall")
    (day.home.desk / "said").mkdir()
    day.seen("build")
    return day


def operators_home(root: Path, **environment: str) -> Home:
    """Of somebody who told onnxruntime that it may report."""
    return Home(root=root, environment={"ORT_DISABLE_TELEMETRY": "0", **environment})


def is_below(path: Path, folders: tuple[Path, ...]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_leaves_files_only_where_the_docs_say(day: Day, name: str) -> None:
    found = day.seen(name)
    assert found.status == COMMANDS[name].status, found.told
    assert [path for path in found.left if not is_below(path, day.named(name))] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_reaches_nobody_and_writes_nowhere_else(day: Day, name: str) -> None:
    needs_strace()
    found, named = day.seen(name), day.named(name)
    assert found.reached == ()
    may_be_there = (*named, day.home.temporary, DEVICES)
    strays = [path for path in found.written if not is_below(path, may_be_there)]
    assert [path for path in strays if not any(folder.is_relative_to(path) for folder in named)] == []


def needs_strace() -> None:
    if not is_traceable():
        pytest.skip("strace is not here, or may not be used: whom a command tries to reach is not seen")


def test_what_is_to_be_seen_is_seen(tmp_path: Path) -> None:
    needs_strace()
    program = """
import pathlib, socket
pathlib.Path("stray").write_text("")
with socket.socket(type=socket.SOCK_DGRAM) as away:
    away.connect(("192.0.2.1", 9))
with socket.socket() as near:
    near.connect_ex(("127.0.0.1", 9))
try:
    socket.getaddrinfo("nowhere.invalid", 80)
except OSError:
    pass
"""
    home = operators_home(tmp_path / "home")
    found = home.run((sys.executable, "-c", program))
    assert found.left == {home.desk / "stray"} <= found.written
    told = "\n".join(found.reached)
    assert "192.0.2.1" in told
    assert "/etc/resolv.conf" in told
    assert 'htons(9), sin_addr=inet_addr("127.0.0.1")' not in told


def test_the_workers_of_a_cluster_leave_nothing_but_what_they_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, workers = operators_home(tmp_path / "home"), operators_home(tmp_path / "workers")
    small_show.write(home.desk / "show")
    for name in os.environ:
        monkeypatch.delenv(name)
    for name, value in workers.variables().items():
        monkeypatch.setenv(name, value)
    workers.temporary.mkdir(parents=True)
    with cluster_server.scheduler(tmp_path / "log") as address, cluster_server.worker(address, tmp_path / "log"):
        cluster = ("--cluster", address, "--cache", str(tmp_path / "cache"))
        found = home.run(pipeline("build", *SHOW, *cluster))
    assert found.status == 0, found.told
    assert [path for path in found.left if not path.is_relative_to(home.desk / "build")] == []
    assert found.reached == ()
    left = (path for path in workers.root.rglob("*") if path.is_file())
    assert [path for path in left if not path.is_relative_to(workers.temporary)] == []


def test_the_ears_leave_nothing(tmp_path: Path) -> None:
    if not hearing.EARS_PYTHON.exists():
        pytest.skip("what listens is not installed: scripts/setup listen")
    home = operators_home(tmp_path / "home", PYTHONPATH=str(hearing.ROOT))
    sound = tmp_path / "sound.npy"
    np.save(sound, np.zeros(16_000, dtype=np.float32))
    questions = "".join(json.dumps({"what": what, "file": str(sound)}) + "\n" for what in ("words", "dnsmos"))
    found = home.run(hearing.EARS, text=questions)
    assert found.status == 0, found.told
    assert found.left == frozenset()
    assert found.reached == ()


@pytest.mark.browser
def test_the_browser_of_the_tests_looks_up_no_name() -> None:
    with a_server(Flask(__name__)) as address, a_browser() as browser:
        page = browser.new_page()
        assert page.goto(address)
        with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
            page.goto(address.replace("127.0.0.1", "by-name.localhost"))
