"""Run a command in a home of its own, and see what it writes and whom it tries to reach."""

import ipaddress
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ENDED_WITHIN_S = 120

Process = subprocess.Popen[str]

# A processor may lack those with a question mark.
_CALLS = "connect,bind,sendto,sendmsg,sendmmsg,?open,openat,?creat,?mkdir,mkdirat"
_SEEN_WELL = ("--decode-fds=path", "--string-limit=300", "--signal=none", f"--trace={_CALLS}")
_STRACE = ("strace", "-ff", "-qq", "--seccomp-bpf", *_SEEN_WELL, "-o")

_ADDRESS = re.compile(r'sin6?_port=htons\((\d+)\).*?(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"')
_LOOKED_UP = re.compile(r'"(/etc/resolv\.conf|/etc/hosts|/run/systemd/resolve/[^"]*)"')
_OPENED = re.compile(r"^(?:creat\(|open(?:at)?\(.*(?:O_WRONLY|O_RDWR|O_CREAT)).* = \d+<([^>]+)>")
_MADE = re.compile(r'^mkdir(?:at)?\([^"]*"([^"]+)", .* = 0$')
_DNS = 53


@cache
def is_traceable() -> bool:
    """Whether this machine lets one process watch what another asks of the system."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            tried = subprocess.run([*_STRACE, f"{folder}/log", "true"], check=False, capture_output=True, timeout=30)
        except OSError:
            return False
        return tried.returncode == 0 and any(Path(folder).iterdir())


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a command did."""

    status: int
    told: str
    left: frozenset[Path]
    """Files below its home that are new or have changed."""
    written: frozenset[Path]
    """Files it opened to write and folders it made, wherever; empty where the machine lets nobody watch."""
    reached: tuple[str, ...]
    """Every address that is not on loopback, and every name looked up, as the system was asked; likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The home, temporary and working folder of whoever types the command."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)
    """What is set beside the least that is needed."""

    @property
    def desk(self) -> Path:
        """Where they stand."""
        return self.root / "desk"

    @property
    def temporary(self) -> Path:
        """Where the system lets everybody put what is soon gone."""
        return self.root / "tmp"

    def run(self, words: Sequence[str], use: Callable[[Process], None] | None = None, text: str = "") -> Seen:
        """Run it to its end, with this text to read; or use it while it runs, then press Ctrl-C."""
        for folder in (self.desk, self.temporary):
            folder.mkdir(parents=True, exist_ok=True)
        before, log = _files(self.root), self.root.with_suffix(".strace")
        shutil.rmtree(log, ignore_errors=True)
        log.mkdir()
        tracer = (*_STRACE, f"{log}/log") if is_traceable() else ()
        with self._begun((*tracer, *words)) as process:
            if use:
                use(process)
                os.killpg(process.pid, signal.SIGINT)
            told, _ = process.communicate(text, timeout=ENDED_WITHIN_S)
        after = _files(self.root)
        lines = [line for file in log.iterdir() for line in file.read_text(errors="replace").splitlines()]
        return Seen(
            status=process.returncode,
            told=told,
            left=frozenset(path for path in after if before.get(path) != after[path]),
            written=frozenset(_written(lines, self.desk)),
            reached=tuple(line for line in lines if _LOOKED_UP.search(line) or _is_away(line)),
        )

    def _begun(self, words: Sequence[str]) -> AbstractContextManager[Process]:
        return _ended(
            subprocess.Popen(
                words,
                cwd=self.desk,
                env=self.variables(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        )

    def variables(self) -> dict[str, str]:
        """The whole environment: nothing of this machine's, which may say CI and so keep libraries silent."""
        least = {
            "PATH": f"{Path(sys.executable).parent}:{os.defpath}",
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return {**least, "HOME": str(self.root), "TMPDIR": str(self.temporary), **self.environment}


@contextmanager
def _ended(process: Process) -> Iterator[Process]:
    """Nothing of it is left, however the test goes."""
    with process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _files(root: Path) -> dict[Path, tuple[int, int]]:
    """Every file below a folder, with what changes when it is written."""
    found = ((path, path.lstat()) for path in root.rglob("*") if not path.is_dir())
    return {path: (state.st_mtime_ns, state.st_size) for path, state in found}


def _is_away(line: str) -> bool:
    return any(
        int(port) == _DNS or not ipaddress.ip_address(address).is_loopback for port, address in _ADDRESS.findall(line)
    )


def _written(lines: Sequence[str], desk: Path) -> Iterator[Path]:
    for line in lines:
        if opened := _OPENED.match(line):
            yield Path(opened[1])
        if made := _MADE.match(line):
            yield desk / made[1]
