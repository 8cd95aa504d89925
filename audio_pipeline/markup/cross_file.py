"""Cross file: find faults between files, such as an id that two of them have."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audio_pipeline.catalog import Figure
from audio_pipeline.content.library import ANSWER_KINDS
from audio_pipeline.errors import Fault
from audio_pipeline.markup.document import Document
from audio_pipeline.markup.fields import FIELD_SPECS, get_fields, get_text, make_variant_id
from audio_pipeline.markup.figure_names import list_figure_names
from audio_pipeline.markup.front_matter import Field, LocatedText
from audio_pipeline.markup.rules import suggest_nearest

_SIGNS = re.compile(r"[^\w -]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _NamedVariant:
    """The texts by which a listener can ask for a programme or a variant."""

    id_and_title: tuple[LocatedText, ...]
    """Its id and title."""
    names: tuple[LocatedText, ...]


def check_across_files(
    documents: Sequence[Document],
    safety_documents: Sequence[Document],
    references: Collection[str],
    figures: Sequence[Figure],
) -> Iterator[Fault]:
    """Report faults between files; where two claim the same, a built-in safety answer comes first."""
    everything = [*safety_documents, *documents]
    yield from _check_ids(everything, safety_documents)
    questions = (_collect_texts(each, name) for each in everything for name in ("questions", "needs"))
    yield from _check_unique(questions, "claimed-question", "Take it away from one of the two")
    names = ((*_collect_texts(each, "names"), *list_figure_names(each.fields, figures)) for each in documents)
    yield from _check_unique(names, "claimed-name", "Take it away from one of the two")
    yield from _check_names(_collect_variants(documents))
    yield from _check_titles(everything)
    short_names = (_collect_texts(each, "short_name") for each in everything)
    yield from _check_unique(short_names, "repeated-title", "Give one of them another short name")
    yield from _check_positions(documents)
    yield from _check_sources(documents, references)
    yield from _check_follow_ups(documents)


def _check_ids(documents: Sequence[Document], safety_documents: Sequence[Document]) -> Iterator[Fault]:
    """Report ids used twice; only an answer of the same kind may use the id of a built-in answer."""
    kinds = {get_text(each.fields, "id"): get_text(each.fields, "kind") for each in safety_documents}
    hint = "Give one of them another id"
    for fault, entry in _find_duplicates(map(_collect_ids, documents), "repeated-id", hint):
        kind = kinds.get(entry.text)
        replace_hint = f"Give it another id, or write kind: {kind} to replace the built-in one"
        yield replace(fault, hint=replace_hint) if kind else fault


def _collect_variants(documents: Iterable[Document]) -> Iterator[_NamedVariant]:
    """Yield every programme and each of its variants, by what a listener may ask for."""
    for document in documents:
        if get_text(document.fields, "kind") not in ANSWER_KINDS:
            ids = _collect_ids(document)
            variants = [each.fields for each in get_fields(document.fields, "variants").values()]
            for fields, own in zip([document.fields, *variants], ids, strict=False):
                yield _NamedVariant(
                    id_and_title=(own, *_get_texts(fields, "title")), names=tuple(_get_texts(fields, "names"))
                )


def _check_names(variants: Iterable[_NamedVariant]) -> Iterator[Fault]:
    """Report a name that is another programme's title or id, unless both have it as title, id or name."""
    first_by_title: dict[str, LocatedText] = {}
    all_variants = tuple(variants)
    for entry in (entry for form in all_variants for entry in form.id_and_title):
        first_by_title.setdefault(_split_joined_words(entry.text), entry)
    first_by_name = {
        _normalise_spoken(name.text): name for form in reversed(all_variants) for name in reversed(form.names)
    }
    for form in all_variants:
        own_titles = {_split_joined_words(entry.text) for entry in form.id_and_title}
        for name in form.names:
            titled = first_by_title.get(_split_joined_words(name.text))
            if (
                titled
                and _split_joined_words(name.text) not in own_titles
                and first_by_name[_normalise_spoken(name.text)] is name
            ):
                what = f'"{name.text}" is the title or id of another programme ({titled.location})'
                yield Fault(name.location, "claimed-name", what, "Choose another name")


def _check_titles(documents: Sequence[Document]) -> Iterator[Fault]:
    """Report titles used twice; an answer and a programme may share one, as they are never offered together."""
    for is_answer in (False, True):
        same_group = [each for each in documents if (get_text(each.fields, "kind") in ANSWER_KINDS) is is_answer]
        titles = (_collect_texts(each, "title") for each in same_group)
        yield from _check_unique(titles, "repeated-title", "Give one of them another title")


def _check_positions(documents: Iterable[Document]) -> Iterator[Fault]:
    by_kind: dict[str, list[list[LocatedText]]] = {}
    for each in documents:
        by_kind.setdefault(get_text(each.fields, "kind"), []).append([*_get_texts(each.fields, "position")])
    for entries in by_kind.values():
        yield from _check_unique(entries, "repeated-position", "Give one of them another position")


def _get_texts(fields: Mapping[str, Field], name: str) -> Iterator[LocatedText]:
    """Yield the texts under one key, if it has the shape this key should have."""
    field = fields.get(name)
    is_right = field and field.shape == FIELD_SPECS[name].shape
    yield from (entry for entry in (field.texts if field and is_right else ()) if entry.text)


def _collect_texts(document: Document, name: str) -> Iterator[LocatedText]:
    """Yield the texts under a key of one file and its variants."""
    variants = get_fields(document.fields, "variants").values()
    for fields in (document.fields, *(variant.fields for variant in variants)):
        yield from _get_texts(fields, name)


def _collect_ids(document: Document) -> Iterator[LocatedText]:
    """Yield the id of one file, and those of its variants."""
    for file_id in _collect_texts(document, "id"):
        yield file_id
        for name, field in get_fields(document.fields, "variants").items():
            yield LocatedText(text=make_variant_id(file_id.text, name), location=field.location)


def _check_unique(claims: Iterable[Iterable[LocatedText]], rule: str, hint: str) -> Iterator[Fault]:
    yield from (fault for fault, _ in _find_duplicates(claims, rule, hint))


def _find_duplicates(
    claims: Iterable[Iterable[LocatedText]], rule: str, hint: str
) -> Iterator[tuple[Fault, LocatedText]]:
    """Yield a fault for each text that is taken, with the text."""
    first: dict[str, LocatedText] = {}
    for entry in (entry for each in claims for entry in each):
        before = first.setdefault(_normalise_spoken(entry.text), entry)
        if before is not entry:
            yield Fault(entry.location, rule, f'"{entry.text}" is used already, at {before.location}', hint), entry


def _normalise_spoken(text: str) -> str:
    """Return a text as it is spoken: without capitals and signs."""
    return " ".join(_SIGNS.sub("", text.casefold()).split())


def _split_joined_words(text: str) -> str:
    """Return a text as it is spoken, with its hyphens and underscores as spaces."""
    return " ".join(_normalise_spoken(text).replace("-", " ").replace("_", " ").split())


def _check_sources(documents: Sequence[Document], references: Collection[str]) -> Iterator[Fault]:
    for document in documents:
        for entry in _collect_texts(document, "sources"):
            if entry.text not in references and entry.text[1:].isdecimal():
                hint = f"Add a line {entry.text} to references.toml, or correct the number"
                yield Fault(entry.location, "unknown-source", f"{entry.text} is not in references.toml", hint)


def _check_follow_ups(documents: Sequence[Document]) -> Iterator[Fault]:
    """Report a follow-up that is no programme or variant, or that is behind a gate."""
    programmes = [each for each in documents if get_text(each.fields, "kind") not in ANSWER_KINDS]
    offered = {
        each.text: bool(get_text(programme.fields, "gate"))
        for programme in programmes
        for each in _collect_ids(programme)
    }
    # A file that does not tell its id may be the one that is meant.
    all_known = all(get_text(each.fields, "id") for each in programmes)
    for entry in (entry for each in documents for entry in _collect_texts(each, "follow_up")):
        if offered.get(entry.text):
            what = f'"{entry.text}" is behind a gate: it is only played to those who ask for it by name'
            yield Fault(entry.location, "gated-follow-up", what, "Offer another programme")
        elif all_known and entry.text not in offered:
            hint = suggest_nearest(entry.text, sorted(offered)) if offered else "Take it away"
            yield Fault(entry.location, "unknown-follow-up", f'"{entry.text}" is no programme', hint)
