"""An outlook counts what a build then makes."""

from pathlib import Path

import pytest

from audio_pipeline.build.build import build, plan_build
from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.cost_estimate import CostEstimate, estimate_cost
from audio_pipeline.content.library import Library
from audio_pipeline.speech.engines.polly import Polly
from tests import small_show

ALIKE = (
    small_show.EXERCISE.replace("id: warm-hands", "id: warm-feet")
    .replace("title: Warm Hands", "title: Warm Feet")
    .replace("position: 1", "position: 2")
    .replace("[warm hands, the hands exercise]", "[feet]")
)


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return small_show.write(tmp_path / "show")


@pytest.fixture
def shop(tmp_path: Path, built_show: Path) -> BuildContext:
    return small_show.like(built_show, tmp_path)


def ahead(library: Library, shop: BuildContext) -> CostEstimate:
    return estimate_cost(plan_build(library, shop), shop.engine, shop.cache)


def test_nothing_to_do_takes_nothing(show: Path, shop: BuildContext) -> None:
    found = ahead(small_show.library(show), shop)
    assert (found.programmes, found.speech_ms, found.to_encode) == ({}, {}, frozenset())
    assert (found.dollars, found.prices_of) == ({}, "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(pause: 3s)", "(pause: 4s)"),
        ("(bed: pad -16dB)", "(bed: pad -18dB)"),
        ("\n\nNotice how warm they are.", ""),
        ("title: Warm Hands", "title: Two Warm Hands"),
    ],
)
def test_where_every_length_is_known_the_count_is_exact(show: Path, shop: BuildContext, old: str, new: str) -> None:
    small_show.edit(show, "warm-hands", old, new)
    library = small_show.library(show)
    found = ahead(library, shop)
    assert found.programmes["warm-hands"].is_exact
    assert found.programmes["warm-hands"].chunks == 3
    assert len(found.to_encode) == build(library, shop).new_chunks


def test_words_nobody_has_spoken_yet_make_it_an_estimate(show: Path, shop: BuildContext) -> None:
    small_show.edit(show, "warm-hands", "Notice how warm they are.", "Notice how cool they are.")
    found = ahead(small_show.library(show), shop)
    share = found.programmes["warm-hands"]
    assert not share.is_exact
    assert set(found.speech_ms) == share.to_speak
    assert [500 < ms < 4_000 for ms in found.speech_ms.values()] == [True]
    assert (len(share.to_encode), share.chunks) == (1, 3)


def test_what_two_programmes_share_counts_once_in_all(tmp_path: Path, show: Path) -> None:
    (show / "warm-feet.md").write_text(ALIKE, encoding="utf-8")
    found = ahead(small_show.library(show), small_show.workshop(tmp_path))
    assert found.programmes["warm-feet"] == found.programmes["warm-hands"]
    spoken = found.programmes["warm-hands"].to_speak | found.programmes["company"].to_speak
    assert found.speech_ms.keys() == spoken
    assert found.to_encode == found.programmes["warm-hands"].to_encode | found.programmes["company"].to_encode


def test_words_that_overrun_an_anchor_cannot_be_laid_out(show: Path, shop: BuildContext) -> None:
    small_show.edit(show, "warm-hands", "(until: 0:22)", "(until: 0:12)")
    share = ahead(small_show.library(show), shop).programmes["warm-hands"]
    assert (share.chunks, share.is_exact) == (0, True)


def test_words_that_only_may_overrun_an_anchor_are_laid_out_as_if_read_quickly(tmp_path: Path, show: Path) -> None:
    small_show.edit(show, "warm-hands", "(until: 0:22)", "(until: 0:20)")
    assert ahead(small_show.library(show), small_show.workshop(tmp_path)).programmes["warm-hands"].chunks == 3


def test_words_that_nobody_could_read_so_quickly_are_not(tmp_path: Path, show: Path) -> None:
    small_show.edit(show, "warm-hands", "(until: 0:22)", "(until: 0:14)")
    share = ahead(small_show.library(show), small_show.workshop(tmp_path)).programmes["warm-hands"]
    assert (share.chunks, share.is_exact) == (0, False)


def test_a_voice_that_is_paid_is_paid_by_the_character(tmp_path: Path, show: Path) -> None:
    shop = small_show.workshop(tmp_path, engine=Polly())
    todo = plan_build(small_show.library(show), shop)
    found = estimate_cost(todo, Polly(), shop.cache)
    characters = sum(len("".join(span.text for span in segment.spans)) for segment in todo.to_speak)
    assert found.dollars.keys() == found.speech_ms.keys()
    assert sum(found.dollars.values()) == pytest.approx(characters * 16 / 1_000_000)
    assert found.prices_of == "2026-10"


def test_our_own_voices_cost_nothing(tmp_path: Path, show: Path) -> None:
    found = ahead(small_show.library(show), small_show.workshop(tmp_path))
    assert (found.dollars, found.prices_of) == ({}, "")
