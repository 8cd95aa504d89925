"""Episode notes: what apps show, with links and times, and what gives way where there is no room."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.catalog import Chapter, Release
from audio_pipeline.content.boilerplate import COMPUTER_VOICE_NOTICE, DISCLAIMER
from audio_pipeline.publish.episode_notes import DESCRIPTION_BYTES, build_description, build_notes
from tests.samples import LINES, RELEASE

CHAPTERS = (
    Chapter(title="Settle", start_ms=0),
    Chapter(title="Warm & slow", start_ms=754_900),
    Chapter(title="End", start_ms=3_725_000),
)
FULL = replace(RELEASE, chapters=CHAPTERS, access="Seated.", helplines=LINES)
SOURCE = "R1: Aa B (2001). On one thing. doi:10.1000/xyz123."


def test_every_chapter_has_a_line_that_begins_with_its_time() -> None:
    lines = re.split("<br />|<p>|</p>", build_notes(FULL, ()))
    assert [line for line in lines if re.match(r"\d", line)] == ["00:00 Settle", "12:34 Warm &amp; slow", "1:02:05 End"]


def test_sources_and_what_the_author_wrote_are_linked() -> None:
    notes = build_notes(replace(FULL, summary="See https://a.example/."), (SOURCE,))
    assert '<p>See <a href="https://a.example/">https://a.example/</a>.</p>' in notes
    assert '<a href="https://doi.org/10.1000/xyz123">doi:10.1000/xyz123</a>.</li>' in notes


def test_a_description_that_has_room_is_the_notes_in_full() -> None:
    assert build_description(FULL, (SOURCE,)) == build_notes(FULL, (SOURCE,))


def test_sources_give_way_first_then_other_ways_and_then_chapters() -> None:
    def kept(summary_bytes: int) -> list[str]:
        found = build_description(replace(FULL, summary="a" * summary_bytes), (SOURCE * 10,))
        return [title for title in ("Sources", "Other ways", "Chapters", "Someone to talk to") if title in found]

    assert kept(100) == ["Sources", "Other ways", "Chapters", "Someone to talk to"]
    assert kept(3_300) == ["Other ways", "Chapters", "Someone to talk to"]
    without = len(build_description(FULL, ()).encode()) - len(RELEASE.summary)
    assert kept(DESCRIPTION_BYTES - without) == ["Other ways", "Chapters", "Someone to talk to"]
    assert kept(DESCRIPTION_BYTES - without + 1) == ["Chapters", "Someone to talk to"]
    assert kept(9_000) == ["Someone to talk to"]


def test_without_chapters_and_sources_nothing_is_said_of_them() -> None:
    assert build_notes(RELEASE, ()) == f"<p>{RELEASE.summary}</p><p>{DISCLAIMER}</p><p>{COMPUTER_VOICE_NOTICE}</p>"


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=2_000)


@settings(max_examples=60, deadline=None)
@given(summary=TEXT, access=TEXT, title=TEXT, lines=st.lists(TEXT, max_size=3).map(tuple), source=TEXT)
def test_no_description_is_too_long_and_none_lacks_the_disclaimer(
    summary: str, access: str, title: str, lines: tuple[str, ...], source: str
) -> None:
    release: Release = replace(
        RELEASE, summary=summary, access=access, helplines=lines, chapters=(Chapter(title=title, start_ms=0),)
    )
    found = build_description(release, (source,))
    assert len(found.encode()) <= DESCRIPTION_BYTES
    assert f"<p>{DISCLAIMER}</p><p>{COMPUTER_VOICE_NOTICE}</p>" in found
    assert found.count("<p>") == found.count("</p>")
