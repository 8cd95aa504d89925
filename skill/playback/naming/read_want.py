"""Read want: reads what is wanted in the words for a programme: "all the talks", "no touch" (pure)."""

import re

from audio_pipeline.catalog import Catalog
from skill.playback.naming.by_name import find_by_title
from skill.playback.naming.in_a_row import read_number
from skill.playback.naming.want import Want

_WITHOUT_TOUCH = re.compile(r"\b(?:without (?:any )?touch(?:ing)?|no touch(?:ing)?|touch free)\b")
_EYES_OPEN = re.compile(r"\b(?:with )?(?:my |your )?(?:eyes open|open eyes)\b|\bkeep(?:ing)? my eyes open\b")
_LEFT_OVER = re.compile(r"^(?:something|anything|a|an|one|the|it|that|with|and|version|\s)+$|\s+(?:with|and|in)\s*$")
"""Words that are left around a manner and name nothing: "something with"."""


def read_want(catalog: Catalog, name: str, matched_id: str = "") -> Want:
    """Read what is wanted in the words for a programme; a name of one, such as "without touch", is only a name."""
    words = " ".join(re.findall(r"[a-z0-9']+", name.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))
    if find_by_title(catalog, name):
        return Want(name=name, matched_id=matched_id)
    if (number := read_number(words)) > 1:
        return Want(name=words, number=number)
    without_touch, eyes_open = says_without_touch(words), bool(_EYES_OPEN.search(words))
    if without_touch or eyes_open:
        rest = _LEFT_OVER.sub("", _EYES_OPEN.sub(" ", _WITHOUT_TOUCH.sub(" ", words))).strip()
        return Want(name=rest, without_touch=without_touch, eyes_open=eyes_open)
    return Want(name=name, matched_id=matched_id)


def says_without_touch(name: str) -> bool:
    """Return whether a name says that there is no touch in the programme."""
    return bool(_WITHOUT_TOUCH.search(name.lower()))
