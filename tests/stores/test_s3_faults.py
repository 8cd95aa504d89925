"""A bucket whose server, or the line to it, fails now and then: what is mended in silence, and what is said."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from audio_pipeline.catalog import Catalog, from_json
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.release_files import publish_catalog
from audio_pipeline.stores.s3 import S3Store
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
        assert line.count("PUT", ".mp3") == 3


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

    def test_a_server_without_conditions_is_told_with_a_way_on(self, store: S3Store, line: Faults) -> None:
        line.on("PUT", "catalog.json", refuse(501, "NotImplemented"), times=FOR_EVER)
        with pytest.raises(StoreError, match=r"this server cannot .*two publishers apart\. .*--to folder:DIR"):
            publish(NEWER, "<rss>new</rss>", store)


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
