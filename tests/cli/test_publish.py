"""Publishing: nothing that is published is lost, whatever happened to the catalog, the place or the other editor."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from click.testing import CliRunner

from audio_pipeline.__main__ import BACKENDS, cli
from audio_pipeline.catalog import from_json
from audio_pipeline.cli.publish import save_guid
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.publish.publish_guard import hash_parts
from audio_pipeline.publish.upload_rate import ASSUMED_RATE, load_upload_rate, save_upload_rate
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from tests import s3_faults
from tests.cli.editors import CUPS, PUBLIC, Editor, catalog, clone, everything, guids, refused, succeeded
from tests.s3_faults import Answer, Fault, Faults, Request, Send, lose_answer

PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
GUID = str(uuid5(PODCASTS, "a.example.org/w/feed.xml"))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show that was written and published, and the cache that came of it: copy it, do not change it."""
    root = tmp_path_factory.mktemp("begun")
    editor = Editor(root)
    editor.write(*CUPS)
    shutil.copytree(editor.content, root / "as written")
    succeeded(editor.publish(root / "there"))
    shutil.rmtree(editor.content)
    (root / "as written").rename(editor.content)
    return root


@pytest.fixture
def there(tmp_path: Path, begun: Path) -> Path:
    return shutil.copytree(begun / "there", tmp_path / "there")


@pytest.fixture
def new_words(tmp_path: Path, begun: Path) -> Editor:
    """Somebody who never published, with words for a show."""
    return clone(Editor(begun), tmp_path / "new")


@pytest.fixture
def anna(tmp_path: Path, there: Path, begun: Path) -> Editor:
    """Somebody who published the show that is there."""
    editor = clone(Editor(begun), tmp_path / "anna")
    succeeded(editor.publish(there))
    return editor


@pytest.fixture
def ben(tmp_path: Path, there: Path, anna: Editor) -> Editor:
    """Somebody else, who published the same words there."""
    editor = clone(anna, tmp_path / "ben")
    succeeded(editor.publish(there))
    return editor


class TestTheShowsIdentity:
    @pytest.mark.parametrize(
        "damage",
        [
            lambda data: data[:-40], lambda _: b"", lambda _: b"<html>sorry</html>", lambda _: b"[]",
            lambda _: b"\xff\xfe",
            lambda data: data.replace(b'"format": 2', b'"format": 9'),
        ],
        ids=["cut", "empty", "a page", "another JSON", "no text", "of a newer version"],
    )  # fmt: skip
    def test_a_catalog_that_cannot_be_read_is_an_error_and_nothing_is_sent(
        self, anna: Editor, there: Path, damage: object
    ) -> None:
        (there / "catalog.json").write_bytes(damage((there / "catalog.json").read_bytes()))  # type: ignore[operator]
        before = everything(there)
        anna.edit("cup.md", "small", "round")
        said = refused(anna.publish(there))
        assert said.startswith(f"folder:{there}/catalog.json: the published catalog cannot be read")
        assert "Put its last good version back" in said
        assert everything(there) == before

    @pytest.mark.parametrize("forgetful", [False, True])
    def test_the_way_on_that_it_names_keeps_every_guid(self, anna: Editor, there: Path, *, forgetful: bool) -> None:
        before = guids(there)
        (there / "catalog.json").unlink()
        if forgetful:
            shutil.rmtree(anna.root / "cache")
            anna.edit("show.toml", f'guid = "{GUID}"', "")
        succeeded(anna.publish(there, public_url="https://elsewhere.example.org/"))
        assert guids(there) == before

    def test_a_feed_without_catalog_and_guid_is_an_error(self, anna: Editor, there: Path) -> None:
        (there / "catalog.json").unlink()
        (there / "feed.xml").write_text("<rss/>")
        assert "no podcast:guid can be read in it" in refused(anna.publish(there))
        assert not (there / "catalog.json").exists()

    def test_an_empty_place_is_no_error_and_the_guid_gets_into_show_toml(
        self, new_words: Editor, tmp_path: Path
    ) -> None:
        path = new_words.content / "show.toml"
        path.chmod(0o640)
        before = path.read_text(encoding="utf-8")
        done = succeeded(new_words.publish(tmp_path / "first"))
        after = path.read_text(encoding="utf-8")
        assert guids(tmp_path / "first")[0] == GUID
        assert tomllib.loads(after) == {**tomllib.loads(before), "guid": GUID}
        assert [line for line in after.splitlines() if line not in before.splitlines()] == [
            "# Podcast apps know the show by this: written when it was first published, and never changed.",
            f'guid = "{GUID}"',
        ]
        assert re.sub(r'\n# Podcast apps.*\nguid = ".*"\n', "", after) == before
        assert (path.stat().st_mode & 0o777, "now has the show's GUID" in done.output) == (0o640, True)

    def test_what_was_published_before_this_version_keeps_its_guids_and_gets_its_line(
        self, anna: Editor, there: Path
    ) -> None:
        before = guids(there)
        old = (there / "catalog.json").read_text(encoding="utf-8")
        (there / "catalog.json").write_text(old.replace(f'"guid": "{GUID}"', '"guid": ""'), encoding="utf-8")
        shutil.rmtree(anna.root / "cache" / "published")
        anna.edit("show.toml", f'guid = "{GUID}"', "")
        anna.edit("cup.md", "small", "round")
        succeeded(anna.publish(there, public_url="https://moved.example.org/"))
        assert guids(there) == before
        assert f'guid = "{GUID}"' in (anna.content / "show.toml").read_text(encoding="utf-8")

    def test_a_second_place_is_told_of_before_anything_is_done(self, anna: Editor, there: Path, tmp_path: Path) -> None:
        built = everything(anna.root / "out")
        anna.edit("cup.md", "small", "round")
        done = anna.publish(tmp_path / "second", public_url="https://second.example.org/")
        assert "--new-target" in refused(done)
        assert f"published elsewhere before (folder:{there}), and keeps its GUID {GUID}" in done.output
        assert not (tmp_path / "second").exists()
        assert everything(anna.root / "out") == built

    @pytest.mark.parametrize("knows_by", ["show.toml", "its record"])
    def test_a_show_that_moves_keeps_its_guids(self, anna: Editor, there: Path, tmp_path: Path, knows_by: str) -> None:
        if knows_by == "show.toml":
            shutil.rmtree(anna.root / "cache")
        else:
            anna.edit("show.toml", f'guid = "{GUID}"', "")
        succeeded(anna.publish(tmp_path / "second", "--new-target", public_url="https://second.example.org/"))
        assert guids(tmp_path / "second") == guids(there)

    def test_a_feed_that_only_this_machine_could_read_fixes_no_guid(self, new_words: Editor, tmp_path: Path) -> None:
        for address in ("http://127.0.0.1:5000/store/", "http://localhost:5000/"):
            succeeded(new_words.publish(tmp_path / "first", public_url=address))
            assert "guid" not in (new_words.content / "show.toml").read_text(encoding="utf-8")
        succeeded(new_words.publish(tmp_path / "first"))
        assert guids(tmp_path / "first")[0] == GUID

    @pytest.mark.parametrize("wrong", ["", "7", "A8098C1A-F86E-11DA-BD1A-00112444BE1E"])
    def test_a_guid_that_is_none_is_a_fault_with_its_line(self, anna: Editor, there: Path, wrong: str) -> None:
        anna.edit("show.toml", f'guid = "{GUID}"', f'guid = "{wrong}"')
        done = anna.publish(there)
        assert re.search(r'show\.toml:\d+:8: "guid" cannot be', str(done.exception))


class TestWhereTheGuidCannotBeWritten:
    def test_what_is_built_in_is_not_changed_and_the_line_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        before = everything(BUILTIN_CONTENT)
        save_guid(BUILTIN_CONTENT, GUID)
        assert everything(BUILTIN_CONTENT) == before
        assert f'\n  guid = "{GUID}"\n' in capsys.readouterr().err

    def test_a_folder_without_a_show_toml_is_told_to_have_one(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        save_guid(tmp_path, GUID)
        assert list(tmp_path.iterdir()) == []
        assert f"copy {BUILTIN_CONTENT / 'show.toml'} there first" in capsys.readouterr().err

    def test_a_file_that_is_no_text_is_left_as_it_is(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "show.toml").write_bytes(b"\xff")
        save_guid(tmp_path, GUID)
        assert (tmp_path / "show.toml").read_bytes() == b"\xff"
        assert f'guid = "{GUID}"' in capsys.readouterr().err


class TestTwoEditors:
    def test_an_edit_of_somebody_else_is_refused_by_name_however_often(
        self, anna: Editor, ben: Editor, there: Path
    ) -> None:
        ben.edit("bowl.md", "small", "deep")
        succeeded(ben.publish(there))
        anna.edit("cup.md", "small", "round")
        before = everything(there)
        for _ in range(2):
            said = refused(anna.publish(there))
            assert "bowl was published by somebody else after your last publish" in said
            assert "Copy their version into your content first" in said
            assert said.endswith("add --replace bowl.")
            assert everything(there) == before

    @pytest.mark.parametrize("way", ["theirs", "--replace bowl", "--replace all"])
    def test_each_way_on_that_is_named_leads_on(self, anna: Editor, ben: Editor, there: Path, way: str) -> None:
        ben.edit("bowl.md", "small", "deep")
        succeeded(ben.publish(there))
        theirs = catalog(there).of_content("bowl")
        anna.edit("cup.md", "small", "round")
        if way == "theirs":
            anna.take(ben, "bowl.md")
        succeeded(anna.publish(there, *(way.split() if way != "theirs" else ())))
        assert (catalog(there).of_content("bowl") == theirs) is (way == "theirs")
        anna.edit("cup.md", "round", "warm")
        succeeded(anna.publish(there))

    def test_one_of_two_names_is_not_enough(self, anna: Editor, ben: Editor, there: Path) -> None:
        ben.edit("bowl.md", "small", "deep")
        ben.edit("spoon.md", "small", "long")
        succeeded(ben.publish(there))
        said = refused(anna.publish(there, "--replace", "bowl"))
        assert "spoon was published by somebody else" in said
        assert "bowl" not in said

    def test_a_new_programme_of_somebody_else_is_not_withdrawn_by_the_way(
        self, anna: Editor, ben: Editor, there: Path
    ) -> None:
        ben.write(*CUPS, "kettle")
        succeeded(ben.publish(there))
        said = refused(anna.publish(there, "--withdraw"))
        assert "kettle, why_kettle were published by somebody else after your last publish" in said
        assert catalog(there).of_content("kettle")

    @pytest.mark.parametrize(
        ("edit", "name"),
        [
            (("why_cup.md", "It is warm.", "It is round."), "why_cup"),
            (("cup.md", "What a cup can do.", "A cup, and more."), "cup"),
            (("cup.md", "names: [about cup]", "names: [about cup, cups]"), "cup"),
            (("show.toml", 'description = "', 'description = "More: '), "show.toml"),
        ],
    )
    def test_all_that_can_be_published_is_kept(
        self, anna: Editor, ben: Editor, there: Path, edit: tuple[str, str, str], name: str
    ) -> None:
        ben.edit(*edit)
        succeeded(ben.publish(there))
        anna.edit("bowl.md", "small", "deep")
        assert f"{name} was published by somebody else" in refused(anna.publish(there))

    def test_the_words_of_the_site_are_kept_as_well(self, anna: Editor, ben: Editor, there: Path) -> None:
        (ben.content / "site.toml").write_text('headline = "A quiet minute"\n', encoding="utf-8")
        succeeded(ben.publish(there))
        said = refused(anna.publish(there))
        assert "site.toml was published by somebody else after your last publish" in said
        assert "A quiet minute" in (there / "index.html").read_text(encoding="utf-8")
        anna.take(ben, "site.toml")
        succeeded(anna.publish(there))

    def test_ones_own_words_of_the_site_are_nobody_elses(self, anna: Editor, there: Path) -> None:
        for headline in ("A quiet minute", "A warm minute"):
            (anna.content / "site.toml").write_text(f'headline = "{headline}"\n', encoding="utf-8")
            succeeded(anna.publish(there))
            assert headline in (there / "index.html").read_text(encoding="utf-8")

    def test_what_somebody_else_withdrew_does_not_come_back_by_the_way(
        self, anna: Editor, ben: Editor, there: Path
    ) -> None:
        ben.drop("spoon")
        succeeded(ben.publish(there, "--withdraw"))
        assert "spoon was withdrawn by somebody else after your last publish" in refused(anna.publish(there))
        assert catalog(there).of_content("spoon") is None
        succeeded(anna.publish(there, "--replace", "spoon"))
        assert catalog(there).of_content("spoon")

    def test_who_has_no_record_is_told_what_is_not_from_here(self, anna: Editor, there: Path, tmp_path: Path) -> None:
        stranger = clone(anna, tmp_path / "stranger")
        anna.edit("bowl.md", "small", "deep")
        succeeded(anna.publish(there))
        before = everything(there)
        assert "bowl was published from another machine" in refused(stranger.publish(there))
        assert everything(there) == before
        succeeded(stranger.publish(there, "--replace", "bowl"))
        assert catalog(there).of_content("bowl")

    def test_the_same_words_from_anywhere_are_no_change(self, anna: Editor, there: Path, tmp_path: Path) -> None:
        before = everything(there)
        succeeded(clone(anna, tmp_path / "elsewhere").publish(there))
        assert everything(there) == before

    @pytest.mark.parametrize("lost", ["the cache", "the build folder"])
    def test_an_only_editor_is_never_asked_even_if_something_is_lost(
        self, anna: Editor, there: Path, lost: str
    ) -> None:
        shutil.rmtree(anna.root / ("cache" if lost == "the cache" else "out"))
        anna.edit("cup.md", "small", "round")
        anna.edit("why_cup.md", "It is warm.", "It is round.")
        succeeded(anna.publish(there))

    def test_a_publish_that_ended_between_catalog_and_record_is_ours(self, anna: Editor, there: Path) -> None:
        (record,) = (anna.root / "cache" / "published").iterdir()
        before = record.read_bytes()
        (there / "feed.xml").unlink()
        (there / "feed.xml").mkdir()
        anna.edit("cup.md", "small", "round")
        refused(anna.publish(there))
        assert record.read_bytes() != before
        (there / "feed.xml").rmdir()
        anna.edit("cup.md", "round", "warm")
        succeeded(anna.publish(there))


class TestWithdrawing:
    @pytest.fixture
    def many(self, tmp_path: Path, begun: Path) -> Editor:
        editor = clone(Editor(begun), tmp_path / "many")
        shutil.rmtree(editor.content)
        editor.write(*(f"cup-{letter}" for letter in "abcdefghijkl"))
        return editor

    def test_more_than_three_or_a_tenth_wants_a_word(self, many: Editor, tmp_path: Path) -> None:
        place = tmp_path / "there"
        succeeded(many.publish(place))
        many.drop("cup-a")
        done = succeeded(many.publish(place))
        assert "1 programme of 12 would no longer be published: cup-a." in done.output
        many.drop("cup-b", "cup-c")
        before = everything(place)
        done = many.publish(place)
        assert "2 programmes of 11 would be withdrawn" in refused(done)
        assert "no longer be published: cup-b, cup-c." in done.output
        assert everything(place) == before
        succeeded(many.publish(place, "--withdraw"))
        assert len(catalog(place).releases) == 9

    def test_another_folder_published_over_a_show_wants_a_word(self, anna: Editor, there: Path, tmp_path: Path) -> None:
        other = clone(anna, tmp_path / "other")
        shutil.rmtree(other.content)
        other.write("kettle", "pot")
        done = other.publish(there)
        assert "3 programmes of 3 and 3 answers of" in refused(done)
        assert "bowl, cup, spoon, why_bowl" in done.output
        assert {each.content_id for each in catalog(there).releases} == set(CUPS)

    def test_answers_are_counted_too(self, anna: Editor, there: Path) -> None:
        anna.drop("why_cup", "why_bowl")
        assert "2 answers of" in refused(anna.publish(there))

    @pytest.mark.parametrize(("answer", "status"), [("y", 0), ("n", 1)])
    def test_a_yes_at_the_terminal_is_a_word(self, anna: Editor, there: Path, answer: str, status: int) -> None:
        anna.drop("cup", "bowl")
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [sys.executable, "-m", "audio_pipeline", *anna.words(there)], stdin=theirs, stderr=subprocess.PIPE
        ) as command:
            os.write(ours, f"{answer}\n".encode())
            _, said = command.communicate(timeout=120)
        os.close(ours)
        os.close(theirs)
        assert "bowl, cup" in said.decode()
        assert (command.returncode, len(catalog(there).releases)) == (status, 1 if answer == "y" else 3)


class TestToABucket:
    @pytest.fixture
    def line(self, s3_endpoint: str) -> Iterator[Faults]:
        with s3_faults.faults(s3_endpoint) as running:
            yield running

    def agree(self, store: S3Store, editor: Editor) -> None:
        """Catalog, feed and every file are of one release: that of the editor's words."""
        held, feed = store.get("catalog.json"), store.get("feed.xml")
        assert held
        assert feed
        there = from_json(held.data.decode())
        assert [each.content_id for each in there.releases] == sorted(CUPS)
        for each in there.releases:
            assert each.url in feed.data.decode()
            assert all(store.has(url.removeprefix(PUBLIC)) for url in each.files)
            assert (editor.root / "out" / each.url.removeprefix(PUBLIC)).exists()
        assert hash_parts(there) == hash_parts(catalog(editor.root / "out"))

    @pytest.mark.parametrize("at", [".mp3", "catalog.json", "feed.xml"])
    @pytest.mark.parametrize("is_done", [False, True], ids=["before it arrives", "after it arrived"])
    def test_a_publish_killed_at_any_step_is_completed_by_the_next_and_is_nobody_elses(
        self, new_words: Editor, line: Faults, s3_bucket: str, at: str, *, is_done: bool
    ) -> None:
        place, options = f"s3://{s3_bucket}/warm", ("--endpoint-url", line.address)
        succeeded(new_words.publish(place, *options))
        new_words.edit("cup.md", "small", "round")
        with subprocess.Popen(
            [sys.executable, "-m", "audio_pipeline", *new_words.words(place, *options)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as command:  # fmt: skip
            line.on("PUT", at, killing(command, is_done=is_done))
            assert command.wait(timeout=120) == -signal.SIGKILL
        new_words.edit("cup.md", "round", "warm")
        new_words.edit("bowl.md", "small", "deep")
        succeeded(new_words.publish(place, *options))
        store = S3Store.from_address(place, endpoint_url=line.address, public_url=PUBLIC)
        self.agree(store, new_words)

    @pytest.mark.parametrize("name", ["catalog.json", "feed.xml"])
    def test_a_lost_answer_is_no_rival(self, new_words: Editor, line: Faults, s3_bucket: str, name: str) -> None:
        place, options = f"s3://{s3_bucket}/warm", ("--endpoint-url", line.address)
        line.on("PUT", name, lose_answer)
        succeeded(new_words.publish(place, *options))
        self.agree(S3Store.from_address(place, endpoint_url=line.address, public_url=PUBLIC), new_words)


def killing(command: subprocess.Popen[bytes], *, is_done: bool) -> Fault:
    """The publisher is killed, before the server hears of it or when it has done what was asked."""

    def killed(request: Request, send: Send) -> Answer:
        if is_done:
            send(request)
        command.kill()
        command.wait()
        return Answer(500, [], b"", sent_bytes=-1)

    return killed


class TestThePlan:
    def test_a_dry_run_names_what_would_change_and_sends_nothing(self, anna: Editor, there: Path) -> None:
        before = everything(there)
        anna.edit("cup.md", "small", "round")
        anna.add("kettle")
        done = succeeded(anna.publish(there, "--dry-run"))
        assert "New: kettle, why_kettle.\n" in done.output
        assert "Changed: cup.\n" in done.output
        assert re.search(
            r"To send: \d+ files, [\d.]+ [KM]B; about [\d.]+ s at .* a second, which is a guess", done.output
        )
        assert done.output.endswith("Nothing was sent.\n")
        assert everything(there) == before
        succeeded(anna.publish(there))

    def test_a_dry_run_of_what_would_be_refused_is_refused(self, anna: Editor, ben: Editor, there: Path) -> None:
        ben.edit("bowl.md", "small", "deep")
        succeeded(ben.publish(there))
        assert "bowl was published by somebody else" in refused(anna.publish(there, "--dry-run"))

    def test_nothing_changed_is_said(self, anna: Editor, there: Path) -> None:
        done = succeeded(anna.publish(there))
        assert "To send: no files." in done.output
        assert "New:" not in done.output
        assert "Changed:" not in done.output

    def test_a_program_reads_json_and_nothing_else_on_standard_output(self, anna: Editor, there: Path) -> None:
        anna.edit("cup.md", "small", "round")
        anna.drop("why_spoon")
        done = CliRunner(mix_stderr=False).invoke(cli, anna.words(there, "--dry-run", "--json"), obj=BACKENDS)
        plan = json.loads(done.stdout)
        assert (plan["new"], plan["changed"], plan["withdrawn"]) == ([], ["cup"], ["why_spoon"])
        assert "bowl" in plan["unchanged"]
        assert plan["bytes_to_send"] == sum(file["size_bytes"] for file in plan["files"]) > 0
        assert plan["seconds"] > 0
        assert plan["is_measured"] is False
        assert "Nothing was sent." in done.stderr

    def test_without_a_terminal_progress_is_a_line_of_bytes(self, anna: Editor, there: Path) -> None:
        anna.edit("cup.md", "small", "round")
        done = succeeded(anna.publish(there))
        assert re.search(r"^Sending: ([\d.]+ [KM]B) of \1 \(100 %\)$", done.output, re.MULTILINE)


def test_the_rate_of_a_large_publish_is_what_the_next_one_expects(tmp_path: Path) -> None:
    cache = FolderStore(tmp_path, durable=False)
    save_upload_rate(cache, "s3://a", 1_000, 1.0)
    assert load_upload_rate(cache, "s3://a") == ASSUMED_RATE
    save_upload_rate(cache, "s3://a", 30_000_000, 10.0)
    assert load_upload_rate(cache, "s3://a").estimate_s(6_000_000) == 2
    assert load_upload_rate(cache, "s3://b") == ASSUMED_RATE
