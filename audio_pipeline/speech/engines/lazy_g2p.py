"""Lazy G2P: find the phonemes of a sentence for the offline voice, loaded in a third of the library's own time.

Words and rules are the library's own. A sentence needs a few hundred of the 180 000 pronunciations and of the 80 000
weights that tell a noun from a verb: each is unpacked when it is first used.
"""

import json
import re
import zlib
from bisect import bisect_right
from itertools import pairwise
from pathlib import Path
from typing import Any

from audio_pipeline.speech.engines.hibari_package import import_hibari

_GZIP_WINDOW_BITS = 31
"""The value with which zlib reads the header and trailer of gzip."""

_BLOCK_BYTES = 4_096
_BETWEEN_WORDS = re.compile(rb'",(?="(?!None")[A-Z]?[a-z])')
"""The border between two words; the parts of speech of one word are in capitals, or None."""

_WEIGHTS_MARK = b',"weights":{"'


class LazyLexicon:
    """The pronunciations of words, with the lookup of the dictionary that it replaces."""

    def __init__(self, packed: bytes) -> None:
        """Take JSON on one line, sorted by word."""
        borders = (_BETWEEN_WORDS.search(packed, start) for start in range(_BLOCK_BYTES, len(packed), _BLOCK_BYTES))
        starts = [1, *dict.fromkeys(border.end() for border in borders if border), len(packed)]
        self._blocks: list[bytes | dict[str, Any]] = [packed[start : end - 1] for start, end in pairwise(starts)]
        self._firsts = [packed[start + 1 : packed.index(b'"', start + 1)] for start in starts[:-1]]

    def get(self, word: str) -> Any:
        """Return the phonemes of a word, or those of each part of speech; None if the word is unknown."""
        index = max(bisect_right(self._firsts, word.encode()) - 1, 0)
        block = self._blocks[index]
        if isinstance(block, bytes):
            block = self._blocks[index] = json.loads(b"{" + block + b"}")
        return block.get(word)


class LazyWeights:
    """The weights of the parts of speech by feature, with the lookup of the dictionary that it replaces."""

    def __init__(self, packed: bytes) -> None:
        """Take JSON without its outer braces: feature":{"NN":1.5,…},"feature":{…."""
        self._packed = {entry.partition(b'":{')[0]: entry for entry in packed.split(b'},"')}
        self._read: dict[str, dict[str, float]] = {}

    def get(self, feature: str) -> dict[str, float] | None:
        """Return the weights of a feature; None if it has none."""
        if feature in self._read:
            return self._read[feature]
        entry = self._packed.get(json.dumps(feature, ensure_ascii=False)[1:-1].encode())
        if entry is None:
            return None
        return self._read.setdefault(feature, json.loads(b'{"' + entry + b"}}")[feature])


def load_g2p(*, british: bool) -> Any:
    """Return an object that turns a sentence into the same phonemes as the library's G2P."""
    import_hibari()
    from hibari.g2p import ASSETS, G2P, Lexicon, Tagger, Tokenizer

    assets = Path(ASSETS)
    accent = "gb" if british else "us"

    class LazyG2P(G2P):  # type: ignore[misc] # the library has no types
        """The library's G2P of lazy parts: its own constructor unpacks everything."""

        def __init__(self) -> None:  # the constructor of the base class would load everything
            golden, silver = (
                LazyLexicon(read_gzip(assets / f"lexicon_{accent}_{kind}.json.gz")) for kind in ("gold", "silver")
            )
            self.lexicon = Lexicon(golden, silver, british)
            self.tokenizer = Tokenizer(json.loads((assets / "tokenizer_exceptions.json").read_bytes()))
            self.tagger = Tagger(parse_tagger(read_gzip(assets / "tagger.json.gz")))
            self._oov = None
            self.unk = ""
            self.british = british

    return LazyG2P()


def parse_tagger(packed: bytes) -> dict[str, Any]:
    """Return the data of the tagger, with its weights still packed."""
    head, weights = packed.split(_WEIGHTS_MARK, 1)
    return {**json.loads(head + b"}"), "weights": LazyWeights(weights.removesuffix(b"}}}"))}


def read_gzip(path: Path) -> bytes:
    """Return the unpacked bytes of a gzip file."""
    return zlib.decompress(path.read_bytes(), _GZIP_WINDOW_BITS)
