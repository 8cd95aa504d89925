"""What a publish asks of a bucket that is far away: little if nothing has changed, and nothing twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.stores.s3 import S3Store
from tests import s3_faults
from tests.cli.editors import CUPS, PUBLIC, Editor, succeeded
from tests.publish.releases import read_whole
from tests.s3_faults import Faults


@pytest.fixture
def line(s3_endpoint: str) -> Iterator[Faults]:
    with s3_faults.faults(s3_endpoint) as running:
        yield running


class Publisher(Editor):
    """An editor with a bucket behind a line."""

    def publish_over(self, line: Faults, bucket: str) -> list[tuple[str, str]]:
        """Publish; gives the requests of it."""
        before = len(line.seen)
        succeeded(self.publish(f"s3://{bucket}/warm", "--endpoint-url", line.address, "--new-target"))
        return line.seen[before:]


@pytest.fixture
def publisher(line: Faults, s3_bucket: str, tmp_path: Path) -> Publisher:
    """Somebody who has published, and again with the GUID in show.toml."""
    publisher = Publisher(tmp_path)
    publisher.write(*CUPS)
    publisher.publish_over(line, s3_bucket)
    publisher.publish_over(line, s3_bucket)
    return publisher


def written(requests: list[tuple[str, str]]) -> list[str]:
    return [path.partition("/warm/")[2] for method, path in requests if method == "PUT"]


def test_nothing_changed_is_seen_with_five_requests_and_nothing_is_written(
    publisher: Publisher, line: Faults, s3_bucket: str
) -> None:
    requests = publisher.publish_over(line, s3_bucket)
    assert {method for method, _ in requests} == {"GET"}
    assert len(requests) == 5


def test_an_edit_sends_its_own_files_and_reads_no_page(publisher: Publisher, line: Faults, s3_bucket: str) -> None:
    publisher.edit("cup.md", "small", "round")
    requests = publisher.publish_over(line, s3_bucket)
    pages = [name for name in written(requests) if name.endswith("index.html")]
    assert "cup/index.html" in pages
    assert not {"bowl/index.html", "spoon/index.html"} & {*pages}
    assert not any(name.startswith(("programmes/bowl", "programmes/spoon")) for name in written(requests))
    assert not [path for method, path in requests if method == "GET" and path.endswith("index.html")]
    copies = [name for name in written(requests) if name.startswith("editions/files/")]
    assert len(copies) == len({*copies}) == 3


def test_an_edit_lists_the_bucket_at_the_start_and_before_its_pages(
    publisher: Publisher, line: Faults, s3_bucket: str
) -> None:
    publisher.edit("cup.md", "small", "round")
    requests = publisher.publish_over(line, s3_bucket)
    places = [place for place, request in enumerate(requests) if request == ("GET", f"/{s3_bucket}")]
    pages = [place for place, (_, path) in enumerate(requests) if path.endswith("/index.html")]
    marks = [place for place, (method, path) in enumerate(requests) if method == "PUT" and "/under-way/" in path]
    # It looks once more after the build, in which somebody else may have published.
    start, built, before = places
    assert start < built < marks[0] < before < pages[0]


def test_a_page_that_somebody_deleted_is_put_back(publisher: Publisher, line: Faults, s3_bucket: str) -> None:
    store = S3Store.from_address(f"s3://{s3_bucket}/warm", endpoint_url=line.address, public_url=PUBLIC)
    store.delete(["bowl/index.html"])
    publisher.publish_over(line, s3_bucket)
    assert store.has("bowl/index.html")
    assert read_whole(store, PUBLIC)
