"""Never claim: promises nobody can keep and words that push, unless a sentence only speaks of them to deny them."""

import functools
import re
from collections.abc import Iterator

from audio_pipeline.content.model import Content
from audio_pipeline.lint.claims.claims import CLAIMS
from audio_pipeline.lint.claims.coercive_wording import COERCIVE_CLAIMS
from audio_pipeline.lint.claims.negation import is_negated
from audio_pipeline.lint.claims.notation import Claim
from audio_pipeline.lint.sentences import LintFinding, collect_sentences, collect_substituted, is_unfinished


def find_claims(content: Content) -> Iterator[LintFinding]:
    """Yield every claim in what people read or hear that is not denied."""
    for wording in (*collect_sentences(content), *collect_substituted(content)):
        before = f"{wording.before} " if is_unfinished(wording.before) else ""
        for start, words, claim in match_claims(before + wording.text, wording.after):
            yield LintFinding(
                sentence=wording,
                start=max(start - len(before), 0),
                rule="never-claim",
                what=f'"{words}" must not be claimed: {claim.because}',
                hint=claim.instead,
            )


@functools.cache
def match_claims(sentence: str, after: str) -> tuple[tuple[int, str, Claim], ...]:
    """Yield each claim of a sentence with its words; each word is counted once."""
    found: list[tuple[int, str, Claim]] = []
    past = 0
    for start, end, claim in sorted(_match_patterns(sentence, after), key=lambda hit: (hit[0], -hit[1])):
        if start >= past:
            found.append((start, sentence[start:end], claim))
            past = end
    return tuple(found)


@functools.cache
def _compile_patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, Claim], ...]:
    """Compile what finds each claim and what makes it harmless, when the first sentence is checked."""
    return tuple(
        (re.compile(each.words), re.compile(each.unless) if each.unless else None, each)
        for each in (*CLAIMS, *COERCIVE_CLAIMS)
    )


def _match_patterns(sentence: str, after: str) -> Iterator[tuple[int, int, Claim]]:
    for words, unless, claim in _compile_patterns():
        for hit in words.finditer(sentence):
            harmless = unless and unless.search(sentence, 0, hit.start())
            denied = not claim.even_if_negated and is_negated(sentence, hit.start(), hit.end(), after)
            if not harmless and not denied:
                yield hit.start(), hit.end(), claim
