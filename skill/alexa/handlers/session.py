"""The beginning, the middle and the end of a conversation."""

import logging

from skill.alexa.handler import Handler, on
from skill.alexa.request import Heard
from skill.reply import Reply

log = logging.getLogger(__name__)


@on("LaunchRequest")
def launch(heard: Heard) -> Reply:
    """Welcome the listener."""
    return heard.desk.player.launch(heard.turn)


@on("AMAZON.HelpIntent")
def help_(heard: Heard) -> Reply:
    """Say what there is to say."""
    return heard.desk.player.help()


@on("AMAZON.FallbackIntent")
def fallback(heard: Heard) -> Reply:
    """Say that it was not understood."""
    return heard.desk.player.fallback(heard.turn)


@on("AMAZON.YesIntent")
def yes(heard: Heard) -> Reply:
    """Do what was offered."""
    return heard.desk.player.yes(heard.turn)


@on("AMAZON.NoIntent")
def no(heard: Heard) -> Reply:
    """Leave what was offered."""
    return heard.desk.player.no(heard.turn)


@on("SessionEndedRequest")
def ended(heard: Heard) -> Reply:  # noqa: ARG001 - a handler's shape
    """Let go: an answer would be an error."""
    return Reply()


@on("System.ExceptionEncountered")
def exception_encountered(heard: Heard) -> Reply:
    """Write down what Alexa did not like about an answer of ours."""
    log.warning("alexa refused an answer fault=%s", heard.fault)
    return Reply()


@on("AlexaSkillEvent.SkillDisabled")
def skill_disabled(heard: Heard) -> Reply:
    """Forget a listener who has sent the skill away."""
    return heard.desk.progress.forget(heard.turn)


def _anything(heard: Heard) -> bool:  # noqa: ARG001 - a handler's shape
    return True


def _not_understood(heard: Heard) -> Reply:
    """Answer an intent that this version does not know; any other request gets an empty answer."""
    return heard.desk.player.fallback(heard.turn) if heard.may_speak else Reply()


anything_else = Handler(suits=_anything, reply=_not_understood)
