"""Phrases: every sentence the skill says that is not content."""

import re
from collections.abc import Mapping, Sequence

from audio_pipeline.catalog import Answer, Figure, Release

DISCLAIMER = (
    "This is for comfort and curiosity. It isn't medical or psychological treatment. "
    "If you're struggling, please talk with a professional, or someone you trust."
)
EMERGENCY = "Please call your local emergency number, or search for a crisis line where you live."
EMERGENCY_TITLE = "People who can help"

WHAT_NOW = "What would you like?"
SHALL_I_START = "Shall I start it?"
WELCOME = f"Welcome to Warm Recall. {DISCLAIMER}"
WELCOME_BACK = "Welcome back."
SOUND_WAS_LOST = "Last time the sound did not reach your speaker. I'm sorry about that."
HELP = "I play short talks and guided exercises about human warmth, and I answer questions."
IF_NEW_HERE = "If you're new here, say, play the introduction."
WHAT_CAN_I_PLAY = "Say, what can I play, and I'll read you the list."
WHILE_IT_PLAYS = "While it plays, say, Alexa, pause. Or begin with, Alexa, ask Warm Recall to."
NOT_CAUGHT = "I didn't catch that."
WHO_CAN_I_CALL = "If you need a person to talk to, ask, who can I call, and I'll give you the numbers."
WHICH = "Which would you like?"
YES_TO_WHAT = "I'm glad."
ALL_RIGHT = "All right."
OF_COURSE = "Of course."
ELSE_OR_PEACE = "Would you like something else, or shall I leave you in peace?"
LEAVE_IN_PEACE = "All right, I'll leave you in peace. Come back whenever you like."
GOODBYE = "Goodbye, and be kind to yourself. I'm here whenever you like."
SHALL_I_LIST = "Shall I read you everything there is?"
NO_OTHER = "That's all I have for this just now, I'm sorry."
NO_SHORTER = "That's the shortest I have for this."
NO_LONGER_ONE = "That's the longest I have for this."
WOULD_YOU_LIKE_THAT = "Would you like that?"
SHALL_I_TELL_MORE = "Shall I tell you a little more?"
ANYTHING_ELSE = "Is there anything else you'd like to know?"
NO_MORE = "That's all I know about it."
ABOUT_MYSELF = "That's about me, so you have it first-hand."
COMMON_KNOWLEDGE = "That is common knowledge, not a study."
NO_HURRY = "There's no hurry."
NEITHER = "That's all right. What would you like to know, then?"
SORRY = "Sorry, something went wrong on my side. Please try that again in a moment."

MOST_LISTED = 12
"""The most titles of one kind that are listed."""

NOTHING_TO_PLAY = "There is nothing to play here yet. Please come back soon."
NOTHING_PLAYED_YET = "There is nothing to go on with yet."
PLACE_UNKNOWN = "I can't look up where you stopped just now."
NO_SUCH_NAME = "I don't have one by that name."
FOR_SOMEBODY_WHO_HAS_DIED = "I have one for remembering somebody who has died."
NO_LONGER_HERE = "That one is no longer here."
WAS_THE_LAST = "That was the last one."
WAS_THE_FIRST = "That is the first one."
LOOP_ON = "All right. It will start again when it ends."
LOOP_OFF = "All right. It will end in quiet."
NO_SHUFFLE = "These are made to be heard one at a time, so I don't shuffle them."
NO_LOOP = "This one is made to be heard once. It will end in quiet."
NOTHING_PLAYING = "Nothing is playing just now."

PLAYED_ELSEWHERE = "Nothing has played on this speaker yet, only on another one."
NOWHERE_ELSE = "I know of no other speaker of yours on which something played."
STILL_PLAYING_THERE = "It may still be playing over there."
NOTHING_FROM_YESTERDAY = "I know of nothing from yesterday."
NOT_YET_BEGUN = "You haven't begun that one yet, so we start at the beginning."
WHICH_ONE = "Nothing has played here yet, so I don't know which one you mean."
PLACES_UNKNOWN = "I can't look that up just now. Please try again in a moment."
NO_FAVOURITES = "You have no favourites yet. While one plays, say, Alexa, tell Warm Recall that I like this one."
SHALL_I_PLAY_THEM = "Shall I play them?"
SHALL_I_PLAY_IT = "Shall I play it?"
SHALL_I_FORGET = "Shall I forget everything?"
WHAT_IS_FORGOTTEN = "I mean what you listened to, where you stopped, and your favourites, on all your speakers."
YES_OR_NO = "Yes or no?"
CANNOT_BRING_BACK = "I can't bring it back afterwards."
SHALL_I_FORGET_FOR_GOOD = "Shall I really forget all of it?"
FORGOTTEN = "It's done: I've forgotten everything, on all your speakers."
STOPPED_TO_FORGET = "What was playing here has stopped too, so that nothing new is kept."
FORGOTTEN_SOON = "I can't reach what I keep just now. It will be forgotten as soon as I can."
NOT_FORGOTTEN = "All right. I've kept it all."

UNKNOWN = "I don't know that one."
UNKNOWNS = (
    UNKNOWN,
    "That's beyond me, I'm afraid.",
    "I'd only be guessing there, so I'd rather not.",
    "I wish I knew that one.",
)
"""Ways to say that there is no answer."""
KINDLY = "If this is a hard moment, please talk with somebody."
IN_DANGER = "If you're in danger, call your emergency number."
TO_HEAR_AGAIN = "Say, repeat, to hear that again."

CHECK_IN_TITLE = "Are you safe?"
CHECK_IN_QUESTION = "Are you safe right now?"

STILL_HERE = "I'm still here. Shall I say that again?"


def find_helpline(helplines: Mapping[str, str], country: str) -> str:
    """Return the helpline of a country; for a country without one, the general one and how to find another."""
    if country and country in helplines:
        return helplines[country]
    return f"{helplines.get('', '')} {EMERGENCY}".strip()


def say_numbers(helpline_text: str) -> str:
    """Return the answer to a listener who asks whom to call."""
    return helpline_text if helpline_text.endswith(EMERGENCY) else f"{helpline_text} {IN_DANGER}"


def check_in(helpline_text: str) -> str:
    """Return the words for a listener who may be in danger."""
    return f"That sounds hard, and you don't have to be alone with it. {helpline_text} {CHECK_IN_QUESTION}"


def suggest_help(helpline_text: str) -> str:
    """Return the words that suggest help to a distressed listener."""
    return f"{KINDLY} {helpline_text}"


def suggest_what_to_say(release: Release | None) -> str:
    """Suggest what to say: the flagship, if there is one, and a question."""
    if release is None:
        return "You can ask, why does a hug help."
    return f"You can say, play {release.names[0] if release.names else release.title}. Or ask, why does a hug help."


def offer_resume(release: Release) -> str:
    """Offer to resume."""
    return f"Shall I go on with {release.title}?"


def go_on_with(release: Release) -> str:
    """Say which programme goes on."""
    return f"We go on with {release.title}."


def say_history(listened: Sequence[tuple[Release, str]]) -> str:
    """Say what was listened to, and on which day: "You listened to Guided Recall today"."""
    parts = [f"{release.title} {day}" for release, day in listened]
    return f"You listened to {join_names(parts)}."


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
    names = [each.title for each in favourites[:MOST_LISTED]]
    if len(names) == 1:
        return f"Your favourite is {names[0]}."
    return f"Your favourites are {join_names(names)}."


def join_names(names: Sequence[str]) -> str:
    """Join names as they are said: "this, that and these"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def offer_programme(release: Release) -> str:
    """Offer a programme, such as "the Hand on Heart exercise"."""
    if release.kind == "exercise":
        return f"Would you like the {release.title.removeprefix('The ')} exercise?"
    return f"Would you like to hear {release.title}?"


def say_length(release: Release, length: str) -> str:
    """Say how long a programme is."""
    about = "about " if release.kind == "benefit" else ""
    return f"{release.title} is {about}{length}."


def say_no_such_length(length: str) -> str:
    """Say that no programme has this length."""
    return f"I have none of {length}."


def say_nearest_length(which: str, release: Release, length: str) -> str:
    """Name the longest, the shortest or the nearest programme, and its length unless that is empty."""
    about = "about " if release.kind == "benefit" else ""
    return f"The {which} is {release.title}, {about}{length}." if length else f"The {which} is {release.title}."


def announce_programme(release: Release, figures: Sequence[Figure] = ()) -> str:
    """Say which programme begins, and whom to bring to mind in it: the figures that it has no form for."""
    said_back = " and ".join(each.said_back for each in figures if each.said_back)
    return f"Here is {release.title}. Bring {said_back} to mind." if said_back else f"Here is {release.title}."


def describe_playing(release: Release, left_ms: int) -> str:
    """Say what is playing."""
    return f"This is {release.title}. {release.summary} {format_time_left(left_ms)}".strip()


def describe_last_played(release: Release) -> str:
    """Say what played last."""
    return f"{NOTHING_PLAYING} The last one was {release.title}."


def format_time_left(left_ms: int) -> str:
    """Say roughly how many minutes are left."""
    minutes = round(left_ms / 60_000)
    return {0: "It is nearly over.", 1: "About a minute is left."}.get(minutes, f"About {minutes} minutes are left.")


def list_titles(benefits: Sequence[Release], exercises: Sequence[Release]) -> str:
    """List everything that can be played."""
    parts = (_list_kind("talks", benefits), _list_kind("exercises", exercises))
    return " ".join(part for part in (*parts, WHICH) if part)


def offer_for_need(release: Release, length: str) -> str:
    """Offer a programme to a listener who said how they are: what it is, and how long it takes."""
    name = release.title if length in release.title.lower() else f"{release.title} is {length}"
    return f"{name}{f': {release.in_short}' if release.in_short else ''}. {SHALL_I_START}"


def suggest_topics(answers: Sequence[Answer]) -> str:
    """Suggest what could be asked instead; empty if there is no answer to suggest."""
    names = [name_answer(each) for each in answers]
    question = WOULD_YOU_LIKE_THAT if len(names) == 1 else WHICH
    return f"I could tell you about {', or '.join(names)}. {question}" if names else ""


def say_unknown(previous_speech: str) -> str:
    """Say that there is no answer, in other words than the last time; the previous speech chooses them."""
    next_to_last = (at + 1 for at, each in enumerate(UNKNOWNS) if each in previous_speech)
    return UNKNOWNS[next(next_to_last, len(previous_speech)) % len(UNKNOWNS)]


def thank_back(question: str) -> str:
    """Answer thanks, and ask what was asked before."""
    return f"You're welcome. {question}" if question else "You're welcome. Take good care of yourself."


def name_answer(answer: Answer) -> str:
    """Return the name of an answer in a choice."""
    return answer.short_name or answer.title


def name_both(one: Answer, other: Answer) -> str:
    """Return the title of two answers together."""
    return f"{one.title}; {other.title}"


def ask_which_answer(one: Answer, other: Answer) -> str:
    """Ask which of two was meant."""
    return f"Shall I tell you about {name_answer(one)}, or {name_answer(other)}?"


def get_last_sentence(text: str) -> str:
    """Return the last sentence of a text."""
    return re.split(r"(?<=[.?!])\s+", text.strip())[-1]


def find_question(text: str) -> str:
    """Return the question that a text ends with; empty if it ends with none."""
    sentence = get_last_sentence(text)
    return sentence if sentence.endswith("?") else ""


def _list_kind(kind: str, releases: Sequence[Release]) -> str:
    titles = [release.title for release in releases[:MOST_LISTED]]
    more = ["and more"] if len(releases) > MOST_LISTED else []
    return f"The {kind} are: {', '.join(titles + more)}." if titles else ""
