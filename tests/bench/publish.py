"""Publish: a show goes to a bucket over a line where each request takes a while, and boto3 sends the same files."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests import s3_faults, s3_server
from tests.bench import show
from tests.bench.figures import Figure
from tests.bench.run import Run
from tests.bench.show import Show
from tests.bench.timed import Timed, python
from tests.conftest import AWS_ENVIRONMENT

ABOUT = "2 min, after a cold build"

LATENCY_S = 0.08
"""Between two towns on one continent."""

_RUNS = 3

_TIMES, _NOTHING_S, _EDIT_S = 1.3, 1.5, 2.0

_QUICK_EDIT = (
    f"exercises/{show.TEN}.md",
    ("Only as far as you'd like.", "Only as far as you care to.", "Only as far as you wish.", "As far as you wish."),
)
_EDIT = (
    "benefits/cushioning.md",
    ("That's all it is. Some", "That is all it is. Some", "That is all of it. Some", "It is no more than that. Some"),
)
"""A file, and what a sentence of it says, at first and after each edit."""

_BOTO3 = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import boto3
root, bucket, endpoint = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
s3 = boto3.client("s3", endpoint_url=endpoint)
names = [str(path.relative_to(root)) for path in root.rglob("*.*") if path.is_file() and "/." not in str(path)]
with ThreadPoolExecutor(10) as pool:
    list(pool.map(lambda name: s3.upload_file(str(root / name), bucket, name), names))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A bucket behind a line with a latency."""

    endpoint_url: str
    bucket: str

    def publish(self, here: Show) -> Timed:
        target = ("--to", f"s3://{self.bucket}/warm", "--endpoint-url", self.endpoint_url)
        public = ("--public-url", "https://audio.tea.fm/", "--new-target")
        return python("audio_pipeline", "publish", *here.places, *target, *public, environment=AWS_ENVIRONMENT)

    def upload_with_boto3(self, here: Show) -> Timed:
        return python("-c", _BOTO3, str(here.out), self.bucket, self.endpoint_url, environment=AWS_ENVIRONMENT)


def figures(run: Run) -> tuple[Figure, ...]:
    """A first publish, one with nothing changed, and one of an edit."""
    with run.folder() as root:
        here = show.copied(show.cold(run).show, root)
        return measure(here, root, _QUICK_EDIT if run.quick else _EDIT)


def measure(here: Show, root: Path, edits: tuple[str, Sequence[str]]) -> tuple[Figure, ...]:
    """The same for any show."""
    with _line(root, "boto3") as line:
        boto3 = line.upload_with_boto3(here)
    with _line(root, "ours") as line:
        first = line.publish(here)
        # The first publish writes the show's GUID into show.toml, so that the next one has to check everything again.
        line.publish(here)
        nothing = min((line.publish(here) for _ in range(_RUNS)), key=lambda took: took.wall_s)
        edited = sorted(_publish_edits(here, line, *edits), key=lambda took: took.wall_s)[1]
    files = [path for path in here.out.rglob("*.*") if path.is_file()]
    return (
        Figure(
            what="first publish of everything, wall; target 1.3 × boto3's own upload, ten threads",
            measured=first.wall_s,
            unit="s",
            at_most=_TIMES * boto3.wall_s,
        ),
        Figure(what="nothing changed, wall, the best of three", measured=nothing.wall_s, unit="s", at_most=_NOTHING_S),
        Figure(
            what="one sentence edited and built; its publish, wall, the median of three",
            measured=edited.wall_s,
            unit="s",
            at_most=_EDIT_S,
        ),
        Figure(what="… boto3's own upload of the same files", measured=boto3.wall_s, unit="s"),
        Figure(what="… processor time of the first publish", measured=first.cpu_s, unit="s"),
        Figure(what="… of the one with nothing changed", measured=nothing.cpu_s, unit="s"),
        Figure(what="… of the one with an edit", measured=edited.cpu_s, unit="s"),
        Figure(what="… of boto3's upload", measured=boto3.cpu_s, unit="s"),
        Figure(what="files", measured=len(files)),
        Figure(what="sound and all else", measured=sum(path.stat().st_size for path in files) / 1e6, unit="MB"),
        Figure(what="latency of each request", measured=LATENCY_S * 1000, unit="ms"),
    )


def _publish_edits(here: Show, line: _Line, name: str, sentences: Sequence[str]) -> Iterator[Timed]:
    """Edit a sentence again and again, and publish each edit when it is built."""
    for old, new in pairwise(sentences):
        _replace(here.content, name, old, new)
        here.build()
        yield line.publish(here)


@contextmanager
def _line(root: Path, name: str) -> Iterator[_Line]:
    """A server of its own, with an empty bucket."""
    (folder := root / f"s3-{name}").mkdir()
    with s3_server.s3_server(folder) as server, s3_faults.faults(server) as proxy:
        bucket = f"bench-{uuid.uuid4()}"
        s3_server.client(server).create_bucket(Bucket=bucket)
        for method in ("GET", "HEAD", "PUT", "POST", "DELETE"):
            proxy.on(method, "", s3_faults.hold(LATENCY_S), times=s3_faults.FOR_EVER)
        yield _Line(endpoint_url=proxy.address, bucket=bucket)


def _replace(content: Path, name: str, old: str, new: str) -> None:
    """What an editor does: other words in the file."""
    path = content / name
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{name} does not say “{old}”: choose another sentence in {__file__}")
    path.write_text(text.replace(old, new), encoding="utf-8")
