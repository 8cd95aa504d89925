"""Handlers of what a listener says to a programme while it plays: "skip thirty seconds", "how long is left"."""

from collections.abc import Callable, Mapping

from skill import phrases
from skill.alexa import intents
from skill.alexa.handler import Handler, handles
from skill.alexa.request import AlexaRequest
from skill.answers.follow_ups import FollowUp
from skill.phrases import while_playing
from skill.playback.commands import Command, CommandKind
from skill.playback.naming.by_touch import NEEDED, NONE
from skill.playback.naming.want import Want, Wish
from skill.playback.voice_forms import ANOTHER, MAN, WOMAN
from skill.reply import TIMER, Reply

_USUAL_SKIP_MS, _USUAL_RETURN_MS = 30_000, 15_000
"""How far to go if it was not said."""

_INTENTS = {
    intents.SEEK_FORWARD: CommandKind.FORWARD,
    intents.SEEK_BACK: CommandKind.BACK,
    intents.STOP_IN: CommandKind.STOP_IN,
}

_OTHER_FORMS: Mapping[Wish | None, CommandKind] = {Wish.SHORTER: CommandKind.SHORTER, Wish.LONGER: CommandKind.LONGER}

_ONLY_WHILE_IT_PLAYS = frozenset(
    {
        CommandKind.SAY_AGAIN,
        CommandKind.SHORTER,
        CommandKind.LONGER,
        CommandKind.NO_TOUCH,
        CommandKind.EYES_OPEN,
        CommandKind.WHAT_FOLLOWS,
    }
)
"""Commands whose words mean something else when nothing plays: "no touch" is a wish for a programme then."""


def _read(request: AlexaRequest) -> Command | None:
    """Return the command in a request; None if it is none, or is about something else than the programme."""
    if not request.may_speak:
        return None
    if kind := _INTENTS.get(request.name):
        return Command(kind=kind, length_ms=request.length_ms) if request.length_ms else None
    command = request.readings.command or _read_short_wish(request)
    if command is None:
        return None
    if command.kind is CommandKind.GO_TO_CHAPTER:
        return command if _names_chapter(request, command) else None
    needs_sound = command.kind in _ONLY_WHILE_IT_PLAYS
    return None if needs_sound and not _is_about_sound(request) else command


def _read_short_wish(request: AlexaRequest) -> Command | None:
    """Return the command in words that are a reply to something said, if nothing was: "shorter", "what was that"."""
    if request.readings.wish and (kind := _OTHER_FORMS.get(request.readings.wish)):
        return Command(kind=kind)
    is_again = request.name == "AMAZON.RepeatIntent" or request.readings.follow_up is FollowUp.AGAIN
    return Command(kind=CommandKind.SAY_AGAIN) if is_again else None


def _is_about_sound(request: AlexaRequest) -> bool:
    """Return whether a programme plays and nothing was said since that the words could be about."""
    return not request.context.session_state.speech and request.services.seeker.is_playing(request.context)


def _names_chapter(request: AlexaRequest, command: Command) -> bool:
    """Return whether "go to ..." names a chapter of the programme, or of another one while one plays."""
    return request.names_chapter or request.services.seeker.has_chapter(request.context, command.chapter)


_Follow = Callable[[AlexaRequest, Command], Reply]


def _play_shorter(request: AlexaRequest, _: Command) -> Reply:
    short_form = request.services.seeker.play_short_form(request.context)
    return short_form or request.services.player.play_wanted(request.context, Want(wish=Wish.SHORTER))


def _play_longer(request: AlexaRequest, _: Command) -> Reply:
    long_form = request.services.seeker.play_long_form(request.context)
    return long_form or request.services.player.play_wanted(request.context, Want(wish=Wish.LONGER))


def _change_voice(request: AlexaRequest, voice: str) -> Reply:
    """Go on in another voice; if nothing plays, play what is on offer, or another programme, in it."""
    if _is_about_sound(request):
        return request.services.seeker.play_in_voice(request.context, voice)
    return request.services.player.play_wanted(request.context, Want(voice=voice))


def _leave_touch_out(request: AlexaRequest, _: Command) -> Reply:
    """Say how the programme is done without touch; if it is about touch, play another one."""
    touch = request.services.seeker.find_touch(request.context)
    if touch == NEEDED:
        return request.services.player.play_wanted(request.context, Want(without_touch=True))
    otherwise = phrases.NO_TOUCH_IN_IT if touch == NONE else while_playing.LEAVE_TOUCH_OUT
    return request.services.seeker.say_how_without(request.context, "touch", otherwise)


_FOLLOW: Mapping[CommandKind, _Follow] = {
    CommandKind.FORWARD: lambda request, command: request.services.seeker.skip(
        request.context, command.length_ms or _USUAL_SKIP_MS
    ),
    CommandKind.BACK: lambda request, command: request.services.seeker.skip(
        request.context, -(command.length_ms or _USUAL_RETURN_MS)
    ),
    CommandKind.NEXT_CHAPTER: lambda request, _: request.services.seeker.go_to_next_chapter(request.context),
    CommandKind.PREVIOUS_CHAPTER: lambda request, _: request.services.seeker.go_to_previous_chapter(request.context),
    CommandKind.REPEAT_CHAPTER: lambda request, _: request.services.seeker.repeat_chapter(request.context),
    CommandKind.GO_TO_CHAPTER: lambda request, command: request.services.seeker.go_to_named_chapter(
        request.context, command.chapter
    ),
    CommandKind.TIME_LEFT: lambda request, _: request.services.seeker.say_time_left(request.context),
    CommandKind.LAST_SENTENCE: lambda request, _: request.services.seeker.quote_last_sentence(request.context),
    CommandKind.SAY_AGAIN: lambda request, _: request.services.seeker.say_again(request.context),
    CommandKind.SHORTER: _play_shorter,
    CommandKind.LONGER: _play_longer,
    CommandKind.NO_TOUCH: _leave_touch_out,
    CommandKind.EYES_OPEN: lambda request, _: request.services.seeker.say_how_without(
        request.context, "eyes", while_playing.KEEP_EYES_OPEN
    ),
    CommandKind.QUIETER_MUSIC: lambda _, __: Reply(speech=while_playing.NO_QUIETER_MUSIC),
    CommandKind.LOOP_ON: lambda request, _: request.services.play_queue.loop(request.context, on=True),
    CommandKind.LOOP_OFF: lambda request, _: request.services.play_queue.loop(request.context, on=False),
    CommandKind.STOP_AFTER_THIS: lambda request, _: request.services.play_queue.stop_after_this(request.context),
    CommandKind.STOP_IN: lambda request, command: request.services.play_queue.stop_in(
        request.context, command.length_ms
    ),
    CommandKind.SET_TIMER: lambda request, _: request.services.play_queue.ask_how_long(request.context),
    CommandKind.WHAT_FOLLOWS: lambda request, _: request.services.play_queue.say_what_follows(request.context),
    CommandKind.WHICH_PARTS: lambda request, _: request.services.seeker.tell_chapters(request.context),
    CommandKind.READ_IT: lambda request, _: request.services.seeker.show_text(request.context),
    CommandKind.WHOSE_VOICE: lambda _, __: Reply(speech=while_playing.COMPUTER_VOICE),
    CommandKind.MANS_VOICE: lambda request, _: _change_voice(request, MAN),
    CommandKind.WOMANS_VOICE: lambda request, _: _change_voice(request, WOMAN),
    CommandKind.ANOTHER_VOICE: lambda request, _: _change_voice(request, ANOTHER),
    CommandKind.CANCEL_TIMER: lambda request, _: request.services.play_queue.cancel_timer(request.context),
    CommandKind.TIMER_LEFT: lambda request, _: request.services.play_queue.say_timer_left(request.context),
}


def _follow_command(request: AlexaRequest) -> Reply:
    command = _read(request)
    if not request.context.can_play:
        return request.services.player.give_help(request.context)
    return _FOLLOW[command.kind](request, command) if command else Reply()


follow_command = Handler(matches=lambda request: _read(request) is not None, build_reply=_follow_command)


@handles(*_INTENTS)
def miss_length(request: AlexaRequest) -> Reply:
    """Say that the length was not understood."""
    return request.services.player.say_not_understood(request.context)


set_timer = Handler(
    matches=lambda request: request.context.session_state.offer == TIMER and bool(request.length_ms),
    build_reply=lambda request: request.services.play_queue.stop_in(request.context, request.length_ms or 0),
)


@handles("AMAZON.YesIntent", when=lambda request: request.context.session_state.offer == TIMER)
def ask_how_long(request: AlexaRequest) -> Reply:
    """Ask for the length again: "yes" is none."""
    return request.services.play_queue.ask_how_long(request.context)
