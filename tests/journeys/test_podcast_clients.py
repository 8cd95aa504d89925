"""Podcast clients: gPodder and Newsboat subscribe over loopback, and an edited programme stays the same episode."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from audio_pipeline.build.build import build
from audio_pipeline.stores.folder import FolderStore
from tests import small_show
from tests.publish.podcast_host import Host, hosting

MOST_S = 120

needs_gpodder = pytest.mark.skipif(not shutil.which("gpo"), reason="gPodder is not installed: apt-get install gpodder")
needs_newsboat = pytest.mark.skipif(
    not shutil.which("newsboat"), reason="Newsboat is not installed: apt-get install newsboat"
)


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """Somebody who publishes the small show where the host serves it."""

    root: Path
    host: Host

    def publish(self) -> None:
        workshop = small_show.workshop(self.root)
        catalog = build(small_show.library(self.root / "show"), workshop).catalog
        small_show.publish_to(catalog, workshop, FolderStore(self.host.store), self.host.address)

    def edit(self) -> None:
        small_show.edit(self.root / "show", "warm-hands", "Notice how warm they are.", "Notice how they feel.")
        small_show.edit(self.root / "show", "warm-hands", "title: Warm Hands", "title: Warmer Hands")
        self.publish()


@pytest.fixture
def publisher(tmp_path: Path, built_show: Path) -> Iterator[Publisher]:
    root = tmp_path / "editor"
    for name in ("show", "out", "cache"):
        shutil.copytree(built_show / name, root / name)
    with hosting(tmp_path / "public") as host:
        publisher = Publisher(root=root, host=host)
        publisher.publish()
        yield publisher


def run(*words: str, environment: dict[str, str], fails: bool = False) -> str:
    done = subprocess.run(
        words, env=os.environ | environment, capture_output=True, text=True, timeout=MOST_S, check=False
    )
    assert fails or done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@dataclass(frozen=True, kw_only=True)
class Gpodder:
    """gPodder with a home of its own."""

    home: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"GPODDER_HOME": str(self.home), "GPODDER_DOWNLOAD_DIR": str(self.home / "sound"), "NO_COLOR": "1"}

    def type(self, *words: str) -> str:
        return run("gpo", "--quiet", *words, environment=self.environment)

    def query(self, what: str) -> list[tuple[str, ...]]:
        with sqlite3.connect(self.home / "Database") as database:
            return [tuple(map(str, row)) for row in database.execute(f"SELECT {what} FROM episode ORDER BY title")]  # noqa: S608 - our own words

    def files(self, ending: str) -> list[Path]:
        return sorted((self.home / "sound").rglob(f"*{ending}"))


@pytest.fixture
def gpodder(tmp_path: Path) -> Gpodder:
    return Gpodder(home=tmp_path / "gpodder")


@needs_gpodder
def test_gpodder_finds_every_episode_with_its_notes_and_its_length(publisher: Publisher, gpodder: Gpodder) -> None:
    gpodder.type("subscribe", publisher.host.feed)
    assert [title for (title,) in gpodder.query("title")] == ["Company", "Warm Hands"]
    ((_, company), (_, hands)) = gpodder.query("title, description_html")
    assert "00:00 Why" in company
    assert "<br />" in hands
    assert [seconds for (seconds,) in gpodder.query("total_time")][1] == "36"


@needs_gpodder
def test_gpodder_is_told_that_nothing_has_changed(publisher: Publisher, gpodder: Gpodder) -> None:
    gpodder.type("subscribe", publisher.host.feed)
    gpodder.type("update")
    assert [each.status for each in publisher.host.of("feed.xml")] == [200, 304]


@needs_gpodder
def test_gpodder_resumes_a_download_that_was_cut(publisher: Publisher, gpodder: Gpodder) -> None:
    host = publisher.host
    gpodder.type("subscribe", host.feed)
    host.stuck_after_bytes = 50_000
    stop_while_it_downloads(gpodder)
    host.let_go.set()
    gpodder.type("resume")
    (whole, rest) = host.of(".mp3")[:2]
    assert (whole.status, rest.status) == (200, 206)
    start = int(rest.range.removeprefix("bytes=").removesuffix("-"))
    assert 0 < start <= 50_000
    assert whole.path == rest.path
    sound = (host.store / whole.path.removeprefix("/store/")).read_bytes()
    assert sound in [file.read_bytes() for file in gpodder.files(".mp3")]


def stop_while_it_downloads(gpodder: Gpodder) -> None:
    """Start to download, and interrupt it when a part of a sound is there."""
    words = ["gpo", "--quiet", "download"]
    process = subprocess.Popen(words, env=os.environ | gpodder.environment, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + MOST_S
    while not any(each.stat().st_size for each in gpodder.files(".partial")):
        assert time.monotonic() < deadline, "nothing was downloaded"
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    process.wait()


@needs_gpodder
def test_to_gpodder_an_edit_is_the_same_episode_and_not_a_new_one(publisher: Publisher, gpodder: Gpodder) -> None:
    gpodder.type("subscribe", publisher.host.feed)
    gpodder.type("download")
    before = gpodder.query("guid, published, state")
    publisher.edit()
    gpodder.type("update")
    assert gpodder.query("guid, published, state") == before
    assert [title for (title,) in gpodder.query("title")] == ["Company", "Warmer Hands"]


@dataclass(frozen=True, kw_only=True)
class Newsboat:
    """Newsboat with files of its own."""

    folder: Path

    def reload(self, feed: str) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder / "urls").write_text(f"{feed}\n", encoding="utf-8")
        (self.folder / "config").write_text("", encoding="utf-8")
        files = ("-u", self.folder / "urls", "-C", self.folder / "config", "-c", self.folder / "cache.db")
        run("newsboat", *map(str, files), "-x", "reload", environment={"HOME": str(self.folder)})

    def query(self, statement: str) -> list[tuple[str, ...]]:
        with sqlite3.connect(self.folder / "cache.db") as database:
            return [tuple(map(str, row)) for row in database.execute(statement)]


@needs_newsboat
def test_newsboat_finds_the_sounds_and_takes_none_for_new_a_second_time(publisher: Publisher, tmp_path: Path) -> None:
    newsboat = Newsboat(folder=tmp_path / "newsboat")
    newsboat.reload(publisher.host.feed)
    found = newsboat.query("SELECT title, enclosure_type, enclosure_url FROM rss_item ORDER BY title")
    assert [row[:2] for row in found] == [("Company", "audio/mpeg"), ("Warm Hands", "audio/mpeg")]
    assert [Path(row[2]).name.split(".")[0] for row in found] == ["company", "warm-hands"]
    newsboat.reload(publisher.host.feed)
    assert newsboat.query("SELECT title, enclosure_type, enclosure_url FROM rss_item ORDER BY title") == found


@needs_newsboat
def test_to_newsboat_an_episode_that_was_heard_stays_heard_when_it_is_edited(
    publisher: Publisher, tmp_path: Path
) -> None:
    newsboat = Newsboat(folder=tmp_path / "newsboat")
    newsboat.reload(publisher.host.feed)
    newsboat.query("UPDATE rss_item SET unread = 0")
    guids = newsboat.query("SELECT guid FROM rss_item ORDER BY guid")
    publisher.edit()
    newsboat.reload(publisher.host.feed)
    assert newsboat.query("SELECT guid FROM rss_item ORDER BY guid") == guids
    assert newsboat.query("SELECT count(*) FROM rss_item WHERE unread") == [("0",)]
