"""Origin check: the speaker answers only its own page, on this machine."""

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

MAX_BODY_BYTES = 64 * 1024


NOTES_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
"""For a page of show notes: its style and script are in it, and it needs nothing but its cover and its sound."""


def is_loopback(host: str) -> bool:
    """Return whether a Host header names this machine: another name may be a stranger's (DNS rebinding)."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def is_own_page(origin: str | None, host: str) -> bool:
    """Return whether a request comes from our page, or from no page at all."""
    return origin is None or origin == f"http://{host}"


def build_content_policy(urls: Iterable[str]) -> str:
    """Build the Content-Security-Policy: our own files, and sound from wherever the catalog has it."""
    parts = (urlsplit(url) for url in urls)
    origins = sorted({f"{each.scheme}://{each.netloc}" for each in parts if each.scheme and each.netloc})
    sound = " ".join(["'self'", *origins])
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src {sound}; "
        f"connect-src {sound}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
