"""Together: what is wrong between files that are each right."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audio_pipeline.authoring.document import Document
from audio_pipeline.authoring.front_matter import Entry, Field
from audio_pipeline.authoring.keys import KEYS, fields_of, text_of, variant_id
from audio_pipeline.authoring.rules import nearest
from audio_pipeline.errors import Fault
from audio_pipeline.settings import ANSWERS

_SIGNS = r"[^\w -]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A programme or a variant of one, by what it may be asked for."""

    called: tuple[Entry, ...]
    """Its id and title."""
    names: tuple[Entry, ...]


def together_faults(
    documents: Sequence[Document], always: Sequence[Document], references: Collection[str]
) -> Iterator[Fault]:
    """Everything that only shows with all files at hand; the built-in ones always there have the first claim."""
    everything = [*always, *documents]
    yield from _repeated_ids(everything, always)
    questions = (_entries(each, "questions") for each in everything)
    yield from _claimed_twice(questions, "claimed-question", "Leave it to one of the two")
    names = (_entries(each, "names") for each in documents)
    yield from _claimed_twice(names, "claimed-name", "Leave it to one of the two")
    yield from _names_of_others(_forms(documents))
    yield from _repeated_titles(everything)
    yield from _repeated_positions(documents)
    yield from _unknown_sources(documents, references)
    yield from _follow_up_faults(documents)


def _repeated_ids(everything: Sequence[Document], always: Sequence[Document]) -> Iterator[Fault]:
    """An id may be that of a built-in answer, which only an answer of its kind can stand in for."""
    kinds = {text_of(each.fields, "id"): text_of(each.fields, "kind") for each in always}
    mend = "Give one of them another id"
    for fault, entry in _claims(map(_ids, everything), "repeated-id", mend):
        kind = kinds.get(entry.text)
        mends = f"Give it another id, or write kind: {kind} to replace the built-in one"
        yield replace(fault, mend=mends) if kind else fault


def _forms(documents: Iterable[Document]) -> Iterator[_Form]:
    """Every programme, and each of its variants, by what it may be asked for."""
    for document in documents:
        if text_of(document.fields, "kind") not in ANSWERS:
            ids = _ids(document)
            variants = [each.fields for each in fields_of(document.fields, "variants").values()]
            for fields, own in zip([document.fields, *variants], ids, strict=False):
                yield _Form(called=(own, *_texts(fields, "title")), names=tuple(_texts(fields, "names")))


def _names_of_others(forms: Iterable[_Form]) -> Iterator[Fault]:
    """Names that are what another programme is called, unless both are called so, or both have it among their names."""
    first: dict[str, Entry] = {}
    known = tuple(forms)
    for entry in (entry for form in known for entry in form.called):
        first.setdefault(_words(entry.text), entry)
    told = {_heard(name.text): name for form in reversed(known) for name in reversed(form.names)}
    for form in known:
        own = {_words(entry.text) for entry in form.called}
        for name in form.names:
            called = first.get(_words(name.text))
            if called and _words(name.text) not in own and told[_heard(name.text)] is name:
                what = f'"{name.text}" is what another programme is called ({called.place})'
                yield Fault(name.place, "claimed-name", what, "Leave it to that one")


def _repeated_titles(everything: Sequence[Document]) -> Iterator[Fault]:
    """Of two alike a listener cannot tell which is meant; an answer and a programme never stand side by side."""
    for is_answer in (False, True):
        alike = [each for each in everything if (text_of(each.fields, "kind") in ANSWERS) is is_answer]
        titles = (_entries(each, "title") for each in alike)
        yield from _claimed_twice(titles, "repeated-title", "Give one of them another title")


def _repeated_positions(documents: Iterable[Document]) -> Iterator[Fault]:
    by_kind: dict[str, list[list[Entry]]] = {}
    for each in documents:
        by_kind.setdefault(text_of(each.fields, "kind"), []).append([*_texts(each.fields, "position")])
    for entries in by_kind.values():
        yield from _claimed_twice(entries, "repeated-position", "Give one of them another position")


def _texts(fields: Mapping[str, Field], name: str) -> Iterator[Entry]:
    """What stands under one key, if it is of the shape this key has."""
    field = fields.get(name)
    is_right = field and field.shape == KEYS[name].shape
    yield from (entry for entry in (field.entries if field and is_right else ()) if entry.text)


def _entries(document: Document, name: str) -> Iterator[Entry]:
    """What one file and its variants say under a key."""
    variants = fields_of(document.fields, "variants").values()
    for fields in (document.fields, *(variant.fields for variant in variants)):
        yield from _texts(fields, name)


def _ids(document: Document) -> Iterator[Entry]:
    """The id of one file, and those of its variants."""
    for own in _entries(document, "id"):
        yield own
        for name, field in fields_of(document.fields, "variants").items():
            yield Entry(text=variant_id(own.text, name), place=field.place)


def _claimed_twice(claims: Iterable[Iterable[Entry]], rule: str, mend: str) -> Iterator[Fault]:
    yield from (fault for fault, _ in _claims(claims, rule, mend))


def _claims(claims: Iterable[Iterable[Entry]], rule: str, mend: str) -> Iterator[tuple[Fault, Entry]]:
    """Each fault with the entry it is about."""
    first: dict[str, Entry] = {}
    for entry in (entry for each in claims for entry in each):
        before = first.setdefault(_heard(entry.text), entry)
        if before is not entry:
            yield Fault(entry.place, rule, f'"{entry.text}" is taken by {before.place}', mend), entry


def _heard(text: str) -> str:
    """What is left of a text when it is spoken: no capitals, no signs."""
    return " ".join(re.sub(_SIGNS, "", text.casefold()).split())


def _words(text: str) -> str:
    """The same, however its words are joined."""
    return " ".join(_heard(text).replace("-", " ").replace("_", " ").split())


def _unknown_sources(documents: Sequence[Document], references: Collection[str]) -> Iterator[Fault]:
    for document in documents:
        for entry in _entries(document, "sources"):
            if entry.text not in references and entry.text[1:].isdecimal():
                mend = f"Add a line {entry.text} to references.toml, or mend the number"
                yield Fault(entry.place, "unknown-source", f"{entry.text} is not in references.toml", mend)


def _follow_up_faults(documents: Sequence[Document]) -> Iterator[Fault]:
    """A follow-up may be any programme or variant that is not behind a gate."""
    programmes = [each for each in documents if text_of(each.fields, "kind") not in ANSWERS]
    offered = {
        each.text: bool(text_of(programme.fields, "gate")) for programme in programmes for each in _ids(programme)
    }
    # A file that does not tell its id may be the one that is meant.
    all_known = all(text_of(each.fields, "id") for each in programmes)
    for entry in (entry for each in documents for entry in _entries(each, "follow_up")):
        if offered.get(entry.text):
            what = f'"{entry.text}" stands behind a gate: it is played to who asks for it by name alone'
            yield Fault(entry.place, "gated-follow-up", what, "Offer another programme")
        elif all_known and entry.text not in offered:
            mend = nearest(entry.text, sorted(offered)) if offered else "Take it away"
            yield Fault(entry.place, "unknown-follow-up", f'"{entry.text}" is no programme', mend)
