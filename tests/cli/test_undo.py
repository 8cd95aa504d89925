"""Undo at the command line: history, rollback and prune, and the publish after them."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audio_pipeline.cli.consent import ask_at_terminal
from audio_pipeline.publish.edition_store import list_edition_ids
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from tests import s3_faults
from tests.cli.command import Typed, typed
from tests.cli.editors import CUPS, Editor, catalog, everything, succeeded
from tests.cli.test_publish import killing
from tests.publish.shelf import BOWL, CUP, Shelf
from tests.s3_faults import Faults

ID = r"\d{4}-\d\d-\d\d-\d{6}-[0-9a-f]{12}"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Somebody published twice: Anna 60 days ago, Ben just now; every file is older than a day."""
    shelf = Shelf(FolderStore(tmp_path / "there", durable=False), now=datetime.now(UTC) - timedelta(days=60))
    shelf.publish(CUP, by="Anna")
    shelf.now = datetime.now(UTC) - timedelta(days=40)
    shelf.publish({"cup": 2}, by="Ben")
    shelf.publish(BOWL)
    grow_old(tmp_path / "there")
    return shelf


def grow_old(folder: Path) -> None:
    then = time.time() - 2 * 86_400
    for path in folder.rglob("*"):
        os.utime(path, (then, then))


def run(shelf: Shelf, *words: str) -> Typed:
    assert isinstance(shelf.store, FolderStore)
    return typed(*words, "--to", f"folder:{shelf.store.root}")


class TestHistory:
    def test_it_lists_when_who_and_what_the_newest_first(self, shelf: Shelf) -> None:
        lines = run(shelf, "history").stdout.splitlines()
        assert [re.sub(ID, "ID", each) for each in lines] == [
            "* ID  new bowl",
            "  ID  by Ben  changed cup",
            "  ID  by Anna  new cup, why_hug_helps, R1, R2, helplines.toml, show.toml",
        ]
        assert re.findall(ID, "\n".join(lines)) == list(list_edition_ids(shelf.store))

    def test_it_says_how_to_go_back(self, shelf: Shelf) -> None:
        assert "warm-recall rollback NAME --to folder:" in run(shelf, "history").stderr

    def test_a_rollback_is_in_it(self, shelf: Shelf) -> None:
        first = list_edition_ids(shelf.store)[-1]
        run(shelf, "rollback", first, "--by", "Zoë")
        latest, *_ = run(shelf, "history").stdout.splitlines()
        assert re.fullmatch(rf"\* {ID}  by Zoë  back to {first}: changed cup; withdrawn bowl", latest)

    def test_a_long_list_is_cut_and_says_so(self, shelf: Shelf) -> None:
        shelf.publish({f"cup-{number}": 1 for number in range(9)})
        first, rest = run(shelf, "history", "--last", "1").stdout.splitlines()
        assert "new cup-0, cup-1, cup-2, cup-3, cup-4, cup-5 and 3 more; withdrawn cup, bowl" in first
        assert rest == "3 more: add --last 4."

    def test_json_has_all_of_it(self, shelf: Shelf) -> None:
        found = json.loads(run(shelf, "history", "--json", "--last", "2").stdout)
        latest, before = found["editions"]
        assert (latest["new"], latest["is_public"], latest["kind"]) == (["bowl"], True, "publish")
        assert (before["by"], before["changed"], before["is_public"], before["was_public"]) == (
            "Ben",
            ["cup"],
            False,
            True,
        )
        assert found["older"] == 1
        assert datetime.fromisoformat(before["at"]) < datetime.fromisoformat(latest["at"])

    def test_what_never_became_public_is_marked(self, shelf: Shelf, tmp_path: Path) -> None:
        base = (tmp_path / "there" / "catalog.json").read_bytes()
        shelf.publish({"cup": 9})
        (tmp_path / "there" / "catalog.json").write_bytes(base)
        latest, before, *_ = run(shelf, "history").stdout.splitlines()
        assert "perhaps never public: it was interrupted" in latest
        assert before.startswith("* ")

    def test_before_the_first_publish_it_is_empty(self, tmp_path: Path) -> None:
        assert "there are no editions yet" in typed("history", "--to", f"folder:{tmp_path}").stdout

    def test_what_an_older_version_published_is_told_of(self, shelf: Shelf) -> None:
        shelf.store.delete([f"editions/{list_edition_ids(shelf.store)[0]}.json"])
        assert "an older version published it" in run(shelf, "history").stderr
        shelf.publish(CUP)
        assert "public before editions were kept" in run(shelf, "history").stdout


class TestRollback:
    def test_it_says_what_changed_and_how_to_undo_it(self, shelf: Shelf) -> None:
        third, second, _ = list_edition_ids(shelf.store)
        done = run(shelf, "rollback", second)
        assert done.stdout == f"{second} is public again: withdrawn bowl.\n"
        assert f"Undo it with: warm-recall rollback {third} --to folder:" in done.stderr
        assert [each.title for each in shelf.catalog().releases] == ["cup 2"]

    def test_to_what_is_public_changes_nothing(self, shelf: Shelf) -> None:
        before = shelf.public
        assert "was public already" in run(shelf, "rollback", shelf.public_id).stdout
        assert shelf.public == before

    @pytest.mark.parametrize("typo", [slice(0, -1), slice(0, 17), slice(5, None)])
    def test_an_unknown_edition_is_an_error_that_names_the_nearest(self, shelf: Shelf, typo: slice) -> None:
        second = list_edition_ids(shelf.store)[1]
        done = run(shelf, "rollback", second[typo])
        assert f'there is no edition "{second[typo]}". Did you mean ' in str(done.exception)
        assert second in str(done.exception)

    def test_what_is_like_none_gets_the_latest(self, shelf: Shelf) -> None:
        said = str(run(shelf, "rollback", "yesterday").exception)
        assert all(each in said for each in list_edition_ids(shelf.store))

    def test_an_empty_place_says_so(self, tmp_path: Path) -> None:
        assert "Publish first" in str(typed("rollback", "x", "--to", f"folder:{tmp_path}").exception)

    def test_an_address_that_is_none_is_wrong_usage(self) -> None:
        assert typed("rollback", "x", "--to", "nowhere").exit_code == 2


class TestPrune:
    def test_it_shows_what_would_go_and_without_a_yes_nothing_goes(self, shelf: Shelf, tmp_path: Path) -> None:
        before = everything(tmp_path / "there")
        first = list_edition_ids(shelf.store)[-1]
        done = run(shelf, "prune", "--older-than", "30d")
        assert "Add --yes to delete without a question" in str(done.exception)
        assert f"  edition {first}\n" in done.stderr
        assert re.search(r"  programmes/cup: 1 file, \d+ B\n", done.stderr)
        assert re.search(r"2 editions and \d+ files to delete, \d+\.\d KB\.\n", done.stderr)
        assert everything(tmp_path / "there") == before

    def test_yes_deletes_it(self, shelf: Shelf) -> None:
        done = run(shelf, "prune", "--older-than", "30d", "--yes")
        assert re.fullmatch(
            r"2 editions and \d+ files deleted, .* KB; 1 edition can come back\.\n",
            done.stdout.splitlines(keepends=True)[-1],
        )
        shelf.require_whole()
        assert "nothing to delete" in run(shelf, "prune", "--older-than", "30d").stdout

    def test_a_yes_at_the_terminal_does_too(self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
        assert not ask_at_terminal("Is there a terminal?")
        monkeypatch.setattr("audio_pipeline.cli.prune.ask_at_terminal", lambda _: True)
        assert "deleted" in run(shelf, "prune", "--older-than", "30d").stdout

    @pytest.mark.parametrize("text", ["0d", "12h", "30", "-1d", "a month", "d"])
    def test_less_than_a_day_is_wrong_usage(self, shelf: Shelf, text: str) -> None:
        assert run(shelf, "prune", f"--older-than={text}").exit_code == 2


def test_a_publish_goes_on_from_a_rollback_that_brought_the_words_of_the_site_back(tmp_path: Path) -> None:
    editor, there = Editor(tmp_path), tmp_path / "there"
    editor.write(*CUPS)
    for headline in ("A quiet minute", "A warm minute"):
        (editor.content / "site.toml").write_text(f'headline = "{headline}"\n', encoding="utf-8")
        succeeded(editor.publish(there, "--new-target"))
    first = list_edition_ids(FolderStore(there))[-1]
    assert typed("rollback", first, "--to", f"folder:{there}").exit_code == 0
    assert "A quiet minute" in (there / "index.html").read_text("utf-8")
    succeeded(editor.publish(there))
    assert "A warm minute" in (there / "index.html").read_text("utf-8")


def test_a_publish_right_after_a_rollback_goes_on_from_there(tmp_path: Path) -> None:
    anna, there = Editor(tmp_path), tmp_path / "there"
    anna.write(*CUPS)
    succeeded(anna.publish(there, "--by", "Anna"))
    before = everything(there)
    anna.edit("cup.md", "small", "round")
    anna.drop("spoon")
    succeeded(anna.publish(there, "--withdraw"))
    assert [each.release.content_id for each in catalog(there).withdrawn] == ["spoon"]
    first = list_edition_ids(FolderStore(there))[-1]
    assert typed("rollback", first, "--to", f"folder:{there}").exit_code == 0
    assert {name: everything(there)[name] for name in before} == before
    anna.edit("bowl.md", "small", "deep")
    done = succeeded(anna.publish(there, "--withdraw"))
    assert "The target was rolled back since your last publish" in done.output
    assert {each.content_id for each in catalog(there).releases} == {"cup", "bowl"}
    listed = typed("history", "--to", f"folder:{there}").stdout.splitlines()
    assert "changed bowl, cup; withdrawn spoon" in listed[0]
    assert f"back to {first}" in listed[1]
    assert "by Anna" in listed[3]


class TestKilledForReal:
    """The command is killed by the system while it speaks to a server; the next one completes what it began."""

    @pytest.fixture
    def line(self, s3_endpoint: str) -> Iterator[Faults]:
        with s3_faults.faults(s3_endpoint) as running:
            yield running

    @pytest.mark.parametrize("at", ["catalog.json", "feed.xml"])
    @pytest.mark.parametrize("is_done", [False, True], ids=["before it arrives", "after it arrived"])
    def test_a_rollback(self, line: Faults, s3_bucket: str, at: str, *, is_done: bool) -> None:
        address, endpoint = f"s3://{s3_bucket}/warm", ("--endpoint-url", line.address)
        shelf = Shelf(S3Store.from_address(address, endpoint_url=line.address))
        first = shelf.publish(CUP)
        before = shelf.public
        shelf.publish(BOWL)
        self.kill(line, ("PUT", at), is_done, "rollback", first, "--to", address, *endpoint)
        shelf.require_whole()
        assert typed("rollback", first, "--to", address, *endpoint).exit_code == 0
        assert shelf.public == before

    @pytest.mark.parametrize("is_done", [False, True], ids=["before it arrives", "after it arrived"])
    def test_a_prune(self, line: Faults, s3_bucket: str, *, is_done: bool) -> None:
        address, endpoint = f"s3://{s3_bucket}/warm", ("--endpoint-url", line.address)
        now = datetime.now(UTC)
        shelf = Shelf(S3Store.from_address(address, endpoint_url=line.address), now=now - timedelta(days=60))
        shelf.publish(CUP)
        shelf.now = now - timedelta(days=40)
        shelf.publish(BOWL)
        prune = ("prune", "--older-than", "30d", "--yes", "--to", address, *endpoint)
        self.kill(line, ("POST", ""), is_done, *prune)
        shelf.require_whole()
        shelf.store.delete([each.name for each in shelf.store.list("editions/under-way/")])
        assert typed(*prune).exit_code == 0
        assert list_edition_ids(shelf.store) == (shelf.public_id,)
        shelf.require_whole()

    def kill(self, line: Faults, request: tuple[str, str], is_done: bool, *words: str) -> None:  # noqa: FBT001 - as pytest passes it
        command = subprocess.Popen([sys.executable, "-m", "audio_pipeline", *words], stderr=subprocess.DEVNULL)
        with command:
            line.on(*request, killing(command, is_done=is_done))
            assert command.wait(timeout=120) == -signal.SIGKILL
