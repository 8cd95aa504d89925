"""Together: what is wrong between files that are each right."""

import re
from collections.abc import Collection, Iterator, Sequence

from audio_pipeline.authoring.document import Document
from audio_pipeline.authoring.front_matter import Entry
from audio_pipeline.authoring.keys import text_of
from audio_pipeline.authoring.rules import nearest
from audio_pipeline.errors import Fault
from audio_pipeline.settings import ANSWERS

_SIGNS = re.compile(r"[^\w -]")


def together_faults(
    documents: Sequence[Document], always: Sequence[Document], references: Collection[str]
) -> Iterator[Fault]:
    """Everything that only shows with all files at hand; the built-in ones always there have the first claim."""
    everything = (*always, *documents)
    yield from _claimed_twice(everything, "id", "repeated-id", "Give one of them another id")
    yield from _claimed_twice(everything, "questions", "claimed-question", "Leave it to one of the two")
    yield from _claimed_twice(documents, "names", "claimed-name", "Leave it to one of the two")
    yield from _unknown_sources(documents, references)
    yield from _unknown_follow_ups(documents)


def entries(document: Document, name: str) -> tuple[Entry, ...]:
    """What one file says under a key."""
    field = document.fields.get(name)
    return tuple(entry for entry in field.entries if entry.text) if field else ()


def _claimed_twice(documents: Sequence[Document], name: str, rule: str, mend: str) -> Iterator[Fault]:
    first: dict[str, Entry] = {}
    for document in documents:
        for entry in entries(document, name):
            before = first.setdefault(_heard(entry.text), entry)
            if before is not entry:
                yield Fault(entry.place, rule, f'"{entry.text}" is taken by {before.place}', mend)


def _heard(text: str) -> str:
    """What is left of a text when it is spoken: no capitals, no signs."""
    return _SIGNS.sub("", text.casefold())


def _unknown_sources(documents: Sequence[Document], references: Collection[str]) -> Iterator[Fault]:
    for document in documents:
        for entry in entries(document, "sources"):
            if entry.text not in references and entry.text[1:].isdecimal():
                mend = f"Add a line {entry.text} to references.toml, or mend the number"
                yield Fault(entry.place, "unknown-source", f"{entry.text} is not in references.toml", mend)


def _unknown_follow_ups(documents: Sequence[Document]) -> Iterator[Fault]:
    programmes = {text_of(each.fields, "id") for each in documents if text_of(each.fields, "kind") not in ANSWERS}
    if "" in programmes:  # a file that does not tell its id may be the one that is meant
        return
    for document in documents:
        for entry in entries(document, "follow_up"):
            if entry.text not in programmes:
                mend = nearest(entry.text, sorted(programmes)) if programmes else "Take it away"
                yield Fault(entry.place, "unknown-follow-up", f'"{entry.text}" is no programme', mend)
