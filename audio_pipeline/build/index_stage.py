"""Index stage: prepare what the skill finds answers and programmes with, and put it in the store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from audio_pipeline.build.cached_encoder import CachedEncoder
from audio_pipeline.content.library import Library
from audio_pipeline.publish.release_files import put_question_index
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store
from audio_pipeline.understanding import kernel_ridge
from audio_pipeline.understanding.encoder import identify_encoder
from audio_pipeline.understanding.out_of_scope import OUT_OF_SCOPE_QUESTIONS
from audio_pipeline.understanding.question_index import ANSWER, PROGRAMME, build_question_index, to_bytes

_RECIPE = 4
"""Increased when the same examples give another index."""


def publish_question_index(library: Library, store: Store, cache: Store) -> str:
    """Put the question index of a library in the store, and return its address; unchanged examples cost no time."""
    examples = collect_examples(library)
    facts = (_RECIPE, identify_encoder(), kernel_ridge.KERNEL_SHARPNESS, kernel_ridge.REGULARISATION, examples)
    key = hashlib.sha256(json.dumps([*facts, OUT_OF_SCOPE_QUESTIONS]).encode()).hexdigest()
    name = f"vectors/{key}.npz"
    data = get_checked(cache, name)
    if data is None:
        data = to_bytes(build_question_index(examples, CachedEncoder(cache).encode))
        put_checked(cache, name, data, "application/zip")
    return put_question_index(data, store)


def collect_examples(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Return the examples by kind: the questions of each answer that is no crisis, and the needs of what is built.

    A crisis is never found by likeness to an example. A programme that is not built cannot be offered: its needs would
    only take their share from others.
    """
    answers = {f"{ANSWER}{each.id}": each.questions for each in library.answers if each.kind != "crisis"}
    return answers | {f"{PROGRAMME}{each.id}": each.needs for each in library.programmes if each.needs}
