"""Crew: where the work is done, where it is kept, and who else is at work, as an editor says it."""

import threading
import time
from pathlib import Path

import pytest

from audio_pipeline.build.lock import lock_build
from audio_pipeline.errors import PipelineError, StoreError
from audio_pipeline.executors.cluster import ClusterError
from audio_pipeline.stores.s3 import S3Store
from tests import s3_server, small_show
from tests.cli.command import Typed, typed
from tests.loopback import find_free_port
from tests.vectors import put_vectors, send_vectors


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """One short programme without a bed."""
    show = small_show.write(tmp_path / "show")
    (show / "warm-hands.md").unlink()
    small_show.edit(show, "why_hug_helps", "follow_up: warm-hands\n", "")
    return show


def built(content: Path, *words: str, cache: str = "") -> Typed:
    home = content.parent
    put_vectors(home / "cache")
    places = ("--content", str(content), "--out", str(home / "out"), "--cache", cache or str(home / "cache"))
    return typed("build", "--engine", "tone", *places, *words)


def refused(result: Typed) -> PipelineError:
    assert isinstance(result.exception, PipelineError)
    assert "\n" not in str(result.exception)
    return result.exception


@pytest.mark.parametrize("address", ["host", "host:8786", "http://host:8786", "tcp://host", "tcp://host:port"])
def test_what_is_no_scheduler_is_wrong_usage(content: Path, address: str) -> None:
    result = built(content, "--cluster", address)
    assert result.exit_code == 2
    assert f'"{address}" is not the address of a scheduler. Write it as tcp://HOST:PORT.' in result.output


@pytest.mark.parametrize("address", ["host", "ftp://host/", "http:///store/", "http://a b/"])
def test_what_is_no_web_address_is_wrong_usage(content: Path, address: str) -> None:
    result = built(content, "--public-url", address)
    assert result.exit_code == 2
    assert f'"{address}" is not a web address. Write it as https://HOST/PATH/.' in result.output


def test_a_cluster_that_does_not_answer_is_told_and_nothing_is_made(content: Path) -> None:
    address = f"tcp://127.0.0.1:{find_free_port()}"
    refusal = refused(built(content, "--cluster", address))
    assert isinstance(refusal, ClusterError)
    assert refusal.where == f"--cluster {address}"
    assert not (content.parent / "out" / "catalog.json").exists()


def test_a_second_build_is_told_of_the_first_and_builds_when_it_waits(content: Path) -> None:
    out = content.parent / "out"
    waiting = threading.Thread(target=lambda: results.append(built(content, "--wait")))
    results: list[Typed] = []
    with lock_build(out, None):
        refusal = refused(built(content))
        waiting.start()
        time.sleep(1)
        assert not (out / "catalog.json").exists()
    waiting.join(timeout=60)
    assert "another build is running there since" in refusal.what
    assert (out / "catalog.json").exists()
    assert "Waiting for it to end." in results[0].output


def test_a_cache_may_be_written_as_a_folder_or_as_its_address(content: Path) -> None:
    put_vectors(content.parent / "kept")
    assert built(content, cache=f"folder:{content.parent / 'kept'}").exception is None
    assert list((content.parent / "kept" / "clips").glob("*.json"))


def test_a_cache_may_be_in_a_bucket(
    content: Path, s3_bucket: str, s3_endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3_endpoint)
    bucket = S3Store.from_address(f"s3://{s3_bucket}/cache")
    send_vectors(bucket)
    assert built(content, cache=f"s3://{s3_bucket}/cache").exception is None
    assert (content.parent / "out" / "catalog.json").exists()
    assert [name for name in bucket_names(s3_endpoint, s3_bucket) if name.startswith("cache/clips/")]
    assert not bucket.has("catalog.json")


def bucket_names(endpoint: str, bucket: str) -> list[str]:
    listed = s3_server.client(endpoint).list_objects_v2(Bucket=bucket).get("Contents", [])
    return [each["Key"] for each in listed]


def test_what_names_no_cache_is_told(content: Path) -> None:
    refusal = refused(built(content, cache="ftp://host/cache"))
    assert isinstance(refusal, StoreError)
    assert str(refusal) == (
        "--cache ftp://host/cache: this is not the address of a store. Write it as DIR, folder:DIR or s3://BUCKET/PREFIX."
    )
