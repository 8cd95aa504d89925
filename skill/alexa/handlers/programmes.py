"""What a listener asks to hear."""

from skill.alexa import intents
from skill.alexa.handler import on
from skill.alexa.request import Heard
from skill.reply import Reply


@on(intents.PLAY)
def play(heard: Heard) -> Reply:
    """Play a programme by its name or kind."""
    return heard.desk.player.play(heard.turn, *heard.programme)


@on(intents.NAMING, where=lambda heard: heard.desk.player.has_title(heard.question))
def play_by_title(heard: Heard) -> Reply:
    """Play a programme whose title Alexa took for the beginning of a question."""
    return heard.desk.player.play(heard.turn, heard.question)


@on(intents.WHAT_IS_PLAYING)
def what_is_playing(heard: Heard) -> Reply:
    """Say what this is."""
    return heard.desk.player.now_playing(heard.turn)


@on(intents.LIST_PROGRAMMES)
def list_programmes(heard: Heard) -> Reply:
    """List everything that can be played."""
    return heard.desk.player.programmes()
