"""Phrases: every sentence the skill says that is not content; phrasings.py has those that are heard often.

The sentences are written in British English, and locales.py spells them as the listener's country does.
"""

import re
from collections.abc import Mapping, Sequence

from audio_pipeline.catalog import Answer, Figure, Release
from skill.phrases import phrasings
from skill.phrases.while_playing import format_time_left

DISCLAIMER = (
    "This is for comfort and curiosity. It isn't medical or psychological treatment. "
    "If you're struggling, please talk with a professional, or someone you trust."
)
FIRST_A_WORD = (
    "A word before we begin: this is for comfort and curiosity, it is no medical or psychological treatment, "
    "and if you're struggling, please talk with a professional, or someone you trust."
)
"""The disclaimer in one sentence, for a listener who begins with a request."""
EMERGENCY = "Please call your local emergency number, or search for a crisis line where you live."
EMERGENCY_TITLE = "People who can help"

WHAT_NOW = "What would you like?"
SHALL_I_START = "Shall I start it?"
SHALL_I_PLAY_IT = "Shall I play it?"
WELCOME = f"Welcome to Warm Recall. {DISCLAIMER}"
WELCOME_BACK = phrasings.WELCOME_BACK[0]
SOUND_WAS_LOST = "Last time the sound did not reach your speaker. I'm sorry about that."
HELP = "I play short talks and guided exercises about human warmth, and I answer questions."
IF_NEW_HERE = "If you're new here, say, play the introduction."
WHAT_CAN_I_PLAY = "Say, what can I play, and I'll read you the list."
WHILE_IT_PLAYS = "While it plays, say, Alexa, pause. Or begin with, Alexa, ask Warm Recall to."
NOT_CAUGHT = phrasings.NOT_CAUGHT[0]
WHO_CAN_I_CALL = "If you need a person to talk to, ask, who can I call, and I'll give you the numbers."
WHICH = "Which would you like?"
YES_TO_WHAT = "I'm glad."
ALL_RIGHT = "All right."
OF_COURSE = "Of course."
ELSE_OR_PEACE = "Would you like something else, or shall I leave you in peace?"
LEAVE_IN_PEACE = phrasings.LEAVE_IN_PEACE[0]
GOODBYE = phrasings.GOODBYE[0]
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

SAY_MORE_OR_NAME = "Say more, or the name of one."
END_OF_LIST = "That's all of them."
FOR_SLEEP = "something for sleep"
OR_FOR_SLEEP = f"Or say what it's for, as in, {FOR_SLEEP}."

NO_PLAYER = "I can't play sound on this device, I'm sorry, but I can answer questions here."
NOTHING_TO_PLAY = "There is nothing to play here yet. Please come back soon."
NOTHING_PLAYED_YET = "There is nothing to go on with yet."
PLACE_UNKNOWN = "I can't look up where you stopped just now."
NO_SUCH_NAME = "I don't have one by that name."
NOTHING_HEARD_YET = "You haven't heard one from me yet."
NOTHING_NEW = "You have heard everything I have just now."
NONE_WITHOUT_TOUCH = "I have none that is made without touch."
NO_TOUCH_IN_IT = "There is no touch in it at all."
TOUCH_IS_OPTIONAL = "Any touch in it can be left out."
EYES_OPEN = "You can keep your eyes open the whole time."
ONE_AFTER_THE_OTHER = "The others follow, one after another."
FOR_SOMEBODY_WHO_HAS_DIED = "I have one for remembering somebody who has died."
NO_LONGER_HERE = "That one is no longer here."
WAS_THE_LAST = "That was the last one."
WAS_THE_FIRST = "That is the first one."
LOOP_ON = "All right. It will start again when it ends."
LOOP_OFF = "All right. It will end in quiet."
NO_SHUFFLE = "These are made to be heard one at a time, so I don't shuffle them."
NO_LOOP = "This one is made to be heard once. It will end in quiet."
NOTHING_PLAYING = "Nothing is playing just now."

UNKNOWN = phrasings.UNKNOWN[0]
UNKNOWNS = phrasings.UNKNOWN
"""Ways to say that there is no answer."""
KINDLY = "If this is a hard moment, please talk with somebody."
IN_DANGER = "If you're in danger, call your emergency number."
TO_HEAR_AGAIN = "Shall I say that again?"

CHECK_IN_TITLE = "Are you safe?"
CHECK_IN_QUESTION = "Are you safe right now?"

STILL_HERE = f"I'm still here. {TO_HEAR_AGAIN}"


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


def offer_programme(release: Release) -> str:
    """Offer a programme, such as "the Hand on Heart exercise"."""
    if release.kind == "exercise":
        return f"Would you like the {release.title.removeprefix('The ')} exercise?"
    return f"Would you like to hear {release.title}?"


def say_length(release: Release, length: str) -> str:
    """Say how long a programme is."""
    about = "about " if release.kind == "benefit" else ""
    return f"{release.title} is {about}{length}."


def tell_length(release: Release, length: str) -> str:
    """Say how long the programme is that begins, if it is not as long as was asked for."""
    about = "about " if release.kind == "benefit" else ""
    return f"It is {about}{length}."


def say_nearest_length(which: str, release: Release, length: str) -> str:
    """Say the length of the longest, the shortest or the nearest programme, or that there is one of this length."""
    about = "about " if release.kind == "benefit" else ""
    return f"I have one of {about}{length}." if which == "one" else f"The {which} I have is {about}{length}."


def announce_others(number: str) -> str:
    """Say how many other programmes follow the one that begins."""
    return "One more follows it." if number == "one" else f"{number.capitalize()} more follow it."


def say_without_touch(release: Release) -> str:
    """Name a programme in which there is no touch."""
    return f"{release.title} has no touch in it at all."


def say_voice(voice: str) -> str:
    """Say in whose voice a programme begins: a "man", a "woman", or "another"."""
    return "In another voice." if voice == "another" else f"In a {voice}'s voice."


def say_not_in_voice(voice: str) -> str:
    """Say that there is no such voice."""
    return "I have it in one voice only." if voice == "another" else f"I don't have it in a {voice}'s voice."


def ask_to_play(release: Release) -> str:
    """Ask whether to play a programme."""
    return f"Shall I play {release.title}?"


def announce_programme(release: Release, phrasing: str, figures: Sequence[Figure] = ()) -> str:
    """Say which programme begins, and whom to bring to mind in it: the figures that it has no form for."""
    said_back = " and ".join(each.said_back for each in figures if each.said_back)
    opening = phrasing.format(title=release.title)
    return f"{opening} Bring {said_back} to mind." if said_back else opening


def offer_card(release: Release) -> str:
    """Say that the device cannot play a programme, and what a listener can have instead."""
    return f"The card in your Alexa app says what {release.title} is. On an Echo I can play it."


def write_card(release: Release, page_url: str) -> str:
    """Write the text of a programme's card: what it is, and where its words can be read."""
    return f"{release.summary}\n\nTo read it instead: {page_url}" if page_url else release.summary


def describe_playing(release: Release, left_ms: int) -> str:
    """Say what is playing."""
    return f"This is {release.title}. {release.summary} {format_time_left(left_ms)}".strip()


def describe_last_played(release: Release) -> str:
    """Say what played last."""
    return f"{NOTHING_PLAYING} The last one was {release.title}."


def list_titles(kind: str, releases: Sequence[Release], *, is_first: bool) -> str:
    """Name some programmes of a kind, the first of them or the next."""
    opening = {"exercise": "The exercises are", "benefit": "The talks are"}[kind] if is_first else "Then come"
    *others, last = [each.title for each in releases]
    return f"{opening}: {'; '.join([*others, f'and {last}' if others else last])}."


def offer_for_need(release: Release, length: str) -> str:
    """Offer a programme to a listener who said how they are: what it is, and how long it takes."""
    name = release.title if length in release.title.lower() else f"{release.title} is {length}"
    return f"{name}{f': {release.in_short}' if release.in_short else ''}. {SHALL_I_START}"


def suggest_topics(answers: Sequence[Answer]) -> str:
    """Suggest what could be asked instead; empty if there is no answer to suggest."""
    names = [name_answer(each) for each in answers]
    question = WOULD_YOU_LIKE_THAT if len(names) == 1 else WHICH
    return f"I could tell you about {', or '.join(names)}. {question}" if names else ""


def thank_back(phrasing: str, question: str) -> str:
    """Answer thanks, and ask what was asked before."""
    return f"{phrasing} {question or phrasings.TAKE_CARE}"


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
    return _split_sentences(text)[-1]


def find_sentences(text: str, word: str) -> str:
    """Return the sentences of a text that have this word; empty if none has."""
    return " ".join(each for each in _split_sentences(text) if word in each.lower())


def find_question(text: str) -> str:
    """Return the question that a text ends with; empty if it ends with none."""
    sentence = get_last_sentence(text)
    return sentence if sentence.endswith("?") else ""


def _split_sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text.strip())
