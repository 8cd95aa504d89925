"""A bucket set up by infra/bucket serves everybody, web pages too, and lets nobody change anything."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

import pytest

from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob
from tests import s3_server

RECIPES = Path(__file__).parents[2] / "infra" / "bucket"
SOUND, CATALOG = "show/programmes/a/0123456789ab.mp3", "show/catalog.json"
PAGE = "https://radio.example.org"


@pytest.fixture
def listener(s3_endpoint: str, s3_bucket: str) -> str:
    """The address at which a listener without an account finds the bucket."""
    client = s3_server.client(s3_endpoint)
    policy = (RECIPES / "listeners.json").read_text("utf-8").replace("BUCKET", s3_bucket).replace("PREFIX", "show")
    client.put_bucket_policy(Bucket=s3_bucket, Policy=policy)
    client.put_bucket_cors(Bucket=s3_bucket, CORSConfiguration=json.loads((RECIPES / "cors.json").read_text("utf-8")))
    store = S3Store.from_address(f"s3://{s3_bucket}", endpoint_url=s3_endpoint)
    store.put(Blob(name=SOUND, data=bytes(range(100)), content_type="audio/mpeg"))
    store.put(Blob(name=CATALOG, data=b"{}", content_type="application/json", cache_control=CACHE_BRIEFLY))
    store.put(Blob(name="private/notes.txt", data=b"mine", content_type="text/plain"))
    return f"{s3_endpoint}/{s3_bucket}"


def ask(
    address: str, headers: Mapping[str, str] | None = None, *, method: str = "GET", data: bytes | None = None
) -> tuple[int, bytes, Mapping[str, str]]:
    request = urllib.request.Request(address, method=method, data=data, headers=dict(headers or {}))
    try:
        with urllib.request.urlopen(request, timeout=30) as found:
            return found.status, found.read(), dict(found.headers)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, b"", dict(refused.headers)


def test_everybody_hears_the_sound_and_keeps_it_for_ever(listener: str) -> None:
    status, data, headers = ask(f"{listener}/{SOUND}")
    assert (status, data) == (200, bytes(range(100)))
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert ask(f"{listener}/{CATALOG}")[2]["Cache-Control"] == CACHE_BRIEFLY


def test_a_player_gets_the_part_it_asks_for(listener: str) -> None:
    status, data, headers = ask(f"{listener}/{SOUND}", {"Range": "bytes=10-19"})
    assert (status, data, headers["Content-Range"]) == (206, bytes(range(10, 20)), "bytes 10-19/100")


def test_a_page_of_another_host_may_read_it(listener: str) -> None:
    headers = ask(f"{listener}/{SOUND}", {"Origin": PAGE})[2]
    assert headers["Access-Control-Allow-Origin"] in {"*", PAGE}
    assert "Content-Range" in headers["Access-Control-Expose-Headers"]


def test_a_page_may_ask_for_a_part(listener: str) -> None:
    asked = {"Origin": PAGE, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "range"}
    status, _, headers = ask(f"{listener}/{SOUND}", asked, method="OPTIONS")
    assert status in {200, 204}
    assert "GET" in headers["Access-Control-Allow-Methods"]
    assert "range" in headers["Access-Control-Allow-Headers"].lower()


def test_a_page_may_not_ask_to_write(listener: str) -> None:
    headers = ask(f"{listener}/{SOUND}", {"Origin": PAGE, "Access-Control-Request-Method": "PUT"}, method="OPTIONS")[2]
    assert "PUT" not in headers.get("Access-Control-Allow-Methods", "")


@pytest.mark.parametrize(
    ("method", "name"), [("PUT", SOUND), ("DELETE", SOUND), ("GET", ""), ("GET", "private/notes.txt")]
)
def test_a_listener_can_neither_write_nor_list_nor_read_elsewhere(listener: str, method: str, name: str) -> None:
    assert ask(f"{listener}/{name}", method=method, data=b"x" if method == "PUT" else None)[0] == 403
    assert ask(f"{listener}/{SOUND}")[1] == bytes(range(100))


def test_unfinished_uploads_are_dropped_and_nothing_else(s3_endpoint: str, s3_bucket: str) -> None:
    rules = json.loads((RECIPES / "lifecycle.json").read_text("utf-8"))
    s3_server.client(s3_endpoint).put_bucket_lifecycle_configuration(Bucket=s3_bucket, LifecycleConfiguration=rules)
    assert all("Expiration" not in rule for rule in rules["Rules"])
