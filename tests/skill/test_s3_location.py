"""A catalog in a bucket, on a real S3 server."""

from dataclasses import replace
from typing import Any

import pytest

from audio_pipeline.catalog import NAME, to_json
from skill.catalog_source import CatalogUnavailableError, FolderLocation, UrlLocation
from skill.s3_location import S3Location, open_location
from tests import s3_server
from tests.catalogs import CATALOG


@pytest.fixture
def bucket(s3_endpoint: str, s3_bucket: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", s3_endpoint)
    put(s3_endpoint, s3_bucket, f"show/{NAME}", to_json(CATALOG).encode())
    put(s3_endpoint, s3_bucket, "show/understanding/a.npz", b"vectors")
    return s3_bucket


def put(endpoint: str, bucket: str, key: str, data: bytes) -> None:
    client: Any = s3_server.client(endpoint)
    client.put_object(Bucket=bucket, Key=key, Body=data)


@pytest.mark.parametrize("ending", ["", "/", f"/{NAME}"])
def test_it_reads_the_catalog_and_the_files_that_it_names(bucket: str, ending: str) -> None:
    location = S3Location(f"s3://{bucket}/show{ending}")
    fetched = location.fetch("")
    assert fetched
    assert fetched.text == to_json(CATALOG)
    assert location.fetch_file("understanding/a.npz") == b"vectors"


def test_only_a_changed_catalog_is_fetched_again(bucket: str, s3_endpoint: str) -> None:
    location = S3Location(f"s3://{bucket}/show")
    fetched = location.fetch("")
    assert fetched
    assert location.fetch(fetched.etag) is None
    put(s3_endpoint, bucket, f"show/{NAME}", to_json(replace(CATALOG, answers=())).encode())
    assert location.fetch(fetched.etag)


@pytest.mark.parametrize("name", ["catalog.json", "understanding/none.npz"])
def test_what_is_not_there_is_told_with_its_address(bucket: str, name: str) -> None:
    location = S3Location(f"s3://{bucket}/elsewhere")
    with pytest.raises(CatalogUnavailableError, match=f"s3://{bucket}/elsewhere: .+ cannot be read there"):
        _ = location.fetch("") if name == NAME else location.fetch_file(name)


@pytest.mark.parametrize("address", ["s3://", "s3://Upper/show", "s3://a//b"])
def test_an_address_that_names_no_bucket_is_refused(address: str) -> None:
    with pytest.raises(CatalogUnavailableError, match="names no bucket"):
        open_location(address)


def test_folders_and_web_addresses_are_what_they_were() -> None:
    assert isinstance(open_location("build"), FolderLocation)
    assert isinstance(open_location("https://cdn.example/show"), UrlLocation)
