"""An export has what a person looks for in a folder, and writes nothing twice."""

import json
import shutil
from pathlib import Path

import feedparser
import pytest

from audio_pipeline.catalog import NAME, Catalog, from_json
from audio_pipeline.export.exporter import RECORD, Export, ExportOptions, list_export_files, write_export
from audio_pipeline.stores.folder import FolderStore
from tests.cli.command import Typed, typed

PLAIN = {
    "Benefits/01 Company.html",
    "Benefits/01 Company.mp3",
    "Benefits/01 Company.vtt",
    "Benefits/cover.jpg",
    "Exercises/01 Warm Hands.html",
    "Exercises/01 Warm Hands.mp3",
    "Exercises/01 Warm Hands.vtt",
    "Exercises/cover.jpg",
}


def show(out: Path) -> Catalog:
    return from_json((out / NAME).read_text("utf-8"))


def exported(out: Path, folder: Path, **options: object) -> Export:
    chosen = ExportOptions(**{"format_name": "mp3", **options})  # type: ignore[arg-type]
    return write_export(folder, list_export_files(show(out), FolderStore(out), chosen), report_done=lambda: None)


def names(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()} - {RECORD}


def title(out: Path) -> str:
    return show(out).show.title


@pytest.fixture
def out(built_show: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_show / "out", tmp_path / "out"))


def test_files_have_names_a_person_reads_in_the_folder_of_their_part(out: Path, tmp_path: Path) -> None:
    exported(out, tmp_path / "music")
    assert names(tmp_path / "music") == PLAIN | {f"{title(out)}.m3u8"}
    release = next(each for each in show(out).releases if each.content_id == "company")
    sound = (tmp_path / "music/Benefits/01 Company.mp3").read_bytes()
    assert sound == (out / release.url).read_bytes()


def test_the_playlist_names_files_that_are_there_in_order(out: Path, tmp_path: Path) -> None:
    exported(out, tmp_path)
    lines = (tmp_path / f"{title(out)}.m3u8").read_text("utf-8").splitlines()
    assert lines[0] == "#EXTM3U"
    files = [line for line in lines if not line.startswith("#")]
    assert files == ["Benefits/01 Company.mp3", "Exercises/01 Warm Hands.mp3"]
    assert all((tmp_path / each).is_file() for each in files)


def test_the_notes_say_what_it_is_and_whom_to_call(out: Path, tmp_path: Path) -> None:
    exported(out, tmp_path)
    page = (tmp_path / "Exercises/01 Warm Hands.html").read_text("utf-8")
    assert "<h1>Warm Hands</h1>" in page
    assert "A short rest for two hands." in page
    assert "isn't medical or psychological treatment" in page


def test_what_is_there_is_not_written_again(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "music"
    first = exported(out, folder)
    assert exported(out, folder) == Export(n_written=0, n_kept=first.n_written, n_removed=0)
    (folder / "Benefits/01 Company.mp3").unlink()
    assert exported(out, folder) == Export(n_written=1, n_kept=first.n_written - 1, n_removed=0)


def test_a_changed_programme_alone_is_written_again(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "music"
    exported(out, folder)
    text = (out / NAME).read_text("utf-8")
    (out / NAME).write_text(text.replace("A short rest for two hands.", "A rest for two hands."), "utf-8")
    assert exported(out, folder).n_written == 1
    assert "A rest for two hands." in (folder / "Exercises/01 Warm Hands.html").read_text("utf-8")


def test_files_of_a_withdrawn_programme_go_and_those_of_the_listener_stay(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "music"
    exported(out, folder)
    (folder / "my own.mp3").write_bytes(b"mine")
    document = json.loads((out / NAME).read_text("utf-8"))
    document["releases"] = [each for each in document["releases"] if each["content_id"] != "company"]
    (out / NAME).write_text(json.dumps(document), "utf-8")
    assert exported(out, folder).n_removed == 4
    assert not (folder / "Benefits").exists()
    assert (folder / "my own.mp3").read_bytes() == b"mine"


def test_a_record_that_was_tampered_with_removes_nothing_elsewhere(out: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("keep me", "utf-8")
    folder = tmp_path / "music"
    folder.mkdir()
    (folder / RECORD).write_text(json.dumps({"../precious.txt": "1 x"}), "utf-8")
    exported(out, folder)
    assert precious.read_text("utf-8") == "keep me"


def test_an_interrupted_export_goes_on_where_it_was(out: Path, tmp_path: Path) -> None:
    folder, store = tmp_path / "music", FolderStore(out)
    files = list_export_files(show(out), store, ExportOptions(format_name="mp3"))
    done = 0

    def stop_after_three() -> None:
        nonlocal done
        done += 1
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_export(folder, files, report_done=stop_after_three)
    assert write_export(folder, files, report_done=lambda: None).n_kept >= 3
    assert names(folder) == {str(each.path) for each in files}


def test_a_feed_names_the_exported_files_and_keeps_the_episodes_guids(out: Path, tmp_path: Path) -> None:
    exported(out, tmp_path, public_url="https://radio.example.org/warm/")
    episodes, published = (feedparser.parse(str(folder / "feed.xml")).entries for folder in (tmp_path, out))
    assert [each.enclosures[0].href for each in episodes] == [
        "https://radio.example.org/warm/Benefits/01%20Company.mp3",
        "https://radio.example.org/warm/Exercises/01%20Warm%20Hands.mp3",
    ]
    assert [each.id for each in episodes] == [each.id for each in published]


def test_books_are_one_for_each_part(out: Path, tmp_path: Path) -> None:
    exported(out, tmp_path / "books", format_name="m4b")
    assert names(tmp_path / "books") == {"Benefits.m4b", "Exercises.m4b", "cover.jpg", f"{title(out)}.m3u8"}


def test_audiobookshelf_finds_a_podcast_and_books_where_it_looks(out: Path, tmp_path: Path) -> None:
    exported(out, tmp_path, is_audiobookshelf=True)
    podcast = f"podcasts/{title(out)}"
    assert {f"{podcast}/01 Company.mp3", f"{podcast}/02 Warm Hands.mp3", f"{podcast}/cover.jpg"} <= names(tmp_path)
    exported(out, tmp_path / "books", format_name="m4b", is_audiobookshelf=True)
    book = f"audiobooks/{show(out).show.author}/{title(out)}/Benefits"
    assert {f"{book}/Benefits.m4b", f"{book}/cover.jpg", f"{book}/desc.txt"} <= names(tmp_path / "books")


def export(*words: str) -> Typed:
    return typed("export", *words)


def test_the_command_says_what_it_wrote(out: Path, tmp_path: Path) -> None:
    folder = str(tmp_path / "music")
    assert export("--from", str(out), "--to", folder).stdout == f"9 files written to {folder}, 0 kept.\n"
    assert export("--from", str(out), "--to", folder).stdout == f"0 files written to {folder}, 9 kept.\n"


def test_without_a_build_the_command_says_what_to_do(tmp_path: Path) -> None:
    failed = export("--from", str(tmp_path / "none"), "--to", str(tmp_path / "music"))
    assert failed.exit_code != 0
    assert "nothing is built here yet" in str(failed.exception)
    assert "warm-recall build" in str(failed.exception)
    assert not (tmp_path / "music").exists()


def test_a_missing_file_of_the_build_is_named(out: Path, tmp_path: Path) -> None:
    release = show(out).releases[0]
    (out / release.transcript_url).unlink()
    failed = export("--from", str(out), "--to", str(tmp_path / "music"))
    assert failed.exit_code != 0
    assert release.transcript_url in str(failed.exception)
