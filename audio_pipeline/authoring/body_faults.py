"""Body faults: what is wrong with the words of one form as a whole."""

from collections.abc import Iterator, Mapping, Sequence

from audio_pipeline.authoring.forms import Written
from audio_pipeline.errors import Fault, Place
from audio_pipeline.model import Block, Heading, HelplineWords, ParagraphEnd, Until, Words

LONGEST_ANSWER = 60
"""Words. A listener who asked something cannot skip."""


def programme_faults(blocks: Sequence[Block], start: Place, *, already: bool) -> Iterator[Fault]:
    """What is wrong with one form of a programme."""
    yield from _empty_faults(blocks, start, already=already)
    yield from _chapter_faults(blocks)
    yield from _until_faults(blocks)
    for block in blocks:
        if isinstance(block, HelplineWords):
            what, mend = "A programme cannot know where its listener is", 'Write "helplines: [crisis]" above the words'
            yield Fault(block.place, "not-in-a-programme", what, mend)


def answer_faults(
    written: Sequence[Written], start: Place, said_anywhere: Mapping[str, str], *, already: bool
) -> Iterator[Fault]:
    """What is wrong with an answer, whose words count with those said anywhere for each need."""
    yield from _empty_faults(written, start, already=already)
    needs: set[str] = set()
    for each in written:
        if isinstance(each, HelplineWords) and each.need in needs:
            what = f"The helplines for {each.need} are said twice"
            yield Fault(each.place, "repeated-helplines", what, "Keep one of them")
        needs |= {each.need} if isinstance(each, HelplineWords) else set()
        if not isinstance(each, Words | ParagraphEnd | HelplineWords):
            what, mend = "An answer is words alone", "Take the pause, sound, voice, variant or chapter away"
            yield Fault(each.place, "not-in-an-answer", what, mend)
    count = word_count(written, said_anywhere)
    if count > LONGEST_ANSWER:
        what = f"The answer has {count} words, more than {LONGEST_ANSWER}"
        yield Fault(_first_words(written), "long-answer", what, "Say the one thing that matters most")


def _empty_faults(blocks: Sequence[Written], start: Place, *, already: bool) -> Iterator[Fault]:
    """There may be no words because of what is wrong already."""
    if not already and not any(isinstance(block, Words) for block in blocks):
        yield Fault(start, "empty-body", "There is nothing to say", "Write some words under the front matter")


def word_count(blocks: Sequence[Written], said_by_need: Mapping[str, str]) -> int:
    """How many words an answer has, as it is shown or as it is said: whichever are more."""
    shown = said = 0
    for block in blocks:
        if isinstance(block, Words):
            shown += len("".join(span.text for span in block.spans).split())
            said += len("".join(span.said or span.text for span in block.spans).split())
        elif isinstance(block, HelplineWords):
            shown += len(said_by_need.get(block.need, "").split())
            said += len(said_by_need.get(block.need, "").split())
    return max(shown, said)


def _first_words(blocks: Sequence[Written]) -> Place:
    return next(each.place for each in blocks if isinstance(each, Words | HelplineWords))


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
