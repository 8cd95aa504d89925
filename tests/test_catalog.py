"""The catalog's JSON: what one side writes the other reads, and nothing else."""

import json
import subprocess
import sys
from dataclasses import MISSING, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.catalog import (
    FILES,
    FORMAT,
    Answer,
    Catalog,
    CatalogError,
    Chapter,
    Ending,
    Figure,
    Release,
    Show,
    Withdrawal,
    from_json,
    to_json,
)
from tests.samples import ANSWER, CATALOG, RELEASE

DOCUMENT = (Path(__file__).parents[1] / "docs/catalog.md").read_text(encoding="utf-8")


def written() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(CATALOG))
    return found


def test_what_is_written_reads_back_as_it_was() -> None:
    assert from_json(to_json(CATALOG)) == CATALOG
    assert to_json(from_json(to_json(CATALOG))) == to_json(CATALOG)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)


def made(kind: type) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{each.name: value(each.type) for each in fields(kind)})


def value(declared: Any) -> st.SearchStrategy[Any]:
    simple = {str: TEXT, int: st.integers(), float: NUMBER, bool: st.booleans()}
    if declared in simple:
        return simple[declared]
    if is_dataclass(declared):
        return made(declared)  # type: ignore[arg-type] # a class, not a value
    if get_origin(declared) is tuple:
        return st.lists(value(get_args(declared)[0]), max_size=2).map(tuple)
    return st.dictionaries(TEXT, TEXT, max_size=3)


@settings(max_examples=40)
@given(
    show=made(Show),
    releases=st.lists(made(Release), max_size=2).map(tuple),
    answers=st.lists(made(Answer), max_size=2).map(tuple),
    references=st.dictionaries(TEXT, TEXT, max_size=3),
    helplines=st.dictionaries(TEXT, TEXT, max_size=3),
    question_index_url=TEXT,
    figures=st.lists(made(Figure), max_size=2).map(tuple),
    withdrawn=st.lists(made(Withdrawal), max_size=1).map(tuple),
)
def test_any_catalog_reads_back_as_it_was(  # noqa: PLR0917 - one argument a field
    show: Show,
    releases: tuple[Release, ...],
    answers: tuple[Answer, ...],
    references: dict[str, str],
    helplines: dict[str, str],
    question_index_url: str,
    figures: tuple[Figure, ...],
    withdrawn: tuple[Withdrawal, ...],
) -> None:
    catalog = Catalog(
        show=show,
        releases=releases,
        answers=answers,
        references=references,
        helplines=helplines,
        question_index_url=question_index_url,
        figures=figures,
        withdrawn=withdrawn,
    )
    assert from_json(to_json(catalog)) == catalog


def test_the_names_others_rely_on_are_there() -> None:
    release, answer = written()["releases"][1], written()["answers"][0]
    names = {"id", "content_id", "kind", "title", "url", "size_bytes", "duration_ms", "transcript_url", "chapters_url"}
    assert names | {"variant_of", "gate", "access", "helplines"} <= release.keys()
    assert {"id", "kind", "questions", "text", "local"} <= answer.keys()
    assert "helplines" in written()
    assert written()["format"] == FORMAT


def test_a_reader_passes_over_names_it_does_not_know() -> None:
    grown = written() | {"new": 1}
    grown["releases"][0]["new"] = {"more": []}
    assert from_json(json.dumps(grown)) == CATALOG


def test_a_catalog_of_before_the_figures_has_none() -> None:
    older = written()
    del older["figures"]
    assert from_json(json.dumps(older)).figures == ()


def test_a_catalog_of_before_withdrawals_has_none() -> None:
    older = written()
    del older["withdrawn"]
    assert from_json(json.dumps(older)).withdrawn == ()


def test_a_withdrawn_programme_is_found_by_its_id_and_not_by_its_content() -> None:
    catalog = replace(
        CATALOG, releases=(), withdrawn=(Withdrawal(release=RELEASE, withdrawn_at="2026-11-28T18:00:00Z"),)
    )
    assert from_json(to_json(catalog)) == catalog
    assert catalog.release(RELEASE.id) == RELEASE
    assert catalog.of_content(RELEASE.content_id) is None


@pytest.mark.parametrize("wrong", [None, [1], [{"withdrawn_at": "2026-11-28T18:00:00Z"}], [{"release": {}}]])
def test_a_withdrawal_that_is_none_is_refused(wrong: object) -> None:
    with pytest.raises(CatalogError, match=r"withdraw|release"):
        from_json(json.dumps(written() | {"withdrawn": wrong}))


def test_a_catalog_of_before_the_chapters_has_none() -> None:
    older = written()
    for each in older["releases"]:
        del each["chapters"]
    assert [each.chapters for each in from_json(json.dumps(older)).releases] == [()] * len(CATALOG.releases)


def test_a_catalog_of_before_the_endings_has_none() -> None:
    older = written()
    for each in older["releases"]:
        del each["endings"]
    assert [each.endings for each in from_json(json.dumps(older)).releases] == [()] * len(CATALOG.releases)


@pytest.mark.parametrize("wrong", [None, "early", ["early"], [{"url": "a.mp3"}]])
def test_endings_that_are_none_are_refused(wrong: object) -> None:
    broken = written()
    broken["releases"][0]["endings"] = wrong
    with pytest.raises(CatalogError, match="ending"):
        from_json(json.dumps(broken))


@pytest.mark.parametrize("wrong", [None, "Settle", [{"title": "Settle"}], [{"title": "Settle", "start_ms": "0"}]])
def test_chapters_that_are_none_are_refused(wrong: object) -> None:
    broken = written()
    broken["releases"][0]["chapters"] = wrong
    with pytest.raises(CatalogError, match="chapter"):
        from_json(json.dumps(broken))


def test_letters_of_any_language_stay_readable() -> None:
    catalog = Catalog(show=CATALOG.show, references={"R1": "Wüllner U"})
    assert "Wüllner" in to_json(catalog)


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", "{}", '{"format": 1}', '{"format": 2}', '{"format": "1"}', "\x00", '"x"', "[" * 100_000],
)
def test_what_is_no_catalog_is_refused(text: str) -> None:
    with pytest.raises(CatalogError):
        from_json(text)


@pytest.mark.parametrize(
    ("part", "name"),
    [(part, each.name) for part, kind in (("releases", Release), ("answers", Answer)) for each in fields(kind)],
)
@pytest.mark.parametrize("wrong", [None, True, {"a": 1}, [1]])
def test_a_field_of_another_type_is_named(part: str, name: str, wrong: object) -> None:
    broken = written()
    broken[part][0][name] = wrong
    with pytest.raises(CatalogError, match=f"{part[:-1]}.{name} "):
        from_json(json.dumps(broken))


@pytest.mark.parametrize("kind", [Show, Release, Answer])
def test_a_missing_field_is_named(kind: type) -> None:
    for each in (each for each in fields(kind) if each.default is MISSING):
        broken = written()
        place = broken["show"] if kind is Show else broken[f"{kind.__name__.lower()}s"][0]
        del place[each.name]
        with pytest.raises(CatalogError, match=f"{kind.__name__.lower()}.{each.name} is missing"):
            from_json(json.dumps(broken))


def test_a_catalog_from_before_covers_and_pages_is_read_without_them() -> None:
    later: dict[str, Any] = {
        "artwork_url": "artwork/a.jpg",
        "artwork_small_url": "artwork/b.jpg",
        "notes_url": "programmes/c.html",
    }
    now = replace(CATALOG, releases=tuple(replace(each, **later) for each in CATALOG.releases))
    before = json.loads(to_json(now))
    for each in before["releases"]:
        for name in later:
            del each[name]
    assert from_json(json.dumps(before)) == CATALOG


def test_a_catalog_from_before_the_question_index_is_read_without_it() -> None:
    before = json.loads(to_json(replace(CATALOG, question_index_url="understanding/a.npz")))
    del before["question_index_url"]
    assert from_json(json.dumps(before)) == CATALOG


@pytest.mark.parametrize("wrong", [None, 1, ["understanding/a.npz"]])
def test_an_address_of_the_question_index_of_another_type_is_named(wrong: object) -> None:
    with pytest.raises(CatalogError, match="question_index_url"):
        from_json(json.dumps(written() | {"question_index_url": wrong}))


def test_a_release_knows_the_files_it_names() -> None:
    assert RELEASE.files == (RELEASE.url, RELEASE.transcript_url, RELEASE.chapters_url)
    assert replace(RELEASE, notes_url="programmes/c.html").files[-1] == "programmes/c.html"
    assert {name for name in FILES if name.endswith("url")} == {
        each.name for each in fields(Release) if each.name.endswith("url")
    }


@pytest.mark.parametrize("part", ["show", "releases", "answers"])
@pytest.mark.parametrize("wrong", [None, 1, "x"])
def test_a_part_of_another_type_is_named(part: str, wrong: object) -> None:
    with pytest.raises(CatalogError, match=part.removesuffix("s")):
        from_json(json.dumps(written() | {part: wrong}))


def test_things_are_found_by_their_ids() -> None:
    assert CATALOG.release(RELEASE.id) == RELEASE
    assert CATALOG.of_content("hand-on-heart") == RELEASE
    assert CATALOG.answer("why_hug_helps") == ANSWER
    assert (CATALOG.release("x"), CATALOG.of_content("x"), CATALOG.answer("x")) == (None, None, None)


def test_the_door_needs_the_standard_library_alone() -> None:
    seen = "import sys, audio_pipeline.catalog; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-I", "-c", seen], capture_output=True, text=True, check=True)
    ours = {"audio_pipeline", "__main__"}
    editable = {name for name in loaded.stdout.split() if name.startswith("__editable__") or "distutils" in name}
    assert set(loaded.stdout.split()) - sys.stdlib_module_names - ours - editable == set()


def test_the_document_describes_every_field() -> None:
    for kind in (Show, Chapter, Ending, Release, Withdrawal, Answer, Figure, Catalog):
        for each in fields(kind):
            assert f"| `{each.name}` |" in DOCUMENT, f"{kind.__name__}.{each.name}"
