"""XML text: text without what XML and HTML have no way to say."""

import re

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to say."""


def strip_invalid_xml(text: str) -> str:
    """The text, without what has no place in a feed or on a page."""
    return _NOT_XML.sub("", text)
