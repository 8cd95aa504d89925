"""Questions: answers what a listener asks; safety comes before everything."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from audio_pipeline.catalog import Answer, Catalog, Release
from skill import phrases
from skill.answers.answer_replies import say_answer, say_both
from skill.answers.matching import normalise_sentence
from skill.answers.understanding import MEDICAL, Understanding
from skill.crisis.conversation import follow_up, open_conversation, stay
from skill.crisis.dangers import CALL_NOW, CHECK_IN
from skill.crisis.kinds import ReplyKind
from skill.playback.alternatives import choose_for_need
from skill.playback.naming.want import Want
from skill.playback.offers import build_offer
from skill.playback.programmes import find_flagship
from skill.playback.tracker import RequestContext
from skill.reply import SAY_AGAIN, Reply, SessionState
from skill.safety import check_utterance, sounds_distressed

CRISIS = "crisis"


class Questions:
    """Answers questions in free words, and gives answers by their id."""

    def __init__(
        self,
        catalog: Callable[[], Catalog],
        understand: Callable[[str], Understanding],
        choose_phrasing: Callable[[RequestContext, Sequence[str]], str],
    ) -> None:
        self._catalog, self._choose_phrasing = catalog, choose_phrasing
        self.understand = understand
        """Returns what a text asks for, in which detect_danger() finds none."""

    def answer_text(self, context: RequestContext, text: str) -> Reply:
        """Answer a text of which nothing is known yet: danger first."""
        if danger := check_utterance(text).danger:
            return self.answer_danger(context, danger)
        found = self.understand(text)
        return self.check_in(context, found) if found.is_danger else self.answer_free_text(context, text, found)

    def answer_free_text(self, context: RequestContext, text: str, found: Understanding) -> Reply:
        """Answer a text by what was understood of it."""
        help_text = self.suggest_help(context, text)
        if found.close:
            return _ask_which(*found.close, help_text=help_text)
        if found.answer:
            return self.reply_with(context, found.answer, help_text, text)
        choice = choose_for_need(self._catalog(), Want(name=text, needs=_get_ids(found)))
        if choice.release:
            return build_offer(choice, help_text)
        return self._say_unknown(context, found.suggestions, help_text)

    def answer_need(self, context: RequestContext, text: str, want: Want) -> Reply:
        """Offer the programme for a need that the assistant knows; others for it are found by meaning."""
        best = self._catalog().of_content(want.needs[0])
        found = self.understand(best.needs[0]) if best and best.needs else Understanding()
        needs = tuple(dict.fromkeys((*want.needs, *_get_ids(found))))
        return build_offer(
            choose_for_need(self._catalog(), replace(want, name=text, needs=needs)), self.suggest_help(context, text)
        )

    def find_answer_named(self, text: str, release: Release) -> Answer | None:
        """Return the answer that these words ask for and after which this programme is offered; None if none is."""
        words = normalise_sentence(text)
        return next(
            (
                each
                for each in self._catalog().answers
                if each.follow_up == release.content_id
                and words in map(normalise_sentence, (each.title, *each.questions))
            ),
            None,
        )

    def _say_unknown(self, context: RequestContext, suggestions: Sequence[Answer], help_text: str) -> Reply:
        """Say that there is no answer, and suggest the nearest ones; if all are far off, what can be asked."""
        hint = f"{phrases.suggest_what_to_say(find_flagship(self._catalog()))} {phrases.WHAT_NOW}"
        question = phrases.suggest_topics(suggestions) or hint
        unknown = self._choose_phrasing(context, phrases.UNKNOWNS)
        return Reply(
            speech=" ".join(filter(None, (unknown, help_text, question))),
            reprompt=question,
            session_state=_offer_choices(suggestions),
        )

    def check_in(self, context: RequestContext, found: Understanding) -> Reply:
        """Ask whether the speaker is safe; what they asked for comes when they say that they are."""
        text = phrases.check_in(self._find_helpline(context))
        reply = open_conversation(CHECK_IN, text, phrases.CHECK_IN_QUESTION)
        return replace(reply, session_state=replace(reply.session_state, wanted=_name_wanted(found)))

    def suggest_help(self, context: RequestContext, text: str) -> str:
        """Return words that suggest a helpline if the text sounds distressed; empty otherwise."""
        return phrases.suggest_help(self._find_helpline(context)) if sounds_distressed(text) else ""

    def answer_danger(self, context: RequestContext, danger: str) -> Reply:
        """Answer a person in danger, or a question for a doctor; danger is the id of the answer."""
        return self.reply_with(context, self._find_urgent_answer(danger))

    def list_choices(self, context: RequestContext) -> tuple[Answer, ...]:
        """Return the answers of "A or B?"."""
        answers = (self._catalog().answer(each) for each in context.session_state.choices)
        return tuple(each for each in answers if each)

    def answer_choice(self, context: RequestContext, position: int) -> Reply:
        """Say the answer at this position of "A or B?"; the last one if there are fewer."""
        choices = self.list_choices(context)
        if not choices:
            return Reply(speech=phrases.UNKNOWN)
        chosen = choices[min(position, len(choices) - 1)]
        reply = self.reply_with(context, chosen, said=phrases.name_answer(chosen))
        return replace(reply, session_state=replace(reply.session_state, choices=context.session_state.choices))

    def answer_both(self, context: RequestContext) -> Reply:
        """Say both answers of "A or B?"."""
        choices = self.list_choices(context)
        return say_both(self._catalog(), context, choices) if len(choices) > 1 else self.answer_choice(context, 0)

    def ask_what_then(self) -> Reply:
        """Ask what a listener would like who wants neither of two answers."""
        return Reply(speech=phrases.NEITHER, reprompt=phrases.NEITHER)

    def follow_up_crisis(self, context: RequestContext, kind: ReplyKind, new_danger: str = "") -> Reply:
        """Answer a reply to a crisis answer with help only; new_danger is the id of its answer."""
        state = context.session_state
        if kind is ReplyKind.NEW_DANGER:
            return self.answer_danger(context, new_danger or state.crisis)
        if kind is ReplyKind.AGAIN:
            return self._say_again(context)
        reply = follow_up(kind, state, self._find_helpline(context))
        return self._go_on(context, reply) if state.crisis == CHECK_IN and kind is ReplyKind.YES else reply

    def _go_on(self, context: RequestContext, reply: Reply) -> Reply:
        """Add what a safe speaker had asked for to the reply, or ask what they would like."""
        wanted = context.session_state.wanted
        answer, release = self._catalog().answer(wanted), self._catalog().of_content(wanted)
        if answer:
            asked_for = self.reply_with(context, answer)
        elif release:
            asked_for = build_offer(choose_for_need(self._catalog(), Want(needs=(release.content_id,))))
        else:
            asked_for = Reply(speech=phrases.WHAT_NOW, reprompt=phrases.WHAT_NOW)
        return replace(asked_for, speech=f"{reply.speech} {asked_for.speech}", directive=reply.directive)

    def _say_again(self, context: RequestContext) -> Reply:
        crisis = context.session_state.crisis
        return self.check_in(context, Understanding()) if crisis == CHECK_IN else self.answer_danger(context, crisis)

    def say_helplines(self, context: RequestContext) -> Reply:
        """Say the helplines of the listener's country, and keep a crisis conversation open."""
        crisis, numbers = context.session_state.crisis, phrases.say_numbers(self._find_helpline(context))
        if crisis in CALL_NOW:
            return follow_up(ReplyKind.STUCK, context.session_state, "")
        if crisis:
            return stay(crisis, numbers, context.session_state.wanted)
        return Reply(
            speech=f"{numbers} {phrases.TO_HEAR_AGAIN}",
            reprompt=phrases.TO_HEAR_AGAIN,
            session_state=SessionState(offer=SAY_AGAIN),
            is_help=True,
        )

    def reply_with(self, context: RequestContext, answer: Answer, help_text: str = "", said: str = "") -> Reply:
        """Say an answer, and ask what may follow it; a crisis answer opens a conversation about nothing else."""
        if answer.kind == CRISIS:
            text = answer.local.get(context.country, answer.text)
            return open_conversation(answer.id, text, phrases.find_question(text))
        return say_answer(self._catalog(), context, answer, help_text, said)

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


def _get_ids(found: Understanding) -> tuple[str, ...]:
    return tuple(each.content_id for each in found.programmes)


def _name_wanted(found: Understanding) -> str:
    """Return the id of what was asked for; empty if it is not known."""
    if found.answer:
        return found.answer.id
    return found.programmes[0].content_id if found.programmes else ""


def _offer_choices(answers: Sequence[Answer]) -> SessionState:
    return SessionState(choices=tuple(each.id for each in answers))


def _ask_which(one: Answer, other: Answer, *, help_text: str) -> Reply:
    question = phrases.ask_which_answer(one, other)
    return Reply(
        speech=f"{help_text} {question}".strip(),
        reprompt=question,
        session_state=_offer_choices((one, other)),
    )
