"""Unused words: find words of the lexicon that no text has."""

import re
from collections.abc import Iterable, Mapping

from audio_pipeline.content.library import Pronunciation
from audio_pipeline.content.model import Content, Words


def find_unused_words(
    contents: Iterable[Content], lexicon: Mapping[str, Pronunciation], lexicon_pattern: re.Pattern[str] | None
) -> tuple[str, ...]:
    """Return the words of the lexicon that no text has, in the order of the lexicon."""
    if lexicon_pattern is None:
        return ()
    blocks = (block for content in contents for block in content.blocks if isinstance(block, Words))
    texts = {span.text for block in blocks for span in block.spans if not (span.ipa or span.alias or span.language)}
    used = {match[1].lower() for text in texts for match in lexicon_pattern.finditer(text)}
    return tuple(word for word in lexicon if word not in used)
