"""Unchanged: there is nothing to do only if nothing at all is otherwise than it was."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import audio_pipeline
from audio_pipeline import catalog
from audio_pipeline.build import up_to_date
from audio_pipeline.build.up_to_date import find_unchanged_programmes, hash_inputs, record_build
from audio_pipeline.catalog import NAME
from tests import small_show

IDS = ("tone-1", "hum-2")


@dataclass(frozen=True)
class Home:
    """A show that was built, and what is remembered of it."""

    root: Path

    @property
    def words(self) -> Path:
        return self.root / "show"

    @property
    def out(self) -> Path:
        return self.root / "out"

    def made_from(self, engine: str | None = None, ids: tuple[str, ...] = IDS) -> str | None:
        return hash_inputs(self.words, engine, ids)

    def standing(self, engine: str | None = None, ids: tuple[str, ...] = IDS) -> tuple[str, ...] | None:
        shop = small_show.workshop(self.root)
        return find_unchanged_programmes(self.made_from(engine, ids), shop.store, shop.cache)

    def remember(self) -> None:
        shop = small_show.workshop(self.root)
        record_build(self.made_from(), (self.out / NAME).read_bytes(), shop.store, shop.cache)


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Home:
    small_show.like(built_show, tmp_path)
    shutil.copytree(built_show / "show", tmp_path / "show")
    home = Home(tmp_path)
    home.remember()
    return home


def test_after_a_build_its_programmes_stand(home: Home) -> None:
    assert home.standing() == ("company", "warm-hands")


def test_before_a_build_nothing_does(tmp_path: Path) -> None:
    small_show.write(tmp_path / "show")
    assert Home(tmp_path).standing() is None


def rewritten(path: Path) -> None:
    """Another word, behind the back of whoever believes in time stamps."""
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("hands", "hinds"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Home], object]] = {
    "a word": lambda home: rewritten(home.words / "warm-hands.md"),
    "a table": lambda home: (home.words / "lexicon.toml").write_text("", encoding="utf-8"),
    "a folder in the place of a table": lambda home: (home.words / "lexicon.toml").mkdir(),
    "a file less": lambda home: (home.words / "company.md").unlink(),
    "a file more": lambda home: (home.words / "more.md").write_text("", encoding="utf-8"),
    "a file that cannot be read": lambda home: (home.words / "more.md").symlink_to("nowhere"),
    "a file that may be meant": lambda home: (home.words / "more.markdown").write_text("", encoding="utf-8"),
    "a folder that leads elsewhere": lambda home: (home.words / "more").symlink_to(home.out),
    "a sound less": lambda home: next(home.out.rglob("*.mp3")).unlink(),
    "a transcript less": lambda home: next(home.out.rglob("*.vtt")).unlink(),
    "chapters less": lambda home: next(home.out.rglob("*.chapters.json")).unlink(),
    "a page less": lambda home: next(home.out.rglob("*.html")).unlink(),
    "a question index less": lambda home: next(home.out.rglob("*.npz")).unlink(),
    "a picture less": lambda home: next(home.out.rglob("*.jpg")).unlink(),
    "no catalog": lambda home: (home.out / NAME).unlink(),
    "another catalog": lambda home: rewritten(home.out / NAME),
    "no feed": lambda home: (home.out / "feed.xml").unlink(),
    "another feed": lambda home: rewritten(home.out / "feed.xml"),
    "a damaged record": lambda home: [path.write_bytes(b"{}") for path in (home.root / "cache/standing").iterdir()],
}


def test_all_the_files_of_a_release_are_looked_for() -> None:
    assert up_to_date.FILES == catalog.FILES


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_otherwise_there_may_be_something_to_do(home: Home, change: str) -> None:
    CHANGES[change](home)
    assert home.standing() is None


@pytest.mark.parametrize("table", ["lexicon.toml", "references.toml", "helplines.toml", "show.toml"])
def test_a_word_changed_in_a_table_may_give_something_to_do(home: Home, table: str) -> None:
    (home.words / table).write_text("# their hands\n", encoding="utf-8")
    home.remember()
    assert home.standing() == ("company", "warm-hands")
    rewritten(home.words / table)
    assert home.standing() is None


def test_a_change_of_our_own_code_pages_or_weights_may_give_something_to_do(home: Home, tmp_path: Path) -> None:
    package = shutil.copytree(Path(audio_pipeline.__file__).parent, tmp_path / "installed" / "audio_pipeline")
    before = hashed_by(package, home)
    names = (
        "mix/timeline.py",
        "report/templates/report.js",
        "understanding/adapter.npz",
        "understanding/out_of_scope.txt",
    )
    for name in names:
        file = package / name
        file.write_bytes(file.read_bytes() + b"\n")
        assert hashed_by(package, home) != before
        file.write_bytes(file.read_bytes().removesuffix(b"\n"))
    assert hashed_by(package, home) == before


def hashed_by(package: Path, home: Home) -> str:
    """What a copy of our package calls the inputs of a build."""
    code = (
        "import sys; from pathlib import Path; from audio_pipeline.build.up_to_date import hash_inputs\n"
        "print(hash_inputs(Path(sys.argv[1]), None, ()))"
    )
    words = [sys.executable, "-B", "-c", code, str(home.words)]
    return subprocess.run(words, cwd=package.parent, check=True, capture_output=True, text=True, timeout=60).stdout


def test_another_engine_may_have_something_to_do(home: Home) -> None:
    assert home.standing(engine="hum") is None
    assert home.standing(ids=("tone-1", "hum-3")) is None


def test_another_address_has_a_feed_to_write(home: Home) -> None:
    assert hash_inputs(home.words, None, IDS, "https://audio.example.org/") != home.made_from()


def test_what_no_build_reads_changes_nothing(home: Home) -> None:
    (home.words / ".hidden.md").write_text("", encoding="utf-8")
    (home.words / ".hidden").mkdir()
    os.utime(home.words / "company.md", (1, 1))
    assert home.standing() == ("company", "warm-hands")


def test_what_is_as_it_was_again_stands_again(home: Home) -> None:
    small_show.edit(home.words, "company", "soften", "sweeten")
    assert home.standing() is None
    small_show.edit(home.words, "company", "sweeten", "soften")
    assert home.standing() == ("company", "warm-hands")


def test_a_feed_somebody_else_published_meanwhile_is_not_taken_for_ours(home: Home) -> None:
    shutil.rmtree(home.root / "cache" / "standing")
    ours, shop = (home.out / NAME).read_bytes(), small_show.workshop(home.root)
    rewritten(home.out / "feed.xml")
    rewritten(home.out / NAME)
    record_build(home.made_from(), ours, shop.store, shop.cache)
    (home.out / NAME).write_bytes(ours)
    assert home.standing() is None


def test_of_what_cannot_be_read_nothing_is_remembered(home: Home) -> None:
    (home.words / "more.md").symlink_to("nowhere")
    before = sorted((home.root / "cache" / "standing").iterdir())
    home.remember()
    assert home.made_from() is None
    assert sorted((home.root / "cache" / "standing").iterdir()) == before
