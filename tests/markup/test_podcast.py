"""The table [podcast] of show.toml: what an operator writes is what the podcast has."""

from pathlib import Path

import pytest

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.markup.content_files import read_toml_files
from audio_pipeline.podcast import (
    DEFAULT_PODCAST,
    EPISODIC,
    Funding,
    License,
    Person,
    Podcast,
    Publisher,
    Season,
    Value,
    ValueRecipient,
)
from tests.markdown import DOCS
from tests.markup.small_folder import podcast, read, write

PAGE = (DOCS / "podcast.md").read_text("utf-8")


def settings(folder: Path, text: str) -> Podcast:
    return read(write(folder, podcast(text))).settings.podcast


def test_a_show_without_the_table_has_the_usual_podcast(tmp_path: Path) -> None:
    assert read(write(tmp_path, {})).settings.podcast == DEFAULT_PODCAST


def test_a_show_that_lists_its_episodes_has_no_seasons_but_its_own(tmp_path: Path) -> None:
    assert settings(tmp_path / "one", 'episodes = ["tea"]') == Podcast(episodes=("tea",), seasons=())
    seasons = '[[podcast.seasons]]\nname = "Rest"\nepisodes = ["exercise"]\nbonus = ["tea"]\n[[podcast.seasons]]'
    assert settings(tmp_path / "two", seasons) == Podcast(
        seasons=(Season(name="Rest", episodes=("exercise",), bonus=("tea",)), Season())
    )


def test_every_setting_of_the_page_is_read_as_it_is_written(tmp_path: Path) -> None:
    example = PAGE.partition("```toml\n[podcast]\n")[2].partition("```")[0]
    assert settings(tmp_path, example) == Podcast(
        type="serial",
        copyright="© 2026 A. Author",
        more_categories=("Education > Self-Improvement",),
        new_feed_url="https://new.example.org/feed.xml",
        block=("all",),
        websub_hub="https://hub.example.org/",
        podping_url="https://podping.example.org/",
        people=(
            Person(
                name="A. Author",
                role="author",
                group="writing",
                href="https://example.org/",
                img="https://example.org/author.jpg",
            ),
        ),
        funding=(Funding(url="https://example.org/give", text="Support the show"),),
        license=License(name="cc-by-4.0", url="https://example.org/licence"),
        publisher=Publisher(guid="917393e3-1b1e-5cef-ace4-edaa54e1f810", feed_url="https://example.org/publisher.xml"),
        value=Value(
            type="lightning",
            method="keysend",
            suggested="0.00000005000",
            recipients=(
                ValueRecipient(
                    name="A. Author",
                    type="node",
                    address="02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52",
                    split=100,
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'type = "{EPISODIC}"', Podcast(type=EPISODIC)),
        ("explicit = true\nlocked = false", Podcast(explicit=True, locked=False)),
        ("complete = true\nvariants = false", Podcast(complete=True, variants=False)),
    ],
)
def test_a_switch_that_is_set_changes_nothing_else(tmp_path: Path, text: str, expected: Podcast) -> None:
    assert settings(tmp_path, text) == expected


def test_the_built_in_show_says_in_its_own_file_what_a_show_that_sets_nothing_has() -> None:
    built_in = read_toml_files(BUILTIN_CONTENT).settings
    assert built_in
    assert (built_in.podcast.episodes, built_in.podcast.seasons) == (DEFAULT_PODCAST.episodes, DEFAULT_PODCAST.seasons)
