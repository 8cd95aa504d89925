"""A question index that cannot be used costs a line in the log, and the skill goes on by words alone."""

import http.server
import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from audio_pipeline.catalog import NAME, Catalog, from_json
from audio_pipeline.understanding.compact_index import CompactIndex
from skill.answers.index_source import load_question_index
from skill.answers.understanding import Understander
from skill.catalog_source import CatalogLocation, FolderLocation, UrlLocation
from tests.log_records import list_records
from tests.skill.answers.shows import CATALOG, HUG
from tests.vectors import index, write_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write_store(tmp_path, CATALOG)


@pytest.fixture
def web(store: Path) -> Iterator[str]:
    """The store's address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(store))) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def catalog(store: Path) -> Catalog:
    return from_json((store / NAME).read_text("utf-8"))


def is_whole(found: CompactIndex | None) -> bool:
    if found is None:
        return False
    wanted, read = index(CATALOG), found.widen()
    return read.kinds == wanted.kinds and np.allclose(read.examples, wanted.examples, atol=1e-3)


def test_the_index_beside_the_catalog_is_read(store: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert is_whole(load_question_index(catalog(store), FolderLocation(store)))
    assert list_records(caplog) == []


def test_the_index_on_the_web_is_read_by_a_relative_or_a_whole_address(store: Path, web: str) -> None:
    relative = catalog(store)
    whole = replace(relative, question_index_url=f"{web}/{relative.question_index_url}")
    for address in (web, f"{web}/{NAME}"):
        assert is_whole(load_question_index(relative, UrlLocation(address)))
        assert is_whole(load_question_index(whole, UrlLocation(address)))


def test_an_index_on_the_web_is_read_for_a_catalog_in_a_folder(store: Path, web: str, tmp_path: Path) -> None:
    whole = replace(catalog(store), question_index_url=f"{web}/{catalog(store).question_index_url}")
    assert is_whole(load_question_index(whole, FolderLocation(tmp_path / "elsewhere")))


def damaged(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def told_once(caplog: pytest.LogCaptureFixture) -> str:
    (record,) = list_records(caplog)
    assert record.levelno == logging.WARNING
    assert "\n" not in record.getMessage()
    assert record.getMessage().startswith("questions are found by their words alone: ")
    return record.getMessage()


def use(store: Path, location: CatalogLocation) -> None:
    """Ask with whatever index there is."""
    found = load_question_index(catalog(store), location)
    assert found is None
    assert Understander(catalog(store), found).understand("how long should a hug last").answer == HUG


def test_a_catalog_from_before_says_to_build_it_again(store: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert load_question_index(CATALOG, FolderLocation(store)) is None
    assert "Build it again." in told_once(caplog)


def test_a_damaged_file_is_told(store: Path, caplog: pytest.LogCaptureFixture) -> None:
    damaged(store / catalog(store).question_index_url)
    use(store, FolderLocation(store))
    assert catalog(store).question_index_url in told_once(caplog)


def test_a_file_that_is_gone_is_told(store: Path, caplog: pytest.LogCaptureFixture) -> None:
    (store / catalog(store).question_index_url).unlink()
    use(store, FolderLocation(store))
    assert "Run warm-recall build again" in told_once(caplog)


def test_a_file_that_is_gone_from_the_web_is_told(store: Path, web: str, caplog: pytest.LogCaptureFixture) -> None:
    (store / catalog(store).question_index_url).unlink()
    use(store, UrlLocation(web))
    assert "Publish again" in told_once(caplog)
