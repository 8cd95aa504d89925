"""`warm-recall site`, typed as an editor does."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from audio_pipeline.cli import site_server
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from tests import small_show
from tests.cli.command import Typed, typed


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    small_show.like(built_show, tmp_path)
    shutil.copytree(built_show / "show", tmp_path / "show")
    return tmp_path


def site(home: Path, *words: str) -> Typed:
    places = ("--content", str(home / "show"), "--out", str(home / "out"), "--cache", str(home / "cache"))
    return typed("site", *places, *words)


def test_after_a_build_there_is_nothing_to_write(home: Path) -> None:
    assert site(home).stdout.endswith("0 pages of the site written.\n")


def test_other_words_of_the_site_need_no_build(home: Path) -> None:
    for name in ("show.toml", "site.toml"):
        shutil.copy(BUILTIN_CONTENT / name, home / "show")
    with (home / "show/site.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[terms]]\ntitle = "Another"\ntext = "One more."\n')
    assert site(home).stdout.endswith("1 page of the site written.\n")
    assert "One more." in (home / "out/terms/index.html").read_text("utf-8")


def test_another_address_renews_the_pages(home: Path) -> None:
    assert site(home, "--public-url", "https://show.example/").exit_code == 0
    assert '<link rel="canonical" href="https://show.example/">' in (home / "out/index.html").read_text("utf-8")


def test_without_a_build_the_way_to_one_is_told(tmp_path: Path) -> None:
    small_show.write(tmp_path / "show")
    done = site(tmp_path)
    assert done.exit_code == 1
    assert "nothing is built here yet. Run “warm-recall build” first." in str(done.exception)


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    """The site as --serve shows it."""
    with site_server.open_server(home / "out", 0) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_folder_is_shown_as_its_page_and_a_player_gets_the_part_it_asks_for(home: Path, address: str) -> None:
    with urlopen(f"{address}warm-hands/") as answer:
        assert answer.headers["Content-Type"] == "text/html"
        assert b"Warm Hands" in answer.read()
    sound = next((home / "out/programmes/warm-hands").glob("*.mp3"))
    part = Request(f"{address}programmes/warm-hands/{sound.name}", headers={"Range": "bytes=100-199"})
    with urlopen(part) as answer:
        assert answer.status == 206
        assert answer.headers["Content-Range"] == f"bytes 100-199/{sound.stat().st_size}"
        assert answer.read() == sound.read_bytes()[100:200]


@pytest.mark.parametrize("path", ["programmes/", ".lock", "nowhere/", "../show/company.md"])
def test_nothing_but_the_site_is_shown(home: Path, address: str, path: str) -> None:
    (home / "out/.lock").write_text("hidden", encoding="utf-8")
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{address}{path}")
    assert refused.value.code == 404
    assert b"There is no page here" in refused.value.read()
    refused.value.close()
