"""The JSON Schema of the front matter: whole, valid, and of one mind with the checker."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from audio_pipeline.authoring.keys import KEYS
from audio_pipeline.authoring.schema import schema
from audio_pipeline.stages.read import BUILT_IN
from tests.authoring.broken import BROKEN, TEA, WHY
from tests.authoring.library import ANSWER, IN_FORMS, PROGRAMME

PAGE = Path(__file__).parents[2] / "docs" / "front-matter.schema.json"

ABOVE_THE_WORDS = {
    "bad-date", "bad-id", "bad-length", "bad-position", "bad-source", "bad-variant", "empty-value", "missing-key",
    "name-case", "unknown-closing", "unknown-key", "unknown-kind", "unknown-need", "wrong-type",
}  # fmt: skip
"""Rules that a file's front matter may break all by itself."""

ONLY_THE_CHECKER = {
    "deep yaml",  # an editor's own reader stops before
    "a length of nothing",
    "no such day",
    "a reference in yaml",  # an editor follows it
    "helplines for an unknown need",  # that is in the words
}
"""Cases the schema leaves to the checker."""


def front(text: str | bytes) -> Any:
    """The front matter as an editor reads it, for which a day is a text."""
    written = text.decode() if isinstance(text, bytes) else text
    return json.loads(json.dumps(yaml.safe_load(written.split("---\n")[1]), default=str))


VALIDATOR = Draft202012Validator(schema())


def is_valid(text: str | bytes) -> bool:
    return VALIDATOR.is_valid(front(text))


def test_the_file_for_editors_is_the_programs_own() -> None:
    assert PAGE.read_text("utf-8") == json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def test_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_it_has_every_key_with_a_word_about_it() -> None:
    assert [*schema()["properties"]] == [*KEYS]
    assert all(each["description"].endswith(".") for each in schema()["properties"].values())


@pytest.mark.parametrize("path", sorted(BUILT_IN.rglob("*.md")), ids=lambda path: path.stem)
def test_the_built_in_content_is_valid(path: Path) -> None:
    assert is_valid(path.read_text("utf-8"))


@pytest.mark.parametrize("text", [PROGRAMME, IN_FORMS, ANSWER])
def test_what_the_checker_finds_right_is_valid(text: str) -> None:
    assert is_valid(text)


def broken_above_the_words() -> dict[str, str | bytes]:
    """Each broken front matter, by the name of its case."""
    return {
        case: files[expected[0][0]]
        for case, (files, expected) in BROKEN.items()
        if expected[0][0] in {TEA, WHY} & files.keys() and expected[0][1] in ABOVE_THE_WORDS
        if case not in ONLY_THE_CHECKER
    }


@pytest.mark.parametrize("case", broken_above_the_words())
def test_what_the_checker_finds_wrong_is_not_valid(case: str) -> None:
    assert not is_valid(broken_above_the_words()[case])
