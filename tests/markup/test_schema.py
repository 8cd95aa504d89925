"""The JSON Schema of the front matter: whole, valid, and of one mind with the checker."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.markup.fields import FIELD_SPECS
from audio_pipeline.markup.schema import build_schema
from tests.markup.broken import BROKEN, TEA, WHY
from tests.markup.small_folder import ANSWER, IN_FORMS, PROGRAMME, document_of

PAGE = Path(__file__).parents[2] / "docs" / "front-matter.schema.json"

ABOVE_THE_WORDS = {
    "bad-date", "bad-figure-name", "bad-gate", "bad-id", "bad-length", "bad-position", "bad-source", "bad-variant",
    "empty-value", "missing-key", "name-case", "unknown-closing", "unknown-key", "unknown-kind", "unknown-manner",
    "unknown-need",
    "unknown-touch", "wrong-type",
}  # fmt: skip
"""Rules that a file's front matter may break all by itself."""

ONLY_THE_CHECKER = {
    "deep yaml",  # an editor's own reader stops before
    "a variant's id of 101 letters",  # two keys together are too long
    "a reference in yaml",  # an editor follows it
    "helplines for an unknown need",  # that is in the words
}
"""Cases the schema leaves to the checker."""


def front(text: str | bytes) -> Any:
    """The front matter as an editor reads it, for which a day is a text; nothing if it is no YAML to it."""
    written = text.decode() if isinstance(text, bytes) else text
    try:
        return json.loads(json.dumps(yaml.safe_load(written.split("---\n")[1]), default=str))
    except ValueError:  # a day there never was
        return None


VALIDATOR = Draft202012Validator(build_schema())


def is_valid(text: str | bytes) -> bool:
    return VALIDATOR.is_valid(front(text))


def test_the_file_for_editors_is_the_programs_own() -> None:
    assert PAGE.read_text("utf-8") == json.dumps(build_schema(), indent=2, ensure_ascii=False) + "\n"


def test_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(build_schema())


def test_it_has_every_key_with_a_word_about_it() -> None:
    assert [*build_schema()["properties"]] == [*FIELD_SPECS]
    assert all(each["description"].endswith(".") for each in build_schema()["properties"].values())


@pytest.mark.parametrize("path", sorted(BUILTIN_CONTENT.rglob("*.md")), ids=lambda path: path.stem)
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


def is_right(text: str) -> bool:
    """Whether the checker finds nothing wrong above the words."""
    return not {fault.rule for fault in document_of(text).faults} & ABOVE_THE_WORDS


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("title", "5", True),
        ("title", "1.5", True),
        ("title", "yes", True),
        ("title", "2026-11-23", True),
        ("title", "~", False),
        ("title", "null", False),
        ("title", '"null"', True),
        ("title", '"~"', False),
        ("title", "“?”", False),
        ("title", "茶", True),
        ("title", "Été", True),
        ("title", "", False),
        ("names", "[5, no, tea]", True),
        ("names", "[tea, ~]", False),
        ("names", "[tea, —]", False),
        ("names", "[thé, Été]", False),
        ("names", "[' tea ']", True),
        ("id", "tea2", True),
        ("id", "5", True),
        ("id", "5.5", False),
        ("id", "-5", False),
        ("id", '" tea "', True),
        ("id", "tea ", True),
        ("id", "again", False),
        ("id", "again-and-again", True),
        ("id", "a" * 100, True),
        ("id", "a" * 101, False),
        ("position", "1", True),
        ("position", '"1"', True),
        ("position", "0", False),
        ("position", '"0"', False),
        ("position", "1.5", False),
        ("position", '"1.0"', False),
        ("position", "1000000", False),
        ("position", "first", False),
        ("length", '"5:00"', True),
        ("length", "5:00", True),
        ("length", '"0:00"', False),
        ("length", '"00:00"', False),
        ("length", '"0:01"', True),
        ("length", '"5:60"', False),
        ("published", "2026-02-28", True),
        ("published", "2026-02-29", False),
        ("published", "2026-02-30", False),
        ("published", '"2026-02-29"', False),
        ("published", "2028-02-29", True),
        ("published", "2000-02-29", True),
        ("published", "1900-02-29", False),
        ("published", '"2026-04-31"', False),
        ("published", '"0000-01-01"', False),
        ("gate", "Say continue.", True),
        ("gate", "It continues.", False),
        ("helplines", "[]", True),
        ("variants", "{friend: {title: 5}}", True),
        ("variants", "{friend: {title: ~}}", False),
        ("variants", "{all: {title: A}}", False),
    ],
)
def test_an_editor_and_the_checker_are_of_one_mind(key: str, value: str, expected: bool) -> None:  # noqa: FBT001
    text = with_value(key, value)
    assert (is_right(text), is_valid(text)) == (expected, expected)


def with_value(key: str, value: str) -> str:
    """The programme with another value after a key."""
    rest = [line for line in PROGRAMME.split("\n") if not line.startswith(f"{key}:")]
    return "\n".join([rest[0], f"{key}: {value}", *rest[1:]])


def test_every_day_is_one() -> None:
    for day in [date(2026, 1, 1) + timedelta(days=at) for at in range(0, 1461, 7)]:
        assert is_valid(with_value("published", f'"{day}"')), day
        assert is_right(with_value("published", f'"{day}"')), day


TEXT = st.text(st.sampled_from("ab Z5—é?É:0-_"), max_size=8)
QUOTED = TEXT.map(lambda text: json.dumps(text, ensure_ascii=False))
PLAIN = st.sampled_from(["tea", "again", "5", "05", "1.0", "1e3", "0x1f", "~", "null", "yes", "True", "1:00", "0:00",
                         "300", "2026-11-23", "continue", "R1", "friend", "crisis", "sleep", ".nan", "-1", "+1",
                         "1_000", "Tea", "é"])  # fmt: skip
VALUE = st.one_of(QUOTED, PLAIN, st.lists(QUOTED | PLAIN, max_size=3).map(lambda texts: f"[{', '.join(texts)}]"))
TOP = [name for name, key in FIELD_SPECS.items() if "exercise" in key.kinds and name not in {"kind", "variants"}]


@given(key=st.sampled_from(TOP), value=VALUE)
@settings(max_examples=400, deadline=None)
def test_an_editor_never_marks_what_is_right_nor_passes_a_text_that_is_wrong(key: str, value: str) -> None:
    text = with_value(key, value)
    right, valid = is_right(text), is_valid(text)
    assert valid or not right
    if all(isinstance(each, str) for each in texts_in(front(text), key)):
        assert right == valid


def texts_in(found: Any, key: str) -> list[Any]:
    """What an editor reads after a key, each of a list by itself."""
    value = (found or {}).get(key, "")
    return value if isinstance(value, list) else [value]
