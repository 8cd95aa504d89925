"""What a plan says will be made, and why."""

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from audio_pipeline.build.build import plan_build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.plan import Plan
from audio_pipeline.content import manner
from audio_pipeline.content.library import Pronunciation
from audio_pipeline.mix import descent, ducking
from audio_pipeline.speech.engines.tone import Tone
from tests import small_show


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return small_show.write(tmp_path / "show")


@pytest.fixture
def shop(tmp_path: Path, built_show: Path) -> BuildContext:
    """A workshop that has built the show as it was."""
    return small_show.like(built_show, tmp_path)


def reasons(todo: Plan) -> dict[str, tuple[str, ...]]:
    return {job.content.id: job.reasons for job in todo.jobs}


def test_before_the_first_build_everything_is_new(tmp_path: Path, show: Path) -> None:
    todo = plan_build(small_show.library(show), small_show.workshop(tmp_path))
    assert reasons(todo) == {"company": ("new",), "warm-hands": ("new",)}


def test_a_sentence_that_two_programmes_say_is_spoken_once(tmp_path: Path, show: Path) -> None:
    small_show.edit(show, "warm-hands", "Notice how warm they are.", "Find a seat that holds you.")
    todo = plan_build(small_show.library(show), small_show.workshop(tmp_path))
    said = [segment.text for segment in todo.to_speak]
    # Alone in a paragraph it has one pitch, and another after a sentence. A talk is read faster than an exercise, so it
    # is spoken three times here, and twice at one pace.
    assert said.count("Find a seat that holds you.") == 3
    even = small_show.library(show)
    pace = dict.fromkeys(even.settings.pace, even.settings.pace["exercise"])
    level = replace(even, settings=replace(even.settings, pace=pace))
    said = [segment.text for segment in plan_build(level, small_show.workshop(tmp_path)).to_speak]
    assert said.count("Find a seat that holds you.") == 2


def test_after_a_build_everything_is_kept(show: Path, shop: BuildContext) -> None:
    todo = plan_build(small_show.library(show), shop)
    assert reasons(todo) == {"company": (), "warm-hands": ()}
    assert (todo.to_make, todo.to_speak, todo.removed_ids) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Notice how warm they are.", "Notice how cool they are.", ("segment 4 changed",)),
        ("Notice how warm they are.", "Notice how warm they are. Or cool.", ("segment 5 added", "chapters changed")),
        ("(pause: 3s)", "(pause: 4s)", ("pauses changed",)),
        ("(pause: 3s)", "(pause: 3s)\n\n(breathe: in 2s, out 2s, 2 times)", ("pauses changed",)),
        ("(bed: pad -16dB)", "(bed: rain -16dB)", ("bed changed",)),
        ("(chime: bowl)", "(chime: soft)", ("chimes changed",)),
        ("## End", "## The end", ("chapters changed",)),
        ('length: "0:36"', 'length: "0:37"', ("length changed",)),
        ("title: Warm Hands", "title: Two Warm Hands", ("title changed",)),
    ],
)
def test_the_part_that_changed_is_the_reason(
    show: Path, shop: BuildContext, old: str, new: str, why: tuple[str, ...]
) -> None:
    small_show.edit(show, "warm-hands", old, new)
    found = reasons(plan_build(small_show.library(show), shop))
    assert set(why) <= set(found["warm-hands"])
    assert found["company"] == ()


@pytest.mark.parametrize(
    ("rules", "name"),
    [
        (ducking, "DOWN_FRAMES"),
        (ducking, "UP_FRAMES"),
        (ducking, "HOLD_MS"),
        (descent, "LAST_HEIGHT"),
        (manner, "BED_ALONE_MS"),
        (manner, "BED_FADE_MS"),
    ],
)
def test_another_rule_of_the_layout_makes_every_programme_again(
    show: Path, shop: BuildContext, monkeypatch: pytest.MonkeyPatch, rules: ModuleType, name: str
) -> None:
    monkeypatch.setattr(rules, name, getattr(rules, name) * 2)
    found = reasons(plan_build(small_show.library(show), shop))
    assert found == dict.fromkeys(("company", "warm-hands"), ("way of making it changed",))


def test_a_removed_sentence_is_named_where_it_was(show: Path, shop: BuildContext) -> None:
    small_show.edit(show, "warm-hands", " Rest.", "")
    assert "segment 3 removed" in reasons(plan_build(small_show.library(show), shop))["warm-hands"]


def test_only_the_words_that_changed_are_to_be_spoken(show: Path, shop: BuildContext) -> None:
    small_show.edit(show, "warm-hands", "Notice how warm they are.", "Notice how cool they are.")
    assert [segment.text for segment in plan_build(small_show.library(show), shop).to_speak] == [
        "Notice how cool they are."
    ]


def test_words_about_a_programme_do_not_make_it_again(show: Path, shop: BuildContext) -> None:
    small_show.edit(show, "warm-hands", "summary: A short rest", "summary: A little rest")
    assert reasons(plan_build(small_show.library(show), shop))["warm-hands"] == ()


def test_a_lexicon_entry_changes_the_sentences_that_say_the_word(show: Path, shop: BuildContext) -> None:
    library = small_show.library(show)
    taught = replace(library, lexicon={**library.lexicon, "warm": Pronunciation(ipa="wɔːrm")})
    assert reasons(plan_build(taught, shop)) == {"company": (), "warm-hands": ("segment 4 changed",)}


def test_another_engine_makes_everything_again(show: Path, shop: BuildContext) -> None:
    class OtherTone(Tone):
        @property
        def id(self) -> str:
            return "tone-of-another-day"

    todo = plan_build(small_show.library(show), replace(shop, engine=OtherTone()))
    assert {job.content.id for job in todo.to_make} == {"company", "warm-hands"}


def test_a_lost_file_is_made_again(tmp_path: Path, show: Path, shop: BuildContext) -> None:
    for sound in (tmp_path / "out" / "programmes" / "company").glob("*.mp3"):
        sound.unlink()
    assert reasons(plan_build(small_show.library(show), shop)) == {
        "company": ("a file of it is missing",),
        "warm-hands": (),
    }


def test_content_that_is_gone_leaves_the_catalog(show: Path, shop: BuildContext) -> None:
    (show / "company.md").unlink()
    assert plan_build(small_show.library(show), shop).removed_ids == ("company",)


def test_a_mark_the_engine_cannot_honour_is_counted(tmp_path: Path, show: Path) -> None:
    small_show.edit(show, "warm-hands", "how warm", 'how (warm)[lang:"fr"]')
    todo = plan_build(small_show.library(show), small_show.workshop(tmp_path))
    assert todo.unsupported_marks == {"language": 1}
