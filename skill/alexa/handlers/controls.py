"""Handlers of the commands and buttons that control playback."""

from skill.alexa.handler import handles
from skill.alexa.request import AlexaRequest
from skill.reply import Reply


@handles(
    "AMAZON.PauseIntent",
    "AMAZON.StopIntent",
    "AMAZON.CancelIntent",
    "AMAZON.NavigateHomeIntent",
    "PlaybackController.PauseCommandIssued",
)
def pause(request: AlexaRequest) -> Reply:
    """Stop playing, and save the place."""
    return request.services.player.pause(request.context)


@handles("AMAZON.ResumeIntent", "PlaybackController.PlayCommandIssued")
def resume(request: AlexaRequest) -> Reply:
    """Resume where the listener stopped."""
    return request.services.player.resume(request.context)


@handles("AMAZON.NextIntent", "PlaybackController.NextCommandIssued")
def play_next(request: AlexaRequest) -> Reply:
    """Play the next programme."""
    return request.services.player.play_next(request.context)


@handles("AMAZON.PreviousIntent", "PlaybackController.PreviousCommandIssued")
def play_previous(request: AlexaRequest) -> Reply:
    """Play the previous programme."""
    return request.services.player.play_previous(request.context)


@handles("AMAZON.StartOverIntent", "AMAZON.RepeatIntent")
def start_over(request: AlexaRequest) -> Reply:
    """Play the current programme from its beginning."""
    return request.services.player.start_over(request.context)


@handles("AMAZON.LoopOnIntent")
def loop_on(request: AlexaRequest) -> Reply:
    """Play the programme again each time it ends."""
    return request.services.play_queue.loop(request.context, on=True)


@handles("AMAZON.LoopOffIntent")
def loop_off(request: AlexaRequest) -> Reply:
    """Stop repeating the programme."""
    return request.services.play_queue.loop(request.context, on=False)


@handles("AMAZON.ShuffleOnIntent", "AMAZON.ShuffleOffIntent")
def decline_shuffle(request: AlexaRequest) -> Reply:
    """Say why programmes are not shuffled."""
    return request.services.player.decline_shuffle()
