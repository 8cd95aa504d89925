"""Every fault between a publisher and its bucket: mended in silence or said, and a rerun that completes.

docs/reliability.md has the table of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from audio_pipeline.catalog import NAME, Catalog
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.publish_plan import resolve_catalog
from audio_pipeline.publish.release_files import FEED, publish_catalog
from audio_pipeline.publish.sending import plan_publish, send_files
from audio_pipeline.publish.target_view import view_target
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.s3_retry import Patience
from audio_pipeline.stores.store import Store
from tests import s3_faults
from tests.publish.releases import read_whole, release_writer
from tests.s3_faults import (
    FOR_EVER,
    Fault,
    Faults,
    cut,
    flip_a_bit_going_up,
    hang,
    hold,
    lose_answer,
    refuse,
    refuse_conditions,
    reset,
)
from tests.samples import CATALOG, CONTENT, MADE_FROM, PROGRAMME

PUBLIC = "https://a.example.org/"


@pytest.fixture
def line(s3_endpoint: str) -> Iterator[Faults]:
    with s3_faults.faults(s3_endpoint) as running:
        yield running


@pytest.fixture
def target(line: Faults, s3_bucket: str) -> S3Store:
    """A bucket whose server is waited for as long as a test can wait."""
    patience = Patience(slow_down_s=2, silent_s=0.3, answer_s=0.8)
    return replace(
        S3Store.from_address(f"s3://{s3_bucket}/warm", endpoint_url=line.address, public_url=PUBLIC), patience=patience
    )


def built(source: Store, sound: bytes) -> Catalog:
    """What a build leaves in its folder."""
    release = release_writer(source).write(replace(PROGRAMME, mp3=sound), CONTENT, MADE_FROM)
    return replace(CATALOG, show=replace(CATALOG.show, artwork_url=release.artwork_url), releases=(release,))


@dataclass(frozen=True, slots=True)
class Edited:
    """A show that was published, and then edited and built."""

    source: Store
    old: Catalog
    """What listeners have."""
    new: Catalog
    """What was built since."""

    def publish(self, target: Store) -> Catalog:
        return publish(self.new, self.source, target)


@pytest.fixture
def edited(tmp_path: Path, target: S3Store) -> Edited:
    source = FolderStore(tmp_path / "built", durable=False)
    old = publish(built(source, b"old sound"), source, target)
    return Edited(source, old, built(source, b"new sound"))


def publish(catalog: Catalog, source: Store, target: Store) -> Catalog:
    plan = plan_publish(catalog, source, target, PUBLIC, view_target(target, "there"))
    send_files(plan.files, source, target, uploads=4, report_sent=lambda _: None)
    sent = resolve_catalog(plan.catalog, target)
    publish_catalog(sent, build_feed(sent, PUBLIC), target, plan.published.stored if plan.published else None)
    return sent


def assert_published(sent: Catalog, target: Store) -> None:
    """Catalog and feed are of this release."""
    feed = target.get(FEED)
    assert read_whole(target, PUBLIC) == sent
    assert feed
    assert feed.data.decode() == build_feed(sent, PUBLIC)


MENDED = [
    *[
        (method, ending, fault, times)
        for method, ending in (("PUT", ".mp3"), ("PUT", NAME), ("PUT", FEED), ("GET", NAME), ("GET", FEED), ("GET", ""))
        for fault, times in ((refuse(500, "InternalError"), 2), (reset, 2))
    ],
    *[("PUT", ending, fault, 1) for ending in (".mp3", NAME, FEED) for fault in (lose_answer, flip_a_bit_going_up)],
    *[("PUT", ending, refuse(409, "ConditionalRequestConflict"), 1) for ending in (NAME, FEED)],
    *[("PUT", ending, refuse(412, "PreconditionFailed"), 1) for ending in (NAME, FEED)],
    *[("GET", ending, cut, 2) for ending in (NAME, FEED, "")],
    ("PUT", ".mp3", refuse(503, "SlowDown"), 1),
    ("PUT", NAME, refuse(503, "SlowDown"), 1),
    ("PUT", ".mp3", hold(1.2), 1),
    ("PUT", NAME, hold(1.2), 1),
]


@pytest.mark.parametrize("rule", MENDED)
def test_a_fault_that_passes_is_mended(
    edited: Edited, target: S3Store, line: Faults, rule: tuple[str, str, Fault, int]
) -> None:
    assert read_whole(target, PUBLIC) == edited.old
    line.on(*rule)
    assert_published(edited.publish(target), target)


BUSY = r"the server asks for fewer requests\. Wait a minute, then run it again"
NOBODY_ELSE = r"refused to write this file, though nobody else .*run it again"
ELSEWHERE = refuse(301, "PermanentRedirect", {"x-amz-bucket-region": "eu-north-1"})
FULL = r"there is no room left, or no more is allowed\. Make room"
LASTING = [
    (("PUT", ".mp3", refuse(500, "InternalError")), r"the server refused .*run it again"),
    (("PUT", NAME, refuse(500, "InternalError")), r"the server refused .*run it again"),
    (("PUT", FEED, reset), r"the server closed the connection\. .*run it again"),
    (("PUT", ".mp3", flip_a_bit_going_up), r"the bytes were damaged on the way\. Run it again"),
    (("GET", NAME, cut), r"the server (stopped answering|closed the connection)\. .*run it again"),
    (("PUT", ".mp3", refuse(503, "SlowDown")), BUSY),
    (("PUT", NAME, hold(1.2)), r"the server stopped answering\. .*run it again"),
    (("PUT", NAME, hang(1.2)), r"the server stopped answering\. .*run it again"),
    (("PUT", NAME, refuse(412, "PreconditionFailed")), NOBODY_ELSE),
    (("PUT", FEED, refuse(412, "PreconditionFailed")), NOBODY_ELSE),
    (("PUT", FEED, refuse(409, "ConditionalRequestConflict")), r"refused to write this file, though nobody else"),
    (("PUT", ".mp3", refuse(403, "QuotaExceeded")), FULL),
    (("PUT", ".html", refuse(507)), FULL),
    (("GET", NAME, ELSEWHERE), "DEFAULT_REGION to eu-north-1"),
    (("PUT", ".mp3", refuse(400, "ExpiredToken")), r"the credentials have expired\. Sign in again, then run it again"),
    (("PUT", ".mp3", refuse(403, "AccessDenied")), r"the bucket does not allow it\. Give .*s3:PutObject"),
    (("PUT", ".mp3", refuse(403, "RequestTimeTooSkewed")), "this machine's clock is wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "said"), LASTING)
def test_a_fault_that_lasts_is_said_listeners_have_a_whole_release_and_a_rerun_completes(
    edited: Edited, target: S3Store, line: Faults, rule: tuple[str, str, Fault], said: str
) -> None:
    line.on(*rule, times=FOR_EVER)
    with pytest.raises(StoreError, match=said):
        edited.publish(target)
    assert len(line.seen) < 100
    line.end()
    assert read_whole(target, PUBLIC).releases in (edited.old.releases, resolve_catalog(edited.new, target).releases)
    assert_published(edited.publish(target), target)


def test_a_server_without_conditional_writes_is_published_to_under_a_lock(
    edited: Edited, target: S3Store, line: Faults
) -> None:
    line.on("PUT", "", refuse_conditions, times=FOR_EVER)
    assert_published(edited.publish(target), target)


def test_a_bucket_that_may_not_be_listed_is_published_to_all_the_same(
    edited: Edited, target: S3Store, line: Faults
) -> None:
    assert read_whole(target, PUBLIC) == edited.old
    line.on("GET", target.bucket, refuse(403, "AccessDenied"), times=FOR_EVER)
    line.seen.clear()
    assert_published(edited.publish(target), target)
    assert line.count("PUT", ".jpg") == 0  # what the published catalog names is there
