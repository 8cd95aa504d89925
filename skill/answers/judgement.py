"""Judgement: what the skill makes of a sentence, as a record for whoever measures it."""

from collections.abc import Iterator
from dataclasses import dataclass

from audio_pipeline.catalog import Catalog
from skill.answers.understanding import MEDICAL, Understander, Understanding
from skill.safety import check_utterance, sounds_distressed

NONE = "none"
NEED = "need"
CRISIS = "crisis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a listener would get for a sentence."""

    id: str
    """The id of the answer, or the content id of the programme that is offered; "none"."""
    kind: str
    """"answer", "need", "medical", "crisis" or "none"."""
    close: tuple[str, ...] = ()
    """The ids of the two answers that are offered as a choice."""
    programme: str = ""
    """The content id of the programme that is offered for a need."""
    check_in: bool = False
    """True if the listener is asked whether they are safe, instead of all this."""
    heavy: bool = False
    """True if the sentence sounds heavy, so that whom to call is said as well."""


def judge(text: str, catalog: Catalog, understander: Understander) -> Judgement:
    """Return what a listener would get for a sentence."""
    heavy = sounds_distressed(text)
    if danger := check_utterance(text).danger:
        answer = catalog.answer(danger)
        kind = CRISIS if danger.startswith(CRISIS) else MEDICAL
        return Judgement(id=danger, kind=answer.kind if answer else kind, heavy=heavy)
    found = understander.understand(text)
    if found.is_danger:
        return Judgement(id=NONE, kind=NONE, check_in=True, heavy=heavy)
    if found.answer:
        close = tuple(each.id for each in found.close)
        return Judgement(id=found.answer.id, kind=found.answer.kind, close=close, heavy=heavy)
    if found.programmes:
        first = found.programmes[0].content_id
        return Judgement(id=first, kind=NEED, programme=first, heavy=heavy)
    return Judgement(id=NONE, kind=NONE, heavy=heavy)


def explain(text: str, understander: Understander) -> Iterator[str]:
    """Yield lines that tell why a sentence gets what it gets: which rule spoke, or the scores."""
    utterance = check_utterance(text)
    if utterance.danger:
        yield f"the word rules: {utterance.danger}"
        return
    yield "the word rules: nothing"
    yield f"heavy: {'yes' if sounds_distressed(text) else 'no'}"
    found = understander.understand(text)
    yield from _explain_scores(found)


def _explain_scores(found: Understanding) -> Iterator[str]:
    if found.risks:
        yield f"above the threshold of a check-in: {found.risks.danger:+.2f}"
        yield f"above the threshold of a question for a doctor: {found.risks.medical:+.2f}"
    elif found.scores:
        yield "an example, word for word"
    if found.scores:
        best = sorted(found.scores.kinds.items(), key=lambda each: -each[1])[:5]
        yield from (f"{score:5.2f}  {kind}" for kind, score in best)
        yield f"{found.scores.elsewhere:5.2f}  asked elsewhere"
