"""The transcripts on disk: a listener can ask what was said also after a start without network."""

import os
from pathlib import Path

import pytest

from skill import kept_transcripts
from skill.kept_transcripts import KeptTranscripts
from skill.phrases import while_playing
from tests.catalogs import RECALL
from tests.skill.browser.browsers import until
from tests.skill.test_kept_catalog import Web, hear, started, web  # noqa: F401 - a fixture

URL = "https://cdn.example/recall.vtt"
WORDS = b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHello.\n"


class Network:
    """A place that has one transcript, and counts how often it is fetched."""

    def __init__(self) -> None:
        self.is_up, self.n_fetched = True, 0

    def fetch(self, url: str) -> bytes:
        if not self.is_up:
            raise OSError(url)
        self.n_fetched += 1
        return WORDS


@pytest.fixture
def network() -> Network:
    return Network()


def test_it_is_fetched_once_and_is_there_without_network(tmp_path: Path, network: Network) -> None:
    assert KeptTranscripts(tmp_path / "new", network.fetch).fetch(URL) == WORDS
    network.is_up = False
    assert KeptTranscripts(tmp_path / "new", network.fetch).fetch(URL) == WORDS
    assert network.n_fetched == 1


def test_one_that_was_never_fetched_is_not_there_without_network(tmp_path: Path, network: Network) -> None:
    network.is_up = False
    with pytest.raises(OSError, match="recall"):
        KeptTranscripts(tmp_path, network.fetch).fetch(URL)


def test_a_damaged_one_is_fetched_again(tmp_path: Path, network: Network) -> None:
    kept = KeptTranscripts(tmp_path, network.fetch)
    kept.fetch(URL)
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"")
    assert kept.fetch(URL) == WORDS
    assert file.read_bytes() == WORDS


def test_only_the_latest_are_kept(tmp_path: Path, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_transcripts, "MAX_KEPT", 2)
    kept = KeptTranscripts(tmp_path, network.fetch)
    for number in range(4):
        kept.fetch(f"{URL}?{number}")
        for age, each in enumerate(sorted(tmp_path.iterdir(), key=lambda file: -file.stat().st_mtime_ns)):
            os.utime(each, ns=(10**18 - age, 10**18 - age))
    assert len(list(tmp_path.iterdir())) == 2
    network.is_up = False
    assert kept.fetch(f"{URL}?3") == WORDS


def test_a_folder_that_cannot_be_written_to_is_a_line_in_the_log(
    tmp_path: Path, network: Network, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "kept").write_text("in the way", encoding="utf-8")
    assert KeptTranscripts(tmp_path / "kept", network.fetch).fetch(URL) == WORDS
    assert "transcript not kept" in caplog.text


def test_who_asks_what_was_said_after_a_start_without_network_is_answered(web: Web, tmp_path: Path) -> None:  # noqa: F811
    (web.folder / RECALL.transcript_url).parent.mkdir(parents=True, exist_ok=True)
    (web.folder / RECALL.transcript_url).write_bytes(WORDS)
    for is_up in (True, False):
        web.is_up = is_up
        with started(web, tmp_path / "kept") as client:
            hear(client, "play a guided recall meditation")
            until(lambda: while_playing.NOTHING_SAID_YET in hear(client, "what did she just say"))
