"""Index stage: prepare what the skill finds answers and programmes with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from audio_pipeline.build.build_context import LEARNING, BuildContext
from audio_pipeline.build.cached_encoder import CachedEncoder
from audio_pipeline.content.library import Library
from audio_pipeline.executors.workers import open_thread_pool
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store
from audio_pipeline.understanding import kernel_ridge
from audio_pipeline.understanding.encoder import identify_encoder
from audio_pipeline.understanding.out_of_scope import OUT_OF_SCOPE_QUESTIONS
from audio_pipeline.understanding.question_index import ANSWER, PROGRAMME, build_question_index, to_bytes

_RECIPE = 4
"""Increased when the same examples give another index."""

Examples = Mapping[str, Sequence[str]]
"""The sentences of each kind, by its name."""


def encode_examples(examples: Examples, context: BuildContext) -> None:
    """Put the vectors of new examples into the cache, on all cores."""
    encoder = CachedEncoder(context.cache)
    is_known = context.cache.has(_name_index(examples))
    missing = () if is_known else encoder.find_missing([*examples.values(), OUT_OF_SCOPE_QUESTIONS])
    with (
        context.progress(LEARNING, sum(len(group) for group in missing)) as tick,
        open_thread_pool(context.jobs) as threads,
    ):
        for n_sentences in encoder.encode_missing(missing, threads) if missing else ():
            tick(n_sentences)


def make_question_index(examples: Examples, cache: Store, jobs: int) -> bytes:
    """Return the question index of these examples, from the cache or made now with this number of threads."""
    name = _name_index(examples)
    data = get_checked(cache, name)
    if data is None:
        data = to_bytes(build_question_index(examples, CachedEncoder(cache).encode, jobs))
        put_checked(cache, name, data, "application/zip")
    return data


def _name_index(examples: Examples) -> str:
    facts = (_RECIPE, identify_encoder(), kernel_ridge.KERNEL_SHARPNESS, kernel_ridge.REGULARISATION, examples)
    key = hashlib.sha256(json.dumps([*facts, OUT_OF_SCOPE_QUESTIONS]).encode()).hexdigest()
    return f"vectors/{key}.npz"


def collect_examples(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Return the examples by kind: the questions of each answer that is no crisis, and the needs of what is built.

    A crisis is never found by likeness to an example. A programme that is not built cannot be offered: its needs would
    only take their share from others.
    """
    answers = {f"{ANSWER}{each.id}": each.questions for each in library.answers if each.kind != "crisis"}
    return answers | {f"{PROGRAMME}{each.id}": each.needs for each in library.programmes if each.needs}
