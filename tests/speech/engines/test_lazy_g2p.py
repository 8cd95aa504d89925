"""Reader: the sounds it finds are those the library finds, word for word."""

import json
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.model import Words
from audio_pipeline.markup.body import parse_body
from audio_pipeline.speech.engines.hibari_package import import_hibari
from audio_pipeline.speech.engines.lazy_g2p import LazyLexicon, load_g2p, parse_tagger, read_gzip

import_hibari()
from hibari.g2p import ASSETS, G2P  # noqa: E402 - the whole process has the package as the engine imports it
from hibari.g2p.tagger import Tagger  # noqa: E402 - as above

ODD = (
    "Dr. Zwyxqotl read 25 books; they live in Bath, don't they?",
    "“I lead,” she said: 3.5% of £9.99 at 7:30 pm on the 2nd of May 2024!",
    're-enter the co-op\'s \\ back/slash {brace} "quote" — naïve café façade 🙂 日本',
    "",
)


def sentences() -> list[str]:
    """Every sentence of the built-in programmes."""
    paths = sorted(path for room in ("benefits", "exercises") for path in (BUILTIN_CONTENT / room).glob("*.md"))
    written = (parse_body(path.read_text(encoding="utf-8").split("\n"), path.name, 1) for path in paths)
    return [
        "".join(span.text for span in each.spans) for blocks in written for each in blocks if isinstance(each, Words)
    ]


@pytest.fixture(scope="module")
def taught() -> bytes:
    return read_gzip(Path(ASSETS) / "tagger.json.gz")


@pytest.mark.voice
@pytest.mark.parametrize("british", [False, True])
def test_every_sentence_of_ours_and_odd_ones_have_the_sounds_the_library_finds(*, british: bool) -> None:
    ours, library = load_g2p(british=british), G2P(british=british)
    read = [*sentences(), *ODD]
    assert len(read) > 400
    assert [ours(each) for each in read] == [library(each) for each in read]


@pytest.mark.parametrize("name", ["us_gold", "us_silver", "gb_gold", "gb_silver"])
def test_every_word_is_found_and_no_other(name: str) -> None:
    written = read_gzip(Path(ASSETS) / f"lexicon_{name}.json.gz")
    plain, ours = json.loads(written), LazyLexicon(written)
    assert all(ours.get(word) == phonemes for word, phonemes in plain.items())
    strangers = ("", " ", "DEFAULT", "VBD", "None", "zzzz", "ÿ", "日本", '"', "\\", *(f"{word}x" for word in plain))
    assert all(ours.get(word) is None for word in strangers if word not in plain)


def test_nothing_that_was_taught_is_lost(taught: bytes) -> None:
    plain: dict[str, Any] = json.loads(taught)
    ours = parse_tagger(taught)
    assert {name: ours[name] for name in ours if name != "weights"} == {
        name: plain[name] for name in plain if name != "weights"
    }
    assert all(ours["weights"].get(feature) == weights for feature, weights in plain["weights"].items())


def test_what_was_not_taught_has_no_weight(taught: bytes) -> None:
    weights = parse_tagger(taught)["weights"]
    assert weights.get("w=never seen before") is None
    assert weights.get("b") is weights.get("b")


def test_the_library_takes_it_for_its_own(taught: bytes) -> None:
    words = ["They", "live", "where", "the", "live", "wires", "lead"]
    assert Tagger(parse_tagger(taught))(words) == Tagger(json.loads(taught))(words)
