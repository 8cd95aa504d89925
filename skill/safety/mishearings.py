"""Mishearings: restores "oxytocin" where a speech recogniser heard other words."""

import re

from rapidfuzz.distance import Levenshtein

NAME = "oxytocin"
SOUND = "oksitosin"
"""The name as spell_by_sound() returns it."""

OTHER_MEDICINES = re.compile(r"ox[iy] ?co(?:n|t|d)")
"""OxyContin and oxycodone, other medicines that never become oxytocin."""

MAX_WORDS = 4
MAX_SLIPS = 2

_OTHER_SIGNS = re.compile("[^a-z]")

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


MAY_BEGIN_THE_NAME = re.compile("[oa][aehlow]*[ckqx]")
"""The beginning of words that may sound like the name; checked first, because spelling by sound takes longer."""


def repair_mishearings(text: str) -> str:
    """Return the text with misheard names, such as "oxy toes in", replaced by "oxytocin"."""
    words = text.split()
    repaired: list[str] = []
    while words:
        n_words = _count_name_words(words)
        repaired.append(NAME if n_words else words[0])
        words = words[max(1, n_words) :]
    return " ".join(repaired)


def spell_by_sound(text: str) -> str:
    """Return a rough spelling by sound, which is the same for words that sound the same."""
    sound = _keep_letters(text)
    for spelling, replacement in _SPELLINGS:
        sound = re.sub(spelling, replacement, sound)
    return sound


def _count_name_words(words: list[str]) -> int:
    """Return how many of the first words are the misheard name; 0 if it does not begin here."""
    if not MAY_BEGIN_THE_NAME.match(_keep_letters(" ".join(words[:MAX_WORDS]))):
        return 0
    slips = {n: _count_slips(" ".join(words[:n])) for n in range(1, min(MAX_WORDS, len(words)) + 1)}
    best = min(slips, key=lambda n: slips[n])
    return best if slips[best] <= MAX_SLIPS else 0


def _keep_letters(text: str) -> str:
    return _OTHER_SIGNS.sub("", text.lower())


def _count_slips(text: str) -> int:
    sound = spell_by_sound(text)
    if OTHER_MEDICINES.match(text.lower()) or sound[:3] != SOUND[:3]:
        return MAX_SLIPS + 1
    return Levenshtein.distance(sound, SOUND)
