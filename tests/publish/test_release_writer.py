"""The Release of a programme: its files, its cover and its page are in the store, each made only when it changes."""

import hashlib
import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.catalog import Release
from audio_pipeline.content.model import Content, Programme, TimedText
from audio_pipeline.content.timed_text import format_webvtt, make_cues, parse_webvtt
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.artwork import EXERCISE
from audio_pipeline.publish.release_files import read_timed_text
from audio_pipeline.publish.release_writer import ReleaseWriter
from audio_pipeline.publish.show_notes import ShowNotes, render_page
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Blob
from tests.publish.releases import COVERS, NOTES_LINES, release_writer
from tests.samples import CATALOG, CONTENT, MADE_FROM, PROGRAMME, RELEASE
from tests.studio import Ledger


@pytest.fixture
def store(tmp_path: Path) -> Ledger:
    return Ledger(FolderStore(tmp_path / "store"))


@pytest.fixture
def writer(store: Ledger) -> ReleaseWriter:
    made = release_writer(store)
    store.put_names.clear()
    return made


def write(writer: ReleaseWriter, programme: Programme = PROGRAMME, content: Content = CONTENT) -> Release:
    return writer.write(programme, content, MADE_FROM)


def data(store: Ledger, name: str) -> bytes:
    found = store.get(name)
    assert found is not None
    return found.data


def test_a_release_names_its_sound_words_chapters_page_and_the_cover_of_its_kind(
    writer: ReleaseWriter, store: Ledger
) -> None:
    release = write(writer)
    assert data(store, release.url) == PROGRAMME.mp3
    assert data(store, release.transcript_url).startswith(b"WEBVTT\n\n00:00:01.008")
    assert json.loads(data(store, release.chapters_url))["version"] == "1.2.0"
    assert PROGRAMME.transcript[0].text in data(store, release.notes_url).decode()
    assert data(store, release.artwork_url) == COVERS[EXERCISE].jpeg
    assert data(store, release.artwork_small_url) == COVERS[EXERCISE].small_jpeg
    assert release.size_bytes == len(PROGRAMME.mp3)


def test_a_release_names_its_parts_and_when_they_start(writer: ReleaseWriter) -> None:
    parts = [(each.title, each.start_ms) for each in write(writer).chapters]
    assert parts == [("Settle", 0), ("Warm hand", 12_345)]


def test_a_release_from_before_the_chapters_gets_them_from_the_store(writer: ReleaseWriter) -> None:
    release = write(writer)
    assert writer.update(replace(release, chapters=(), transcript_srt_url=""), CONTENT) == release


class Meeting(Ledger):
    """A store that writes no file before six are on their way to it."""

    met = threading.Barrier(6, timeout=10)

    def put(self, blob: Blob) -> str:
        self.met.wait()
        return super().put(blob)


def test_the_files_of_a_programme_are_put_at_the_same_time(writer: ReleaseWriter, store: Ledger) -> None:
    release = write(replace(writer, store=Meeting(store)))
    assert {release.url, release.transcript_url, release.notes_url} <= set(store.put_names)
    assert len(store.put_names) == 6


def test_each_file_stands_with_its_sound_and_is_named_by_its_own_bytes(writer: ReleaseWriter, store: Ledger) -> None:
    write(writer)
    names = {name.replace(hashlib.sha256(data(store, name)).hexdigest()[:12], "HASH") for name in store.put_names}
    downloaded = (".mp3", ".vtt", ".srt", ".transcript.json", ".chapters.json")
    assert names == {f"programmes/hand-on-heart/hand-on-heart.HASH{suffix}" for suffix in downloaded} | {
        "programmes/hand-on-heart/HASH.html"
    }


def test_a_release_from_before_readable_names_keeps_its_address_until_its_sound_changes(writer: ReleaseWriter) -> None:
    new = write(writer)
    old = replace(new, url=new.url.replace("/hand-on-heart.", "/"))
    assert writer.update(old, CONTENT).url == old.url
    assert write(writer, replace(PROGRAMME, mp3=b"louder")).url.split("/")[-1].startswith("hand-on-heart.")


def test_a_release_from_before_more_transcripts_gets_them_from_the_store(writer: ReleaseWriter, store: Ledger) -> None:
    release = write(writer)
    updated = writer.update(replace(release, transcript_srt_url="", transcript_json_url=""), CONTENT)
    assert updated == release
    assert data(store, updated.transcript_srt_url).decode().splitlines()[:3] == [
        "1", "00:00:01,008 --> 00:00:03,504", "Find a seat that holds you."
    ]  # fmt: skip


def test_the_id_names_the_programme_and_this_sound(writer: ReleaseWriter, store: Ledger) -> None:
    before = write(writer)
    louder = write(writer, replace(PROGRAMME, mp3=b"louder"))
    assert before.id == f"hand-on-heart.{hashlib.sha256(PROGRAMME.mp3).hexdigest()[:12]}"
    assert louder.id != before.id
    assert data(store, before.url) == PROGRAMME.mp3


def test_a_corrected_transcript_sends_no_sound_again(writer: ReleaseWriter, store: Ledger) -> None:
    before = write(writer)
    store.put_names.clear()
    after = write(writer, replace(PROGRAMME, transcript=PROGRAMME.transcript[:1]))
    transcripts = [after.transcript_url, after.transcript_srt_url, after.transcript_json_url]
    assert sorted(store.put_names) == sorted([*transcripts, after.notes_url])
    assert after.transcript_url != before.transcript_url
    assert (after.id, after.url) == (before.id, before.url)


def test_what_is_there_is_not_sent_again(writer: ReleaseWriter, store: Ledger) -> None:
    first = write(writer)
    store.put_names.clear()
    assert write(writer) == first
    assert store.put_names == []


def test_it_carries_what_author_and_master_said(writer: ReleaseWriter) -> None:
    release = write(writer)
    assert (release.title, release.summary, release.names) == (CONTENT.title, CONTENT.summary, CONTENT.names)
    assert (release.kind, release.position, release.sources) == ("exercise", 2, ("R2", "R1"))
    assert release.published_at == "2026-11-23T06:00:00Z"
    assert (release.duration_ms, release.loudness_lufs, release.true_peak_dbtp) == (120_024, -16.02, -2.4)
    assert release.made_from.items() >= MADE_FROM.items()


def test_it_carries_what_belongs_around_it(writer: ReleaseWriter) -> None:
    gated = replace(CONTENT, variant_of="hand", gate="Go gently.", access="Seated.", helplines=("crisis",))
    release = write(writer, content=replace(gated, touch="optional"))
    around = (release.variant_of, release.gate, release.access, release.touch, release.helplines)
    assert around == ("hand", "Go gently.", "Seated.", "optional", NOTES_LINES)


def test_its_words_and_chapters_can_be_read_back(writer: ReleaseWriter, store: Ledger) -> None:
    assert read_timed_text(write(writer), store) == (PROGRAMME.transcript, PROGRAMME.chapters)


def test_damaged_words_are_told_with_what_mends_them(writer: ReleaseWriter, store: Ledger) -> None:
    release = write(writer)
    store.put(Blob(name=release.transcript_url, data=b"WEBVTT", content_type="text/vtt"))
    with pytest.raises(StoreError, match=r"a built file is damaged\. Delete the built folder"):
        read_timed_text(release, store)


def test_a_kept_release_with_the_same_words_about_it_stays_and_nothing_is_read(
    writer: ReleaseWriter, store: Ledger, tmp_path: Path
) -> None:
    release = write(writer)
    store.put_names.clear()
    for name in (release.transcript_url, release.chapters_url, release.notes_url):
        (tmp_path / "store" / name).unlink()
    assert writer.update(release, CONTENT) == release
    assert store.put_names == []


@pytest.mark.parametrize(
    "change",
    [{"summary": "Other words."}, {"title": "Heart on Hand"}, {"access": "Seated."}, {"helplines": ("crisis",)}],
)
def test_other_words_about_a_kept_sound_are_those_of_a_new_one(
    writer: ReleaseWriter, store: Ledger, change: dict[str, Any]
) -> None:
    old = write(writer)
    content = replace(CONTENT, names=("warm hand",), sources=("R1",), variant_of="hand", gate="Go gently.", **change)
    store.put_names.clear()
    new = writer.update(old, content)
    assert store.put_names == [new.notes_url]
    assert new.notes_url != old.notes_url
    assert store.has(old.notes_url)
    assert new == write(writer, content=content)


def test_a_page_of_a_new_programme_needs_no_file_of_its_words(
    writer: ReleaseWriter, store: Ledger, tmp_path: Path
) -> None:
    (tmp_path / "store" / write(writer).notes_url).unlink()
    page = data(store, write(writer).notes_url).decode()
    assert all(each.text in page for each in (*PROGRAMME.transcript, *PROGRAMME.chapters))


def test_a_corrected_reference_makes_the_pages_that_name_it_again(writer: ReleaseWriter) -> None:
    release = write(writer)
    corrected = replace(writer, references={**writer.references, "R1": "Aa B (2003). On one thing, corrected."})
    assert corrected.update(release, CONTENT).notes_url != release.notes_url
    other = replace(writer, references={**writer.references, "R77": "Of another programme."})
    assert other.update(release, CONTENT) == release


PARTS = st.sampled_from(["Breathe in,", "and out.", "Rest.", "", "One & two", "  Say <this>  ", "the end"])


@settings(deadline=None)  # the first page loads Jinja2
@given(parts=st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 2_000), PARTS), max_size=8))
def test_a_page_is_the_same_from_the_programme_and_from_its_stored_words(parts: list[tuple[int, int, str]]) -> None:
    words, at_ms = [], 0
    for gap_ms, ms, text in parts:
        words.append(TimedText(start_ms=at_ms + gap_ms, end_ms=at_ms + gap_ms + ms, text=text))
        at_ms += gap_ms + ms
    stored = parse_webvtt(format_webvtt(words))
    notes = ShowNotes(release=RELEASE, show=CATALOG.show, references={})
    assert render_page(notes, make_cues(words), ()) == render_page(notes, make_cues(stored), ())
