"""docs/authoring.md: its examples work, and its table is whole."""

import re
from pathlib import Path

from audio_pipeline.authoring.durations import LONGEST_SILENCE_MS
from audio_pipeline.authoring.marks import STRENGTHS_MS
from audio_pipeline.authoring.rules import RULES
from audio_pipeline.model import Bed, Chime, Heading, ParagraphEnd, Silence, Until, Words
from audio_pipeline.settings import Library
from audio_pipeline.stages.read import read

PAGE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text("utf-8")


def examples(language: str) -> list[str]:
    """What stands between the fences of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def library_of_the_page(folder: Path) -> Library:
    for number, text in enumerate(examples("markdown")):
        (folder / f"{number}.md").write_text(text, "utf-8")
    for text in examples("toml"):
        (folder / text.split()[1]).write_text(text, "utf-8")
    return read(folder)


def test_every_example_is_without_a_fault(tmp_path: Path) -> None:
    library = library_of_the_page(tmp_path)
    assert [content.id for content in library.contents][:2] == ["warm-cup", "why_warm_hands"]
    assert library.settings.title == "Small Comforts"
    assert len(library.lexicon) == 2


def test_the_example_has_one_of_everything(tmp_path: Path) -> None:
    programme = library_of_the_page(tmp_path).programmes[0]
    kinds = {type(block) for block in programme.blocks}
    assert kinds == {Words, Silence, Until, Chime, Bed, Heading, ParagraphEnd}
    spans = [span for block in programme.blocks if isinstance(block, Words) for span in block.spans]
    for mark in ("said", "ipa", "emphasis", "rate", "volume", "language"):
        assert any(getattr(span, mark) for span in spans), mark


def test_the_table_of_faults_is_the_programs_own() -> None:
    assert re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \|$", PAGE.partition("## What can be wrong")[2], re.MULTILINE) == [
        *RULES.items(),
    ]


def test_the_numbers_of_the_page_are_the_programs_own() -> None:
    assert f"0 to {LONGEST_SILENCE_MS // 1_000} s" in PAGE
    assert all(f"`{strength}`" in PAGE for strength in STRENGTHS_MS)
    assert f"(0 to {max(STRENGTHS_MS.values()) / 1_000} s)" in PAGE
