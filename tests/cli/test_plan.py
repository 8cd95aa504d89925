"""`warm-recall plan` and `build`, typed one after the other as an editor does."""

import json
import shutil
from pathlib import Path

import pytest

from audio_pipeline.build.build import plan_build
from tests import small_show
from tests.cli.command import typed


@pytest.fixture
def home(tmp_path: Path, built_show: Path) -> Path:
    """A folder in which the show was built, by somebody who remembers nothing of it."""
    small_show.like(built_show, tmp_path)
    shutil.copytree(built_show / "show", tmp_path / "show")
    return tmp_path


def told(home: Path, *words: str) -> str:
    places = ("--content", str(home / "show"), "--out", str(home / "out"), "--cache", str(home / "cache"))
    done = typed(*words, *places, "--engine", "tone", "--jobs", "2")
    assert done.exit_code == 0, done.output
    return done.stdout


def test_where_nothing_changed_all_is_kept(home: Path) -> None:
    assert told(home, "plan").splitlines() == [
        "company: kept",
        "warm-hands: kept",
        "0 of 2 programmes to make, 0 sentences to speak.",
    ]


def test_what_is_told_of_nothing_to_do_is_the_same_whoever_looked(home: Path) -> None:
    looked = told(home, "plan"), told(home, "plan", "--json"), told(home, "build")
    assert (home / "cache" / "standing").is_dir()
    assert (told(home, "plan"), told(home, "plan", "--json"), told(home, "build")) == looked


def test_a_build_with_nothing_to_do_says_so(home: Path) -> None:
    assert [told(home, "build") for _ in range(2)] == ["0 programmes made, 2 kept.\n"] * 2


def test_after_every_edit_the_build_leaves_nothing_to_do(home: Path) -> None:
    for old, new in [
        ("Notice", "Feel"),
        ("Feel how", "Sense how"),
        ("Sense how", "Feel how"),
        ("Feel how", "Notice how"),
    ]:
        small_show.edit(home / "show", "warm-hands", old, new)
        assert told(home, "build").splitlines()[-1] == "1 programme made, 1 kept."
        todo = plan_build(small_show.library(home / "show"), small_show.workshop(home))
        assert (todo.to_make, todo.removed_ids) == ((), ())


def test_a_plan_says_what_an_edit_costs(home: Path) -> None:
    small_show.edit(home / "show", "warm-hands", "Notice how warm they are.", "Notice how cool they are.")
    kept, made, total, cost = told(home, "plan").splitlines()
    assert kept == "company: kept"
    assert made == "warm-hands: segment 4 changed (about 1 of 3 chunks, 1 sentence to speak)"
    assert total == "1 of 2 programmes to make, 1 sentence to speak."
    assert "encoding about 1 chunk " in cost
    assert "on 2 cores (a guess: no build has been measured here yet)." in cost


def test_a_sentence_of_a_second_or_two_costs_a_fraction_of_a_second_to_speak(home: Path) -> None:
    small_show.edit(home / "show", "warm-hands", "Notice how warm they are.", "Notice how cool they are.")
    total = json.loads(told(home, "plan", "--json"))["total"]
    assert total["sentences"] == 1
    unmeasured_cost_s = 0.06  # of one core's work, for a second of speech
    assert 0.5 * unmeasured_cost_s < total["speak_s"] < 5 * unmeasured_cost_s


def test_another_voice_has_everything_to_make(home: Path) -> None:
    told(home, "build")
    places = ("--content", str(home / "show"), "--out", str(home / "out"), "--cache", str(home / "cache"))
    assert "2 of 2 programmes to make" in typed("plan", *places, "--engine", "hibari").stdout


def test_what_amazon_would_take_is_told_before_it_is_spent(home: Path) -> None:
    places = ("--content", str(home / "show"), "--out", str(home / "out"), "--cache", str(home / "cache"))
    last = typed("plan", *places, "--engine", "polly").stdout.splitlines()[-1]
    assert last == "The speech costs less than a cent (prices as of 2026-10)."
    total = json.loads(typed("plan", "--json", *places, "--engine", "polly").stdout)["total"]
    assert 0.002 < total["dollars"] < 0.01
    assert total["prices_of"] == "2026-10"


def test_a_plan_makes_nothing(home: Path) -> None:
    small_show.edit(home / "show", "warm-hands", "Notice", "Feel")
    before = sorted((home / "out").rglob("*")), sorted((home / "cache" / "clips").iterdir())
    told(home, "plan")
    assert (sorted((home / "out").rglob("*")), sorted((home / "cache" / "clips").iterdir())) == before


def test_a_program_reads_the_same(home: Path) -> None:
    small_show.edit(home / "show", "warm-hands", "(pause: 3s)", "(pause: 4s)")
    (home / "show" / "company.md").unlink()
    found = json.loads(told(home, "plan", "--json"))
    (made,) = found["programmes"]
    assert (found["format"], found["gone"]) == (1, ["company"])
    assert (made["id"], made["kept"], made["reasons"], made["about"]) == (
        "warm-hands",
        False,
        ["pauses changed"],
        False,
    )
    assert 0 < made["chunks_to_make"] <= made["chunks"]
    assert found["total"]["chunks_to_make"] == made["chunks_to_make"]
    assert (found["total"]["programmes"], found["total"]["kept"], found["total"]["cores"]) == (1, 0, 2)


def fetched(home: Path) -> str:
    """The catalog as a listener fetches it from where it is published: its files are elsewhere."""
    there = f"folder:{home / 'there'}"
    places = ("--content", str(home / "show"), "--out", str(home / "out"), "--cache", str(home / "cache"))
    done = typed("publish", *places, "--engine", "tone", "--to", there, "--public-url", "http://127.0.0.1:8000/w/")
    assert done.exit_code == 0, done.output
    shutil.rmtree(home / "out")
    return str(home / "there" / "catalog.json")


def test_a_plan_without_a_build_folder_compares_with_what_is_published(home: Path) -> None:
    published = fetched(home)
    assert told(home, "plan", "--published", published).splitlines()[:2] == ["company: kept", "warm-hands: kept"]
    small_show.edit(home / "show", "warm-hands", "Notice how warm they are.", "Notice how cool they are.")
    kept, made, *_ = told(home, "plan", "--published", published).splitlines()
    assert kept == "company: kept"
    assert made == "warm-hands: segment 4 changed (about 1 of 3 chunks, 1 sentence to speak)"
    assert not (home / "out").exists()


@pytest.mark.parametrize("text", [None, "<html>", "{}"])
def test_what_is_no_catalog_is_told(home: Path, text: str | None) -> None:
    file = home / "catalog.json"
    if text:
        file.write_text(text)
    done = typed("plan", "--published", str(file), "--content", str(home / "show"), "--cache", str(home / "cache"))
    assert done.exit_code == 1
    assert "Fetch catalog.json again" in str(done.exception)


def test_a_pull_request_is_told_in_a_table(home: Path) -> None:
    small_show.edit(home / "show", "warm-hands", "Notice how warm they are.", "Notice how cool they are.")
    title, head, _, row, summary, _work = filter(None, told(home, "plan", "--format", "markdown").splitlines())
    assert title.startswith("### ")
    names, cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in (head, row))
    told_of = dict(zip(names, cells, strict=True))
    assert told_of["programme"] == "`warm-hands`"
    assert told_of["why"] == "segment 4 changed"
    assert told_of["to make"] == "about 1 of 3 chunks, 1 sentence to speak"
    assert told_of["work"].endswith(" s")
    assert summary == "1 of 2 programmes to make, 1 sentence to speak."
