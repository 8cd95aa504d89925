"""Handlers of the events that a device's player reports."""

from skill.alexa.handler import handles
from skill.alexa.request import AlexaRequest
from skill.playback.programmes import find_release
from skill.reply import Reply


@handles("AudioPlayer.PlaybackStarted")
def record_started(request: AlexaRequest) -> Reply:
    """Record that the stream started; its listener may ask what was said in it."""
    if release := find_release(request.services.catalog(), request.context.token):
        request.services.transcripts.prefetch(release)
    return request.services.tracker.record_started(request.context)


@handles("AudioPlayer.PlaybackStopped")
def record_stopped(request: AlexaRequest) -> Reply:
    """Record that the stream was stopped."""
    return request.services.tracker.record_stopped(request.context)


@handles("AudioPlayer.PlaybackNearlyFinished")
def enqueue_next(request: AlexaRequest) -> Reply:
    """Enqueue the stream that follows the current one, if one does."""
    return request.services.tracker.enqueue_next(request.context)


@handles("AudioPlayer.PlaybackFinished")
def record_finished(request: AlexaRequest) -> Reply:
    """Record that the stream was played to its end."""
    return request.services.tracker.record_finished(request.context)


@handles("AudioPlayer.PlaybackFailed")
def retry_failed(request: AlexaRequest) -> Reply:
    """Retry a stream that could not be played."""
    return request.services.tracker.retry_failed(request.context)
