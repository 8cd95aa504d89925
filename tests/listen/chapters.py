"""Chapters: those in the file's own tag, against those that podcast apps fetch."""

import json
from itertools import zip_longest
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure
from tests.listen.finding import Finding

Chapter = tuple[int, int, str]
"""Start and end in milliseconds, and the title."""


def chapters(mp3: Path, listed: Path) -> tuple[Finding, ...]:
    """The same ones, in the same order, to the millisecond."""
    tag, fetched = _in_tag(mp3), _in_list(json.loads(listed.read_text(encoding="utf-8")))
    others = [f"{one} in the tag, {other} in the list" for one, other in zip_longest(tag, fetched) if one != other]
    return (
        Finding(
            key="chapters_apart",
            figure=Figure(what="chapters that are not those of the list", measured=len(others), at_most=0),
            where="; ".join(others[:3]),
        ),
        Finding(key="chapters", figure=Figure(what="chapters", measured=len(tag))),
    )


def _in_tag(mp3: Path) -> list[Chapter]:
    """In the order of its table of contents."""
    from mutagen.id3 import ID3

    tag = ID3(mp3)
    order = [name for contents in tag.getall("CTOC") for name in contents.child_element_ids]
    found = {each.element_id: each for each in tag.getall("CHAP")}
    named = [found[name] for name in order]
    return [(each.start_time, each.end_time, str(each.sub_frames["TIT2"].text[0])) for each in named]


def _in_list(listed: dict[str, Any]) -> list[Chapter]:
    return [
        (round(each["startTime"] * 1000), round(each["endTime"] * 1000), str(each["title"]))
        for each in listed["chapters"]
    ]
