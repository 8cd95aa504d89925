"""Dangers: the ids of the crisis answers, and the choice of the one that a request needs (pure)."""

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
CHECK_IN = "check_in"
"""Stands for a danger that was heard in words that no rule knows: it may be any of these, or none."""

OVERHEARD = frozenset({HOME, CHILD})
"""Dangers in which the person who is feared may overhear the answer."""

CALL_NOW = frozenset({BODY, FIRE})
"""Dangers in which the only advice is to call the emergency number."""

_PARTS_OF = {CHILD: (HOME,)}
"""Dangers that are part of a greater one, by the greater one."""

_CRISIS = "crisis"
_OVERDOSE = "oxycontin_mixup"


@dataclass(frozen=True, slots=True)
class Wordings:
    """The possible wordings of one request, each checked for danger once."""

    utterances: tuple[Utterance, ...]
    danger: str | None
    """The id of the answer that must come first, a crisis before all others; None if there is no danger."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The wordings as text."""
        return tuple(each.text for each in self.utterances)

    @property
    def words(self) -> frozenset[str]:
        """The wordings as normalise_words() returns them."""
        return frozenset(each.words for each in self.utterances)

    def get(self, text: str) -> Utterance:
        """Return the wording with this text; a text that is none of the wordings is checked for danger now."""
        return next((each for each in self.utterances if each.text == text), None) or check_utterance(text)

    def select(self, text: str) -> "Wordings":
        """Return the wording with this text as the only one."""
        utterance = self.get(text)
        return Wordings((utterance,), utterance.danger)


def check_wordings(texts: Iterable[str]) -> Wordings:
    """Check the possible wordings of one request for danger; wordings of the same words are checked once."""
    words = {text: normalise_words(text) for text in texts}
    distinct = {each: text for text, each in reversed(words.items())}
    dangers = {each: detect_danger_in(text, each) for each, text in reversed(distinct.items())}
    utterances = tuple(Utterance(text, each, dangers[each]) for text, each in words.items())
    return Wordings(utterances, _choose_first(list(filter(None, dangers.values()))))


def _choose_first(dangers: Sequence[str]) -> str | None:
    first = next((each for each in dangers if each.startswith(_CRISIS)), next(iter(dangers), None))
    return next((whole for whole, parts in _PARTS_OF.items() if first in parts and whole in dangers), first)


def find_new_danger(danger: str | None, crisis: str) -> str | None:
    """Return the danger if it is a crisis other than this one; an overdose counts as an emergency of the body.

    Panic does not count: it is no greater danger than the crisis itself.
    """
    new = BODY if danger == _OVERDOSE else danger
    if not new or not new.startswith(_CRISIS) or new in {crisis, PANIC, *_PARTS_OF.get(crisis, ())}:
        return None
    return new
