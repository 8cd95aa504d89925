"""Broken sub: a mark or an entry of the lexicon that says the same again, or something nobody can say."""

import re
from collections.abc import Callable, Iterator

from audio_pipeline.authoring.house.badly_read import at_risk
from audio_pipeline.authoring.house.unreadable import Unreadable, told
from audio_pipeline.authoring.house.wording import Finding, Wording
from audio_pipeline.authoring.table import Table
from audio_pipeline.errors import Fault, Place
from audio_pipeline.model import Content, Span, Words

IsSayable = Callable[[Span], bool]
"""Whether there is a sound for every sign of a pronunciation: only a voice can tell."""

_BROKEN, _NEEDLESS = "broken-sub", "needless-sub"
_STRESSED = r"(?<=-)[A-Z]+\b|\b[A-Z]+(?=-)"
"""A syllable in capitals, as in ok-sih-TOH-sin."""

_MARK = r"[&<>\[\]{}|\\`^~=@#*_()+]"


def broken_sub(content: Content, is_sayable: IsSayable) -> Iterator[Finding]:
    """Every sub or ipa that does not do its work."""
    for block in content.blocks:
        if isinstance(block, Words):
            yield from _of_words(block, is_sayable)


def broken_entries(lexicon: Table, is_sayable: IsSayable, unreadable: Unreadable) -> Iterator[Fault]:
    """Every ipa or say of a lexicon that does not do its work, at its entry."""
    for word, ways in lexicon.values.get("words", {}).items():
        for way, text in ways.items():
            span = Span(text=word, ipa=text) if way == "ipa" else Span(text=word, said=text)
            place = _place(lexicon, word, way)
            if letters := unreadable(span.said):
                yield Fault(place, "unreadable-letters", told(text, letters), "Write it in Latin letters")
            elif wrong := _wrong(span, is_sayable):
                rule, what, mend = wrong
                yield Fault(place, rule, f"{what} (the {way} of {word})", mend)


def _place(lexicon: Table, word: str, way: str) -> Place:
    """Where a way to say a word stands in the lexicon."""
    place = lexicon.place("words", word, way)
    line = lexicon.text.split("\n")[place.line - 1]
    return Place(place.path, place.line, max(line.find(way) + 1, 1))


def _of_words(words: Words, is_sayable: IsSayable) -> Iterator[Finding]:
    text = "".join(span.text for span in words.spans)
    wording = Wording(text=text, place=words.place)
    at = 0
    for span in words.spans:
        if (span.said or span.ipa) and (wrong := _wrong(span, is_sayable)):
            rule, what, mend = wrong
            yield Finding(wording=wording, start=at, rule=rule, what=what, mend=mend)
        at += len(span.text)


def _wrong(span: Span, is_sayable: IsSayable) -> tuple[str, str, str] | None:
    """The rule a way to say some words breaks, what is wrong with it, and how to mend it."""
    replaced = span.said or span.ipa
    if not _letters(replaced):
        return _BROKEN, f'"{span.text.strip()}" is replaced by no word', "Write the words to be said, or take this away"
    if span.ipa and not is_sayable(span):
        return _BROKEN, f'There is no sound for all of "{span.ipa}"', "Write English sounds, as in kɪft"
    if not span.said:
        return None
    if _letters(span.said) == _letters(span.text):
        return _NEEDLESS, f'"{span.said}" says the same words', "Write other words, or take this away"
    if found := re.search(_MARK, span.said):
        return _BROKEN, f'"{found[0]}" stands in what is to be said', "Write plain words there"
    spelt = re.sub(_STRESSED, lambda syllable: syllable[0].lower(), span.said)
    return next(((risk.rule, risk.what, f"In what is to be said: {risk.mend}") for risk in at_risk(spelt)), None)


def _letters(text: str) -> str:
    """What tells two ways to write apart: a hyphen parts the sounds of re-learning."""
    letters = "".join(letter for letter in text.casefold() if letter.isalpha() or letter == "-")
    return letters.strip("-")
