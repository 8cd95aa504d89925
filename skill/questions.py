"""Questions: what is said to whatever a listener asks; safety comes before everything."""

from collections.abc import Callable
from typing import Protocol

from audio_pipeline.catalog import Answer, Catalog
from skill import phrases
from skill.answers import Found
from skill.crisis.conversation import follow_up, opening, stay
from skill.crisis.dangers import CALL_NOW, danger_in
from skill.crisis.kinds import Kind, next_danger
from skill.programmes import flagship, known
from skill.progress import Turn
from skill.reply import NOTHING, Card, Memory, Reply
from skill.safety import sounds_heavy

CRISIS = "crisis"
MEDICAL = "medical"


class Finds(Protocol):
    """Finds the answer to a question."""

    def find(self, question: str) -> Found:
        """What was found; nothing when it is about something else."""


class Questions:
    """Answers free words, and answers asked for by their id."""

    def __init__(self, catalog: Callable[[], Catalog], answers: Callable[[], Finds]) -> None:
        self._catalog, self._answers = catalog, answers

    def asked(self, turn: Turn, said: str) -> Reply:
        """Answer free words."""
        if reply := self.endangered(turn, said):
            return reply
        found, kindly = self._answers().find(said), self.kindly(turn, said)
        if len(found.close) > 1:
            return _which(found.close[0], found.close[1], kindly)
        if found.answer:
            return self.answered(turn, found.answer, kindly)
        hint = f"{phrases.what_to_say(flagship(self._catalog()))} {phrases.WHAT_NOW}"
        return Reply(speech=f"{self.unknown(turn, said)} {phrases.WHAT_NOW}", reprompt=hint)

    def finds(self, said: str) -> bool:
        """Whether these words have an answer."""
        return self._answers().find(said).answer is not None

    def kindly(self, turn: Turn, said: str) -> str:
        """To a person with something hard to carry, say who might help; nothing to anybody else."""
        return phrases.kindly(self._whom_to_call(turn)) if sounds_heavy(said) else ""

    def unknown(self, turn: Turn, said: str) -> str:
        """Say honestly that there is no answer, and to a person with something hard to carry, who might help."""
        return " ".join(filter(None, (phrases.UNKNOWN, self.kindly(turn, said))))

    def endangered(self, turn: Turn, *said: str) -> Reply | None:
        """Answer a person in danger, or who asks what only a doctor may answer; None if none of these words does.

        Several words are ways in which one thing can have been said.
        """
        found = danger_in(said)
        return self.answered(turn, self._first_of_all(found)) if found else None

    def best(self, said: str) -> Answer | None:
        """Find the answer that these words come nearest to; None if none is near."""
        if found := danger_in((said,)):
            return self._first_of_all(found)
        return self._answers().find(said).answer

    def chosen(self, turn: Turn, place: int) -> Reply:
        """Answer with one of "A or B?"."""
        choices = turn.memory.choices
        answer = self._catalog().answer(choices[place]) if place < len(choices) else None
        return self.answered(turn, answer) if answer else Reply(speech=phrases.UNKNOWN)

    def after_crisis(self, turn: Turn, kind: Kind, *said: str, named: str = "") -> Reply:
        """Go on after a crisis answer: nothing but help, and no programme.

        A new danger is told by the words, or named by the id of its answer.
        """
        memory = turn.memory
        if kind is Kind.NEW_DANGER:
            return self.answered(turn, self._first_of_all(next_danger(said, memory.crisis) or named or memory.crisis))
        if kind is Kind.AGAIN:
            return self.answered(turn, self._first_of_all(memory.crisis))
        return follow_up(kind, memory, self._whom_to_call(turn))

    def whom_to_call(self, turn: Turn) -> Reply:
        """Say the numbers of the listener's country, and stay with a person in danger."""
        crisis, said = turn.memory.crisis, phrases.numbers(self._whom_to_call(turn))
        if crisis in CALL_NOW:
            return follow_up(Kind.STUCK, turn.memory, "")
        if crisis:
            return stay(crisis, said, turn.memory.wanted)
        return Reply(speech=f"{said} {phrases.TO_HEAR_AGAIN}", reprompt=phrases.TO_HEAR_AGAIN)

    def answered(self, turn: Turn, answer: Answer, kindly: str = "") -> Reply:
        """Say it as it is said in the listener's country, and offer what goes with it."""
        text = answer.local.get(turn.country, answer.text)
        if answer.kind == CRISIS:
            return opening(answer.id, text, _question(text))
        release = known(self._catalog(), answer.follow_up) if answer.follow_up else None
        offered = release if release and not release.gate else None
        question = phrases.would_you_like(offered) if offered else ""
        return Reply(
            speech=" ".join(filter(None, (text, kindly, question))),
            reprompt=question or _question(text),
            card=Card(title=answer.title, text=text),
            memory=Memory(offer=offered.content_id) if offered else NOTHING,
        )

    def _first_of_all(self, answer_id: str) -> Answer:
        """What must be said first; a catalog without it still sends the listener to people who can help."""
        return self._catalog().answer(answer_id) or _emergency(answer_id)

    def _whom_to_call(self, turn: Turn) -> str:
        return phrases.helpline(self._catalog().helplines, turn.country)


def _emergency(answer_id: str) -> Answer:
    """What is said in the place of an answer that must not be missing."""
    return Answer(
        id=answer_id,
        kind=CRISIS if answer_id.startswith(CRISIS) else MEDICAL,
        title=phrases.EMERGENCY_TITLE,
        questions=(),
        text=phrases.EMERGENCY,
        local={},
        follow_up="",
        sources=(),
    )


def _which(one: Answer, other: Answer, kindly: str) -> Reply:
    question = phrases.a_or_b(one, other)
    return Reply(speech=f"{kindly} {question}".strip(), reprompt=question, memory=Memory(choices=(one.id, other.id)))


def _question(text: str) -> str:
    """The question a text ends with, or nothing."""
    last = phrases.last_sentence(text)
    return last if last.endswith("?") else ""
