"""Judging: what the ears say of every programme, sentence by sentence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.listen import cuts, onset, opinion, words
from tests.listen.cuts import Cut, Heard
from tests.listen.finding import Finding
from tests.listen.hearing import Question
from tests.listen.subject import Subject
from tests.listen.words import Score

JUDGES = {"dnsmos": "overall", "distill": ""}
"""Those who have an opinion, and which of its parts counts; empty: it is one figure."""

Answers = Mapping[Question, Any]
Ask = Callable[[Sequence[Question]], Answers]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was heard."""

    programmes: Mapping[str, tuple[Finding, ...]]
    whole: tuple[Finding, ...]
    """Of all of them together."""
    score: Score
    misheard: tuple[tuple[str, str], ...]
    """What is written and what was heard instead, the worst first."""


def judged(
    subjects: Sequence[Subject], found: Iterable[Cut], lexicon: Iterable[str], able: Iterable[str], ask: Ask
) -> Judged:
    """Ask the ears about every cut, and tell it of every programme that has the sentence."""
    known = {cut.of: cut for cut in found}
    judges = [each for each in JUDGES if each in able]
    answers = ask(_questions(known.values(), judges))
    written = {cuts.of(each, placed): segment.text for each in subjects for segment, placed in each.spoken}
    heard = {of: str(answers[Question(what="words", file=cut.published)]) for of, cut in known.items()}
    scores = {of: words.scored(written[of], heard[of], lexicon) for of in known}
    said = {each.id: [cuts.of(each, placed) for _, placed in each.spoken] for each in subjects}
    whole = words.together(scores[of] for sentences in said.values() for of in sentences)
    engine = {judge: _engine(judge, subjects, known, answers) for judge in judges}
    return Judged(
        programmes={
            each.id: (
                *words.of_programme(words.together(scores[of] for of in said[each.id])),
                *(finding for judge in judges for finding in _opinions(judge, each, known, answers, engine[judge])),
            )
            for each in subjects
        },
        whole=(
            words.of_all(whole),
            onset.of_all((written[of], heard[of]) for of in known),
            *(opinion.of_engine(judge, engine[judge]) for judge in judges),
        ),
        score=whole,
        misheard=tuple(
            (written[of], heard[of]) for of in sorted(scores, key=lambda of: -scores[of].wrong) if scores[of].wrong
        ),
    )


def _questions(found: Iterable[Cut], judges: Sequence[str]) -> list[Question]:
    return [
        question
        for cut in found
        for question in (
            Question(what="words", file=cut.published),
            *(Question(what=judge, file=file) for judge in judges for file in (cut.published, cut.voice, cut.raw)),
        )
    ]


def _opinions(
    judge: str, subject: Subject, known: Mapping[Heard, Cut], answers: Answers, engine: float
) -> tuple[Finding, ...]:
    said = [(known[cuts.of(subject, placed)], placed.n_samples) for _, placed in subject.spoken]
    return opinion.of_programme(
        judge,
        [(_opinion(judge, cut.published, answers), weight) for cut, weight in said],
        [(_opinion(judge, cut.voice, answers), weight) for cut, weight in said],
        engine,
    )


def _engine(judge: str, subjects: Sequence[Subject], known: Mapping[Heard, Cut], answers: Answers) -> float:
    """Of every clip once, as it was spoken."""
    length = {placed.key: placed.n_samples for each in subjects for _, placed in each.spoken}
    raw = {of[0]: cut.raw for of, cut in known.items()}
    return opinion.average((_opinion(judge, file, answers), length[key]) for key, file in raw.items())


def _opinion(judge: str, file: str, answers: Answers) -> float:
    answer, part = answers[Question(what=judge, file=file)], JUDGES[judge]
    return float(answer[part] if part else answer)
