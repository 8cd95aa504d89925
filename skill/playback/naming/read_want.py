"""Read want: reads what is wanted in the words for a programme: "all the talks", "no touch" (pure)."""

import re
from dataclasses import replace

from audio_pipeline.catalog import Catalog
from skill.playback.naming.by_name import find_by_title
from skill.playback.naming.in_a_row import read_number
from skill.playback.naming.lengths import is_length, merge_lengths, parse_length_ms
from skill.playback.naming.needs import find_needed
from skill.playback.naming.want import Want
from skill.playback.voice_forms import split_voice

_WITHOUT_TOUCH = re.compile(r"\b(?:without (?:any )?touch(?:ing)?|no touch(?:ing)?|touch free)\b")
_EYES_OPEN = re.compile(r"\b(?:with )?(?:my |your )?(?:eyes open|open eyes)\b|\bkeep(?:ing)? my eyes open\b")
_LEFT_OVER = re.compile(r"^(?:something|anything|a|an|one|the|it|that|with|and|version|\s)+$|\s+(?:with|and|in)\s*$")
"""Words that are left around a manner and name nothing: "something with"."""


def read_want(catalog: Catalog, name: str, matched_id: str = "") -> Want:
    """Read what is wanted in the words for a programme; a name of one, such as "without touch", is only a name."""
    if find_by_title(catalog, name):
        return Want(name=name, matched_id=matched_id)
    words = " ".join(re.findall(r"[a-z0-9']+", name.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))
    voice, rest = split_voice(words)
    if voice:
        return replace(read_want(catalog, _LEFT_OVER.sub("", rest).strip()), voice=voice)
    if want := _read_length_for_need(catalog, words):
        return want
    if (number := read_number(words)) > 1:
        return Want(name=words, number=number)
    without_touch, eyes_open = says_without_touch(words), bool(_EYES_OPEN.search(words))
    if without_touch or eyes_open:
        rest = _LEFT_OVER.sub("", _EYES_OPEN.sub(" ", _WITHOUT_TOUCH.sub(" ", words))).strip()
        return Want(name=rest, without_touch=without_touch, eyes_open=eyes_open)
    return Want(name=name, matched_id=matched_id)


def _read_length_for_need(catalog: Catalog, words: str) -> Want | None:
    """Read the want of a length and a need: "five minutes for stress"; None if the words are something else."""
    length, _, need = words.partition(" for ")
    merged = merge_lengths(length.split())
    found = find_needed(catalog, need) if need and len(merged) == 1 and is_length(merged[0]) else None
    return Want(length_ms=parse_length_ms(merged[0]), needs=(found.content_id,)) if found else None


def says_without_touch(name: str) -> bool:
    """Return whether a name says that there is no touch in the programme."""
    return bool(_WITHOUT_TOUCH.search(name.lower()))
