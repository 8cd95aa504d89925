"""Vectors of sentences: computed once, and kept in one folder for all workers of a test run and for the next run."""

import functools
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audio_pipeline.build.cached_encoder import CachedEncoder
from audio_pipeline.catalog import NAME, Catalog, to_json
from audio_pipeline.publish.release_files import put_question_index
from audio_pipeline.stores.file_lock import acquire_lock
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Blob, Store
from audio_pipeline.understanding.compact_index import CompactIndex, load_compact_index
from audio_pipeline.understanding.out_of_scope import OUT_OF_SCOPE_QUESTIONS
from audio_pipeline.understanding.question_index import QuestionIndex, build_question_index, to_bytes
from skill.answers.matching import list_examples
from tests.catalogs import publish_question_index, read_built_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_KEPT = Path(__file__).parents[1] / ".pytest_cache" / "d"
"""Pytest's own place for what outlives a run; "pytest --cache-clear" empties it."""

ELSEWHERE, SMALL, BUILT_IN = _KEPT / "elsewhere", _KEPT / "small", _KEPT / "built-in"
SMALL_SHOWS = _KEPT / "small-shows"


def put_vectors(cache: Path) -> None:
    """Leave in a cache folder what any earlier build leaves there: the vectors of what is asked elsewhere.

    And two question indexes: of the small show, and of a show without answers.
    """
    _copy_vectors(_compute_small_shows(), cache)


def put_vectors_elsewhere(cache: Path) -> None:
    """Leave in a cache folder the vectors of what is asked elsewhere, and no index."""
    _copy_vectors(_compute_elsewhere(), cache)


def _copy_vectors(kept: Path, cache: Path) -> None:
    if not (cache / "vectors").exists():
        shutil.copytree(kept / "vectors", cache / "vectors")


def send_vectors(cache: Store) -> None:
    """Leave the same as `put_vectors` in a cache that is not a folder."""
    for path in (_compute_small_shows() / "vectors").iterdir():
        cache.put(Blob(name=f"vectors/{path.name}", data=path.read_bytes(), content_type="application/octet-stream"))


@functools.cache
def _compute_elsewhere() -> Path:
    with _alone(ELSEWHERE):
        CachedEncoder(FolderStore(ELSEWHERE, durable=False)).encode(OUT_OF_SCOPE_QUESTIONS)
    return ELSEWHERE


@functools.cache
def _compute_small_shows() -> Path:
    from tests import small_show  # it begins with what is kept here

    with _alone(SMALL_SHOWS):
        put_vectors_elsewhere(SMALL_SHOWS)
        store, cache = (FolderStore(folder, durable=False) for folder in (SMALL_SHOWS / "store", SMALL_SHOWS))
        show = small_show.library(small_show.write(SMALL_SHOWS / "show"))
        for library in (show, replace(show, contents=())):
            publish_question_index(library, store, cache)
    return SMALL_SHOWS


@functools.cache
def compute_built_in() -> tuple[str, bytes]:
    """The address and the bytes of the question index of the built-in content."""
    with _alone(BUILT_IN):
        put_vectors_elsewhere(BUILT_IN)
        store, cache = (FolderStore(folder, durable=False) for folder in (BUILT_IN / "store", BUILT_IN))
        url = publish_question_index(read_built_in(), store, cache)
    return url, (BUILT_IN / "store" / url).read_bytes()


@functools.cache
def built_in_index() -> CompactIndex:
    return load_compact_index(compute_built_in()[1])


def encode(sentences: Sequence[str]) -> "Floats":
    """The vectors of these sentences; the next who needs them need no encoder."""
    with _alone(SMALL):
        put_vectors_elsewhere(SMALL)
        return CachedEncoder(FolderStore(SMALL, durable=False)).encode(sentences)


def index(catalog: Catalog) -> QuestionIndex:
    """The question index of a catalog of a few answers."""
    return build_question_index(list_examples(catalog), encode)


def write_store(folder: Path, catalog: Catalog) -> Path:
    """Leave a catalog and its question index in a folder, as a build does: the catalog last."""
    url = put_question_index(to_bytes(index(catalog)), FolderStore(folder))
    (folder / f"{NAME}.new").write_text(to_json(replace(catalog, question_index_url=url)), encoding="utf-8")
    (folder / f"{NAME}.new").replace(folder / NAME)
    return folder


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep the other workers out: they need the same vectors at the same time."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("ab") as lock:
        acquire_lock(lock)
        yield
