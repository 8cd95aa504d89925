"""Presentation: covers and pages are made once, and again when anything on them changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.catalog import Catalog
from audio_pipeline.content.model import TimedText
from audio_pipeline.content.timed_text import format_webvtt, make_cues, parse_webvtt
from audio_pipeline.publish.artwork import EXERCISE, MOTIFS, SHOW, Cover
from audio_pipeline.publish.release_files import TimedTexts, write_release
from audio_pipeline.publish.show_notes import ShowNotes, render_page
from audio_pipeline.publish.show_pages import add_covers_and_pages, draw_covers
from audio_pipeline.stores.folder import FolderStore
from tests.samples import CATALOG, CONTENT, PROGRAMME, RELEASE
from tests.studio import Ledger

PICTURES = {
    motif: Cover(jpeg=f"a picture: {motif}".encode(), small_jpeg=f"a small one: {motif}".encode())
    for motif in {SHOW, *MOTIFS.values()}
}


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A store with one programme in it that was never shown."""

    store: Ledger
    catalog: Catalog

    def shown(self, catalog: Catalog | None = None, new: Mapping[str, TimedTexts] | None = None) -> Catalog:
        self.store.put_names.clear()
        return add_covers_and_pages(catalog or self.catalog, PICTURES, self.store, new or {})


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    store = Ledger(FolderStore(tmp_path / "store"))
    return Shelf(store=store, catalog=replace(CATALOG, releases=(write_release(PROGRAMME, CONTENT, (), store),)))


def folders(names: list[str]) -> list[str]:
    return sorted(name.partition("/")[0] for name in names)


def test_a_programme_gets_the_cover_of_its_kind_and_a_page(shelf: Shelf) -> None:
    (made,) = shelf.shown().releases
    held = [shelf.store.get(name) for name in (made.artwork_url, made.artwork_small_url, made.notes_url)]
    assert [each.data for each in held[:2] if each] == [PICTURES[EXERCISE].jpeg, PICTURES[EXERCISE].small_jpeg]
    assert held[2]
    assert PROGRAMME.transcript[0].text in held[2].data.decode()
    assert folders(shelf.store.put_names) == ["artwork", "artwork", "programmes"]


def test_what_is_shown_already_is_left_as_it_is(shelf: Shelf) -> None:
    once = shelf.shown()
    assert shelf.shown(once) == once
    assert shelf.store.put_names == []


def test_for_a_page_that_stays_nothing_is_read(shelf: Shelf, tmp_path: Path) -> None:
    once = shelf.shown()
    (made,) = once.releases
    for name in (made.transcript_url, made.chapters_url, made.notes_url):
        (tmp_path / "store" / name).unlink()
    assert shelf.shown(once) == once


def test_the_page_of_what_was_made_just_now_needs_no_file_of_its_words(shelf: Shelf, tmp_path: Path) -> None:
    (release,) = shelf.catalog.releases
    for name in (release.transcript_url, release.chapters_url):
        (tmp_path / "store" / name).unlink()
    (made,) = shelf.shown(new={CONTENT.id: (PROGRAMME.transcript, PROGRAMME.chapters)}).releases
    page = shelf.store.get(made.notes_url)
    assert page
    assert all(each.text in page.data.decode() for each in (*PROGRAMME.transcript, *PROGRAMME.chapters))


PARTS = st.sampled_from(["Breathe in,", "and out.", "Rest.", "", "One & two", "  Say <this>  ", "the end"])


@settings(deadline=None)  # the first page loads Jinja2
@given(parts=st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 2_000), PARTS), max_size=8))
def test_a_page_is_the_same_from_the_programme_and_from_its_stored_words(parts: list[tuple[int, int, str]]) -> None:
    words, at_ms = [], 0
    for gap_ms, ms, text in parts:
        words.append(TimedText(start_ms=at_ms + gap_ms, end_ms=at_ms + gap_ms + ms, text=text))
        at_ms += gap_ms + ms
    stored = parse_webvtt(format_webvtt(words))
    about = ShowNotes(release=RELEASE, show=CATALOG.show, references={})
    assert render_page(about, make_cues(words), ()) == render_page(about, make_cues(stored), ())


@pytest.mark.parametrize(
    "change",
    [{"summary": "Other words."}, {"title": "Heart on Hand"}, {"access": "Seated."}, {"helplines": ("Call.",)}],
)
def test_other_words_about_it_make_another_page_and_leave_the_old_one(shelf: Shelf, change: dict[str, Any]) -> None:
    once = shelf.shown()
    (old,) = once.releases
    (new,) = shelf.shown(replace(once, releases=(replace(old, **change),))).releases
    assert shelf.store.put_names == [new.notes_url]
    assert new.notes_url != old.notes_url
    assert shelf.store.has(old.notes_url)


def test_a_mended_reference_makes_the_pages_that_name_it_again(shelf: Shelf) -> None:
    once = shelf.shown()
    mended = replace(once, references={**once.references, "R1": "Aa B (2003). On one thing, mended."})
    assert shelf.shown(mended).releases[0].notes_url != once.releases[0].notes_url
    other = replace(once, references={**once.references, "R77": "Of another programme."})
    assert shelf.shown(other).releases == once.releases


def test_a_cover_is_drawn_once(tmp_path: Path) -> None:
    cache = Ledger(FolderStore(tmp_path / "cache", durable=False))
    drawn = draw_covers([EXERCISE, EXERCISE], "Warm Recall", cache)
    assert len(cache.put_names) == 2
    assert draw_covers([EXERCISE], "Warm Recall", cache) == drawn
    assert len(cache.put_names) == 2


def test_a_cover_of_which_a_part_is_damaged_is_drawn_again(tmp_path: Path) -> None:
    cache = FolderStore(tmp_path / "cache", durable=False)
    drawn = draw_covers([EXERCISE], "Warm Recall", cache)
    for path in (tmp_path / "cache" / "artwork").glob("*.small"):
        path.write_bytes(b"half of it")
    assert draw_covers([EXERCISE], "Warm Recall", cache) == drawn
