"""Publishing what comes out later: it is refused, or held back until its day."""

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from audio_pipeline.cli import release_day
from tests.cli.editors import CUPS, Editor, catalog, refused, succeeded

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)


class Noon(datetime):
    """A clock that stands, so that no day begins during a test."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "datetime":  # type: ignore[override]
        return NOON.astimezone(tz)


class Later(datetime):
    """The same clock a day on."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "datetime":  # type: ignore[override]
        return NOON.astimezone(tz) + timedelta(days=1)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Somebody whose talk about bowls comes out tomorrow."""
    monkeypatch.setattr(release_day, "datetime", Noon)
    editor = Editor(tmp_path)
    editor.write(*CUPS)
    editor.edit("bowl.md", "published: 2026-11-23", f"published: {TOMORROW}")
    return editor


def test_a_programme_of_tomorrow_is_refused_before_anything_is_sent(editor: Editor, tmp_path: Path) -> None:
    told = refused(editor.publish(tmp_path / "there"))
    assert f'"bowl" comes out on {TOMORROW}' in told
    assert "--at now" in told
    assert not (tmp_path / "there" / "catalog.json").exists()


def test_it_is_refused_again_although_it_is_built_and_was_checked(editor: Editor, tmp_path: Path) -> None:
    succeeded(editor.build())
    for _ in range(2):
        assert f'"bowl" comes out on {TOMORROW}' in refused(editor.publish(tmp_path / "there"))


def test_it_is_held_back_until_its_day(editor: Editor, tmp_path: Path) -> None:
    done = succeeded(editor.publish(tmp_path / "there", "--at", "now"))
    assert f"bowl is held back until {TOMORROW}." in done.output
    assert [each.content_id for each in catalog(tmp_path / "there").releases] == ["cup", "spoon"]
    editor.edit("bowl.md", f"published: {TOMORROW}", f"published: {TODAY}")
    succeeded(editor.publish(tmp_path / "there", "--at", str(TODAY)))
    assert [each.content_id for each in catalog(tmp_path / "there").releases] == ["bowl", "cup", "spoon"]


def test_it_is_held_back_although_it_is_built(editor: Editor, tmp_path: Path) -> None:
    succeeded(editor.build())
    succeeded(editor.publish(tmp_path / "there", "--at", "now"))
    assert [each.content_id for each in catalog(tmp_path / "there").releases] == ["cup", "spoon"]


def test_it_comes_out_on_its_day_without_an_edit(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    succeeded(editor.publish(tmp_path / "there", "--at", "now"))
    monkeypatch.setattr(release_day, "datetime", Later)
    succeeded(editor.publish(tmp_path / "there", "--at", "now"))
    assert [each.content_id for each in catalog(tmp_path / "there").releases] == ["bowl", "cup", "spoon"]


@pytest.mark.parametrize("day", [str(TOMORROW), "soon", "2026-13-01"])
def test_a_day_that_is_none_or_has_not_come_is_refused(editor: Editor, tmp_path: Path, day: str) -> None:
    done = editor.publish(tmp_path / "there", "--at", day)
    assert done.exit_code == 2
    assert "--at" in done.output


class TestWhoIsTold:
    HUB = '[podcast]\nwebsub_hub = "https://127.0.0.1:1/hub"\n'
    """A hub that does not answer."""

    def test_a_hub_that_does_not_answer_is_named_after_a_change_and_only_then(
        self, editor: Editor, tmp_path: Path
    ) -> None:
        settings = editor.content / "show.toml"
        settings.write_text(settings.read_text(encoding="utf-8") + self.HUB, encoding="utf-8")
        sentence = "https://127.0.0.1:1/hub was not told that the feed has changed"
        words = (tmp_path / "there", "--at", "now")
        assert sentence in succeeded(editor.publish(*words)).output
        assert sentence not in succeeded(editor.publish(*words)).output
        assert 'rel="hub"' in (tmp_path / "there" / "feed.xml").read_text(encoding="utf-8")

    def test_nobody_is_told_of_a_feed_that_others_cannot_read(self, editor: Editor, tmp_path: Path) -> None:
        settings = editor.content / "show.toml"
        settings.write_text(settings.read_text(encoding="utf-8") + self.HUB, encoding="utf-8")
        done = editor.publish(tmp_path / "there", "--at", "now", public_url="http://127.0.0.1:5000/store/")
        assert "was not told" not in succeeded(done).output


def test_a_publish_that_changes_nothing_leaves_every_byte_of_the_feed(editor: Editor, tmp_path: Path) -> None:
    feed = tmp_path / "there" / "feed.xml"
    succeeded(editor.publish(tmp_path / "there", "--at", "now"))
    before = feed.read_bytes()
    assert b"<lastBuildDate>" in before
    succeeded(editor.publish(tmp_path / "there", "--at", "now"))
    assert feed.read_bytes() == before
    editor.edit("cup.md", "What a cup can do.", "What a warm cup can do.")
    succeeded(editor.publish(tmp_path / "there", "--at", "now"))
    assert feed.read_bytes() != before
