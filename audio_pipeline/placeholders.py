"""Placeholders: the hosts that stand for another in an example, which nobody can have (RFC 2606)."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"(^|\.)(example|invalid|test|localhost|example\.(com|net|org))\.?$", re.IGNORECASE)


def is_placeholder(address: str) -> bool:
    """Return whether a web address or an e-mail address stands for one of somebody's own."""
    host = urlsplit(address).hostname if "://" in address else address.rpartition("@")[2]
    return bool(_HOST.search(host or ""))
