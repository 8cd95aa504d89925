"""Dangers: the ids of the crisis answers, and the one that words call for (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from skill.safety import Utterance, check_utterance, detect_danger_in
from skill.safety.phrase_patterns import normalise_words

SELF_HARM = "crisis_self_harm"
SOMEONE_ELSE = "crisis_someone_else"
HARM_OTHERS = "crisis_harm_others"
HOME = "crisis_home"
CHILD = "crisis_child"
BODY = "crisis_body"
FIRE = "crisis_fire"
PANIC = "crisis_panic"

OVERHEARD = frozenset({HOME, CHILD})
"""Dangers in which the person who is feared may hear what we say."""

CALL_NOW = frozenset({BODY, FIRE})
"""Dangers in which nothing is said but to call the emergency number."""

_PARTS_OF = {CHILD: (HOME,)}
"""Dangers that are part of another one, which is told by more of the words."""

_CRISIS = "crisis"
_OVERDOSE = "oxycontin_mixup"


@dataclass(frozen=True, slots=True)
class Wordings:
    """Every way in which one thing can have been said, each looked at for danger once."""

    utterances: tuple[Utterance, ...]
    danger: str | None
    """The id of the answer that must come first; a crisis comes before all else."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The wordings as text."""
        return tuple(each.text for each in self.utterances)

    @property
    def words(self) -> frozenset[str]:
        """The wordings as normalise_words() returns them."""
        return frozenset(each.words for each in self.utterances)

    def get(self, text: str) -> Utterance:
        """Return the wording of this text; a text that is none of the wordings is looked at for danger now."""
        return next((each for each in self.utterances if each.text == text), None) or check_utterance(text)

    def only(self, text: str) -> "Wordings":
        """Return this text as the one way in which it was said."""
        utterance = self.get(text)
        return Wordings((utterance,), utterance.danger)


def check_wordings(texts: Iterable[str]) -> Wordings:
    """Look for danger in every way in which one thing can have been said; the same words are looked at once."""
    words = {text: normalise_words(text) for text in texts}
    distinct = {each: text for text, each in reversed(words.items())}
    dangers = {each: detect_danger_in(text, each) for each, text in reversed(distinct.items())}
    utterances = tuple(Utterance(text, each, dangers[each]) for text, each in words.items())
    return Wordings(utterances, _choose_first(list(filter(None, dangers.values()))))


def _choose_first(dangers: Sequence[str]) -> str | None:
    first = next((each for each in dangers if each.startswith(_CRISIS)), next(iter(dangers), None))
    return next((whole for whole, parts in _PARTS_OF.items() if first in parts and whole in dangers), first)


def find_new_danger(danger: str | None, crisis: str) -> str | None:
    """Return the danger if it is another crisis than this one; too much of a medicine is an emergency by now.

    Panic is none: it is no greater danger than the one that is spoken of.
    """
    named = BODY if danger == _OVERDOSE else danger
    return (
        named
        if named and named not in {crisis, PANIC, *_PARTS_OF.get(crisis, ())} and named.startswith(_CRISIS)
        else None
    )
