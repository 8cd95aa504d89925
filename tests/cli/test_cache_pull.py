"""A machine that may only read the bucket has the cache of the one that publishes."""

import shutil
from pathlib import Path

import pytest

from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import Blob
from tests import small_show
from tests.cli.command import typed


@pytest.fixture
def bucket(built_show: Path, s3_endpoint: str, s3_bucket: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Address of a bucket with the cache of a machine that has built the show."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3_endpoint)
    there, here = S3Store.from_address(f"s3://{s3_bucket}/cache"), FolderStore(built_show / "cache")
    names = [each.name for each in here.list("")]
    for name in [*names, "standing/of-that-machine.json", "passwords/none.txt"]:
        stored = here.get(name)
        there.put(Blob(name=name, data=stored.data if stored else b"x", content_type="application/octet-stream"))
    return f"s3://{s3_bucket}/cache"


def pulled(bucket: str, cache: Path) -> str:
    done = typed("cache", "pull", bucket, "--cache", str(cache))
    assert done.exit_code == 0, done.output
    return done.stdout


def plan(tmp_path: Path) -> str:
    places = ("--content", str(tmp_path / "show"), "--out", str(tmp_path / "out"), "--cache", str(tmp_path / "cache"))
    done = typed("plan", *places, "--engine", "tone")
    assert done.exit_code == 0, done.output
    return done.stdout


def test_what_is_in_the_bucket_is_not_spoken_again(bucket: str, built_show: Path, tmp_path: Path) -> None:
    shutil.copytree(built_show / "show", tmp_path / "show")
    assert " 0 sentences to speak" not in plan(tmp_path)
    pulled(bucket, tmp_path / "cache")
    small_show.edit(tmp_path / "show", "warm-hands", "Notice how warm they are.", "Notice how cool they are.")
    assert " 1 sentence to speak" in plan(tmp_path)


def test_what_is_there_is_not_copied_again(bucket: str, tmp_path: Path) -> None:
    assert " 0 B" not in pulled(bucket, tmp_path / "cache")
    assert pulled(bucket, tmp_path / "cache") == "0 things copied, 0 B.\n"


def test_only_what_another_machine_can_use_is_copied(bucket: str, tmp_path: Path) -> None:
    pulled(bucket, tmp_path / "cache")
    assert (tmp_path / "cache" / "clips").is_dir()
    assert not (tmp_path / "cache" / "standing").exists()
    assert not (tmp_path / "cache" / "passwords").exists()


def test_the_sound_of_a_clip_is_there_before_its_length(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    put = FolderStore.put

    def put_and_note(store: FolderStore, blob: Blob) -> None:
        order.append(blob.name)
        put(store, blob)

    monkeypatch.setattr(FolderStore, "put", put_and_note)
    pulled(bucket, tmp_path / "cache")
    first_length = next(place for place, name in enumerate(order) if name.endswith(".json"))
    assert all(name.endswith(".json") for name in order[first_length:])


def test_a_bucket_that_does_not_exist_is_told(bucket: str, tmp_path: Path) -> None:
    done = typed("cache", "pull", f"{bucket.removesuffix('/cache')}-not", "--cache", str(tmp_path / "cache"))
    assert done.exit_code == 1
    assert "-not" in str(done.exception)
