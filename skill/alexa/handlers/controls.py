"""What a listener says, or presses, while something plays."""

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
    """Stop playing, and remember where."""
    return request.services.player.pause(request.context)


@handles("AMAZON.ResumeIntent", "PlaybackController.PlayCommandIssued")
def resume(request: AlexaRequest) -> Reply:
    """Go on where the listener stopped."""
    return request.services.player.resume(request.context)


@handles("AMAZON.NextIntent", "PlaybackController.NextCommandIssued")
def play_next(request: AlexaRequest) -> Reply:
    """Play the next one."""
    return request.services.player.play_next(request.context)


@handles("AMAZON.PreviousIntent", "PlaybackController.PreviousCommandIssued")
def play_previous(request: AlexaRequest) -> Reply:
    """Play the one before."""
    return request.services.player.play_previous(request.context)


@handles("AMAZON.StartOverIntent")
def start_over(request: AlexaRequest) -> Reply:
    """Play it from the beginning."""
    return request.services.player.start_over(request.context)


@handles("AMAZON.RepeatIntent")
def repeat(request: AlexaRequest) -> Reply:
    """Say or play it again."""
    return request.services.player.repeat(request.context)


@handles("AMAZON.LoopOnIntent")
def loop_on(request: AlexaRequest) -> Reply:
    """Start again when it ends."""
    return request.services.player.loop(request.context, on=True)


@handles("AMAZON.LoopOffIntent")
def loop_off(request: AlexaRequest) -> Reply:
    """End when it ends."""
    return request.services.player.loop(request.context, on=False)


@handles("AMAZON.ShuffleOnIntent", "AMAZON.ShuffleOffIntent")
def decline_shuffle(request: AlexaRequest) -> Reply:
    """Say why it is not shuffled."""
    return request.services.player.decline_shuffle()
