"""Standing words: what is written around every programme, the same everywhere."""

DISCLAIMER = (
    "This is for comfort and curiosity. It isn't medical or psychological treatment. "
    "If you're struggling, please talk with a professional, or someone you trust."
)
"""The evidence sheet, section 5.5: talks end with it, word for word."""

ELSEWHERE, WHOM_TO_CALL, SOURCES = "Other ways to do it", "Someone to talk to", "Sources"
"""Titles in show notes."""
