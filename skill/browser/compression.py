"""Compression: makes texts smaller on their way to a browser."""

import gzip

from flask import request
from werkzeug.wrappers import Response

_TYPES = frozenset({"application/json", "application/manifest+json", "image/svg+xml"})
"""Types of text, besides those that begin with "text/"."""

_LEAST_COMPRESSED_BYTES = 1_000


def is_text(response: Response) -> bool:
    """Return whether a response is a whole text."""
    mimetype = response.mimetype or ""
    return response.status_code == 200 and (mimetype.startswith("text/") or mimetype in _TYPES)  # noqa: PLR2004 - OK


def compress_body(response: Response) -> None:
    """Compress the body of a text, if that saves bytes and the client takes it."""
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings["gzip"] or "Range" in request.headers:
        return
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) >= _LEAST_COMPRESSED_BYTES:
        response.set_data(gzip.compress(data, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
