"""Body checks: find faults in the words of one form as a whole."""

from collections.abc import Iterator, Mapping, Sequence

from audio_pipeline.content.clock import format_clock
from audio_pipeline.content.helplines import select_section
from audio_pipeline.content.library import ANSWER_SECTIONS
from audio_pipeline.content.model import (
    NO_CHIME,
    Anchor,
    Block,
    ChimeCue,
    Heading,
    HelplinePlaceholder,
    ParagraphEnd,
    Words,
)
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.variants import SourceBlock


def check_programme(blocks: Sequence[Block], start: SourceLocation, *, has_faults: bool) -> Iterator[Fault]:
    """Report faults in one form of a programme."""
    yield from _check_empty(blocks, start, has_faults=has_faults)
    yield from _check_chapters(blocks)
    yield from _check_anchors(blocks)
    yield from _check_no_chimes(blocks)
    for block in blocks:
        if isinstance(block, HelplinePlaceholder):
            what, hint = "A programme cannot know where its listener is", 'Write "helplines: [crisis]" above the words'
            yield Fault(block.location, "not-in-a-programme", what, hint)


def _check_no_chimes(blocks: Sequence[Block]) -> Iterator[Fault]:
    """Report each (chime: none) that has words before and after it: there is no mark to turn off there."""
    words = [number for number, block in enumerate(blocks) if isinstance(block, Words)]
    for number, block in enumerate(blocks):
        if isinstance(block, ChimeCue) and block.sound == NO_CHIME and words and words[0] < number < words[-1]:
            hint = "Write it before the first words or after the last, or take it away"
            yield Fault(block.location, "unknown-chime", "(chime: none) turns off nothing between words", hint)


def check_answer(
    source_blocks: Sequence[SourceBlock], start: SourceLocation, helpline_texts: Mapping[str, str], *, has_faults: bool
) -> Iterator[Fault]:
    """Report faults in an answer; the helplines for an unknown country count among its words."""
    yield from _check_empty(select_section(source_blocks, ""), start, has_faults=has_faults)
    yield from _check_sections(source_blocks)
    for heading, most_words in ANSWER_SECTIONS.items():
        blocks = select_section(source_blocks, heading)
        yield from _check_answer_blocks(blocks)
        count = count_words(blocks, helpline_texts)
        if count > most_words:
            section = f'The section "{heading}"' if heading else "The answer"
            what = f"{section} has {count} words, more than {most_words}"
            yield Fault(_locate_first_words(blocks), "long-answer", what, "Say the one thing that matters most")


def _check_sections(blocks: Sequence[SourceBlock]) -> Iterator[Fault]:
    """Report headings that are no section of an answer, sections that are there twice, and empty ones."""
    names = [heading for heading in ANSWER_SECTIONS if heading]
    seen: set[str] = set()
    for heading in (block for block in blocks if isinstance(block, Heading)):
        if heading.title not in names:
            hint = f"{suggest_nearest(heading.title, names)}; or take it away"
            yield Fault(heading.location, "unknown-section", f'"{heading.title}" is no section of an answer', hint)
        elif heading.title in seen:
            yield Fault(heading.location, "unknown-section", f'"{heading.title}" is there twice', "Keep one of them")
        elif not any(isinstance(each, Words) for each in select_section(blocks, heading.title)):
            what, hint = f'The section "{heading.title}" has no words', "Write some, or take its title away"
            yield Fault(heading.location, "empty-chapter", what, hint)
        seen.add(heading.title)


def _check_answer_blocks(blocks: Sequence[SourceBlock]) -> Iterator[Fault]:
    """Report what cannot be said in a section of an answer."""
    needs: set[str] = set()
    for each in blocks:
        if isinstance(each, HelplinePlaceholder) and each.need in needs:
            what = f"The helplines for {each.need} are said twice"
            yield Fault(each.location, "repeated-helplines", what, "Keep one of them")
        needs |= {each.need} if isinstance(each, HelplinePlaceholder) else set()
        if not isinstance(each, Words | ParagraphEnd | HelplinePlaceholder):
            what, hint = "An answer can only have words and helplines", "Take away the pause, sound, voice or variant"
            yield Fault(each.location, "not-in-an-answer", what, hint)


def _check_empty(blocks: Sequence[SourceBlock], start: SourceLocation, *, has_faults: bool) -> Iterator[Fault]:
    """Report a body without words, unless other faults may be the reason."""
    if not has_faults and not any(isinstance(block, Words) for block in blocks):
        yield Fault(start, "empty-body", "There is nothing to say", "Write some words under the front matter")


def count_words(blocks: Sequence[SourceBlock], helpline_texts: Mapping[str, str]) -> int:
    """Count the words of an answer as it is shown and as it is said, and return the higher number."""
    shown = said = 0
    for block in blocks:
        if isinstance(block, Words):
            shown += len("".join(span.text for span in block.spans).split())
            said += len("".join(span.alias or span.text for span in block.spans).split())
        elif isinstance(block, HelplinePlaceholder):
            shown += len(helpline_texts.get(block.need, "").split())
            said += len(helpline_texts.get(block.need, "").split())
    return max(shown, said)


def _locate_first_words(blocks: Sequence[SourceBlock]) -> SourceLocation:
    return next(each.location for each in blocks if isinstance(each, Words | HelplinePlaceholder))


def _check_chapters(blocks: Sequence[Block]) -> Iterator[Fault]:
    chapter: Heading | None = None
    for block in (*blocks, None):
        if isinstance(block, Words):
            chapter = None
        if isinstance(block, Heading | None):
            if chapter:
                what, hint = f'The chapter "{chapter.title}" has no words', "Write some, or take its title away"
                yield Fault(chapter.location, "empty-chapter", what, hint)
            chapter = block


def _check_anchors(blocks: Sequence[Block]) -> Iterator[Fault]:
    reached_ms = 0
    for block in blocks:
        if isinstance(block, Anchor):
            if block.ms <= reached_ms:
                what = f"This (until: …) does not come after {format_clock(reached_ms)}"
                yield Fault(block.location, "until-order", what, "Give it a later time")
            reached_ms = max(reached_ms, block.ms)
