"""The show.toml of a show hummed by `tone`."""

_SHOW = """title = "Small Talk"
author = "Nobody"
description = "A show to be edited, and its builds killed."
language = "en-US"
website = ""
email = ""
category = "Health & Fitness"
subcategory = ""
public_url = "https://audio.example.org/"
engine = "tone"
adult = false
"""

_PACE = """
[pace.{manner}]
voice = "tone"
rate = {rate}
sentence_pause_ms = {sentence_pause_ms}
paragraph_pause_ms = {longer_pause_ms}
chapter_pause_ms = {longer_pause_ms}
"""


def show_toml(*, rate: float, sentence_pause_ms: int, longer_pause_ms: int) -> str:
    """The file, with this pace for talk and exercise."""
    pauses = {"sentence_pause_ms": sentence_pause_ms, "longer_pause_ms": longer_pause_ms}
    return _SHOW + "".join(_PACE.format(manner=manner, rate=rate, **pauses) for manner in ("talk", "exercise"))
