"""Origin check: lets only the speaker's own page, on this machine, use it."""

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

MAX_BODY_BYTES = 64 * 1024


NOTES_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of show notes: inline style and script, the cover and the sound."""

SITE_POLICY = f"{NOTES_POLICY}; connect-src 'self'"
"""The Content-Security-Policy of the site: that of show notes, and the index that its search reads."""


def is_loopback(host: str) -> bool:
    """Return whether a Host header names this machine; another name may be an attacker's (DNS rebinding)."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def is_this_machine(address: str) -> bool:
    """Return whether a client's address is one of this machine."""
    try:
        client = ipaddress.ip_address(address)
    except ValueError:
        return False
    return (getattr(client, "ipv4_mapped", None) or client).is_loopback


def is_own_page(origin: str | None, host: str) -> bool:
    """Return whether a request comes from the speaker's page, or from no page at all."""
    return origin is None or origin == f"http://{host}"


def may_use_speaker(method: str, client: str, host: str, origin: str | None) -> bool:
    """Return whether a request comes from this machine, to this machine, and from no page of another origin."""
    return is_this_machine(client) and is_loopback(host) and (method != "POST" or is_own_page(origin, host))


def build_content_policy(urls: Iterable[str]) -> str:
    """Build the Content-Security-Policy that allows our own files and the hosts of the catalog's sound."""
    parts = (urlsplit(url) for url in urls)
    origins = sorted({f"{each.scheme}://{each.netloc}" for each in parts if each.scheme and each.netloc})
    sound = " ".join(["'self'", *origins])
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src {sound}; media-src {sound}; "
        f"connect-src {sound}; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
