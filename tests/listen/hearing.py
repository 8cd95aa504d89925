"""Hearing: ask the ears what is not known yet, and keep what they answer, by the bytes of the sound."""

import hashlib
import json
import os
import queue
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.folder import FolderStore
from tests.bench.run import CORES
from tests.listen import ears

ROOT = Path(__file__).parents[2]
EARS_PYTHON = ROOT / ".venv-listen" / "bin" / "python"
_LOCK = ROOT / "requirements-listen.lock"

EARS = (str(EARS_PYTHON), "-m", ears.__name__)
"""How a pair of ears is begun."""

KEPT = ROOT / "var" / "heard"
"""Where answers are kept: a second run asks only about what is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One of the ears' senses, and the file of sound it is asked about; the file is named by its sound."""

    what: str
    file: str

    @property
    def name(self) -> str:
        """What the answer is kept under: other packages, other answers."""
        packages = hashlib.sha256(_LOCK.read_bytes()).hexdigest()[:12]
        return f"{self.what}/{Path(self.file).stem}.{ears.RECIPE}.{packages}.json"


def set_up() -> None:
    """Install what the ears need, once."""
    subprocess.run([ROOT / "scripts" / "setup", "listen"], check=True)


def senses() -> tuple[str, ...]:
    """What the ears can do on this machine."""
    with _begun(EARS) as (able, _):
        return able


def answered(
    questions: Iterable[Question], tick: Callable[[], None], *, kept: Path = KEPT, ears: Sequence[str] = EARS
) -> Mapping[Question, Any]:
    """The answers, from what is kept or asked now, on every core; `tick` is called for each."""
    store = FolderStore(kept, durable=False)
    answers: dict[Question, Any] = {}
    left: queue.SimpleQueue[Question] = queue.SimpleQueue()
    for each in dict.fromkeys(questions):
        if (known := get_checked(store, each.name)) is None:
            left.put(each)
        else:
            answers[each] = json.loads(known)
            tick()

    def ask() -> None:
        for question, answer in _asked(left, ears):
            put_checked(store, question.name, json.dumps(answer).encode(), "application/json")
            answers[question] = answer
            tick()

    with ThreadPoolExecutor(CORES) as hands:
        for one in [hands.submit(ask) for _ in range(min(CORES, left.qsize()))]:
            one.result()
    return answers


def _asked(left: "queue.SimpleQueue[Question]", ears: Sequence[str]) -> Iterator[tuple[Question, Any]]:
    """One pair of ears asks on until nothing is left."""
    with _begun(ears) as (_, hear):
        while True:
            try:
                question = left.get_nowait()
            except queue.Empty:
                return
            yield question, hear(question)


@contextmanager
def _begun(words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Callable[[Question], Any]]]:
    """A process that hears: what it can do, and how it is asked."""
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        said, told = process.stdin.fileno(), process.stdout

        def hear(question: Question) -> Any:
            line = json.dumps({"what": question.what, "file": question.file}) + "\n"
            # Past the buffer: what stays in there would be sent once more at the end, to a process that has gone.
            with suppress(BrokenPipeError):
                os.write(said, line.encode())
            return _answer(told)

        yield tuple(_answer(told)), hear


def _answer(told: IO[str]) -> Any:
    line = told.readline()
    if not line:
        raise SystemExit("The ears have ended; what they said stands above.")
    return json.loads(line)
