"""Understanding: what a sentence asks for: an answer, a programme for a need, help, or something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from audio_pipeline.catalog import Answer, Catalog, Release
from audio_pipeline.understanding.question_index import ANSWER, PROGRAMME
from skill.answers.matching import Scores, WordMatcher, list_examples, load_encoder, normalise_sentence
from skill.safety.mishearings import repair_mishearings
from skill.safety.risk_model import RiskScores, load_risk_model
from skill.safety.sentences import split_sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MEDICAL = "medical"

TOSS_UP_MARGIN = 0.02
"""Two answers are a toss-up if their scores differ by no more."""

NEED_LEAD = 0.05
"""What is added to the score of all programmes together, before it is compared with that of all answers."""

ELSEWHERE_LEAD = 0.3
"""What is added to the score of what is asked elsewhere, before it is compared with all answers together."""

_LEAST_SCORE = 0.1
"""The least score of an answer or a programme that is given."""

_PLAINLY_MEDICAL = 1.4
"""How far above its threshold a sentence is a question for a doctor, whatever answer is nearest."""

_NEAR_SHARE = 0.2
"""An answer is near if its score is this part of what is asked elsewhere, or more."""

_MOST_VIEWS = 4
"""The most sentences of a text that are looked at by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What a sentence asks for."""

    is_danger: bool = False
    """True if the speaker may be in danger, though no rule knows the words: a check-in comes first."""
    answer: Answer | None = None
    """The answer to it."""
    close: tuple[Answer, ...] = ()
    """The best and the second best answer, if they are a toss-up."""
    programmes: tuple[Release, ...] = ()
    """The programmes for a need, the best first; empty if it is no need."""
    nearest: tuple[Answer, ...] = ()
    """The answers that are nearest, the best first, whether or not they fit."""
    scores: Scores | None = None
    risks: RiskScores | None = None

    @property
    def suggestions(self) -> tuple[Answer, ...]:
        """The two nearest answers; without those that are far off."""
        return tuple(each for each in self.nearest[:2] if self.scores is None or _is_near(each, self.scores))


class Index(Protocol):
    """Scores the vector of a sentence, as QuestionIndex does."""

    def score(self, vector: Vectors) -> tuple[Mapping[str, float], float]:
        """Return the score of each kind, and that of what is asked elsewhere."""


class Understander:
    """Understands sentences, with one catalog."""

    def __init__(self, catalog: Catalog, index: Index | None) -> None:
        self._examples = list_examples(catalog)
        self._answers = {f"{ANSWER}{each.id}": each for each in catalog.answers}
        self._releases = {f"{PROGRAMME}{each.content_id}": each for each in catalog.releases}
        self._known = {normalise_sentence(each): kind for kind, group in self._examples.items() for each in group}
        self._index = index

    @cached_property
    def _words(self) -> WordMatcher:
        """The matcher for a catalog without an index, or a machine without an encoder."""
        return WordMatcher(self._examples)

    def understand(self, text: str) -> Understanding:
        """Return what a text asks for, in which detect_danger() finds none."""
        sentence = repair_mishearings(text)
        if not normalise_sentence(sentence):
            return Understanding()
        vectors = self._encode(sentence)
        scores = self._score(sentence, vectors)
        found = self.decide(scores)
        known = self._known.get(normalise_sentence(sentence))
        if known:
            return replace(self._choose(known, found), scores=scores)
        risks = self._score_risks(sentence, vectors)
        if _is_medical(found, risks):
            found = _decline(found)
        return replace(found, is_danger=risks.danger > 0, scores=scores, risks=risks)

    def _encode(self, sentence: str) -> Vectors | None:
        """Return the vector of the sentence, then those of its parts; None if there is no encoder."""
        encoder = load_encoder()
        return encoder.encode([sentence, *split_sentences(sentence)[:_MOST_VIEWS]]) if encoder else None

    def _score(self, sentence: str, vectors: Vectors | None) -> Scores:
        if self._index is None or vectors is None:
            return self._words.score(sentence)
        return Scores(*self._index.score(vectors[0]))

    def _score_risks(self, sentence: str, vectors: Vectors | None) -> RiskScores:
        """Return the greatest danger of the whole and of its parts, and the medical score of the whole."""
        model, parts = load_risk_model(), [sentence, *split_sentences(sentence)[:_MOST_VIEWS]]
        rows = [None] * len(parts) if vectors is None else list(vectors)
        scores = [model.score(part, row) for part, row in zip(parts, rows, strict=True)]
        return RiskScores(max(each.danger for each in scores), scores[0].medical)

    def decide(self, scores: Scores) -> Understanding:
        """Decide between an answer, a need and nothing of ours; then which answer or programme."""
        answers = _sort(scores, ANSWER)
        programmes = [each for each in _sort(scores, PROGRAMME) if each in self._releases]
        nearest = tuple(self._answers[each] for each in answers if each in self._answers)
        asked, needed = _add_up(scores, answers), _add_up(scores, programmes)
        needed += NEED_LEAD if programmes else 0
        if scores.elsewhere + ELSEWHERE_LEAD > max(asked, needed):
            return Understanding(nearest=nearest)
        if needed > asked:
            return Understanding(programmes=tuple(self._releases[each] for each in programmes), nearest=nearest)
        first, second = scores.kinds[answers[0]], scores.kinds[answers[1]] if len(answers) > 1 else -1.0
        if first < _LEAST_SCORE:
            return Understanding(nearest=nearest)
        is_close = first - second <= TOSS_UP_MARGIN
        return Understanding(answer=nearest[0], close=nearest[:2] if is_close else (), nearest=nearest)

    def _choose(self, kind: str, found: Understanding) -> Understanding:
        """Return what a sentence asks for that is an example of this kind, word for word."""
        if kind in self._answers:
            return Understanding(answer=self._answers[kind], nearest=found.nearest)
        first = self._releases[kind]
        others = tuple(each for each in self._rank_programmes(found) if each is not first)
        return Understanding(programmes=(first, *others), nearest=found.nearest)

    def _rank_programmes(self, found: Understanding) -> tuple[Release, ...]:
        return found.programmes or tuple(each for each in self._releases.values() if each.needs)


def _is_medical(found: Understanding, risks: RiskScores) -> bool:
    """Return whether a sentence is a question for a doctor: its nearest answer says so too, or it is plainly one."""
    is_nearest = bool(found.nearest) and found.nearest[0].kind == MEDICAL
    return risks.medical > (0 if is_nearest else _PLAINLY_MEDICAL)


def load_models() -> None:
    """Load what every catalog is understood with, so that the first question does not wait for it."""
    load_encoder()
    load_risk_model()


def _is_near(answer: Answer, scores: Scores) -> bool:
    """Return whether an answer is near enough to be suggested when nothing fits."""
    return scores.kinds[f"{ANSWER}{answer.id}"] > max(_LEAST_SCORE, scores.elsewhere * _NEAR_SHARE)


def _decline(found: Understanding) -> Understanding:
    """Return the medical answer that fits best; what was found if the catalog has none."""
    medical = [each for each in found.nearest if each.kind == MEDICAL]
    return Understanding(answer=medical[0], nearest=found.nearest) if medical else found


def _sort(scores: Scores, prefix: str) -> list[str]:
    """Return the kinds with this prefix, those with the highest score first."""
    kinds = [each for each in scores.kinds if each.startswith(prefix)]
    return sorted(kinds, key=lambda each: -scores.kinds[each])


def _add_up(scores: Scores, kinds: Sequence[str]) -> float:
    return sum(scores.kinds[each] for each in kinds)
