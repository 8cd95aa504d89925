"""docs/glossary.md: every public class is built from its words, and it has no word that the code lacks."""

import ast
import functools
import re
from collections.abc import Iterator

from tests.markdown import DOCS, ROOT

ENDINGS = ("", "s", "es", "d", "ed", "r", "er", "ing")
"""What makes another form of a word: “encode” has encodes, encoded, encoder."""

NOT_IN_IT = (
    "docs/glossary.md lacks a word. Choose a word that is in it, or add a line “- **word**: what it means.” to the "
    "section where a newcomer looks for it. Class and missing words:"
)
NOT_IN_CODE = (
    "docs/glossary.md explains words that no name in the code has any more. Take their lines away, or put the new word "
    "in their place:"
)


@functools.cache
def glossary_terms() -> list[str]:
    """The terms as they stand there, in order."""
    return re.findall(r"\*\*(.+?)\*\*", (DOCS / "glossary.md").read_text("utf-8").replace("\n", " "))


@functools.cache
def trees() -> list[ast.Module]:
    return [
        ast.parse(path.read_text("utf-8"))
        for package in ("audio_pipeline", "skill")
        for path in sorted((ROOT / package).rglob("*.py"))
    ]


def words_of(name: str) -> list[str]:
    """The words of a name in CamelCase or snake_case, in small letters."""
    return [word.lower() for word in re.findall(r"G2P|[A-Z]?[a-z]+[0-9]*|[A-Z]+[0-9]*(?![a-z])|[A-Z]", name)]


def is_form(word: str, base: str) -> bool:
    """Whether a word is a base or another form of it: “retriever” and “retrieving” of “retrieve”."""
    return any(word in (f"{base}{ending}", f"{base.removesuffix('e')}{ending}") for ending in ENDINGS)


def public_classes() -> Iterator[str]:
    for tree in trees():
        found = (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
        yield from (name for name in found if not name.startswith("_"))


def names_in_code() -> Iterator[str]:
    """The names of modules, classes, functions, parameters and variables."""
    for path in (*(ROOT / "audio_pipeline").rglob("*.py"), *(ROOT / "skill").rglob("*.py")):
        yield path.stem
    for node in (node for tree in trees() for node in ast.walk(tree)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name):
            yield node.id


def test_every_public_class_is_built_from_words_of_the_glossary() -> None:
    known = {word for term in glossary_terms() for word in term.split()}
    lacking = {
        name: missing
        for name in public_classes()
        if (missing := [word for word in words_of(name) if not any(is_form(word, base) for base in known)])
    }
    assert lacking == {}, NOT_IN_IT


def test_the_glossary_has_no_word_that_the_code_lacks() -> None:
    used = {word for name in names_in_code() for word in words_of(name)}
    gone = [
        term for term in glossary_terms() if not all(any(is_form(word, base) for word in used) for base in term.split())
    ]
    assert gone == [], NOT_IN_CODE


def test_no_term_is_explained_twice() -> None:
    terms = glossary_terms()
    assert sorted(terms) == sorted(set(terms))
