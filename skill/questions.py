"""Questions: what is said to whatever a listener asks; safety comes before everything."""

from collections.abc import Callable
from typing import Protocol

from audio_pipeline.catalog import Answer, Catalog
from skill import phrases
from skill.answers import Found
from skill.programmes import known
from skill.reply import NOTHING, Card, Memory, Reply, Stop
from skill.safety import danger, sounds_heavy

CRISIS = "crisis"

AGAIN = "again"
"""The offer to say a crisis answer again."""


class Finds(Protocol):
    """Finds the answer to a question."""

    def find(self, question: str) -> Found:
        """What was found; nothing when it is about something else."""


class Questions:
    """Answers free words, and answers asked for by their id."""

    def __init__(self, catalog: Callable[[], Catalog], answers: Callable[[], Finds]) -> None:
        self._catalog, self._answers = catalog, answers

    def asked(self, said: str, memory: Memory = NOTHING) -> Reply:
        """Answer free words."""
        if reply := self.endangered(said):
            return reply
        found, kindly = self._answers().find(said), _kindly(said)
        if len(found.close) > 1:
            return _which(found.close[0], found.close[1], kindly)
        if found.answer:
            return self.answered(found.answer, kindly)
        if memory.crisis:
            return self.still_here(memory)
        return Reply(speech=f"{unknown(said)} {phrases.WHAT_NOW}", reprompt=_HINT)

    def endangered(self, *said: str) -> Reply | None:
        """Answer a person in danger, or who asks what only a doctor may answer; None if none of these words does."""
        found = next((found for words in said if (found := danger(words))), None)
        return self._helped(found) if found else None

    def best(self, said: str) -> Answer | None:
        """Find the answer that these words come nearest to; None if none is near."""
        if found := danger(said):
            return self._catalog().answer(found)
        return self._answers().find(said).answer

    def chosen(self, memory: Memory, place: int) -> Reply:
        """Answer with one of "A or B?"."""
        answer = self._catalog().answer(memory.choices[place]) if place < len(memory.choices) else None
        return self.answered(answer) if answer else Reply(speech=phrases.UNKNOWN)

    def after_crisis(self, memory: Memory, *, yes: bool) -> Reply:
        """Go on after a crisis answer: nothing but help, and no programme."""
        if memory.offer == AGAIN:
            return self._helped(memory.crisis) if yes else Reply(speech=phrases.ALL_RIGHT, directive=Stop())
        said = phrases.AFTER_CRISIS.get((memory.crisis, yes), phrases.EMERGENCY)
        return Reply(speech=said, reprompt=phrases.STILL_HERE if said else "", directive=Stop(), memory=_again(memory))

    def still_here(self, memory: Memory) -> Reply:
        """Stay with a person in danger whose words were not understood."""
        return Reply(speech=phrases.STILL_HERE, reprompt=phrases.STILL_HERE, directive=Stop(), memory=_again(memory))

    def answered(self, answer: Answer, kindly: str = "") -> Reply:
        """Say it, and offer what goes with it."""
        if answer.kind == CRISIS:
            return _beside_them(answer)
        release = known(self._catalog(), answer.follow_up) if answer.follow_up else None
        question = phrases.would_you_like(release) if release else ""
        return Reply(
            speech=" ".join(filter(None, (answer.text, kindly, question))),
            reprompt=question or _question(answer.text),
            card=Card(title=answer.title, text=answer.text),
            memory=Memory(offer=release.content_id) if release else NOTHING,
        )

    def _helped(self, answer_id: str) -> Reply:
        """Say what must be said first; a catalog without it still sends the listener to people who can help."""
        answer = self._catalog().answer(answer_id)
        return self.answered(answer) if answer else Reply(speech=phrases.EMERGENCY, directive=Stop())


def unknown(said: str) -> str:
    """Say honestly that there is no answer, and to a person with something hard to carry, who might help."""
    return " ".join(filter(None, (phrases.UNKNOWN, _kindly(said))))


_HINT = f"{phrases.WHAT_TO_SAY} {phrases.WHAT_NOW}"


def _kindly(said: str) -> str:
    return phrases.KINDLY if sounds_heavy(said) else ""


def _beside_them(answer: Answer) -> Reply:
    """Stop what plays, write nothing to a screen, and stay until the listener goes."""
    question, memory = _question(answer.text), Memory(crisis=answer.id)
    if question:
        return Reply(speech=answer.text, reprompt=question, directive=Stop(), memory=memory)
    return Reply(speech=answer.text, reprompt=phrases.STILL_HERE, directive=Stop(), memory=_again(memory))


def _again(memory: Memory) -> Memory:
    return Memory(crisis=memory.crisis, offer=AGAIN)


def _which(one: Answer, other: Answer, kindly: str) -> Reply:
    question = phrases.a_or_b(one, other)
    return Reply(speech=f"{kindly} {question}".strip(), reprompt=question, memory=Memory(choices=(one.id, other.id)))


def _question(text: str) -> str:
    """The question a text ends with, or nothing."""
    return text.rstrip().rpartition(". ")[2] if text.rstrip().endswith("?") else ""
