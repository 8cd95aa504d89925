"""Figures: the words of a table become the names of a programme and its variants."""

from pathlib import Path

import pytest

from audio_pipeline.catalog import Figure
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from tests.markup.small_folder import IN_FORMS, read, write

FIGURES = """\
[figures.friend]
words = ["friend", "mate"]
said_back = "your friend"
form = "friend"

[figures.dog]
words = ["animal", "dog"]
phrases = ["the old dog"]
form = "pet"
kind = "animal"

[figures.sister]
words = ["sister"]
said_back = "your  sister"

[figures.garden]
words = ["garden"]
form = "garden"
kind = "place"
"""

WITH_FIGURES = IN_FORMS.replace(
    "names: [tea, the", "figure_names: [tea with (figure), (figure) and tea]\nnames: [tea, the"
)
WITH_FIGURES = WITH_FIGURES.replace(", names: [tea with a friend]", "").replace("    names: [tea with a pet]\n", "")


@pytest.fixture
def names(tmp_path: Path) -> dict[str, tuple[str, ...]]:
    """The names of each form of tea."""
    library = read(write(tmp_path, {"exercises/tea.md": WITH_FIGURES, "figures.toml": FIGURES}))
    return {each.id: each.names for each in library.programmes}


def test_a_variant_is_called_by_every_word_of_its_figures(names: dict[str, tuple[str, ...]]) -> None:
    assert names["tea-friend"] == (
        "tea with a friend", "tea with my friend", "tea with my mate",
        "a friend and tea", "my friend and tea", "my mate and tea",
    )  # fmt: skip


def test_a_phrase_is_said_as_it_stands_and_a_vowel_wants_an(names: dict[str, tuple[str, ...]]) -> None:
    assert {"tea with an animal", "tea with my dog", "tea with the old dog"} <= {*names["tea-pet"]}
    assert "tea with my the old dog" not in names["tea-pet"]
    assert "tea with a dog" not in names["tea-pet"]


def test_a_figure_without_a_form_is_a_name_of_the_open_form(names: dict[str, tuple[str, ...]]) -> None:
    assert names["tea"][:2] == ("tea", "the tea exercise")
    assert {"tea with my sister", "a sister and tea"} <= {*names["tea"]}


def test_a_figure_whose_form_the_programme_lacks_makes_no_name(names: dict[str, tuple[str, ...]]) -> None:
    assert not [name for each in names.values() for name in each if "garden" in name]


def test_the_table_reaches_the_library_as_it_is_written(tmp_path: Path) -> None:
    figures = read(write(tmp_path, {"figures.toml": FIGURES})).figures
    assert [each.id for each in figures] == ["friend", "dog", "sister", "garden"]
    assert figures[2] == Figure(
        id="sister", words=("sister",), phrases=(), said_back="your sister", form="", kind="person"
    )


def test_a_folder_without_the_table_gets_the_built_in_one(tmp_path: Path) -> None:
    assert read(write(tmp_path, {})).figures == read(BUILTIN_CONTENT).figures


def test_the_built_in_programmes_have_a_form_for_every_figure_that_names_one() -> None:
    library = read(BUILTIN_CONTENT)
    variants = {each.id for each in library.programmes}
    forms = {each.form for each in library.figures if each.form}
    assert {f"guided-recall-{form}" for form in forms} <= variants


@pytest.mark.parametrize(
    ("name", "content_id"),
    [
        ("guided recall with my nan", "guided-recall-grandparent"),
        ("remembering my nan", "guided-recall-grandparent"),
        ("thinking of my abuela", "guided-recall-grandparent"),
        ("a meditation about my best friend", "guided-recall-friend"),
        ("guided recall with an angel", "guided-recall-spiritual"),
        ("remembering my dog for ten minutes", "guided-recall-ten-pet"),
        ("circle of care beginning with a friend", "circle-of-care-friend"),
        ("guided recall with my mum", "guided-recall"),
    ],
)
def test_the_built_in_table_makes_the_names_people_use(name: str, content_id: str) -> None:
    assert name in next(each.names for each in read(BUILTIN_CONTENT).programmes if each.id == content_id)
