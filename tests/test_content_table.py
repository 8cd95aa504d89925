"""The table of lengths: as the content has it, and nothing far from its target."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.catalog import Catalog, Release
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import PROGRAMME_KINDS, Library
from audio_pipeline.content.model import Content
from audio_pipeline.markup.read import read_content
from audio_pipeline.report.content_table import compute_deviation, format_content_table
from tests import small_show
from tests.samples import CATALOG, CONTENT, release

PAGE = Path(__file__).parent.parent / "docs" / "content.md"
ROW = re.compile(
    r"\| (?:↳ )?`([a-z0-9-]+)` \| (.+?) \| ([a-z]+) \| ([\d:–]+) \| ([\d:.]+) \| (\S+)(?: %)? \| .+ LUFS \|"
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small_show.library(small_show.write(tmp_path))


def made(library: Library, *contents: Content) -> tuple[Library, Catalog]:
    releases = [_made(content) for content in contents]
    return replace(library, contents=contents), replace(CATALOG, releases=tuple(releases))


def _made(content: Content) -> Release:
    return replace(release(content.id, kind=content.kind, position=content.position), duration_ms=121_200)


HAND = CONTENT
FRIEND = replace(CONTENT, id="hand-on-heart-friend", title="Hand | Friend", variant_of="hand-on-heart")
GATED = replace(CONTENT, id="old", title="Old", gate="Go gently.", position=3)
TALK = replace(CONTENT, id="settling", title="Settling", kind="benefit", length_ms=0, position=1)
WELCOME = replace(CONTENT, id="welcome", title="Welcome", kind="introduction", length_ms=0, position=0)


def test_programmes_stand_in_order_each_variant_under_its_own(library: Library) -> None:
    page = format_content_table(*made(library, GATED, HAND, TALK, FRIEND, WELCOME))
    assert [line for line in page.splitlines() if line.startswith(("| `", "| ↳"))] == [
        "| `welcome` | Welcome | introduction | – | 2:01.2 | – | -16.0 LUFS |",
        "| `settling` | Settling | benefit | 2:00–4:00 | 2:01.2 | +0.0 % | -16.0 LUFS |",
        "| `hand-on-heart` | Hand on Heart | exercise | 2:00 | 2:01.2 | +1.0 % | -16.0 LUFS |",
        "| ↳ `hand-on-heart-friend` | Hand \\| Friend | exercise | 2:00 | 2:01.2 | +1.0 % | -16.0 LUFS |",
        "| `old` | Old (behind its gate, off by default) | exercise | 2:00 | 2:01.2 | +1.0 % | -16.0 LUFS |",
    ]
    assert "5 programmes, 1 of them variants and 1 behind a gate: 10 minutes in all." in page
    assert "Furthest from its target: 1.0 %." in page


@pytest.mark.parametrize(
    ("content", "built_ms", "beyond"),
    [
        (HAND, 120_000, 0.0),
        (HAND, 114_000, -0.05),
        (TALK, 120_000, 0.0),
        (TALK, 240_000, 0.0),
        (TALK, 252_000, 0.05),
        (TALK, 60_000, -0.5),
        (WELCOME, 1, None),
    ],
)
def test_a_difference_is_told_from_the_nearest_length_it_may_have(
    content: Content, built_ms: int, beyond: float | None
) -> None:
    found = compute_deviation(content, built_ms)
    assert found == (pytest.approx(beyond) if beyond is not None else None)


def test_a_catalog_that_lacks_a_programme_makes_no_table(library: Library) -> None:
    wanted, catalog = made(library, HAND, TALK)
    with pytest.raises(KeyError):
        format_content_table(wanted, replace(catalog, releases=catalog.releases[:1]))


def test_the_page_has_every_programme_of_the_content_and_none_is_far_from_its_target() -> None:
    library = read_content(BUILTIN_CONTENT).library
    assert library
    rows = [found.groups() for line in PAGE.read_text(encoding="utf-8").splitlines() if (found := ROW.fullmatch(line))]
    assert sorted(row[0] for row in rows) == sorted(
        each.id for each in library.contents if each.kind in PROGRAMME_KINDS
    )
    beyond = {row[0]: float(row[5]) for row in rows if row[5] != "–"}
    assert {name: percent for name, percent in beyond.items() if abs(percent) > 3} == {}
