"""Notes: what a page of show notes says, and that nothing in it is taken for markup."""

from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.catalog import Release
from audio_pipeline.content.boilerplate import COMPUTER_VOICE_NOTICE, DISCLAIMER, WITHDRAWN_NOTICE
from audio_pipeline.content.model import TimedText
from audio_pipeline.publish.show_notes import ShowNotes, render_page
from tests.samples import LINES, PROGRAMME, REFERENCES, RELEASE, SHOW

WHOLE = replace(
    RELEASE,
    artwork_small_url="artwork/feedfeedfeed.jpg",
    access="Seated, or in bed & warm.",
    helplines=LINES,
    sources=("R2", "R1"),
)
GATE = "For small messages only. Say continue, or say skip."

NEVER_CLOSED = {"meta", "link", "img"}


class Reader(HTMLParser):
    """Reads a page as a browser would, and notes what is on it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in NEVER_CLOSED:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1] if self.open else "", data))

    def of(self, tag: str) -> list[str]:
        return [text for where, text in self.texts if where == tag]

    def attributes(self, tag: str, name: str) -> list[str]:
        return [attributes[name] for found, attributes in self.tags if found == tag and name in attributes]


def notes(release: Release = WHOLE) -> ShowNotes:
    return ShowNotes(release=release, show=SHOW, references=REFERENCES)


def read(release: Release = WHOLE) -> Reader:
    return Reader(render_page(notes(release), PROGRAMME.transcript, PROGRAMME.chapters))


def test_it_says_what_the_programme_is() -> None:
    found = read()
    assert found.of("title") == ["Hand on Heart · Warm Recall"]
    assert found.of("h1") == ["Hand on Heart"]
    assert found.of("p") == [WHOLE.summary, "2 minutes", WHOLE.access, DISCLAIMER, COMPUTER_VOICE_NOTICE]
    assert found.attributes("html", "lang") == ["en-US"]


def test_its_parts_have_headings_in_order() -> None:
    found = read()
    assert found.of("h2") == ["Other ways to do it", "Chapters", "The words", "Someone to talk to", "Sources"]
    assert found.of("h3") == ["Settle"]
    assert found.of("li") == [*LINES, f"R2: {REFERENCES['R2']}", f"R1: {REFERENCES['R1']}"]


def test_every_sentence_and_chapter_leads_to_its_moment_of_the_sound() -> None:
    found = read()
    sound = PurePosixPath(WHOLE.url).name
    times = ["0.0", "12.345", "1.008", "4.008"]
    assert found.attributes("audio", "src") == [sound]
    assert found.attributes("a", "data-t") == times
    assert found.attributes("a", "href")[1:] == [f"{sound}#t={time}" for time in times]
    assert found.of("time") == ["0:00", "0:12"]
    assert found.of("span") == ["Settle", "Warm hand", *(each.text for each in PROGRAMME.transcript)]


def test_it_finds_everything_by_names_inside_its_own_store() -> None:
    found = read()
    here = PurePosixPath(WHOLE.url).parent
    assert found.attributes("img", "src") == ["../../artwork/feedfeedfeed.jpg"]
    for address in (*found.attributes("img", "src"), *found.attributes("link", "href")):
        assert str(here / address).replace(f"{here}/../../", "") == WHOLE.artwork_small_url
    assert found.attributes("a", "href")[0] == SHOW.website
    assert not any("//" in address for address in found.attributes("audio", "src"))


def test_a_page_made_for_a_store_on_the_web_is_the_same_page() -> None:
    far = {name: f"https://cdn.example/warm/{getattr(WHOLE, name)}" for name in ("url", "artwork_small_url")}
    away: dict[str, Any] = far
    there = notes(replace(WHOLE, **away))
    assert there.key == notes().key
    assert render_page(there, PROGRAMME.transcript, PROGRAMME.chapters) == render_page(
        notes(), PROGRAMME.transcript, PROGRAMME.chapters
    )


def test_what_there_is_not_is_not_spoken_of() -> None:
    bare = replace(WHOLE, access="", helplines=(), sources=(), artwork_small_url="")
    found = Reader(render_page(notes(bare), PROGRAMME.transcript, ()))
    assert found.of("h2") == ["The words"]
    assert found.of("h3") == found.attributes("img", "src") == []
    assert {DISCLAIMER, COMPUTER_VOICE_NOTICE} <= set(found.of("p"))


def test_a_source_without_a_reference_is_left_out() -> None:
    assert not any("R99" in text for _, text in read(replace(WHOLE, sources=("R99", "R1"))).texts)


def test_behind_a_gate_the_sound_waits_for_continue() -> None:
    found = read(replace(WHOLE, gate=GATE))
    names = [tag for tag, _ in found.tags]
    assert GATE in found.of("p")
    assert found.of("summary") == ["Continue"]
    assert names.index("details") < names.index("audio")
    assert "open" not in dict(found.tags)["details"]
    assert "details" not in [tag for tag, _ in read().tags]


def test_the_page_of_a_withdrawn_programme_says_that_it_is_gone_and_still_plays() -> None:
    gone = replace(notes(), is_withdrawn=True)
    found = Reader(render_page(gone, PROGRAMME.transcript, PROGRAMME.chapters))
    assert found.of("p")[:3] == [WHOLE.summary, "2 minutes", WITHDRAWN_NOTICE]
    assert found.attributes("audio", "controls") == [""]
    assert ("meta", {"name": "robots", "content": "noindex"}) in found.tags
    assert gone.key != notes().key
    assert WITHDRAWN_NOTICE not in read().of("p")


def test_nothing_plays_by_itself() -> None:
    assert read().attributes("audio", "autoplay") == []
    assert read().attributes("audio", "controls") == [""]


@pytest.mark.parametrize(
    ("ms", "told"),
    [(20_400, "20 seconds"), (36_000, "1 minute"), (62_000, "1 minute"), (299_900, "5 minutes")],
)
def test_its_length_is_told_as_a_person_would(ms: int, told: str) -> None:
    assert told in read(replace(WHOLE, duration_ms=ms)).of("p")


def test_only_an_address_of_the_web_is_a_link() -> None:
    odd = replace(SHOW, website="javascript:alert(1)")
    text = render_page(ShowNotes(release=WHOLE, show=odd, references={}), (), ())
    assert "javascript" not in text
    assert odd.title in Reader(text).of("p")


ODD = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.sampled_from(["</script>", "<b>", "&amp;", '"', "<!--", "\x00", "\ud800", "' onclick='x", "]]>", "</style>"]),
)


@settings(max_examples=60, deadline=None)
@given(text=ODD)
def test_no_text_becomes_markup(text: str) -> None:
    show = replace(SHOW, title=text, author=text, website=f"https://a.example/{text}")
    odd = replace(WHOLE, title=text, summary=text, access=f"Or {text}", helplines=(text,), gate=f"Stop. {text}")
    said = (TimedText(start_ms=0, end_ms=10, text=f"Well. {text}"),)
    chapters = (TimedText(start_ms=0, end_ms=10, text=f"One {text}"),)
    found = Reader(render_page(ShowNotes(release=odd, show=show, references={"R1": text, "R2": "x"}), said, chapters))
    plain = Reader(render_page(notes(replace(WHOLE, gate=GATE, helplines=("x",))), said, chapters))
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(attributes) for _, attributes in found.tags] == [sorted(attributes) for _, attributes in plain.tags]
    render_page(ShowNotes(release=odd, show=show, references={}), said, chapters).encode()


def test_the_same_facts_give_the_same_text() -> None:
    assert render_page(notes(), PROGRAMME.transcript, PROGRAMME.chapters) == render_page(
        notes(), PROGRAMME.transcript, PROGRAMME.chapters
    )


def changed(release: Release, name: str) -> Release:
    """Another value of its type."""
    held = getattr(release, name)
    values: dict[type, Any] = {str: f"{held}x", tuple: ("R1",), int: held + 60_000 if isinstance(held, int) else 0}
    change: dict[str, Any] = {name: values[type(held)]}
    return replace(release, **change)


@pytest.mark.parametrize("name", [each.name for each in fields(Release)])
def test_whatever_changes_a_page_changes_its_key(name: str) -> None:
    if not isinstance(getattr(WHOLE, name), str | int | tuple):
        return  # loudness and what it was made from are on no page
    other = changed(WHOLE, name)
    words, chapters = PROGRAMME.transcript, PROGRAMME.chapters
    is_another = render_page(notes(other), words, chapters) != render_page(notes(), words, chapters)
    assert not is_another or notes(other).key != notes().key
