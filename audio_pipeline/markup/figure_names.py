"""Figure names: make the names that say whom or what a programme is with: "remembering (figure)", "my nan" → a name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from audio_pipeline.catalog import Figure
from audio_pipeline.content.model import Content
from audio_pipeline.markup.document import Document
from audio_pipeline.markup.fields import get_fields, make_variant_id
from audio_pipeline.markup.front_matter import Field, LocatedText

PLACEHOLDER = "(figure)"
"""The place in a name of figure_names where the figure is said."""

_VOWELS = "aeiou"
_OPEN_FORM = ""


def add_figure_names(document: Document, figures: Iterable[Figure]) -> Iterator[Content]:
    """Yield the contents of a file, each with the names of its figures behind its own names."""
    names_by_form = _make_names_by_form(document.fields, figures)
    for content in document.contents:
        form = content.id.removeprefix(make_variant_id(content.variant_of, "")) if content.variant_of else _OPEN_FORM
        yield replace(content, names=(*content.names, *(each.text for each in names_by_form.get(form, ()))))


def list_figure_names(fields: Mapping[str, Field], figures: Iterable[Figure]) -> Iterator[LocatedText]:
    """Yield the names of all figures of a file, at the entry of figure_names that makes them."""
    for names in _make_names_by_form(fields, figures).values():
        yield from names


def _make_names_by_form(
    fields: Mapping[str, Field], figures: Iterable[Figure]
) -> Mapping[str, tuple[LocatedText, ...]]:
    """Return the names of every form that a figure names; figures without a form name the open one."""
    field, forms = fields.get("figure_names"), {_OPEN_FORM, *get_fields(fields, "variants")}
    entries = [each for each in field.texts if PLACEHOLDER in each.text] if field else []
    names: dict[str, tuple[LocatedText, ...]] = {}
    for figure in figures:
        if figure.form in forms:
            made = (
                LocatedText(text=text, location=each.location)
                for each in entries
                for text in _fill_in(each.text, figure)
            )
            names[figure.form] = (*names.get(figure.form, ()), *made)
    return names


def _fill_in(entry: str, figure: Figure) -> Iterator[str]:
    """Yield an entry of figure_names with each of the figure's words in it."""
    for said in dict.fromkeys(_say_figure(figure)):
        yield entry.replace(PLACEHOLDER, said)


def _say_figure(figure: Figure) -> Iterator[str]:
    """Yield the figure as it is said: "my nan" for every word, "a grandmother" for the first, phrases as they are."""
    for word in figure.words[:1]:
        yield f"{'an' if word[0] in _VOWELS else 'a'} {word}"
    yield from (f"my {word}" for word in figure.words)
    yield from figure.phrases
