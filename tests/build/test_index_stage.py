"""The question index: only what changed is encoded, and it is in the store before the catalog that names it."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_pipeline.build import cached_encoder
from audio_pipeline.build.build import build
from audio_pipeline.build.build_context import LEARNING, BuildContext
from audio_pipeline.build.cached_encoder import CachedEncoder
from audio_pipeline.build.index_stage import collect_examples, encode_examples, make_question_index
from audio_pipeline.catalog import NAME, from_json
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import Library
from audio_pipeline.markup.read import read_content
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.pruning import list_entries, prune
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import Blob
from audio_pipeline.understanding.encoder import Encoder
from audio_pipeline.understanding.question_index import from_bytes
from tests import s3_server, small_show
from tests.catalogs import publish_question_index
from tests.vectors import put_vectors_elsewhere

QUESTIONS = ("why does a hug help", "what is it about a hug")


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return small_show.write(tmp_path / "show")


@pytest.fixture
def shop(tmp_path: Path) -> BuildContext:
    return shop_without_index(tmp_path)


def shop_without_index(root: Path) -> BuildContext:
    """Somewhere to build where only what is asked elsewhere was encoded before."""
    put_vectors_elsewhere(root / "cache")
    return small_show.workshop(root)


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What the real encoder is given, each time it is called."""
    given: list[tuple[str, ...]] = []

    class Witness(Encoder):
        def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
            given.append(tuple(sentences))
            return super().encode(sentences)

    monkeypatch.setattr(cached_encoder, "Encoder", Witness)
    return given


def published(library: Library, shop: BuildContext) -> str:
    return publish_question_index(library, shop.store, shop.cache)


def damage(shop: BuildContext, suffix: str) -> int:
    """Change a byte of every entry with this ending, and return how many there are."""
    assert isinstance(shop.cache, FolderStore)
    paths = list((shop.cache.root / "vectors").glob(f"*{suffix}"))
    for path in paths:
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    return len(paths)


def test_the_examples_are_questions_and_needs_and_never_those_of_a_crisis(show: Path) -> None:
    library = small_show.library(show)
    assert any(each.kind == "crisis" and each.questions for each in library.answers)
    (one, *others) = library.contents
    needing = replace(library, contents=(replace(one, needs=("i am cold",)), *others))
    examples = collect_examples(needing)
    assert examples["answer:why_hug_helps"] == QUESTIONS
    assert examples[f"programme:{one.id}"] == ("i am cold",)
    assert [kind for kind in examples if "crisis" in kind] == []
    assert [each.id for each in others if f"programme:{each.id}" in examples] == []


def test_the_needs_of_a_programme_that_is_not_built_take_no_part() -> None:
    library = read_content(BUILTIN_CONTENT).library
    assert library
    gated = [each for each in library.contents if each.gate and each.needs]
    assert gated
    grown_up = replace(library, settings=replace(library.settings, adult=True))
    for each in gated:
        assert f"programme:{each.id}" not in collect_examples(library)
        assert collect_examples(grown_up)[f"programme:{each.id}"] == each.needs


def test_unchanged_examples_load_no_encoder(
    show: Path, shop: BuildContext, encoded: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = published(small_show.library(show), shop)
    assert encoded
    monkeypatch.setattr(cached_encoder, "Encoder", None)
    small_show.edit(show, "why_hug_helps", small_show.SAID, "A hug is warm.")
    assert published(small_show.library(show), shop) == first


def test_an_edited_question_encodes_only_the_questions_of_its_answer(
    show: Path, shop: BuildContext, encoded: list[tuple[str, ...]]
) -> None:
    before = published(small_show.library(show), shop)
    encoded.clear()
    small_show.edit(show, "why_hug_helps", "what is it about a hug", "what does a cuddle do")
    after = published(small_show.library(show), shop)
    assert encoded == [("why does a hug help", "what does a cuddle do")]
    assert after != before
    assert shop.store.has(before)


def test_an_index_from_the_cache_is_the_same_as_a_new_one(show: Path, shop: BuildContext, tmp_path: Path) -> None:
    library = small_show.library(show)
    first = published(library, shop)
    elsewhere = shop_without_index(tmp_path / "elsewhere")
    assert published(library, elsewhere) == first
    one, other = shop.store.get(first), elsewhere.store.get(first)
    assert one
    assert other
    assert one.data == other.data


def test_a_damaged_index_in_the_cache_is_made_again_without_the_encoder(
    show: Path, shop: BuildContext, encoded: list[tuple[str, ...]]
) -> None:
    library = small_show.library(show)
    first = published(library, shop)
    encoded.clear()
    assert damage(shop, ".npz") == 1
    assert published(library, shop) == first
    assert encoded == []


def test_damaged_vectors_are_computed_again(shop: BuildContext, encoded: list[tuple[str, ...]]) -> None:
    assert isinstance(shop.cache, FolderStore)
    encoder = CachedEncoder(shop.cache)
    before = encoder.encode(QUESTIONS)
    damage(shop, ".npy")
    encoded.clear()
    assert np.array_equal(encoder.encode(QUESTIONS), before)
    assert encoded == [QUESTIONS]


def test_vectors_keep_the_places_of_their_sentences_in_any_number(shop: BuildContext) -> None:
    sentences = [f"number {n}" for n in range(130)]
    vectors = CachedEncoder(shop.cache).encode(sentences)
    assert vectors.shape == (130, 384)
    for row in (0, 63, 64, 129):
        assert float(vectors[row] @ Encoder().encode([sentences[row]])[0]) > 0.99
    assert CachedEncoder(shop.cache).encode([]).shape == (0, 384)


# --- many at a time -----------------------------------------------------------------------------------------------

MANY = {f"answer:{kind}": [f"{kind} {'very ' * (n % 7)}number {n}" for n in range(90)] for kind in range(8)}


def test_new_examples_are_encoded_many_at_a_time_and_get_the_vectors_they_have_alone(shop: BuildContext) -> None:
    encode_examples(MANY, shop)
    for sentences in MANY.values():
        alone = np.vstack([Encoder().encode([each]) for each in sentences])
        assert np.array_equal(CachedEncoder(shop.cache).encode(sentences), alone)


def test_an_index_of_encoded_examples_needs_no_encoder(
    shop: BuildContext, encoded: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    encode_examples(MANY, shop)
    assert sum(map(len, encoded)) == 720, "every example, and nothing of what is asked elsewhere"
    monkeypatch.setattr(cached_encoder, "Encoder", None)
    assert from_bytes(make_question_index(MANY, shop.cache, jobs=2)).kinds == tuple(MANY)


def test_progress_counts_each_example_that_is_encoded(shop: BuildContext) -> None:
    encode_examples({"answer:known": QUESTIONS}, shop)
    seen: list[tuple[str, int]] = []
    ticks: list[int] = []

    @contextmanager
    def watch(what: str, total: int) -> Iterator[Callable[[int], None]]:
        seen.append((what, total))
        yield ticks.append

    encode_examples({"answer:known": QUESTIONS, **MANY}, replace(shop, progress=watch))
    assert seen == [(LEARNING, 720)]
    assert sum(ticks) == 720


def test_examples_whose_index_is_there_are_not_encoded_though_their_vectors_are_gone(
    shop: BuildContext, encoded: list[tuple[str, ...]]
) -> None:
    assert isinstance(shop.cache, FolderStore)
    examples = {"answer:known": QUESTIONS}
    index = make_question_index(examples, shop.cache, jobs=1)
    for path in (shop.cache.root / "vectors").glob("*.npy"):
        path.unlink()
    encoded.clear()
    encode_examples(examples, shop)
    assert make_question_index(examples, shop.cache, jobs=1) == index
    assert encoded == []


# --- in the store -------------------------------------------------------------------------------------------------


class Diary(FolderStore):
    """Writes down the names in the order in which they come."""

    names: ClassVar[list[str]] = []

    def put(self, blob: Blob) -> str:
        self.names.append(blob.name)
        return super().put(blob)

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        self.names.append(blob.name)
        return super().put_if_match(blob, expected_etag=expected_etag)


def test_a_build_puts_the_index_in_the_store_before_the_catalog_that_names_it(show: Path, shop: BuildContext) -> None:
    assert isinstance(shop.store, FolderStore)
    diary = Diary(shop.store.root)
    catalog = build(small_show.library(show), replace(shop, store=diary)).catalog
    assert diary.names.index(catalog.question_index_url) < diary.names.index(NAME)
    stored = diary.get(catalog.question_index_url)
    assert stored
    assert catalog.question_index_url == f"understanding/{hashlib.sha256(stored.data).hexdigest()[:12]}.npz"
    assert "answer:why_hug_helps" in from_bytes(stored.data).kinds


def test_a_publish_sends_the_index_as_it_is_and_names_it_there(
    built_show: Path, tmp_path: Path, s3_endpoint: str, s3_bucket: str
) -> None:
    shop = small_show.like(built_show, tmp_path)
    built = from_json((tmp_path / "out" / NAME).read_text("utf-8"))
    target = S3Store.from_address(f"s3://{s3_bucket}/warm", endpoint_url=s3_endpoint, public_url="https://cdn.example/")
    sent = small_show.publish_to(built, shop, target, "https://cdn.example/")
    assert sent.question_index_url == f"https://cdn.example/{built.question_index_url}"
    key = f"warm/{built.question_index_url}"
    found = s3_server.client(s3_endpoint).get_object(Bucket=s3_bucket, Key=key)
    here = shop.store.get(built.question_index_url)
    assert here
    assert found["Body"].read() == here.data
    assert found["ContentType"] == "application/zip"


def test_pruning_the_cache_takes_vectors_as_it_takes_the_rest(show: Path, shop: BuildContext) -> None:
    assert isinstance(shop.cache, FolderStore)
    first = published(small_show.library(show), shop)
    assert {each.kind for each in list_entries(shop.cache.root)} >= {"vectors"}
    for path in (shop.cache.root / "vectors").iterdir():
        path.touch()
    prune(shop.cache.root, 0, is_alone=True)
    assert [each for each in list_entries(shop.cache.root) if each.kind == "vectors"] == []
    assert shop.store.has(first)
