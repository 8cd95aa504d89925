"""Questions: answers what a listener asks; safety comes before everything."""

from collections.abc import Callable
from typing import Protocol

from audio_pipeline.catalog import Answer, Catalog
from skill import phrases
from skill.answers.retrieval import AnswerMatch
from skill.crisis.conversation import follow_up, open_conversation, stay
from skill.crisis.dangers import CALL_NOW
from skill.crisis.kinds import ReplyKind
from skill.playback.programmes import find_flagship, find_release
from skill.playback.tracker import RequestContext
from skill.reply import EMPTY_STATE, Card, Reply, SessionState
from skill.safety import Utterance, check_utterance, sounds_distressed

CRISIS = "crisis"
MEDICAL = "medical"


class Retriever(Protocol):
    """Finds the answer to a question."""

    def find(self, question: str) -> AnswerMatch:
        """Return the answers to a question; none if the question is about something else."""


class Questions:
    """Answers questions in free words, and gives answers by their id."""

    def __init__(self, catalog: Callable[[], Catalog], answers: Callable[[], Retriever]) -> None:
        self._catalog, self._answers = catalog, answers

    def answer_free_text(self, context: RequestContext, utterance: Utterance) -> Reply:
        """Answer a question in free words."""
        if utterance.danger:
            return self.answer_danger(context, utterance.danger)
        match, help_text = self._answers().find(utterance.text), self.suggest_help(context, utterance.text)
        if match.candidates:
            return _ask_which(*match.candidates, help_text=help_text)
        if match.answer:
            return self.reply_with(context, match.answer, help_text)
        hint = f"{phrases.suggest_what_to_say(find_flagship(self._catalog()))} {phrases.WHAT_NOW}"
        speech = " ".join(filter(None, (phrases.UNKNOWN, help_text, phrases.WHAT_NOW)))
        return Reply(speech=speech, reprompt=hint)

    def has_answer(self, text: str) -> bool:
        """Return whether there is an answer to these words."""
        return self._answers().find(text).answer is not None

    def suggest_help(self, context: RequestContext, text: str) -> str:
        """Return words that suggest a helpline if the text sounds distressed; empty otherwise."""
        return phrases.suggest_help(self._find_helpline(context)) if sounds_distressed(text) else ""

    def say_unknown(self, context: RequestContext, text: str) -> str:
        """Return words that say there is no answer, and suggest a helpline if the text sounds distressed."""
        return " ".join(filter(None, (phrases.UNKNOWN, self.suggest_help(context, text))))

    def answer_danger(self, context: RequestContext, danger: str) -> Reply:
        """Answer a person in danger, or a question for a doctor; danger is the id of the answer."""
        return self.reply_with(context, self._find_urgent_answer(danger))

    def find_best_answer(self, text: str) -> Answer | None:
        """Return the answer nearest to these words; None if none is near."""
        if danger := check_utterance(text).danger:
            return self._find_urgent_answer(danger)
        return self._answers().find(text).answer

    def answer_choice(self, context: RequestContext, position: int) -> Reply:
        """Say the answer at this position of "A or B?"."""
        choices = context.session_state.choices
        answer = self._catalog().answer(choices[position]) if position < len(choices) else None
        return self.reply_with(context, answer) if answer else Reply(speech=phrases.UNKNOWN)

    def follow_up_crisis(self, context: RequestContext, kind: ReplyKind, new_danger: str = "") -> Reply:
        """Answer a reply to a crisis answer with help only; new_danger is the id of its answer."""
        state = context.session_state
        if kind is ReplyKind.NEW_DANGER:
            return self.answer_danger(context, new_danger or state.crisis)
        if kind is ReplyKind.AGAIN:
            return self.answer_danger(context, state.crisis)
        return follow_up(kind, state, self._find_helpline(context))

    def say_helplines(self, context: RequestContext) -> Reply:
        """Say the helplines of the listener's country, and keep a crisis conversation open."""
        crisis, numbers = context.session_state.crisis, phrases.say_numbers(self._find_helpline(context))
        if crisis in CALL_NOW:
            return follow_up(ReplyKind.STUCK, context.session_state, "")
        if crisis:
            return stay(crisis, numbers, context.session_state.wanted)
        return Reply(speech=f"{numbers} {phrases.TO_HEAR_AGAIN}", reprompt=phrases.TO_HEAR_AGAIN)

    def reply_with(self, context: RequestContext, answer: Answer, help_text: str = "") -> Reply:
        """Say an answer in the words for the listener's country, and offer the programme that goes with it."""
        text = answer.local.get(context.country, answer.text)
        if answer.kind == CRISIS:
            return open_conversation(answer.id, text, _find_question(text))
        release = find_release(self._catalog(), answer.follow_up) if answer.follow_up else None
        offered = release if release and not release.gate else None
        question = phrases.offer_programme(offered) if offered else ""
        return Reply(
            speech=" ".join(filter(None, (text, help_text, question))),
            reprompt=question or _find_question(text),
            card=Card(title=answer.title, text=text),
            session_state=SessionState(offer=offered.content_id) if offered else EMPTY_STATE,
        )

    def _find_urgent_answer(self, answer_id: str) -> Answer:
        """Return the answer with this id; if the catalog lacks it, one that names people who can help."""
        return self._catalog().answer(answer_id) or _make_emergency_answer(answer_id)

    def _find_helpline(self, context: RequestContext) -> str:
        return phrases.find_helpline(self._catalog().helplines, context.country)


def _make_emergency_answer(answer_id: str) -> Answer:
    """Make the answer that is said if the catalog lacks the one with this id."""
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


def _ask_which(one: Answer, other: Answer, *, help_text: str) -> Reply:
    question = phrases.ask_which_answer(one, other)
    return Reply(
        speech=f"{help_text} {question}".strip(),
        reprompt=question,
        session_state=SessionState(choices=(one.id, other.id)),
    )


def _find_question(text: str) -> str:
    """Return the question that a text ends with; empty if it ends with none."""
    sentence = phrases.get_last_sentence(text)
    return sentence if sentence.endswith("?") else ""
