"""Together: what is wrong between files that are each right."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from audio_pipeline.authoring.document import Document, variant_id
from audio_pipeline.authoring.front_matter import Entry
from audio_pipeline.authoring.keys import fields_of, text_of
from audio_pipeline.authoring.rules import nearest
from audio_pipeline.errors import Fault
from audio_pipeline.settings import ANSWERS

_SIGNS = re.compile(r"[^\w -]")


def together_faults(
    documents: Sequence[Document], always: Sequence[Document], references: Collection[str]
) -> Iterator[Fault]:
    """Everything that only shows with all files at hand; the built-in ones always there have the first claim."""
    everything = [*always, *documents]
    yield from _claimed_twice(map(_ids, everything), "repeated-id", "Give one of them another id")
    questions = (_entries(each, "questions") for each in everything)
    yield from _claimed_twice(questions, "claimed-question", "Leave it to one of the two")
    names = (_entries(each, "names") for each in documents)
    yield from _claimed_twice(names, "claimed-name", "Leave it to one of the two")
    yield from _unknown_sources(documents, references)
    yield from _follow_up_faults(documents)


def _entries(document: Document, name: str) -> Iterator[Entry]:
    """What one file and its variants say under a key."""
    variants = fields_of(document.fields, "variants").values()
    for fields in (document.fields, *(variant.fields for variant in variants)):
        field = fields.get(name)
        yield from (entry for entry in (field.entries if field else ()) if entry.text)


def _ids(document: Document) -> Iterator[Entry]:
    """The id of one file, and those of its variants."""
    for own in _entries(document, "id"):
        yield own
        for name, field in fields_of(document.fields, "variants").items():
            yield Entry(text=variant_id(own.text, name), place=field.place)


def _claimed_twice(claims: Iterable[Iterable[Entry]], rule: str, mend: str) -> Iterator[Fault]:
    first: dict[str, Entry] = {}
    for entry in (entry for each in claims for entry in each):
        before = first.setdefault(_heard(entry.text), entry)
        if before is not entry:
            yield Fault(entry.place, rule, f'"{entry.text}" is taken by {before.place}', mend)


def _heard(text: str) -> str:
    """What is left of a text when it is spoken: no capitals, no signs."""
    return _SIGNS.sub("", text.casefold())


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
