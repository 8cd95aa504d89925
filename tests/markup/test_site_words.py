"""site.toml: what an editor writes for the site, and what is said of a fault in it."""

from pathlib import Path

import pytest

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import Library
from audio_pipeline.content.site_words import NO_SITE_WORDS, SiteSection
from audio_pipeline.errors import Fault
from audio_pipeline.markup.read import read_content
from audio_pipeline.markup.site_words import parse_site_words
from audio_pipeline.markup.toml import parse_toml
from tests import small_show


def faults(text: str) -> list[Fault]:
    table, broken = parse_toml(text.encode(), "site.toml")
    assert not broken
    return parse_site_words(table)[1]


def read(folder: Path) -> Library:
    library = read_content(folder).library
    assert library
    return library


def test_the_words_of_a_show_of_ones_own_are_its_own(tmp_path: Path) -> None:
    small_show.write(tmp_path)
    (tmp_path / "show.toml").write_bytes((BUILTIN_CONTENT / "show.toml").read_bytes())
    (tmp_path / "site.toml").write_text(
        'headline = " Hello "\n[[terms]]\ntitle = "One"\ntext = """\nFirst.\n\nSecond."""\n', encoding="utf-8"
    )
    words = read(tmp_path).site_words
    assert words.headline == "Hello"
    assert words.terms == (SiteSection(title="One", text="First.\n\nSecond."),)


def test_without_a_file_a_show_of_ones_own_has_no_words_of_ours(tmp_path: Path) -> None:
    small_show.write(tmp_path)
    (tmp_path / "show.toml").write_bytes((BUILTIN_CONTENT / "show.toml").read_bytes())
    assert read(tmp_path).site_words == NO_SITE_WORDS


def test_a_folder_with_the_built_in_show_has_the_built_in_words(tmp_path: Path) -> None:
    assert read(small_show.write(tmp_path)).site_words.headline


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ('headlin = "Hello"', "unknown-key", 1),
        ("headline = 7", "wrong-type", 1),
        ('\nsay = "Alexa"', "wrong-type", 2),
        ('[[privacy]]\ntitle = "One"', "wrong-type", 1),
        ('[about_kinds]\nexercises = "Do."', "unknown-key", 2),
        ('ask = "Alexa, play it."', "out-of-range", 1),
        ('[[link]]\ntitle = "A"\nurl = ""', "wrong-type", 1),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, rule: str, line: int) -> None:
    assert [(each.rule, each.location.line) for each in faults(text)] == [(rule, line)]
