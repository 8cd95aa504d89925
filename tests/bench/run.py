"""Run: what every bench is given."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.evaluation.rows import Row

CORES = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of some benches, in a folder of its own."""

    root: Path
    quick: bool
    """Try it with little; the figures mean nothing."""
    minutes: float = 10
    """How long a soak lasts."""
    questions: tuple[Row, ...] = ()
    """What is asked aloud."""

    def tell(self, what: str) -> None:
        """Say what is being done, to who waits."""
        sys.stderr.write(f"  {what}\n")

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A new one that is gone afterwards."""
        folder = Path(tempfile.mkdtemp(dir=self.root))
        try:
            yield folder
        finally:
            shutil.rmtree(folder)


@contextmanager
def run(*, quick: bool, minutes: float = 10, questions: tuple[Row, ...] = ()) -> Iterator[Run]:
    """A run; nothing of it is left."""
    # A user's Python keeps what it has compiled, whatever this machine's does.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="warm-recall-bench-") as folder:
        yield Run(root=Path(folder), quick=quick, minutes=minutes, questions=questions)
