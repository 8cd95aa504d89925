"""What a listener says, or presses, while something plays."""

from skill.alexa.handler import on
from skill.alexa.request import Heard
from skill.reply import Reply


@on(
    "AMAZON.PauseIntent",
    "AMAZON.StopIntent",
    "AMAZON.CancelIntent",
    "AMAZON.NavigateHomeIntent",
    "PlaybackController.PauseCommandIssued",
)
def pause(heard: Heard) -> Reply:
    """Be quiet, and remember where."""
    return heard.desk.player.pause(heard.turn)


@on("AMAZON.ResumeIntent", "PlaybackController.PlayCommandIssued")
def resume(heard: Heard) -> Reply:
    """Go on where the listener stopped."""
    return heard.desk.player.resume(heard.turn)


@on("AMAZON.NextIntent", "PlaybackController.NextCommandIssued")
def following(heard: Heard) -> Reply:
    """Play the next one."""
    return heard.desk.player.next(heard.turn)


@on("AMAZON.PreviousIntent", "PlaybackController.PreviousCommandIssued")
def previous(heard: Heard) -> Reply:
    """Play the one before."""
    return heard.desk.player.previous(heard.turn)


@on("AMAZON.StartOverIntent")
def start_over(heard: Heard) -> Reply:
    """Play it from the beginning."""
    return heard.desk.player.start_over(heard.turn)


@on("AMAZON.RepeatIntent")
def repeat(heard: Heard) -> Reply:
    """Say or play it again."""
    return heard.desk.player.repeat(heard.turn)


@on("AMAZON.LoopOnIntent")
def loop_on(heard: Heard) -> Reply:
    """Start again when it ends."""
    return heard.desk.player.loop(heard.turn, on=True)


@on("AMAZON.LoopOffIntent")
def loop_off(heard: Heard) -> Reply:
    """End when it ends."""
    return heard.desk.player.loop(heard.turn, on=False)


@on("AMAZON.ShuffleOnIntent", "AMAZON.ShuffleOffIntent")
def shuffle(heard: Heard) -> Reply:
    """Say why it is not shuffled."""
    return heard.desk.player.shuffle()
