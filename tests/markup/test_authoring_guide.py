"""docs/authoring.md: its examples work and can be heard, and its tables are whole."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from audio_pipeline.build.build import build
from audio_pipeline.build.load import load_library
from audio_pipeline.catalog import Catalog
from audio_pipeline.content.library import ANSWER_SECTIONS, Library
from audio_pipeline.content.model import (  # fmt: skip
    Anchor,
    Bed,
    BreathCue,
    ChimeCue,
    Heading,
    HelplinePlaceholder,
    ParagraphEnd,
    Silence,
    Span,
    VoiceChange,
    Words,
)
from audio_pipeline.lint.run import lint_library
from audio_pipeline.markup.breaths import LONGEST_BREATH_MS, MOST_BREATHS, SHORTEST_BREATH_MS
from audio_pipeline.markup.directives import DIRECTIVES
from audio_pipeline.markup.durations import LONGEST_SILENCE_MS
from audio_pipeline.markup.fields import FIELD_SPECS
from audio_pipeline.markup.inline_marks import BREAK_STRENGTHS_MS
from audio_pipeline.markup.rule_weights import STOPS, WORTH_A_LOOK
from audio_pipeline.markup.rules import RULES
from audio_pipeline.speech.engines.engine import MARKS, Voice, find_voice_or_default
from audio_pipeline.speech.engines.festival import Festival
from audio_pipeline.speech.engines.gtts import Gtts
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.engines.polly import Polly
from audio_pipeline.speech.engines.tone import Tone
from tests import small_show
from tests.markup.small_folder import read

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "authoring.md").read_text("utf-8")


def examples(language: str) -> list[str]:
    """What stands between the fences of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def write_the_page(folder: Path) -> Path:
    """The examples as the files they are of."""
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(examples("markdown")):
        (folder / f"{number}.md").write_text(text, "utf-8")
    for text in examples("toml"):
        (folder / text.split()[1]).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read(write_the_page(tmp_path_factory.mktemp("page")))


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The page, rendered by the quickest engine, for a show that is for adults."""
    root = tmp_path_factory.mktemp("rendered")
    folder = write_the_page(root / "words")
    for path in folder.iterdir():
        text = path.read_text("utf-8").replace('"hibari"', '"tone"').replace("adult = false", "adult = true")
        path.write_text(re.sub(r"\bheart\b", "tone", text).replace("fenrir", "other tone"), "utf-8")
    return build(load_library(folder, {"tone": Tone}), small_show.workshop(root)).catalog


def test_every_example_is_without_a_fault(library: Library) -> None:
    assert [content.id for content in library.contents][:6] == [
        "warm-cup", "warm-cup-friend", "warm-cup-outdoors", "cup-at-night", "why_warm_hands", "a_hard_evening",
    ]  # fmt: skip
    assert library.settings.title == "Small Comforts"
    assert len(library.lexicon) == 2
    assert [helpline.countries for helpline in library.helplines] == [("US",)]


def test_every_example_is_fit_to_be_published(library: Library) -> None:
    assert lint_library(library) == ()


def test_the_examples_have_one_of_everything(library: Library) -> None:
    blocks = [block for content in library.contents[:6] for block in content.blocks]
    assert {type(block) for block in blocks} == {
        Words, Silence, Anchor, BreathCue, ChimeCue, Bed, Heading, ParagraphEnd, VoiceChange, HelplinePlaceholder,
    }  # fmt: skip
    spans = [span for block in blocks if isinstance(block, Words) for span in block.spans]
    for mark in ("alias", "ipa", "rate", "volume", "language"):
        assert any(getattr(span, mark) for span in spans), mark
    for key in ("summary", "names", "length_ms", "voice", "access", "helplines", "sources", "gate", "closing"):
        assert any(getattr(content, key) for content in library.contents[:4]), key


VOICES = [
    Hibari().voices[0],
    find_voice_or_default(Polly(), "ruth"),
    find_voice_or_default(Polly(), "ruth-generative"),
    Gtts().voices[0],
]
"""One for each column of the table in docs/voices.md."""


def reach(mark: str, voice: Voice) -> str:
    """Say where a voice makes a mark heard; the line itself turns a whole sentence up or down."""
    if mark in voice.marks:
        return "yes"
    return "whole sentences" if mark in {*voice.marks_if_uniform, "volume"} else "no"


def test_the_docs_say_which_voices_make_which_mark_heard() -> None:
    page = (DOCS / "voices.md").read_text("utf-8").partition("## What each can follow")[2]
    rows = dict(re.findall(r"^\| `([a-z]+)` \| (.+) \|$", page, re.MULTILINE))
    assert len(rows) == len(MARKS)
    for mark in MARKS:
        cells = [cell.partition(":")[0] for cell in rows["lang" if mark == "language" else mark].split(" | ")]
        assert cells == [reach(mark, voice) for voice in VOICES], mark
    for voice in (Festival().voices[0], Tone().voices[0]):
        assert [reach(mark, voice) for mark in MARKS] == [reach(mark, VOICES[0]) for mark in MARKS]


def test_the_language_has_no_mark_that_no_voice_can_do() -> None:
    assert {field.name for field in fields(Span)} - {"text", "alias"} == {*MARKS}
    assert [mark for mark in MARKS if all(reach(mark, voice) == "no" for voice in VOICES)] == []


def test_each_form_of_the_example_has_lines_of_its_own(library: Library) -> None:
    lines = ["Let your shoulders drop.", "Let your friend hold one too.", "Feel the air around it."]
    for content, own in zip(library.contents[:3], lines, strict=True):
        assert [line for line in lines if line in content.text] == [own]


def test_the_examples_can_be_heard(catalog: Catalog) -> None:
    lengths_ms = {release.content_id: release.duration_ms for release in catalog.releases}
    assert lengths_ms.keys() == {"warm-cup", "warm-cup-friend", "warm-cup-outdoors", "cup-at-night"}
    assert [lengths_ms[name] for name in ("warm-cup", "warm-cup-friend", "warm-cup-outdoors")] == [120_000] * 3


def test_an_answer_of_the_page_says_the_numbers(catalog: Catalog) -> None:
    said = next(answer.text for answer in catalog.answers if answer.id == "a_hard_evening")
    assert said.endswith("alone. In the United States, call or text nine eight eight. Is someone near you?")


def test_the_table_of_faults_is_the_programs_own() -> None:
    assert re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \|$", PAGE.partition("## What can be wrong")[2], re.MULTILINE) == [
        *RULES.items(),
    ]


def test_the_weights_of_the_house_rules_are_the_programs_own() -> None:
    section = PAGE.partition("## What stops publishing")[2].partition("## What can be wrong")[0]
    stops, looks = section.split("These are only worth a look")
    for rows, weights in ((stops, STOPS), (looks, WORTH_A_LOOK)):
        assert re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", rows, re.MULTILINE) == [*weights.items()]


def test_every_key_and_directive_is_on_the_page() -> None:
    rows = "".join(re.findall(r"^\| (`.+?) \|", PAGE, re.MULTILINE))
    assert [key for key in FIELD_SPECS if f"`{key}`" not in rows] == []
    assert [name for name in DIRECTIVES if f"({name}: " not in PAGE] == []


def test_the_numbers_of_the_page_are_the_programs_own() -> None:
    assert f"0 to {LONGEST_SILENCE_MS // 1_000} s" in PAGE
    assert all(f"`{strength}`" in PAGE for strength in BREAK_STRENGTHS_MS)
    assert f"(0 to {max(BREAK_STRENGTHS_MS.values()) / 1_000} s)" in PAGE
    assert (
        f"in and out {SHORTEST_BREATH_MS // 1_000} to {LONGEST_BREATH_MS // 1_000} s, 1 to {MOST_BREATHS} times" in PAGE
    )
    answer, more, again = ANSWER_SECTIONS.values()
    assert f"It has only words, at most {answer} of them" in PAGE
    assert f"`## Tell me more`, at most {more} words" in PAGE
    assert f"`## In other words`, at most {again}," in PAGE
    assert f"An answer of at most {answer} words" in PAGE
