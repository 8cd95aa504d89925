"""Mishearings: "oxytocin" put together again when a speech recogniser broke it into smaller words."""

import re

from rapidfuzz.distance import Levenshtein

NAME = "oxytocin"
SOUND = "oksitosin"
"""What sounds_like makes of the name."""

LEFT_ALONE = re.compile(r"ox[iy] ?co(?:n|t|d)")
"""OxyContin and oxycodone are medicines and another matter: they are never made into oxytocin."""

MOST_WORDS = 4
MOST_SLIPS = 2

_SPELLINGS = (
    ("cc(?=[iey])", "ks"),
    ("c(?=[iey])", "s"),
    ("ck|qu|c|q", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("y", "i"),
    ("(?<=[aeiou])h", ""),
    ("oa|oe|ow|al(?=k)", "o"),
    ("ing?$", "in"),
    (r"(.)\1+", r"\1"),
)


def repaired(said: str) -> str:
    """What was said, with "oxy toes in" made "oxytocin" again."""
    words = said.split()
    put_together: list[str] = []
    while words:
        n_words = _words_of_the_name(words)
        put_together.append(NAME if n_words else words[0])
        words = words[max(1, n_words) :]
    return " ".join(put_together)


def sounds_like(heard: str) -> str:
    """A rough spelling by sound: the same for words that differ in spelling only."""
    sound = re.sub("[^a-z]", "", heard.lower())
    for spelling, said in _SPELLINGS:
        sound = re.sub(spelling, said, sound)
    return sound


def _words_of_the_name(words: list[str]) -> int:
    """How many of the first words are the name misheard; 0: it does not begin here."""
    slips = {n: _slips(" ".join(words[:n])) for n in range(1, min(MOST_WORDS, len(words)) + 1)}
    best = min(slips, key=lambda n: slips[n])
    return best if slips[best] <= MOST_SLIPS else 0


def _slips(heard: str) -> int:
    sound = sounds_like(heard)
    if LEFT_ALONE.match(heard.lower()) or sound[:3] != SOUND[:3]:
        return MOST_SLIPS + 1
    return Levenshtein.distance(sound, SOUND)
