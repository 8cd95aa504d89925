"""A race: processes that all stand ready, then swap at the same moment."""

import pickle
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from audio_pipeline.stores.store import Blob, Store

NAME = "catalog.json"


def race(store: Store, racers: int, expected_etag: str | None) -> list[bool]:
    """Who won, by number; each keeps b"racer N"."""
    command = [sys.executable, "-m", "tests.contracts.race"]
    with ExitStack() as finish:
        field = [
            finish.enter_context(
                subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).resolve().parents[2]
                )
            )
            for _ in range(racers)
        ]
        for number, racer in enumerate(field):
            _tell(racer.stdin, pickle.dumps((store, number, expected_etag)))
        assert [_heard(racer.stdout) for racer in field] == [b"ready\n"] * racers
        for racer in field:
            _tell(racer.stdin, b"go\n")
        return [_heard(racer.stdout) == b"True\n" for racer in field]


def _tell(pipe: IO[bytes] | None, words: bytes) -> None:
    assert pipe is not None
    pipe.write(words)
    pipe.flush()


def _heard(pipe: IO[bytes] | None) -> bytes:
    assert pipe is not None
    return pipe.readline()


def _run() -> None:
    store, number, expected_etag = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    store.has(NAME)  # whatever is loaded or connected at first use is not part of the race
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.buffer.readline()
    item = Blob(name=NAME, data=f"racer {number}".encode(), content_type="application/json")
    sys.stdout.write(f"{store.put_if_match(item, expected_etag=expected_etag)}\n")


if __name__ == "__main__":
    _run()
