"""Unused: words of the lexicon that nobody says."""

import re
from collections.abc import Iterable, Mapping

from audio_pipeline.model import Content, Words
from audio_pipeline.settings import Saying


def unused_words(
    contents: Iterable[Content], lexicon: Mapping[str, Saying], known: re.Pattern[str] | None
) -> tuple[str, ...]:
    """The words, in the order of the lexicon, that its pattern finds in no text left to it."""
    if known is None:
        return ()
    blocks = (block for content in contents for block in content.blocks if isinstance(block, Words))
    texts = {span.text for block in blocks for span in block.spans if not (span.ipa or span.said or span.language)}
    used = {found[1].lower() for text in texts for found in known.finditer(text)}
    return tuple(word for word in lexicon if word not in used)
