"""Handlers of short replies to an answer, an offer or a choice: "both", "tell me more", "something shorter"."""

from collections.abc import Callable, Mapping

from skill.alexa import intents
from skill.alexa.handler import Handler
from skill.alexa.request import AlexaRequest
from skill.answers import answer_replies, courtesies
from skill.answers.choices import ChoiceReply, read_choice
from skill.answers.follow_ups import FollowUp
from skill.playback.naming.want import Want, Wish
from skill.reply import MORE, SAY_AGAIN, SOMETHING_ELSE, Reply

_YES, _NO = "AMAZON.YesIntent", "AMAZON.NoIntent"

# --- a choice between two answers -----------------------------------------------------------------------------

_CHOICES_BY_INTENT = {
    intents.FIRST_CHOICE: ChoiceReply.FIRST,
    intents.SECOND_CHOICE: ChoiceReply.SECOND,
    _YES: ChoiceReply.FIRST,
    _NO: ChoiceReply.NEITHER,
}


def _read_choice(request: AlexaRequest) -> ChoiceReply | None:
    """Return the reply to an open "A or B?"; after one of them was said, "the other one" alone is a reply."""
    state, choices = request.context.session_state, request.services.questions.list_choices(request.context)
    if not choices or not request.may_speak:
        return None
    # "Play hand on heart" asks for a programme, although an answer may have these words in its name.
    named = () if request.name == intents.PLAY and not request.has_free_words else choices
    choice = _CHOICES_BY_INTENT.get(request.name) or read_choice(request.wordings.texts, named)
    if choice is None and request.readings.wish is Wish.ANOTHER:
        return ChoiceReply.NEITHER
    return choice if choice is ChoiceReply.OTHER or not state.answer else None


def _answer_choice(request: AlexaRequest) -> Reply:
    questions, context, choice = request.services.questions, request.context, _read_choice(request)
    if choice is ChoiceReply.BOTH:
        return questions.answer_both(context)
    if choice is ChoiceReply.NEITHER:
        return questions.ask_what_then()
    is_first = choice is ChoiceReply.FIRST or context.session_state.answer == context.session_state.choices[-1]
    return questions.answer_choice(context, 0 if is_first else 1)


answer_choice = Handler(matches=lambda request: _read_choice(request) is not None, build_reply=_answer_choice)


# --- another programme ----------------------------------------------------------------------------------------


def _read_wish(request: AlexaRequest) -> Wish | None:
    """Return the wish for something else; "next" is one after a need or an answer."""
    state = request.context.session_state
    is_yes = request.name == _YES and state.offer == SOMETHING_ELSE
    is_next = request.name == "AMAZON.NextIntent" and bool(state.programmes or state.answer)
    return Wish.ANOTHER if is_yes or is_next else request.readings.wish


def _offer_alternative(request: AlexaRequest) -> Reply:
    context, wish = request.context, _read_wish(request) or Wish.ANOTHER
    answer = request.services.catalog().answer(context.session_state.answer)
    if answer and wish is Wish.ANOTHER:
        return answer_replies.suggest_others(request.services.catalog(), answer)
    return request.services.player.play_wanted(context, Want(wish=wish))


offer_alternative = Handler(
    matches=lambda request: request.may_speak and _read_wish(request) is not None, build_reply=_offer_alternative
)


# --- after an answer ------------------------------------------------------------------------------------------

_FOLLOW_UPS_BY_INTENT = {"AMAZON.RepeatIntent": FollowUp.AGAIN, "OnlyGoodbyeIntent": FollowUp.GOODBYE}
_LAST_OFFERS = frozenset({MORE, SOMETHING_ELSE, SAY_AGAIN})
"""Offers after which "no" ends the conversation."""


def _read_follow_up(request: AlexaRequest) -> FollowUp | None:
    """Return what is asked for after an answer; None if nothing was said before that it is about."""
    state = request.context.session_state
    if request.name == _YES and state.offer == MORE:
        return FollowUp.MORE
    if request.name == _YES and state.offer == SAY_AGAIN:
        return FollowUp.SLOWER
    if request.name == _NO and state.offer in _LAST_OFFERS:
        return FollowUp.DONE
    kind = _FOLLOW_UPS_BY_INTENT.get(request.name) or request.readings.follow_up
    if kind is FollowUp.MORE and state.choices and not state.answer:
        return FollowUp.AGAIN
    return kind if kind and _is_about_something(kind, request) else None


def _is_about_something(kind: FollowUp, request: AlexaRequest) -> bool:
    """Return whether something was said before that a follow-up of this kind is about."""
    state = request.context.session_state
    if kind in (FollowUp.MORE, FollowUp.SOURCES):
        return answer_replies.find_topic(request.services.catalog(), request.context) is not None
    if kind in (FollowUp.AGAIN, FollowUp.SLOWER):
        return bool(state.speech)
    if kind is FollowUp.UNSURE:
        return bool(state.reprompt and (state.offer or state.choices))
    return kind is not FollowUp.LENGTH or state.offer in state.programmes


def _say_again(request: AlexaRequest, *, is_same: bool) -> Reply:
    return answer_replies.say_again(request.services.catalog(), request.context, is_same=is_same)


_REPLIES: Mapping[FollowUp, Callable[[AlexaRequest], Reply]] = {
    FollowUp.MORE: lambda request: answer_replies.say_more(request.services.catalog(), request.context),
    FollowUp.SOURCES: lambda request: answer_replies.say_sources(request.services.catalog(), request.context),
    FollowUp.LENGTH: lambda request: answer_replies.say_length(request.services.catalog(), request.context),
    FollowUp.AGAIN: lambda request: _say_again(request, is_same=False),
    FollowUp.SLOWER: lambda request: _say_again(request, is_same=True),
    FollowUp.THANKS: lambda request: courtesies.thank_back(request.services.tracker, request.context),
    FollowUp.GOODBYE: lambda request: request.services.player.leave(request.context),
    FollowUp.DONE: lambda request: courtesies.leave_in_peace(request.services.tracker, request.context),
    FollowUp.UNSURE: lambda request: courtesies.ask_again(request.context.session_state),
}


def _follow_up(request: AlexaRequest) -> Reply:
    kind = _read_follow_up(request)
    return _REPLIES[kind](request) if kind else Reply()


follow_up = Handler(
    matches=lambda request: request.may_speak and _read_follow_up(request) is not None, build_reply=_follow_up
)


# --- without anything before ----------------------------------------------------------------------------------


def _is_about_nothing(request: AlexaRequest) -> bool:
    """Return whether the words are a reply to a choice or to words that were not said: "both", "slower"."""
    if request.name != intents.SHORT_REPLY:
        return False
    is_again = request.readings.follow_up in (FollowUp.AGAIN, FollowUp.SLOWER)
    return is_again or request.readings.choice is not None


_ONCE_MORE = frozenset({"again", "once more", "one more time"})
"""Words, from normalise_words(), that ask for a programme that is over, if nothing was said since."""

play_once_more = Handler(
    matches=lambda request: _is_about_nothing(request) and not _ONCE_MORE.isdisjoint(request.wordings.words),
    build_reply=lambda request: request.services.player.start_over(request.context),
)

reply_to_nothing = Handler(
    matches=_is_about_nothing,
    build_reply=lambda request: request.services.player.say_not_understood(request.context),
)
