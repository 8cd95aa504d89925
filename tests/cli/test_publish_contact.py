"""A show with a skill is not published to the world without somebody to write to."""

import shutil
from pathlib import Path

import pytest

from audio_pipeline.errors import ContentFaults
from tests import small_show
from tests.cli.command import Typed, typed
from tests.markup.small_folder import SHOW


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    small_show.like(built_show, tmp_path)
    shutil.copytree(built_show / "show", tmp_path / "show")
    (tmp_path / "show/show.toml").write_text(SHOW.replace('"sine"', '"tone"'), "utf-8")
    (tmp_path / "show/site.toml").write_text('voice = "Say:"\n', "utf-8")
    return tmp_path


def published(home: Path, public_url: str) -> Typed:
    places = ("--content", str(home / "show"), "--out", str(home / "out"), "--cache", str(home / "cache"))
    return typed("publish", *places, "--to", f"folder:{home / 'there'}", "--public-url", public_url, "--dry-run")


def test_to_the_world_it_is_refused_with_the_line_to_mend(home: Path) -> None:
    refused = published(home, "https://audio.tea.fm/")
    assert refused.exit_code == 1
    assert isinstance(refused.exception, ContentFaults)
    (fault,) = refused.exception.faults
    assert (fault.rule, fault.location.path, fault.location.line) == ("no-contact", str(home / "show/show.toml"), 6)
    assert not (home / "there").exists()


def test_at_an_address_that_stands_for_another_it_is_refused_with_what_to_write(home: Path) -> None:
    show = home / "show/show.toml"
    show.write_text(show.read_text("utf-8").replace('email = ""', 'email = "me@tea.fm"'), "utf-8")
    refused = published(home, "https://audio.example.org/")
    assert refused.exit_code == 1
    assert isinstance(refused.exception, ContentFaults)
    (fault,) = refused.exception.faults
    assert fault.rule == "no-contact"
    assert "https://audio.example.org/" in fault.what
    assert "--public-url" in fault.hint
    assert not (home / "there").exists()


def test_on_ones_own_machine_it_may_be_tried(home: Path) -> None:
    assert published(home, "http://127.0.0.1:5000/").exit_code == 0


def test_with_an_address_of_ones_own_it_goes_out(home: Path) -> None:
    show = home / "show/show.toml"
    show.write_text(show.read_text("utf-8").replace('email = ""', 'email = "me@tea.fm"'), "utf-8")
    done = published(home, "https://audio.tea.fm/")
    assert done.exit_code == 0, done.output
