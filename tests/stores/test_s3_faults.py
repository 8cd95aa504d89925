"""A bucket whose server, or the line to it, fails now and then: what is mended in silence, and what is said."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from audio_pipeline.catalog import Catalog, from_json
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.release_files import publish_catalog
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.s3_multipart import MULTIPART_FROM_BYTES
from audio_pipeline.stores.s3_retry import Patience
from audio_pipeline.stores.store import ListingRefusedError, Store
from tests import s3_faults, s3_server
from tests.contracts.store_contract import item
from tests.s3_faults import (
    FOR_EVER,
    Answer,
    Fault,
    Faults,
    Request,
    Send,
    cut,
    flip_a_bit_going_up,
    hold,
    lose_answer,
    refuse,
    reset,
)  # fmt: skip
from tests.samples import CATALOG

NEWER = replace(CATALOG, answers=())


@pytest.fixture
def line(s3_endpoint: str) -> Iterator[Faults]:
    with s3_faults.faults(s3_endpoint) as running:
        yield running


@pytest.fixture
def store(line: Faults, s3_bucket: str) -> S3Store:
    return S3Store.from_address(
        f"s3://{s3_bucket}/warm", endpoint_url=line.address, public_url="https://a.example.org/"
    )


def held(store: Store, name: str) -> str:
    found = store.get(name)
    assert found is not None
    return found.data.decode()


def publish(catalog: Catalog, feed: str, store: Store) -> None:
    publish_catalog(catalog, feed, store, store.get("catalog.json"))


class TestTriedAgain:
    @pytest.mark.parametrize("fault", [refuse(500, "InternalError"), refuse(503, "SlowDown"), reset, lose_answer])
    def test_what_failed_once_or_twice_is_sent_again(self, store: S3Store, line: Faults, fault: Fault) -> None:
        line.on("PUT", ".mp3", fault, times=2)
        store.put(item())
        assert store.get(item().name) is not None

    def test_what_was_damaged_on_its_way_up_is_sent_again(self, store: S3Store, line: Faults) -> None:
        line.on("PUT", "", flip_a_bit_going_up, times=2)
        store.put(item())
        assert held(store, item().name) == "warm"

    def test_a_swap_that_was_damaged_on_its_way_up_is_sent_again(self, store: S3Store, line: Faults) -> None:
        line.on("PUT", "", flip_a_bit_going_up)
        assert store.put_if_match(item(), expected_etag=None)

    @pytest.mark.parametrize("size", [40, 2_000_000])
    def test_what_came_down_in_part_is_fetched_again(self, store: S3Store, line: Faults, size: int) -> None:
        store.put(item(b"w" * size))
        line.on("GET", ".mp3", cut, times=2)
        assert held(store, item().name) == "w" * size

    def test_what_is_damaged_each_time_is_said(self, store: S3Store, line: Faults) -> None:
        line.on("PUT", "", flip_a_bit_going_up, times=FOR_EVER)
        with pytest.raises(StoreError, match=r"the bytes were damaged on the way\. .*[Rr]un it again"):
            store.put(item())
        assert line.count("PUT", ".mp3") == Patience().attempts


IMPATIENT = Patience(slow_down_s=8, silent_s=0.4, answer_s=1)


@pytest.fixture
def impatient(store: S3Store) -> S3Store:
    """The same store, whose server is waited for as long as a test can wait."""
    return replace(store, patience=IMPATIENT)


class TestSlowDown:
    @pytest.mark.parametrize("fault", [refuse(503, "SlowDown"), refuse(429), refuse(503)])
    def test_a_server_that_asks_for_fewer_requests_is_waited_for_longer_than_one_that_fails(
        self, impatient: S3Store, line: Faults, caplog: pytest.LogCaptureFixture, fault: Fault
    ) -> None:
        line.on("PUT", ".mp3", fault, times=FOR_EVER)
        began = time.monotonic()
        with pytest.raises(StoreError, match=r"the server asks for fewer requests\. Wait a minute, then run it again"):
            impatient.put(item())
        assert 1 < time.monotonic() - began < IMPATIENT.slow_down_s + 0.5
        assert "the server asks for fewer requests: wait_s=" in caplog.text

    def test_minutes_are_waited_as_a_rule(self) -> None:
        assert Patience().slow_down_s >= 180

    def test_the_time_that_the_server_asks_for_is_waited(self, impatient: S3Store, line: Faults) -> None:
        line.on("PUT", ".mp3", refuse(503, "SlowDown", {"Retry-After": "2"}))
        began = time.monotonic()
        impatient.put(item())
        assert time.monotonic() - began >= 2
        assert line.count("PUT", ".mp3") == 2

    @pytest.mark.parametrize(("status", "code"), [(503, "SlowDown"), (500, "InternalError")])
    def test_a_longer_time_than_anybody_waits_is_not_waited(
        self, impatient: S3Store, line: Faults, status: int, code: str
    ) -> None:
        line.on("PUT", ".mp3", refuse(status, code, {"Retry-After": "3600"}), times=FOR_EVER)
        with pytest.raises(StoreError, match="run it again"):
            impatient.put(item())
        assert line.count("PUT", ".mp3") == 1

    def test_what_is_sent_side_by_side_waits_together_and_says_so_once(
        self, store: S3Store, line: Faults, caplog: pytest.LogCaptureFixture
    ) -> None:
        all_are_there, refused = threading.Barrier(4), refuse(503, "SlowDown", {"Retry-After": "2"})

        def refuse_together(request: Request, send: Send) -> Answer:
            all_are_there.wait()
            return refused(request, send)

        line.on("PUT", ".mp3", refuse_together, times=4)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(store.put, (item(name=f"{letter}.mp3") for letter in "abcd")))
        assert line.count("PUT", ".mp3") == 8
        assert caplog.text.count("asks for fewer requests") < 4


class TestSilence:
    def test_a_server_that_is_silent_for_a_while_is_told_of_and_asked_again(
        self, impatient: S3Store, line: Faults, caplog: pytest.LogCaptureFixture
    ) -> None:
        line.on("PUT", ".mp3", hold(1.5))
        impatient.put(item())
        assert "still waiting for the server: where=s3://" in caplog.text
        assert held(impatient, item().name) == "warm"

    def test_a_server_that_stays_silent_is_said_and_nobody_waits_for_ever(
        self, impatient: S3Store, line: Faults, caplog: pytest.LogCaptureFixture
    ) -> None:
        line.on("PUT", ".mp3", hold(1.5), times=FOR_EVER)
        with pytest.raises(StoreError, match=r"the server stopped answering\. .*run it again"):
            impatient.put(item())
        assert caplog.text.count("still waiting for the server") >= IMPATIENT.attempts


LARGE = b"w" * (MULTIPART_FROM_BYTES + 1)


class TestLargeObjects:
    def test_a_large_object_goes_up_in_parts_and_comes_back_whole(self, store: S3Store, line: Faults) -> None:
        etag = store.put(item(LARGE))
        assert held(store, item().name) == LARGE.decode()
        assert line.count("PUT", ".mp3") == 3
        assert [each.etag for each in store.list("")] == [etag]

    def test_parts_that_were_sent_before_a_kill_are_not_sent_again(self, store: S3Store, line: Faults) -> None:
        line.on("PUT", ".mp3", s3_faults.pass_on)
        line.on("PUT", ".mp3", refuse(403, "AccessDenied"))
        with pytest.raises(StoreError, match="the bucket does not allow it"):
            store.put(item(LARGE))
        assert not store.has(item().name)
        line.seen.clear()
        store.put(item(LARGE))
        assert line.count("PUT", ".mp3") == 2
        assert held(store, item().name) == LARGE.decode()

    def test_parts_of_other_bytes_are_not_taken(self, store: S3Store, line: Faults) -> None:
        line.on("PUT", ".mp3", s3_faults.pass_on, times=2)
        line.on("PUT", ".mp3", refuse(403, "AccessDenied"))
        with pytest.raises(StoreError):
            store.put(item(b"v" * len(LARGE)))
        store.put(item(LARGE))
        assert held(store, item().name) == LARGE.decode()

    def test_who_may_not_see_interrupted_uploads_sends_it_from_the_beginning(
        self, store: S3Store, line: Faults
    ) -> None:
        line.on("GET", store.bucket, refuse(403, "AccessDenied"), times=FOR_EVER)
        store.put(item(LARGE))
        assert store.has(item().name)

    @pytest.mark.parametrize("fault", [lose_answer, refuse(500, "InternalError"), reset])
    @pytest.mark.parametrize("method", ["PUT", "POST"])
    def test_a_fault_at_any_step_is_mended(self, store: S3Store, line: Faults, method: str, fault: Fault) -> None:
        line.on(method, ".mp3", fault, times=2)
        etag = store.put(item(LARGE))
        assert held(store, item().name) == LARGE.decode()
        assert [each.etag for each in store.list("")] == [etag]


class TestListing:
    def test_a_listing_of_many_answers_is_put_together(self, store: S3Store, line: Faults, s3_endpoint: str) -> None:
        names = [f"pages/{letter}" for letter in "abcde"]
        for name in names:
            store.put(item(name=name))
        line.on("GET", store.bucket, in_pages_of(2, s3_endpoint, store.bucket), times=FOR_EVER)
        assert [each.name for each in store.list("pages/")] == names
        assert line.count("GET", store.bucket) == 3

    def test_who_may_not_list_is_told_which_right_is_missing(self, store: S3Store, line: Faults) -> None:
        line.on("GET", store.bucket, refuse(403, "AccessDenied"), times=FOR_EVER)
        with pytest.raises(ListingRefusedError, match=r"warm/a at http.*may not be listed\. Give .*s3:ListBucket"):
            store.list("a")

    def test_who_may_not_delete_is_told_which_right_is_missing(self, store: S3Store, line: Faults) -> None:
        store.put(item())
        line.on("POST", store.bucket, refuse(403, "AccessDenied"), times=FOR_EVER)
        with pytest.raises(StoreError, match=r"nothing may be deleted there\. Give .*s3:DeleteObject"):
            store.delete([item().name])
        assert store.has(item().name)

    def test_one_object_that_could_not_be_deleted_is_an_error(self, store: S3Store, line: Faults) -> None:
        line.on("POST", store.bucket, refuse_one_of_many, times=FOR_EVER)
        with pytest.raises(StoreError, match="nothing may be deleted there"):
            store.delete(["a", "b"])


def in_pages_of(number: int, server: str, bucket: str) -> Fault:
    """The server lists no more than so many names at a time."""

    def listed(request: Request, _: Send) -> Answer:
        asked = dict(parse_qsl(urlsplit(request.path).query))
        token = {"ContinuationToken": asked["continuation-token"]} if "continuation-token" in asked else {}
        bodies: list[bytes] = []
        asker = s3_server.client(server)
        asker.meta.events.register("after-call", lambda http_response, **_: bodies.append(http_response.content))
        asker.list_objects_v2(Bucket=bucket, Prefix=asked["prefix"], MaxKeys=number, EncodingType="url", **token)
        return Answer(200, [("Content-Type", "application/xml")], bodies[0])

    return listed


def refuse_one_of_many(request: Request, _: Send) -> Answer:
    """All but one are deleted."""
    del request
    told = b"<DeleteResult><Error><Key>warm/b</Key><Code>AccessDenied</Code></Error></DeleteResult>"
    return Answer(200, [("Content-Type", "application/xml")], told)


class TestTheLastTwoSteps:
    @pytest.mark.parametrize("fault", [lose_answer, refuse(409, "ConditionalRequestConflict"), flip_a_bit_going_up])
    @pytest.mark.parametrize("name", ["catalog.json", "feed.xml"])
    @pytest.mark.parametrize("is_first", [True, False])
    def test_one_fault_is_mended_and_catalog_and_feed_agree(
        self, store: S3Store, line: Faults, name: str, fault: Fault, *, is_first: bool
    ) -> None:
        if not is_first:
            publish(CATALOG, "<rss>old</rss>", store)
        line.on("PUT", name, fault)
        publish(NEWER, "<rss>new</rss>", store)
        assert from_json(held(store, "catalog.json")) == NEWER
        assert held(store, "feed.xml") == "<rss>new</rss>"

    def test_a_rival_between_a_lost_answer_and_our_look_is_told_and_kept(self, store: S3Store, line: Faults) -> None:
        theirs = replace(CATALOG, releases=())
        rival = replace(store, endpoint_url=store.endpoint_url and line.address.replace("127.0.0.1", "localhost"))
        line.on("PUT", "catalog.json", s3_faults.first(lambda: publish(theirs, "<rss>theirs</rss>", rival)))
        with pytest.raises(StoreError, match="somebody else published meanwhile"):
            publish(NEWER, "<rss>new</rss>", store)
        assert from_json(held(store, "catalog.json")) == theirs
        assert held(store, "feed.xml") == "<rss>theirs</rss>"

    @pytest.mark.parametrize(("status", "code"), [(412, "PreconditionFailed"), (409, "ConditionalRequestConflict")])
    @pytest.mark.parametrize("name", ["catalog.json", "feed.xml"])
    def test_a_server_that_refuses_for_ever_is_told_of_and_not_asked_for_ever(
        self, store: S3Store, line: Faults, name: str, status: int, code: str
    ) -> None:
        publish(CATALOG, "<rss>old</rss>", store)
        line.on("PUT", name, refuse(status, code), times=FOR_EVER)
        with pytest.raises(
            StoreError,
            match=rf"{name}: the store refused to write this file, though nobody else has changed it\. .*again",
        ):
            publish(NEWER, "<rss>new</rss>", store)
        assert line.count("PUT", name) < 20


FULL = r"there is no room left, or no more is allowed\. Make room"


class TestRefusals:
    def test_a_server_that_hangs_up_each_time_is_said(self, store: S3Store, line: Faults) -> None:
        for method in ("GET", "PUT"):
            line.on(method, "", reset, times=FOR_EVER)
        for use in (lambda: store.get("a"), lambda: store.put(item()), lambda: store.list("")):
            with pytest.raises(StoreError, match="the server closed the connection"):
                use()

    @pytest.mark.parametrize(
        ("fault", "said"),
        [
            (refuse(403, "QuotaExceeded"), FULL),
            (refuse(507), FULL),
            (refuse(507, "InsufficientStorage"), FULL),
            (refuse(400, "XMinioStorageFull"), FULL),
            (refuse(400, "EntityTooLarge"), r"the server takes no object of this size\. "),
        ],
    )
    @pytest.mark.parametrize(
        "keep", [lambda store: store.put(item()), lambda store: store.put_if_match(item(), expected_etag=None)]
    )
    def test_a_full_bucket_is_called_full(
        self, store: S3Store, line: Faults, fault: Fault, said: str, keep: Callable[[S3Store], object]
    ) -> None:
        line.on("PUT", "", fault, times=FOR_EVER)
        with pytest.raises(StoreError, match=said) as told:
            keep(store)
        assert "network" not in str(told.value)

    @pytest.mark.parametrize("region", ["eu-north-1", ""])
    def test_a_bucket_of_another_region_is_said_with_its_region(
        self, store: S3Store, line: Faults, region: str
    ) -> None:
        headers = {"x-amz-bucket-region": region} if region else {}
        for method in ("GET", "HEAD", "PUT"):
            line.on(method, "", refuse(301, "PermanentRedirect", headers), times=FOR_EVER)
        named = region or "the bucket's region"
        said = f"the bucket is in another region.*AWS_DEFAULT_REGION to {named}"
        for use in (lambda: store.get("a"), lambda: store.has("a"), lambda: store.put(item())):
            with pytest.raises(StoreError, match=said):
                use()
        assert len(line.seen) < 12  # nobody is sent round in a circle
