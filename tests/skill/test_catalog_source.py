"""Where the catalog comes from, and that nobody waits for a new one."""

import http.server
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

import pytest

from audio_pipeline.catalog import NAME, Catalog, VoiceForm, Withdrawal, to_json
from skill.catalog_source import (
    CatalogLocation,
    CatalogSource,
    CatalogUnavailableError,
    FolderLocation,
    UrlLocation,
    make_absolute,
    make_location,
    make_urls_absolute,
    refuse_relative_urls,
)
from tests.catalogs import CATALOG, EMPTY, RECALL
from tests.loopback import serving


def same(catalog: Catalog) -> Catalog:
    return catalog


def write(folder: Path, text: str) -> None:
    """Put it there as a store does: whole or not at all."""
    (folder / "new").write_text(text, encoding="utf-8")
    os.replace(folder / "new", folder / NAME)  # noqa: PTH105 - the very call a store makes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, to_json(CATALOG))
    return tmp_path


def eventually(source: CatalogSource[Catalog], wanted: Catalog) -> bool:
    deadline = time.monotonic() + 5
    while source.get_current() != wanted and time.monotonic() < deadline:
        time.sleep(0.02)
    return source.get_current() == wanted


# --- a folder -----------------------------------------------------------------------------------------------------


def test_a_folder_is_read(folder: Path) -> None:
    assert CatalogSource(make_location(str(folder)), same).get_current() == CATALOG


def test_a_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CatalogUnavailableError, match=r"nowhere/catalog.json.*Run warm-recall build first.*--catalog"):
        CatalogSource(FolderLocation(tmp_path / "nowhere"), same)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": 2}', '{"format": 1, "show": {}}'])
def test_what_is_no_catalog_says_so(folder: Path, text: str) -> None:
    write(folder, text)
    with pytest.raises(CatalogUnavailableError, match=r"catalog.json.*Run warm-recall build"):
        CatalogSource(FolderLocation(folder), same)


def test_bytes_that_are_no_text_say_so(folder: Path) -> None:
    (folder / NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogUnavailableError, match=r"catalog.json"):
        CatalogSource(FolderLocation(folder), same)


def test_a_new_catalog_is_taken_and_a_broken_one_is_not(folder: Path) -> None:
    source = CatalogSource(FolderLocation(folder), same)
    write(folder, "{ half a cat")
    source.refresh()
    assert source.get_current() == CATALOG
    write(folder, to_json(EMPTY))
    source.refresh()
    assert source.get_current() == EMPTY
    (folder / NAME).unlink()
    source.refresh()
    assert source.get_current() == EMPTY


def test_the_same_catalog_is_not_prepared_twice(folder: Path) -> None:
    prepared: list[Catalog] = []
    source = CatalogSource(FolderLocation(folder), prepared.append)
    for _ in range(5):
        source.refresh()
    assert len(prepared) == 1


def test_a_new_catalog_is_found_in_the_background(folder: Path) -> None:
    source = CatalogSource(FolderLocation(folder), same)
    source.watch()
    write(folder, to_json(EMPTY))
    assert eventually(source, EMPTY)


def test_nobody_waits_while_a_new_catalog_is_prepared(folder: Path) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow(catalog: Catalog) -> Catalog:
        if catalog == EMPTY:
            begun.set()
            go.wait(5)
        return catalog

    source = CatalogSource(FolderLocation(folder), slow)
    write(folder, to_json(EMPTY))
    refreshing = threading.Thread(target=source.refresh)
    refreshing.start()
    assert begun.wait(5)
    assert source.get_current() == CATALOG
    go.set()
    refreshing.join()
    assert source.get_current() == EMPTY


# --- an address ---------------------------------------------------------------------------------------------------


class Web(http.server.ThreadingHTTPServer):
    """One catalog, with or without an ETag."""

    text, etag, status = to_json(CATALOG), '"one"', HTTPStatus.OK

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Page)
        self.asked: list[tuple[str, str | None]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Page(http.server.BaseHTTPRequestHandler):
    server: Web

    def do_GET(self) -> None:
        mark = self.headers.get("If-None-Match")
        self.server.asked.append((self.path, mark))
        same_as_before = bool(self.server.etag) and mark == self.server.etag
        body = b"" if same_as_before else self.server.text.encode()
        self.send_response(HTTPStatus.NOT_MODIFIED if same_as_before else self.server.status)
        if self.server.etag:
            self.send_header("ETag", self.server.etag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def web() -> Iterator[Web]:
    with serving(Web()) as server:
        yield server


@pytest.mark.parametrize("path", ["", "/", "/catalog.json"])
def test_an_address_is_that_of_the_store_or_of_the_catalog(web: Web, path: str) -> None:
    assert CatalogSource(make_location(web.address + path), same).get_current() == CATALOG
    assert web.asked == [("/catalog.json", None)]


def test_an_unchanged_catalog_is_not_sent_again(web: Web) -> None:
    source = CatalogSource(UrlLocation(web.address), same)
    source.refresh()
    web.text, web.etag = to_json(EMPTY), '"two"'
    source.refresh()
    assert [mark for _, mark in web.asked] == [None, '"one"', '"one"']
    assert source.get_current() == EMPTY


def test_a_server_without_etags_is_no_reason_to_prepare_it_again(web: Web) -> None:
    web.etag = ""
    prepared: list[Catalog] = []
    source = CatalogSource(UrlLocation(web.address), prepared.append)
    source.refresh()
    assert len(prepared) == 1
    assert [mark for _, mark in web.asked] == [None, None]


def test_an_address_that_fails_keeps_the_last_good_catalog(web: Web) -> None:
    source = CatalogSource(UrlLocation(web.address), same)
    web.status, web.etag = HTTPStatus.INTERNAL_SERVER_ERROR, '"two"'
    source.refresh()
    assert source.get_current() == CATALOG


def test_an_address_that_cannot_be_one_says_so() -> None:
    with pytest.raises(CatalogUnavailableError, match=r"http://\[: this is no web address.*--catalog URL"):
        make_location("http://[")


def test_an_address_that_is_not_there_says_so() -> None:
    with pytest.raises(CatalogUnavailableError, match=r"127.0.0.1:9/catalog.json.*--catalog URL"):
        CatalogSource(UrlLocation("http://127.0.0.1:9"), same)


# --- addresses of the sound ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "url", "expected"),
    [
        ("https://cdn.example/recall", "programmes/a.mp3", "https://cdn.example/recall/programmes/a.mp3"),
        ("https://cdn.example/recall/", "programmes/a.mp3", "https://cdn.example/recall/programmes/a.mp3"),
        ("https://cdn.example/recall/catalog.json", "programmes/a.mp3", "https://cdn.example/recall/programmes/a.mp3"),
        ("https://cdn.example", "https://other.example/a.mp3", "https://other.example/a.mp3"),
        ("", "https://other.example/a.mp3", "https://other.example/a.mp3"),
        ("https://cdn.example", "", ""),
    ],
)
def test_relative_addresses_are_made_whole(base: str, url: str, expected: str) -> None:
    assert make_absolute(base, url) == expected


def test_every_file_of_a_catalog_gets_its_whole_address() -> None:
    shown = replace(
        RECALL, artwork_url="artwork/a.jpg", artwork_small_url="artwork/b.jpg", notes_url="programmes/c.html"
    )
    (there,) = make_urls_absolute(replace(CATALOG, releases=(shown,)), "https://cdn.example/recall/").releases
    assert there.files == tuple(f"https://cdn.example/recall/{name}" for name in shown.files)
    assert make_urls_absolute(replace(CATALOG, releases=(RECALL,)), "https://cdn.example/").releases[0].notes_url == ""


def test_a_withdrawn_programme_gets_its_whole_address_too_and_needs_one() -> None:
    gone = Withdrawal(release=RECALL, withdrawn_at="2026-11-28T18:00:00Z")
    catalog = replace(CATALOG, releases=(), withdrawn=(gone,))
    (there,) = make_urls_absolute(catalog, "https://cdn.example/").withdrawn
    assert there.release.url == f"https://cdn.example/{RECALL.url}"
    with pytest.raises(CatalogUnavailableError, match="https addresses only"):
        refuse_relative_urls(catalog, "")


def test_a_form_in_another_voice_gets_its_whole_address_too_and_needs_one() -> None:
    form = VoiceForm(release=RECALL, form_of="hand-on-heart", gender="man", usual_gender="woman")
    catalog = replace(CATALOG, releases=(), voice_forms=(form,))
    (there,) = make_urls_absolute(catalog, "https://cdn.example/").voice_forms
    assert there.release.url == f"https://cdn.example/{RECALL.url}"
    with pytest.raises(CatalogUnavailableError, match="https addresses only"):
        refuse_relative_urls(catalog, "")


@pytest.mark.parametrize("base", ["", "http://cdn.example/"])
def test_a_relative_address_without_a_public_one_is_refused_with_the_way_out(base: str) -> None:
    with pytest.raises(CatalogUnavailableError, match=r"https addresses only.*--audio-base-url URL.*--local"):
        refuse_relative_urls(CATALOG, base)


def test_a_relative_address_with_a_public_one_is_fine() -> None:
    refuse_relative_urls(CATALOG, "https://cdn.example/")
    refuse_relative_urls(replace(CATALOG, releases=(replace(RECALL, url="https://other.example/a.mp3"),)), "")


def test_both_places_say_how_often_they_are_worth_a_look() -> None:
    places: tuple[CatalogLocation, ...] = (FolderLocation(Path()), UrlLocation("https://cdn.example"))
    assert all(0 < each.poll_interval_s <= 60 for each in places)
