"""Check result: while “watch” runs, what is wrong in the content, each with the words in which it is."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from audio_pipeline.build.faulty_sentence import find_faulty_sentence
from audio_pipeline.catalog import CHECK_RESULT
from audio_pipeline.errors import Fault
from audio_pipeline.markup.author_file import read_author_file
from audio_pipeline.markup.fault_formats import describe_fault
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store

_MAX_CHARACTERS = 500
"""The most characters of a line, or of a sentence, that are passed on."""


def put_check_result(faults: Iterable[Fault], store: Store) -> None:
    """Write the faults into the store, in which the browser speaker looks for them."""
    data = json.dumps({"faults": [_describe(each) for each in faults]}, ensure_ascii=False).encode()
    store.put(Blob(name=CHECK_RESULT, data=data, content_type="application/json", cache_control=CACHE_BRIEFLY))


def delete_check_result(store: Store) -> None:
    """Delete the faults: nothing watches any more."""
    store.delete([CHECK_RESULT])


def _describe(fault: Fault) -> Mapping[str, str | int]:
    """Return a fault with its line and, in the words of a programme, the programme's id and the sentence."""
    source = _read(fault)
    lines = source.split("\n")
    line = lines[fault.location.line - 1] if fault.location.line <= len(lines) else ""
    sentence = find_faulty_sentence(source, fault.location)
    return {
        **describe_fault(fault),
        "words": line[:_MAX_CHARACTERS],
        "content_id": sentence.content_id if sentence else "",
        "sentence": sentence.text[:_MAX_CHARACTERS] if sentence else "",
    }


def _read(fault: Fault) -> str:
    """Return the text of a fault's file; empty if it cannot be read."""
    try:
        data = read_author_file(Path(fault.location.path))
    except OSError:
        return ""
    return "\n".join(data.decode("utf-8-sig", errors="replace").splitlines())
