"""Document: one file of an author, from its bytes to a Content or to everything that is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audio_pipeline.authoring.body import body
from audio_pipeline.authoring.durations import clock_ms
from audio_pipeline.authoring.encoding import decoded
from audio_pipeline.authoring.front_matter import Field, front_matter
from audio_pipeline.authoring.keys import KINDS, key_faults, text_of, texts_of
from audio_pipeline.errors import Fault, Place
from audio_pipeline.model import Block, Content, Heading, ParagraphEnd, Until, Words
from audio_pipeline.settings import ANSWERS

LONGEST_ANSWER = 60
"""Words. A listener who asked something cannot skip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file, read."""

    fields: Mapping[str, Field]
    """Its front matter, for what can only be checked with all files at hand."""
    faults: tuple[Fault, ...]
    content: Content | None
    """None if there is a fault."""


def document(data: bytes, path: str) -> Document:
    """Read one file."""
    text, faults = decoded(data, path)
    if not text and faults:
        return Document(fields={}, faults=tuple(faults), content=None)
    lines = text.split("\n")
    front = front_matter(lines, path)
    found = body(lines[front.body_line - 1 :], path, front.body_line)
    blocks = tuple(each for each in found if not isinstance(each, Fault))
    faults += front.faults
    faults += [] if front.faults and not front.fields else key_faults(front.fields, Place(path))
    faults += [each for each in found if isinstance(each, Fault)]
    body_place = Place(path, min(front.body_line, len(lines)))
    faults += _block_faults(blocks, text_of(front.fields, "kind"), body_place, already=bool(faults))
    content = None if faults else _content(front.fields, blocks, Place(path))
    return Document(fields=front.fields, faults=tuple(faults), content=content)


def _content(fields: Mapping[str, Field], blocks: tuple[Block, ...], place: Place) -> Content:
    return Content(
        id=text_of(fields, "id"),
        kind=text_of(fields, "kind"),
        title=text_of(fields, "title"),
        place=place,
        blocks=blocks,
        summary=text_of(fields, "summary"),
        names=texts_of(fields, "names"),
        questions=texts_of(fields, "questions"),
        follow_up=text_of(fields, "follow_up"),
        sources=texts_of(fields, "sources"),
        published=text_of(fields, "published"),
        position=int(text_of(fields, "position") or 0),
        length_ms=clock_ms(text_of(fields, "length")) or 0,
        voice=text_of(fields, "voice"),
    )


def _block_faults(blocks: Sequence[Block], kind: str, start: Place, *, already: bool) -> Iterator[Fault]:
    """What is wrong with the words as a whole."""
    if not any(isinstance(block, Words) for block in blocks) and not already:
        yield Fault(start, "empty-body", "There is nothing to say", "Write some words under the front matter")
    if kind in ANSWERS:
        yield from _answer_faults(blocks)
    elif kind in KINDS or not kind:
        yield from _chapter_faults(blocks)
        yield from _until_faults(blocks)


def _answer_faults(blocks: Sequence[Block]) -> Iterator[Fault]:
    for block in blocks:
        if not isinstance(block, Words | ParagraphEnd):
            what, mend = "An answer is words alone", "Take the pause, chime, bed or chapter away"
            yield Fault(block.place, "not-in-an-answer", what, mend)
    words = [block for block in blocks if isinstance(block, Words)]
    count = sum(len("".join(span.text for span in each.spans).split()) for each in words)
    if count > LONGEST_ANSWER:
        what = f"The answer has {count} words, more than {LONGEST_ANSWER}"
        yield Fault(words[0].place, "long-answer", what, "Say the one thing that matters most")


def _chapter_faults(blocks: Sequence[Block]) -> Iterator[Fault]:
    chapter: Heading | None = None
    for block in (*blocks, None):
        if isinstance(block, Words):
            chapter = None
        if isinstance(block, Heading | None):
            if chapter:
                what, mend = f'The chapter "{chapter.title}" has no words', "Write some, or take its title away"
                yield Fault(chapter.place, "empty-chapter", what, mend)
            chapter = block


def _until_faults(blocks: Sequence[Block]) -> Iterator[Fault]:
    reached_ms = 0
    for block in blocks:
        if isinstance(block, Until):
            if block.ms <= reached_ms:
                what = f"This (until: …) does not come after {reached_ms // 60_000}:{reached_ms // 1_000 % 60:02}"
                yield Fault(block.place, "until-order", what, "Give it a later time")
            reached_ms = max(reached_ms, block.ms)
