"""Substitutions: find marks and lexicon entries that change nothing, or that no voice can say."""

import re
from collections.abc import Callable, Iterator

from audio_pipeline.content.model import Content, Span, Words
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.lint.abbreviations import scan_text
from audio_pipeline.lint.foreign_letters import FindUnreadable, describe_letters
from audio_pipeline.lint.sentences import LintFinding, Sentence
from audio_pipeline.markup.toml import TomlFile

IsSayable = Callable[[Span], bool]
"""Returns True if a voice has a sound for every sign of a pronunciation."""

_BROKEN, _NEEDLESS = "broken-sub", "needless-sub"
_STRESSED = r"(?<=-)[A-Z]+\b|\b[A-Z]+(?=-)"
"""A syllable in capitals, as in ok-sih-TOH-sin."""

_MARK = r"[&<>\[\]{}|\\`^~=@#*_()+]"


def find_broken_substitutions(content: Content, is_sayable: IsSayable) -> Iterator[LintFinding]:
    """Yield every sub or ipa that changes nothing or cannot be said."""
    for block in content.blocks:
        if isinstance(block, Words):
            yield from _check_words(block, is_sayable)


def check_lexicon_entries(lexicon: TomlFile, is_sayable: IsSayable, find_unreadable: FindUnreadable) -> Iterator[Fault]:
    """Report every ipa or say of a lexicon that changes nothing or cannot be said, at its entry."""
    for word, ways in lexicon.values.get("words", {}).items():
        for way, text in ways.items():
            span = Span(text=word, ipa=text) if way == "ipa" else Span(text=word, alias=text)
            if letters := find_unreadable(span.alias):
                what, hint = describe_letters(text, letters), "Write it in Latin letters"
                yield Fault(_locate_entry(lexicon, word, way), "unreadable-letters", what, hint)
            elif problem := _find_problem(span, is_sayable):
                rule, what, hint = problem
                yield Fault(_locate_entry(lexicon, word, way), rule, f"{what} (the {way} of {word})", hint)


def _locate_entry(lexicon: TomlFile, word: str, way: str) -> SourceLocation:
    """Return the location of a word's ipa or say in the lexicon."""
    place = lexicon.locate("words", word, way)
    line = lexicon.text.split("\n")[place.line - 1]
    return SourceLocation(place.path, place.line, max(line.find(way) + 1, 1))


def _check_words(words: Words, is_sayable: IsSayable) -> Iterator[LintFinding]:
    text = "".join(span.text for span in words.spans)
    wording = Sentence(text=text, location=words.location)
    at = 0
    for span in words.spans:
        if (span.alias or span.ipa) and (problem := _find_problem(span, is_sayable)):
            rule, what, hint = problem
            yield LintFinding(sentence=wording, start=at, rule=rule, what=what, hint=hint)
        at += len(span.text)


def _find_problem(span: Span, is_sayable: IsSayable) -> tuple[str, str, str] | None:
    """Return the broken rule, what is wrong and a hint, for one pronunciation of words; None if it is right."""
    replaced = span.alias or span.ipa
    if not _keep_letters(replaced):
        return _BROKEN, f'"{span.text.strip()}" is replaced by no word', "Write the words to be said, or take this away"
    if span.ipa and not is_sayable(span):
        return _BROKEN, f'There is no sound for all of "{span.ipa}"', "Write English sounds, as in kɪft"
    if not span.alias:
        return None
    if _keep_letters(span.alias) == _keep_letters(span.text):
        return _NEEDLESS, f'"{span.alias}" says the same words', "Write other words, or take this away"
    if match := re.search(_MARK, span.alias):
        return _BROKEN, f'"{match[0]}" stands in what is to be said', "Write plain words there"
    spelt = re.sub(_STRESSED, lambda syllable: syllable[0].lower(), span.alias)
    return next(((risk.rule, risk.what, f"In what is to be said: {risk.hint}") for risk in scan_text(spelt)), None)


def _keep_letters(text: str) -> str:
    """Return the letters and hyphens, by which spellings are compared: re-learning is not relearning."""
    letters = "".join(letter for letter in text.casefold() if letter.isalpha() or letter == "-")
    return letters.strip("-")
