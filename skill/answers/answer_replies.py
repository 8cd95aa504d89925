"""Answer replies: says an answer, more of it, its sources, or the same in other words (pure)."""

from collections.abc import Sequence
from dataclasses import replace

from audio_pipeline.catalog import Answer, Catalog, Release
from skill import phrases
from skill.answers.citations import cite
from skill.playback.naming.exact_words import read_words
from skill.playback.naming.lengths import format_length
from skill.playback.naming.names import is_of_loss
from skill.playback.naming.vocabulary import build_vocabulary
from skill.playback.tracker import RequestContext
from skill.reply import MORE, SOMETHING_ELSE, Card, Reply, SessionState

_ABOUT_SKILL = "skill_"
"""The beginning of the ids of answers about this skill."""

_N_SUGGESTED = 2
"""The number of answers that are suggested instead of another."""


def say_answer(catalog: Catalog, context: RequestContext, answer: Answer, help_text: str, said: str) -> Reply:
    """Say an answer in the words for the listener's country, and ask what may follow it.

    A programme is offered where it can be played; one for somebody who has died only if said, the listener's own words,
    tells of a loss.
    """
    text = _get_text(context, answer)
    offered = _find_programme(catalog, answer, said) if context.can_play else None
    question, offer = _choose_question(answer, text, offered)
    return Reply(
        speech=" ".join(filter(None, (text, help_text, question))),
        reprompt=question or phrases.find_question(text),
        card=Card(title=answer.title, text=text),
        session_state=SessionState(answer=answer.id, offer=offer),
    )


def say_both(catalog: Catalog, context: RequestContext, answers: Sequence[Answer]) -> Reply:
    """Say two answers, and ask what may follow the second."""
    first, second = answers
    reply = say_answer(catalog, context, second, "", phrases.name_answer(second))
    card = Card(
        title=phrases.name_both(first, second), text=f"{_get_text(context, first)} {_get_text(context, second)}"
    )
    return replace(reply, speech=f"{_get_text(context, first)} {reply.speech}", card=card)


def find_topic(catalog: Catalog, context: RequestContext) -> Answer | Release | None:
    """Return what was spoken of last: the answer that was given, or the programme that was offered."""
    state = context.session_state
    return catalog.answer(state.answer) or catalog.of_content(state.offer)


def say_more(catalog: Catalog, context: RequestContext) -> Reply:
    """Say more of what was spoken of last; that this is all if there is no more, or if it was just said."""
    topic = find_topic(catalog, context)
    more = topic.more if isinstance(topic, Answer) else topic.summary if topic else ""
    is_new = bool(more) and not any(each in context.session_state.speech for each in (more, phrases.NO_MORE))
    return _go_on(catalog, context, more if is_new else phrases.NO_MORE, can_tell_more=False)


def say_sources(catalog: Catalog, context: RequestContext) -> Reply:
    """Say where what was spoken of last comes from."""
    topic = find_topic(catalog, context)
    sources = topic.sources if topic else ()
    is_about_skill = isinstance(topic, Answer) and topic.id.startswith(_ABOUT_SKILL) and not sources
    text = phrases.ABOUT_MYSELF if is_about_skill else cite(sources, catalog.references)
    return _go_on(catalog, context, text, can_tell_more=True)


def say_length(catalog: Catalog, context: RequestContext) -> Reply:
    """Say how long the programme is that is on offer."""
    topic = find_topic(catalog, context)
    text = phrases.say_length(topic, format_length(topic.duration_ms)) if isinstance(topic, Release) else ""
    return _go_on(catalog, context, text, can_tell_more=True)


def say_again(catalog: Catalog, context: RequestContext, *, is_same: bool) -> Reply:
    """Say the last words again, slowly: those of an answer in other words, unless the same are wanted."""
    state = context.session_state
    answer = None if is_same else catalog.answer(state.answer)
    speech = state.speech
    if answer and answer.in_other_words:
        speech = speech.replace(_get_text(context, answer), answer.in_other_words)
    return Reply(speech=speech, reprompt=state.reprompt, session_state=state, is_slow=True)


def suggest_others(catalog: Catalog, answer: Answer) -> Reply:
    """Ask what the listener would like instead, and suggest the two answers that are most like this one."""
    others = [each for each in catalog.answers if each.kind == "answer" and each.id != answer.id]
    likest = sorted(others, key=lambda each: -_count_shared(each, answer))[:_N_SUGGESTED]
    question = phrases.suggest_topics(likest) or phrases.WHAT_NOW
    return Reply(
        speech=f"{phrases.OF_COURSE} {question}",
        reprompt=question,
        session_state=SessionState(choices=tuple(each.id for each in likest)),
    )


def _go_on(catalog: Catalog, context: RequestContext, text: str, *, can_tell_more: bool) -> Reply:
    """Say a text; repeat the offer that is open, or else ask what else the listener would like."""
    state = context.session_state
    release = catalog.of_content(state.offer)
    if release:
        question = phrases.SHALL_I_START if state.programmes else phrases.offer_programme(release)
    elif state.offer == MORE and can_tell_more:
        question = phrases.SHALL_I_TELL_MORE
    else:
        question, state = phrases.ANYTHING_ELSE, replace(state, offer=SOMETHING_ELSE)
    return Reply(speech=f"{text} {question}", reprompt=question, session_state=state)


def _choose_question(answer: Answer, text: str, offered: Release | None) -> tuple[str, str]:
    """Return the question after an answer and its offer: a programme, or to say more; empty if there is neither."""
    if offered:
        return phrases.offer_programme(offered), offered.content_id
    return (phrases.SHALL_I_TELL_MORE, MORE) if answer.more and not phrases.find_question(text) else ("", "")


def _find_programme(catalog: Catalog, answer: Answer, said: str) -> Release | None:
    """Return the programme that goes with an answer; its form for anyone unless somebody was said to have died."""
    release = catalog.of_content(answer.follow_up)
    vocabulary = build_vocabulary(catalog.figures)
    if release and is_of_loss(release, vocabulary) and not read_words(said, vocabulary).tells_of_a_loss:
        release = catalog.of_content(release.variant_of)
    return release if release and not release.gate else None


def _get_text(context: RequestContext, answer: Answer) -> str:
    return answer.local.get(context.country, answer.text)


def _count_shared(one: Answer, other: Answer) -> int:
    """Return how many sources two answers share; the same programme counts as one more."""
    is_same_programme = bool(one.follow_up) and one.follow_up == other.follow_up
    return len({*one.sources} & {*other.sources}) + is_same_programme
