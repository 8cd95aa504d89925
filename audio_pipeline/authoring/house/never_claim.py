"""Never claim: promises nobody can keep and words that push, unless a sentence only speaks of them to deny them."""

import functools
import re
from collections.abc import Iterator

from audio_pipeline.authoring.house.claim import Claim
from audio_pipeline.authoring.house.claims import CLAIMS
from audio_pipeline.authoring.house.denial import is_denied
from audio_pipeline.authoring.house.pressure import PRESSURES
from audio_pipeline.authoring.house.wording import Finding, heard, is_open, wordings
from audio_pipeline.model import Content


def never_claim(content: Content) -> Iterator[Finding]:
    """Every claim that stands undenied in what people read or hear."""
    for wording in (*wordings(content), *heard(content)):
        before = f"{wording.before} " if is_open(wording.before) else ""
        for start, words, claim in claimed(before + wording.text, wording.after):
            yield Finding(
                wording=wording,
                start=max(start - len(before), 0),
                rule="never-claim",
                what=f'"{words}" must not be claimed: {claim.because}',
                mend=claim.instead,
            )


@functools.cache
def claimed(sentence: str, after: str) -> tuple[tuple[int, str, Claim], ...]:
    """Where a sentence claims something, in which words, and which claim it is; each word is counted once."""
    found: list[tuple[int, str, Claim]] = []
    past = 0
    for start, end, claim in sorted(_hits(sentence, after), key=lambda hit: (hit[0], -hit[1])):
        if start >= past:
            found.append((start, sentence[start:end], claim))
            past = end
    return tuple(found)


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, Claim], ...]:
    """What finds each claim, and what makes it harmless; compiled when the first sentence is looked at."""
    return tuple(
        (re.compile(each.words), re.compile(each.unless) if each.unless else None, each)
        for each in (*CLAIMS, *PRESSURES)
    )


def _hits(sentence: str, after: str) -> Iterator[tuple[int, int, Claim]]:
    for words, unless, claim in _patterns():
        for hit in words.finditer(sentence):
            harmless = unless and unless.search(sentence, 0, hit.start())
            denied = not claim.even_denied and is_denied(sentence, hit.start(), hit.end(), after)
            if not harmless and not denied:
                yield hit.start(), hit.end(), claim
