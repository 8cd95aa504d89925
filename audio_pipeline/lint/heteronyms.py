"""Heteronyms: find words with two pronunciations, where a voice has to guess."""

# ruff: noqa: RUF001 - the letters of the phonetic alphabet look like others

import re
from collections.abc import Iterator

from audio_pipeline.content.model import Content
from audio_pipeline.lint.sentences import LintFinding, collect_spoken

_WAYS = {
    "close": (("kloʊz", "to shut"), ("kloʊs", "near")),
    "wound": (("wuːnd", "a hurt"), ("waʊnd", "wrapped")),
    "tear": (("tɪr", "from the eye"), ("tɛr", "to rip")),
    "tears": (("tɪrz", "from the eye"), ("tɛrz", "rips")),
    "live": (("lɪv", "to be alive"), ("laɪv", "as it happens")),
    "lives": (("lɪvz", "is alive"), ("laɪvz", "more than one life")),
    "content": (("kənˈtɛnt", "at ease"), ("ˈkɑːntɛnt", "what is inside")),
    "minute": (("ˈmɪnɪt", "sixty seconds"), ("maɪˈnuːt", "tiny")),
    "lead": (("liːd", "to go first"), ("lɛd", "the metal")),
    "read": (("riːd", "now"), ("rɛd", "in the past")),
    "bow": (("baʊ", "of the head"), ("boʊ", "of a violin")),
    "bows": (("baʊz", "of the head"), ("boʊz", "of a violin")),
    "wind": (("wɪnd", "the air"), ("waɪnd", "to wind down")),
}
_WORD = rf"(?i)\b(?:{'|'.join(_WAYS)})\b(?!['’]\w)"


def find_heteronyms(content: Content, lexicon_pattern: re.Pattern[str] | None) -> Iterator[LintFinding]:
    """Yield every such word of a programme that neither a mark nor the lexicon settles."""
    for wording in collect_spoken(content, lexicon_pattern):
        for match in re.finditer(_WORD, wording.unmarked_text):
            (first, one), (second, other) = _WAYS[match[0].lower()]
            yield LintFinding(
                sentence=wording,
                start=match.start(),
                rule="misread-word",
                what=f'"{match[0]}" can be said in two ways',
                hint=f'Mark it: ({match[0]})[ipa:"{first}"] is {one}, ({match[0]})[ipa:"{second}"] is {other}',
            )
