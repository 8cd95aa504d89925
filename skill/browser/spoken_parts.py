"""Spoken parts: what is said aloud of an answer, sentence by sentence, with its pauses and its speed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any

SENTENCE_PAUSE_MS, PARAGRAPH_PAUSE_MS, CLAUSE_PAUSE_MS = 350, 700, 180
LONGEST_BREAK_MS = 10_000
"""As in Alexa's SSML."""

_STRENGTHS_MS = {"none": 0, "x-weak": 0, "weak": 200, "medium": 400, "strong": 700, "x-strong": 1_000}
_RATES = {"x-slow": 0.6, "slow": 0.8, "medium": 1.0, "fast": 1.2, "x-fast": 1.4}
_SLOWEST, _FASTEST = 0.5, 1.5

_TIME = re.compile(r"\+?(\d{1,6}(?:\.\d{1,3})?)(ms|s)")
_SENTENCE_END = re.compile(r"""[.!?…]+["'”’)\]]*\s+(?=["'“‘(\[]?[A-Z0-9])""")
_NEVER_LAST = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|e\.g|i\.e|No|[A-Z]))\.\s+$")
_CLAUSE_END = re.compile(r"[;:–—]\s+")
_LONG_CHARACTERS = 160
"""A sentence of more characters is said clause by clause, so that its sound begins soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenPart:
    """A sentence or a clause, and the silence after it."""

    words: str
    rate: float = 1.0
    """Speed against the usual one."""
    pause_after_ms: int = 0


def split_speech(speech: Mapping[str, Any]) -> list[SpokenPart]:
    """Return the parts of an outputSpeech. Emphasised words are said as they stand, and no tag is read aloud."""
    reader = _SsmlReader()
    if speech.get("type") == "SSML":
        reader.feed(str(speech.get("ssml", "")))
        reader.close()
    else:
        reader.handle_data(str(speech.get("text", "")))
    reader.add_pause(0)
    return list(reader.parts)


class _SsmlReader(HTMLParser):
    """Reads SSML; what it does not know is said as plain words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[SpokenPart] = []
        self._words = ""
        self._rates = [1.0]
        self._alias_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "break":
            self.add_pause(_find_break_ms(given))
        elif tag == "audio":
            self.add_pause(SENTENCE_PAUSE_MS)
        elif tag in {"p", "s"}:
            self.add_pause(0)
        elif tag == "prosody":
            self.add_pause(0)
            self._rates.append(_find_rate(given.get("rate", "")) or self._rates[-1])
        elif tag == "sub" and given.get("alias"):
            self._words += given["alias"]
            self._alias_depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "s"}:
            self.add_pause(PARAGRAPH_PAUSE_MS if tag == "p" else SENTENCE_PAUSE_MS)
        elif tag == "prosody" and len(self._rates) > 1:
            self.add_pause(0)
            self._rates.pop()
        elif tag == "sub" and self._alias_depth:
            self._alias_depth -= 1

    def handle_data(self, data: str) -> None:
        if not self._alias_depth:
            self._words += data

    def add_pause(self, pause_ms: int) -> None:
        """End the words so far, and let this silence follow them."""
        self.parts += _split_sentences(" ".join(self._words.split()), self._rates[-1])
        self._words = ""
        if self.parts and pause_ms > self.parts[-1].pause_after_ms:
            self.parts[-1] = replace(self.parts[-1], pause_after_ms=min(pause_ms, LONGEST_BREAK_MS))


def _split_sentences(text: str, rate: float) -> Iterator[SpokenPart]:
    """Yield the sentences of a text that have words, and the clauses of a long one."""
    for sentence in _cut(text, _SENTENCE_END):
        clauses = list(_cut(sentence, _CLAUSE_END)) if len(sentence) > _LONG_CHARACTERS else [sentence]
        for number, clause in enumerate(clauses, start=1):
            pause_ms = SENTENCE_PAUSE_MS if number == len(clauses) else CLAUSE_PAUSE_MS
            if any(letter.isalnum() for letter in clause):
                yield SpokenPart(words=clause, rate=rate, pause_after_ms=pause_ms)


def _cut(text: str, end: re.Pattern[str]) -> Iterator[str]:
    at = 0
    for match in end.finditer(text):
        if not _NEVER_LAST.search(text[at : match.end()]):
            yield text[at : match.end()].strip()
            at = match.end()
    yield text[at:].strip()


def _find_break_ms(given: Mapping[str, str]) -> int:
    if match := _TIME.fullmatch(given.get("time", "").strip()):
        return round(float(match[1]) * (1_000 if match[2] == "s" else 1))
    return _STRENGTHS_MS.get(given.get("strength", "medium"), _STRENGTHS_MS["medium"])


def _find_rate(text: str) -> float:
    """Return the speed of a prosody; 0 if it sets none."""
    if match := re.fullmatch(r"(\d{1,3})%", text.strip()):
        return min(max(int(match[1]) / 100, _SLOWEST), _FASTEST)
    return _RATES.get(text.strip(), 0)
