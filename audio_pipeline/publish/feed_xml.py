"""Feed XML: write values into a feed, in the lengths and forms that apps accept."""

from datetime import datetime
from urllib.parse import quote, urljoin, urlsplit
from xml.etree.ElementTree import Element, SubElement

from audio_pipeline.content.xml_text import clean_line

FEED_NAME = "feed.xml"

TEXT_CHARACTERS = 255
"""The longest value that is no description (Apple, RSS feed requirements)."""


def add_text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    """Add an element with this text; attributes without a value are left out."""
    given = {name: value for name, value in attributes.items() if value}
    SubElement(parent, tag, given).text = truncate_characters(text)


def add_url(parent: Element, tag: str, url: str) -> None:
    """Add an element with this address, which is not shortened."""
    SubElement(parent, tag).text = url


def add_empty(parent: Element, tag: str, **attributes: str) -> Element:
    """Add an element without text; attributes without a value are left out."""
    return SubElement(parent, tag, {name: value for name, value in attributes.items() if value})


def add_flag(parent: Element, tag: str, yes: str, *, is_set: bool) -> None:
    """Add an element with the text `yes` if it is set; apps take its absence for no."""
    if is_set:
        SubElement(parent, tag).text = yes


def truncate_characters(text: str) -> str:
    """Return the text as one line, shortened to the length that apps accept."""
    line = clean_line(text)
    return line if len(line) <= TEXT_CHARACTERS else line[: TEXT_CHARACTERS - 1].rstrip() + "…"


def truncate_bytes(text: str, limit_bytes: int) -> str:
    """Return the text as one line, shortened to this number of bytes."""
    data = clean_line(text).encode()
    if len(data) <= limit_bytes:
        return data.decode()
    return data[: limit_bytes - len("…".encode())].decode(errors="ignore").rstrip() + "…"


def make_absolute_url(base: str, url: str) -> str:
    """Return the URL as an absolute one in ASCII."""
    return quote(urljoin(base, clean_line(url)), safe="%/:=&?~#+!$,;'@()*[]")


def is_public(address: str) -> bool:
    """Tell whether an address is of another machine than this one."""
    host = urlsplit(address).hostname or ""
    return bool(host) and host not in {"localhost", "::1", "0.0.0.0"} and not host.startswith("127.")  # noqa: S104 - no binding


def format_rfc_2822(when: datetime) -> str:
    """Return a time as RFC 2822, which RSS requires."""
    from email.utils import format_datetime  # takes longer to load than everything else here

    return format_datetime(when, usegmt=True)
