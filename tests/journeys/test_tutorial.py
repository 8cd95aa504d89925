"""docs/tutorial.md, followed literally: its commands run in order, say what it shows, and end with sound that plays."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.loopback import find_free_port
from tests.markdown import DOCS, ROOT, iterate_blocks
from tests.vectors import put_vectors

PAGE = (DOCS / "tutorial.md").read_text("utf-8")

PROGRAM = """#!/bin/sh
export PYTHONPATH={root}
exec {python} -m {module} "$@" {more}
"""

SHOW = "audio_pipeline/content/builtin/show.toml"


@dataclass(slots=True)
class Reader:
    """Somebody who follows the page: what the terminal is in, and what it said last."""

    checkout: Path
    port: int
    folder: Path
    environment: dict[str, str]
    told: str = ""
    speaker: str = ""
    """The address of the speaker that runs in another terminal; empty before there is one."""

    @property
    def file(self) -> Path:
        """The file of the tutorial's exercise."""
        return self.checkout / "my-words/exercises/a-warm-cup.md"

    def type(self, commands: str, *, status: int) -> None:
        """Type a block of commands; the folder and PATH that they leave are those of the next block."""
        script = f'{commands}\npwd > "$TOLD"; echo "$PATH" >> "$TOLD"'
        state = self.checkout / "told"
        done = subprocess.run(
            ["bash", "-ec", script], check=False, capture_output=True, text=True, timeout=240,
            cwd=self.folder, env={**self.environment, "TOLD": str(state)},
        )  # fmt: skip
        self.told = done.stdout + done.stderr
        assert done.returncode == status, f"{commands}{self.told}"
        if status == 0:
            folder, path = state.read_text("utf-8").splitlines()
            self.folder, self.environment["PATH"] = Path(folder), path

    def save(self, words: str) -> None:
        """Write the whole file, or the paragraph that begins with the same four words."""
        if words.startswith("---"):
            self.file.write_text(words, "utf-8")
            return
        begin = re.escape(" ".join(words.split()[:4]))
        text, times = re.subn(rf"^{begin}.*(\n.+)*", words.strip(), self.file.read_text("utf-8"), flags=re.MULTILINE)
        assert times == 1, f"no paragraph begins like this one: {words}"
        self.file.write_text(text, "utf-8")

    def expect(self, shown: str) -> None:
        """The lines of a block are in what was said; "…" stands for what differs between machines."""
        for line in shown.splitlines():
            pattern = ".*".join(map(re.escape, line.split("…")))
            assert re.search(rf"^{pattern}$", self.told, re.MULTILINE), f"the page shows {line!r}; told:\n{self.told}"

    def ask(self, said: str) -> str:
        """Say something to the speaker; the address of what it plays then."""
        headers = {"Content-Type": "application/json", "Origin": self.speaker}
        body = json.dumps({"said": said}).encode()
        with urllib.request.urlopen(urllib.request.Request(f"{self.speaker}/speaker/hear", body, headers)) as answer:
            found = re.search(r'"url":\s*"([^"]+\.mp3)"', answer.read().decode())
        assert found, f"{said!r} plays nothing"
        return found[1]


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """A fresh checkout that is set up, whose show speaks with the engine for tests; what takes long was made before."""
    port = find_free_port()
    show = (ROOT / SHOW).read_text("utf-8").replace('"hibari"', '"tone"').replace('"heart"', '"tone"')
    files = {
        SHOW: show,
        "scripts/setup": "#!/bin/sh\n",
        ".venv/bin/warm-recall": program("audio_pipeline"),
        ".venv/bin/warm-recall-skill": program("skill", f"--port {port}"),
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        path.chmod(0o755)
    homes = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    put_vectors(tmp_path / "home" / "warm-recall")
    return Reader(checkout=tmp_path, port=port, folder=tmp_path, environment={**os.environ, **homes})


def program(module: str, more: str = "") -> str:
    return PROGRAM.format(root=ROOT, python=sys.executable, module=module, more=more)


@contextmanager
def serving(reader: Reader, command: str) -> Iterator[None]:
    """Run the command that serves in a terminal of its own, until it answers; the page goes on in another."""
    served = subprocess.Popen(
        command.split(), cwd=reader.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=reader.environment
    )
    reader.speaker, reader.folder = f"http://127.0.0.1:{reader.port}", reader.checkout
    reader.environment["PATH"] = os.environ["PATH"]
    try:
        wait_for(f"{reader.speaker}/healthz", served)
        yield
    finally:
        served.terminate()
        served.wait(timeout=30)


def wait_for(address: str, served: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        assert served.poll() is None, "the speaker has ended"
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{address} does not answer")


def follow(reader: Reader, blocks: list[tuple[str, str]]) -> None:
    """Do what a run of blocks says; a run of commands that is shown to find a fault ends with status 1."""
    for number, (language, text) in enumerate(blocks):
        if language == "sh":
            following = blocks[number + 1 : number + 2]
            reader.type(text, status=int(any("nothing was made" in shown.lower() for _, shown in following)))
        elif language == "markdown":
            reader.save(text)
        elif language == "text":
            reader.expect(text)


def test_who_follows_the_tutorial_ends_with_their_own_exercise_playing(reader: Reader) -> None:
    blocks = list(iterate_blocks(PAGE))
    serve = next(number for number, (_, text) in enumerate(blocks) if "serve" in text)
    follow(reader, blocks[:serve])
    said = blocks[serve + 1][1].strip()
    with serving(reader, blocks[serve][1]):
        first = reader.ask(said)
        assert plays(first)
        follow(reader, blocks[serve + 2 :])
        second = wait_for_another(reader, said, first)
        assert plays(second)


def wait_for_another(reader: Reader, said: str, first: str) -> str:
    """The address of the newer sound, once the speaker has noticed it."""
    deadline = time.monotonic() + 30
    while (found := reader.ask(said)) == first:
        assert time.monotonic() < deadline, "the speaker does not notice the new version"
        time.sleep(0.2)
    return found


def plays(address: str) -> bool:
    """Whether there is an MP3 of about two minutes at 128 kbit/s."""
    with urllib.request.urlopen(address, timeout=30) as sound:
        return len(sound.read()) > 118 * 16_000
