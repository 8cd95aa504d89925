"""What the device's player reports."""

from skill.alexa.handler import on
from skill.alexa.request import Heard
from skill.reply import Reply


@on("AudioPlayer.PlaybackStarted")
def started(heard: Heard) -> Reply:
    """It plays."""
    return heard.desk.progress.started(heard.turn)


@on("AudioPlayer.PlaybackStopped")
def stopped(heard: Heard) -> Reply:
    """It was stopped."""
    return heard.desk.progress.stopped(heard.turn)


@on("AudioPlayer.PlaybackNearlyFinished")
def nearly_finished(heard: Heard) -> Reply:
    """It is about to end."""
    return heard.desk.progress.nearly_finished(heard.turn)


@on("AudioPlayer.PlaybackFinished")
def finished(heard: Heard) -> Reply:
    """It has ended."""
    return heard.desk.progress.finished(heard.turn)


@on("AudioPlayer.PlaybackFailed")
def failed(heard: Heard) -> Reply:
    """It could not be played."""
    return heard.desk.progress.failed(heard.turn)
