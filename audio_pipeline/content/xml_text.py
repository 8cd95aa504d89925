"""XML text: text without what XML and HTML cannot hold."""

import re

_INVALID_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that XML 1.0 does not allow. A list of those that it allows takes ten times as long to compile."""


def strip_invalid_xml(text: str) -> str:
    """Return the text without the characters that XML does not allow."""
    return _INVALID_XML.sub("", text)


def clean_line(text: str) -> str:
    """Return the text as one line for XML or HTML: each run of white space is one space."""
    return " ".join(strip_invalid_xml(text).split())
