"""What a build says around the sound: variants, gates, other ways, helplines."""

from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.build.build import build, plan_build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.content.helplines import UNKNOWN_COUNTRY_LINE
from tests import small_show


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return small_show.write(tmp_path / "show")


@pytest.fixture
def shop(tmp_path: Path, built_show: Path) -> BuildContext:
    """A workshop in which the show was built without any of it."""
    return small_show.like(built_show, tmp_path)


VARIANTS = """variants:
  friend:
    title: Warm Hands with a Friend
    names: [warm hands with a friend]
    helplines: [crisis]
access: Rest them on a cushion.
"""
GATE = "gate: Some people find this stirring. Say continue to go on.\n"
HELPLINES = """[[helpline]]
countries = ["US"]
need = "crisis"
said = "In the United States, call nine eight eight."
written = "United States: 988."
elsewhere = true
confirmed = true

[[helpline]]
countries = ["CA"]
need = "crisis"
said = "In Canada, call nine eight eight."
written = "Canada: 988."
confirmed = true
"""


def front_matter(show: Path, more: str) -> None:
    small_show.edit(show, "warm-hands", "sources: [R28]\n", f"sources: [R28]\n{more}")


def with_a_friend(show: Path) -> None:
    front_matter(show, VARIANTS)
    small_show.edit(
        show,
        "warm-hands",
        "Notice how warm they are.",
        "(for: friend)\n\nThink of a friend.\n\n(for: others)\n\nNotice how warm they are.\n\n(for: all)",
    )


def test_a_variant_is_a_release_that_knows_its_programme_and_carries_what_belongs_around_it(
    show: Path, shop: BuildContext
) -> None:
    (show / "helplines.toml").write_text(HELPLINES)
    with_a_friend(show)
    built = build(small_show.library(show), shop)
    plain, variant = (built.catalog.of_content(name) for name in ("warm-hands", "warm-hands-friend"))
    assert plain
    assert variant
    assert (plain.variant_of, variant.variant_of) == ("", "warm-hands")
    assert variant.access == plain.access == "Rest them on a cushion."
    assert plain.helplines == ()
    assert variant.helplines == ("United States: 988.", "Canada: 988.", UNKNOWN_COUNTRY_LINE)
    assert (plain.url, plain.duration_ms) != (variant.url, 0)
    assert variant.duration_ms == plain.duration_ms == 36_000


def test_the_clips_that_variants_share_are_spoken_once(tmp_path: Path, show: Path) -> None:
    shop = small_show.workshop(tmp_path)
    alone = plan_build(small_show.library(show), shop).to_speak
    with_a_friend(show)
    more = plan_build(small_show.library(show), shop).to_speak
    assert [segment.text for segment in more if segment not in alone] == ["Think of a friend."]
    assert len(more) == len(alone) + 1


@pytest.mark.parametrize("adult", [False, True])
def test_what_is_behind_a_gate_is_made_in_an_adult_show_alone_and_is_never_in_the_feed(
    tmp_path: Path, show: Path, shop: BuildContext, *, adult: bool
) -> None:
    front_matter(show, GATE)
    small_show.edit(show, "why_hug_helps", "follow_up: warm-hands\n", "")
    library = small_show.library(show)
    built = build(replace(library, settings=replace(library.settings, adult=adult)), shop)
    gated = built.catalog.of_content("warm-hands")
    assert (gated.gate if gated else None) == (
        "Some people find this stirring. Say continue to go on." if adult else None
    )
    assert "warm-hands" not in (tmp_path / "out" / "feed.xml").read_text()


def test_the_numbers_of_the_listeners_country_are_in_the_catalog(show: Path, shop: BuildContext) -> None:
    (show / "helplines.toml").write_text(HELPLINES)
    (show / "crisis.md").write_text(
        "---\nid: crisis_self_harm\nkind: crisis\ntitle: Help now\nquestions: [i want to die]\nsources: [R28]\n---\n"
        "You matter.\n\n(helplines: crisis)\n\nYou need not wait.\n"
    )
    catalog = build(small_show.library(show), shop).catalog
    answer, other = catalog.answer("crisis_self_harm"), catalog.answer("why_hug_helps")
    assert answer
    assert other
    assert answer.text == "You matter. In the United States, call nine eight eight. You need not wait."
    assert answer.local == {"CA": "You matter. In Canada, call nine eight eight. You need not wait."}
    assert other.local == {}
    assert catalog.helplines == {
        "": "In the United States, call nine eight eight.",
        "CA": "In Canada, call nine eight eight.",
        "US": "In the United States, call nine eight eight.",
    }


@pytest.mark.parametrize(("adult", "said"), [(False, "Ask a nurse about that."), (True, small_show.SAID)])
def test_what_is_not_for_every_room_is_said_in_an_adult_show_alone(
    show: Path, shop: BuildContext, said: str, *, adult: bool
) -> None:
    small_show.edit(show, "why_hug_helps", "sources: [R28]\n", "sources: [R28]\nwithheld: Ask a nurse about that.\n")
    library = small_show.library(show)
    built = build(replace(library, settings=replace(library.settings, adult=adult)), shop)
    answer = built.catalog.answer("why_hug_helps")
    assert answer
    assert answer.text == said
    assert (answer.follow_up == "warm-hands") is adult
