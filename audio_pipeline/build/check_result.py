"""Check result: while “watch” runs, what is wrong in the content, each with the line in which it is."""

import json
from collections.abc import Iterable
from pathlib import Path

from audio_pipeline.catalog import CHECK_RESULT
from audio_pipeline.errors import Fault
from audio_pipeline.markup.author_file import read_author_file
from audio_pipeline.markup.fault_formats import describe_fault
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store

_MAX_LINE = 500
"""The most letters of a line that are passed on."""


def put_check_result(faults: Iterable[Fault], store: Store) -> None:
    """Write the faults into the store, in which the browser speaker looks for them."""
    found = {"faults": [{**describe_fault(fault), "words": _read_line(fault)} for fault in faults]}
    data = json.dumps(found, ensure_ascii=False).encode()
    store.put(Blob(name=CHECK_RESULT, data=data, content_type="application/json", cache_control=CACHE_BRIEFLY))


def delete_check_result(store: Store) -> None:
    """Delete the faults: nothing watches any more."""
    store.delete([CHECK_RESULT])


def _read_line(fault: Fault) -> str:
    """Return the line of a fault; empty if it cannot be read."""
    try:
        lines = read_author_file(Path(fault.location.path)).decode("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return ""
    return lines[fault.location.line - 1][:_MAX_LINE] if fault.location.line <= len(lines) else ""
