"""Remembered: the sentences about what is kept of a listener: what they heard, what they like, and how to forget it."""

from collections.abc import Sequence

from audio_pipeline.catalog import Release

PLAYED_ELSEWHERE = "Nothing has played on this speaker yet, only on another one."
NOWHERE_ELSE = "I know of no other speaker of yours on which something played."
STILL_PLAYING_THERE = "It may still be playing over there."
NOTHING_FROM_YESTERDAY = "I know of nothing from yesterday."
NOT_YET_BEGUN = "You haven't begun that one yet, so we start at the beginning."
WHICH_ONE = "Nothing has played here yet, so I don't know which one you mean."
PLACES_UNKNOWN = "I can't look that up just now. Please try again in a moment."
NO_FAVOURITES = "You have no favourites yet. While one plays, say, Alexa, tell Warm Recall that I like this one."
SHALL_I_PLAY_THEM = "Shall I play them?"
SHALL_I_FORGET = "Shall I forget everything?"
WHAT_IS_FORGOTTEN = "I mean what you listened to, where you stopped, and your favourites, on all your speakers."
YES_OR_NO = "Yes or no?"
CANNOT_BRING_BACK = "I can't bring it back afterwards."
SHALL_I_FORGET_FOR_GOOD = "Shall I really forget all of it?"
FORGOTTEN = "It's done: I've forgotten everything, on all your speakers."
STOPPED_TO_FORGET = "What was playing here has stopped too, so that nothing new is kept."
FORGOTTEN_SOON = "I can't reach what I keep just now. It will be forgotten as soon as I can."
NOT_FORGOTTEN = "All right. I've kept it all."

_MOST_LISTED = 12
"""The most favourites that are listed."""


def say_history(listened: Sequence[tuple[Release, str]]) -> str:
    """Say what was listened to, and on which day: "You listened to Guided Recall today"."""
    parts = [f"{release.title} {day}" for release, day in listened]
    return f"You listened to {_join_names(parts)}."


def say_liked(release: Release) -> str:
    """Say that a programme is a favourite from now on."""
    return f"I'm glad. I'll remember {release.title} as a favourite of yours."


def say_not_liked(release: Release, *, was_liked: bool) -> str:
    """Say that a programme is no favourite any more, or was none."""
    if not was_liked:
        return f"{release.title} isn't among your favourites."
    return f"All right. {release.title} is no longer among your favourites."


def announce_favourites(release: Release) -> str:
    """Say with which of several favourites it begins."""
    return f"Here are your favourites. The first is {release.title}."


def list_favourites(favourites: Sequence[Release]) -> str:
    """List a listener's favourites."""
    names = [each.title for each in favourites[:_MOST_LISTED]]
    if len(names) == 1:
        return f"Your favourite is {names[0]}."
    return f"Your favourites are {_join_names(names)}."


def _join_names(names: Sequence[str]) -> str:
    """Join names as they are said: "this, that and these"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
