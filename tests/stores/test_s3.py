"""The store in a bucket, against a real S3 server."""

import time
from dataclasses import replace

import pytest

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import CACHE_BRIEFLY, CACHE_FOREVER, Blob, Store
from tests import s3_server
from tests.contracts.store_contract import StoreContract, item
from tests.loopback import find_free_port


@pytest.fixture
def bucket_store(s3_endpoint: str, s3_bucket: str) -> S3Store:
    return S3Store.from_address(f"s3://{s3_bucket}/shows/warm", endpoint_url=s3_endpoint)


class TestS3Store(StoreContract):
    @pytest.fixture
    def store(self, bucket_store: S3Store) -> Store:
        return bucket_store


class TestObjects:
    def test_an_object_carries_its_type_and_how_long_it_may_be_kept(self, bucket_store: S3Store) -> None:
        bucket_store.put(item())
        catalog = Blob(name="catalog.json", data=b"{}", content_type="application/json", cache_control=CACHE_BRIEFLY)
        bucket_store.put_if_match(catalog, expected_etag=None)
        audio = _head(bucket_store, "shows/warm/programmes/hug/3fa9.mp3")
        briefly = _head(bucket_store, "shows/warm/catalog.json")
        assert (audio["ContentType"], audio["CacheControl"]) == ("audio/mpeg", CACHE_FOREVER)
        assert (briefly["ContentType"], briefly["CacheControl"]) == ("application/json", CACHE_BRIEFLY)
        assert "ContentEncoding" not in audio

    def test_without_a_prefix_the_name_is_the_key(self, s3_endpoint: str, s3_bucket: str) -> None:
        store = S3Store.from_address(f"s3://{s3_bucket}", endpoint_url=s3_endpoint)
        store.put(item())
        assert store.has("programmes/hug/3fa9.mp3")
        assert _head(store, "programmes/hug/3fa9.mp3")


class TestAddresses:
    def test_an_address_names_bucket_and_prefix(self) -> None:
        assert S3Store.from_address("s3://my-bucket/a/B_c/") == S3Store(bucket="my-bucket", prefix="a/B_c")
        assert (
            S3Store.from_address("s3://my-bucket/")
            == S3Store.from_address("s3://my-bucket")
            == S3Store(bucket="my-bucket")
        )

    @pytest.mark.parametrize(
        "address",
        [
            *("", "s3:", "s3://", "s3:/bucket", "bucket", "S3://bucket", "s3://Bucket", "s3://b", "s3://bucket//a"),
            *("s3://bucket/../a", "s3://bucket/.a", "s3://bucket/a?b", "s3://bucket/a b", "folder:x"),
        ],
    )
    def test_what_names_no_bucket_is_refused_with_an_example(self, address: str) -> None:
        with pytest.raises(StoreError, match=r"names no bucket.*s3://BUCKET/PREFIX"):
            S3Store.from_address(address)

    @pytest.mark.parametrize("url", ["localhost:8333", "//host", "https://", "ftp://host", "https:///path"])
    def test_an_endpoint_that_is_no_web_address_is_refused(self, url: str) -> None:
        with pytest.raises(StoreError, match="no web address"):
            S3Store.from_address("s3://bucket", endpoint_url=url)
        with pytest.raises(StoreError, match="no web address"):
            S3Store.from_address("s3://bucket", public_url=url)

    def test_the_world_fetches_from_the_public_address_if_there_is_one(self) -> None:
        amazon = S3Store.from_address("s3://bucket/warm")
        server = replace(amazon, endpoint_url="http://127.0.0.1:8333/")
        assert amazon.url_for("a.mp3") == "https://bucket.s3.amazonaws.com/warm/a.mp3"
        assert server.url_for("a.mp3") == "http://127.0.0.1:8333/bucket/warm/a.mp3"
        assert replace(server, public_url="https://cdn.example/x/").url_for("a.mp3") == "https://cdn.example/x/a.mp3"


class TestRefusals:
    def test_a_bucket_out_of_reach_is_said_in_seconds(self, s3_endpoint: str) -> None:
        assert s3_endpoint
        store = S3Store.from_address("s3://bucket/warm", endpoint_url=f"http://127.0.0.1:{find_free_port()}")
        began = time.monotonic()
        with pytest.raises(StoreError, match=r"s3://bucket/warm/a at http.*: the server does not answer\. Check the"):
            store.has("a")
        assert time.monotonic() - began < 10

    def test_a_missing_bucket_is_named(self, s3_endpoint: str) -> None:
        store = S3Store.from_address("s3://no-such-bucket", endpoint_url=s3_endpoint)
        for use in (
            lambda: store.put(item()),
            lambda: store.put_if_match(item(), expected_etag=None),
            lambda: store.get("a"),
        ):
            with pytest.raises(StoreError, match=r"s3://no-such-bucket/.*there is no such bucket\. Create it"):
                use()

    def test_missing_credentials_are_named(self, bucket_store: S3Store, without_credentials: S3Store) -> None:
        with pytest.raises(StoreError, match=r"no credentials were found.*AWS_ACCESS_KEY_ID"):
            without_credentials.get("a")
        assert bucket_store.get("a") is None

    def test_a_wrong_key_is_named(
        self, s3_endpoint: str, s3_bucket: str, monkeypatch: pytest.MonkeyPatch, other_address: str
    ) -> None:
        assert s3_endpoint != other_address
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "stranger")
        with pytest.raises(StoreError, match="does not know this access key"):
            S3Store.from_address(f"s3://{s3_bucket}", endpoint_url=other_address).put(item())

    def test_no_refusal_shows_a_secret(self, s3_endpoint: str) -> None:
        with pytest.raises(StoreError) as refusal:
            S3Store.from_address("s3://no-such-bucket", endpoint_url=s3_endpoint).put(item())
        assert s3_server.SECRET_KEY not in str(refusal.value)


@pytest.fixture
def other_address(s3_endpoint: str) -> str:
    """The same server by another name: a client of its own, so that it looks for keys anew."""
    return s3_endpoint.replace("127.0.0.1", "localhost")


@pytest.fixture
def without_credentials(s3_endpoint: str, s3_bucket: str, monkeypatch: pytest.MonkeyPatch) -> S3Store:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    return S3Store.from_address(f"s3://{s3_bucket}", endpoint_url=f"{s3_endpoint}/")


def _head(store: S3Store, key: str) -> dict[str, str]:
    assert store.endpoint_url is not None
    found: dict[str, str] = s3_server.client(store.endpoint_url).head_object(Bucket=store.bucket, Key=key)
    return found
