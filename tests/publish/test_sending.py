"""Sending: what a target lacks is found out and sent, whatever it allows and however much is there."""

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from audio_pipeline.catalog import FILES, Catalog
from audio_pipeline.content.model import ProgrammeEnding
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.publish_plan import PublishPlan, compare_parts, list_files, resolve_catalog
from audio_pipeline.publish.release_files import publish_catalog
from audio_pipeline.publish.sending import UPLOADS, plan_publish, send_files
from audio_pipeline.publish.target_view import view_target
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import Blob, ListingRefusedError, Store, StoredName
from tests.publish.releases import release_writer
from tests.samples import CATALOG, CONTENT, MADE_FROM, PROGRAMME

PUBLIC = "https://a.example.org/"
ENDINGS = tuple(
    ProgrammeEnding(
        place_ms=place_ms,
        duration_ms=place_ms + 7_200,
        head=b"head",
        kept=memoryview(PROGRAMME.mp3)[: place_ms // 10_000],
        tail=b"soft",
    )
    for place_ms in (60_000, 90_000)
)


@dataclass(frozen=True)
class Diary(FolderStore):
    """A folder that writes down what is put into it."""

    sent: list[Blob] = field(default_factory=list, kw_only=True, compare=False)

    def put(self, blob: Blob) -> str:
        self.sent.append(blob)
        return super().put(blob)


class Unlisted(Diary):
    """A store that nobody may list."""

    def list(self, prefix: str) -> Iterable[StoredName]:
        raise ListingRefusedError("it may not be listed", where=prefix, hint="Ask for the right")


@pytest.fixture
def source(tmp_path: Path) -> Diary:
    return Diary(tmp_path / "built")


@pytest.fixture
def built(source: Diary) -> Catalog:
    """What a build leaves in its folder."""
    release = release_writer(source).write(PROGRAMME, CONTENT, MADE_FROM)
    return replace(CATALOG, show=replace(CATALOG.show, artwork_url=release.artwork_url), releases=(release,))


@pytest.fixture(params=["folder", "s3", "unlisted"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "s3":
        endpoint, bucket = request.getfixturevalue("s3_endpoint"), request.getfixturevalue("s3_bucket")
        yield S3Store.from_address(f"s3://{bucket}/warm", endpoint_url=endpoint, public_url="https://cdn.example/")
    else:
        yield (Diary if request.param == "folder" else Unlisted)(tmp_path / "target")


def publish(built: Catalog, source: Store, target: Store) -> tuple[PublishPlan, Catalog]:
    plan = plan_publish(built, source, target, PUBLIC, view_target(target, "there"))
    send_files(plan.files, source, target, uploads=3, report_sent=lambda _: None)
    sent = resolve_catalog(plan.catalog, target)
    publish_catalog(sent, "<rss/>", target, plan.published.stored if plan.published else None)
    return plan, sent


def kept(store: Store, name: str) -> bytes:
    held = store.get(name)
    assert held is not None
    return held.data


def test_everything_a_catalog_names_goes_over_and_the_urls_are_the_targets(
    built: Catalog, source: Diary, target: Store
) -> None:
    _, sent = publish(built, source, target)
    made, there = built.releases[0], sent.releases[0]
    assert len(made.files) == len(FILES)
    for name in list_files(built):
        assert kept(target, name) == kept(source, name)
    assert there.files == tuple(map(target.url_for, made.files))
    assert sent.show.artwork_url == target.url_for(built.show.artwork_url)
    assert sent.answers == built.answers


def test_early_endings_go_over_as_well(built: Catalog, source: Diary, target: Store) -> None:
    release = release_writer(source).write(replace(PROGRAMME, endings=ENDINGS), CONTENT, MADE_FROM)
    assert [(each.place_ms, each.duration_ms) for each in release.endings] == [(60_000, 67_200), (90_000, 97_200)]
    _, sent = publish(replace(built, releases=(release,)), source, target)
    for here, there, made in zip(release.endings, sent.releases[0].endings, ENDINGS, strict=True):
        assert there == replace(here, url=target.url_for(here.url))
        assert kept(target, here.url) == made.mp3
        assert here.url.startswith(f"programmes/{CONTENT.id}/")


def test_what_is_there_is_not_sent_again(built: Catalog, source: Diary, target: Store) -> None:
    publish(built, source, target)
    plan, _ = publish(built, source, target)
    assert plan.files == {}
    louder = release_writer(source).write(replace(PROGRAMME, mp3=b"louder"), CONTENT, MADE_FROM)
    plan, _ = publish(replace(built, releases=(louder,)), source, target)
    assert set(plan.files) == {louder.url, louder.notes_url}
    assert plan.bytes_to_send == len(kept(source, louder.url)) + len(kept(source, louder.notes_url))


def test_a_file_that_somebody_copied_there_half_is_sent_again(built: Catalog, source: Diary, tmp_path: Path) -> None:
    target = Diary(tmp_path / "target")
    publish(built, source, target)
    audio = target.root / built.releases[0].url
    audio.write_bytes(audio.read_bytes()[:-1])
    plan, _ = publish(built, source, target)
    assert list(plan.files) == [built.releases[0].url]
    assert audio.read_bytes() == PROGRAMME.mp3


def test_a_target_that_may_not_be_listed_is_told_of_once(
    built: Catalog, source: Diary, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    publish(built, source, Unlisted(tmp_path / "target"))
    assert caplog.text.count("may not be listed") == 1
    assert "What the published catalog does not name is sent, even if it is there." in caplog.text


def test_files_keep_their_types(built: Catalog, source: Diary, tmp_path: Path) -> None:
    target = Diary(tmp_path / "target")
    publish(built, source, target)
    made = {(item.name, item.content_type, item.cache_control) for item in source.sent}
    assert made <= {(item.name, item.content_type, item.cache_control) for item in target.sent}


def test_the_bytes_that_arrive_are_told(built: Catalog, source: Diary, tmp_path: Path) -> None:
    target, told = Diary(tmp_path / "target"), list[int]()
    plan = plan_publish(built, source, target, PUBLIC, view_target(target, "there"))
    send_files(plan.files, source, target, uploads=2, report_sent=told.append)
    assert sum(told) == plan.bytes_to_send == sum(each.size_bytes for each in target.list(""))


def test_a_file_that_is_gone_is_said_before_anything_is_sent(source: Diary, target: Store) -> None:
    with pytest.raises(StoreError, match=r": a built file is missing\. .*build again"):
        plan_publish(CATALOG, source, target, PUBLIC, view_target(target, "there"))


def test_a_damaged_file_never_becomes_public(built: Catalog, source: Diary, target: Store) -> None:
    url = built.releases[0].url
    source.put(Blob(name=url, data=PROGRAMME.mp3[:-1], content_type="audio/mpeg"))
    with pytest.raises(StoreError, match="a built file is damaged"):
        publish(built, source, target)
    assert not target.has(url)
    assert not target.has("catalog.json")


def test_a_plan_sends_nothing(built: Catalog, source: Diary, tmp_path: Path) -> None:
    target = FolderStore(tmp_path / "target")
    plan_publish(built, source, target, PUBLIC, view_target(target, "there"))
    assert not (tmp_path / "target").exists()


class TestSideBySide:
    def test_as_many_are_under_way_as_there_are_uploads(self, tmp_path: Path) -> None:
        together = threading.Barrier(4, timeout=10)

        class Meeting(FolderStore):
            def put(self, blob: Blob) -> str:
                together.wait()
                return super().put(blob)

        source, target = files(tmp_path, 8), Meeting(tmp_path / "target")
        send_files(sizes(source), source, target, uploads=4, report_sent=lambda _: None)
        assert {each.name for each in target.list("")} == set(sizes(source))

    def test_large_files_leave_lines_to_small_ones(self, tmp_path: Path) -> None:
        lock, under_way, most, is_full = threading.Lock(), set[str](), [0], threading.Event()
        source = FolderStore(tmp_path / "built")
        for each in range(24):
            release_writer(source).write(replace(PROGRAMME, mp3=b"%d" % each + bytes(300_000)), CONTENT, MADE_FROM)

        class Slow(FolderStore):
            def put(self, blob: Blob) -> str:
                if blob.name.endswith(".mp3"):
                    with lock:
                        under_way.add(blob.name)
                        most.append(len(under_way))
                        if len(under_way) == 8:
                            is_full.set()
                    is_full.wait(20)
                    time.sleep(0.05)  # a ninth would come now
                    with lock:
                        under_way.discard(blob.name)
                return super().put(blob)

        target = Slow(tmp_path / "target")
        send_files(sizes(source), source, target, uploads=UPLOADS, report_sent=lambda _: None)
        assert max(most) == 8
        assert {each.name for each in target.list("")} == set(sizes(source))

    def test_the_first_failure_ends_it_and_is_told(self, tmp_path: Path) -> None:
        class Full(FolderStore):
            def put(self, blob: Blob) -> str:
                raise StoreError("it is full", where=blob.name, hint="Make room")

        source = files(tmp_path, 8)
        with pytest.raises(StoreError, match="it is full"):
            send_files(sizes(source), source, Full(tmp_path / "target"), uploads=2, report_sent=lambda _: None)


def files(tmp_path: Path, number: int) -> FolderStore:
    source = FolderStore(tmp_path / "built")
    for each in range(number):
        release_writer(source).write(replace(PROGRAMME, mp3=b"%d" % each), CONTENT, MADE_FROM)
    return source


def sizes(source: FolderStore) -> dict[str, int]:
    return {each.name: each.size_bytes for each in source.list("") if each.name.endswith(".mp3")}


class TestChanges:
    def test_all_is_new_where_nothing_is(self) -> None:
        changes = compare_parts(None, CATALOG)
        assert {each.content_id for each in CATALOG.releases} <= set(changes.new)
        assert (changes.changed, changes.unchanged, changes.withdrawn) == ((), (), ())

    def test_each_part_is_named_once(self) -> None:
        (first, *rest) = CATALOG.releases
        theirs = replace(CATALOG, answers=())
        ours = replace(CATALOG, releases=(replace(first, title="Another"), *rest))
        changes = compare_parts(theirs, ours)
        assert changes.changed == (first.content_id,)
        assert set(changes.new) == {each.id for each in CATALOG.answers}
        assert compare_parts(ours, theirs).withdrawn == changes.new
        assert "show.toml" in changes.unchanged
