"""Intents: the names that the interaction model and the handlers share."""

import re
from functools import cache

PLAY = "PlayIntent"
NAME_ALONE = "NameAloneIntent"
WHAT_IS_PLAYING = "WhatIsPlayingIntent"
LIST_PROGRAMMES = "ListProgrammesIntent"
WHOM_TO_CALL = "WhomToCallIntent"
FIRST_CHOICE = "FirstChoiceIntent"
SECOND_CHOICE = "SecondChoiceIntent"
SAYING_YES = "SayingYesIntent"
SAYING_NO = "SayingNoIntent"
NAMING = "NamingIntent"
SHORT_REPLY = "ShortReplyIntent"
SEEK_FORWARD = "SeekForwardIntent"
SEEK_BACK = "SeekBackIntent"
STOP_IN = "StopInIntent"
GO_TO_CHAPTER = "GoToChapterIntent"
PLACE = "PlaceIntent"
RESUME_PROGRAMME = "ResumeProgrammeIntent"

NAMING_A_PROGRAMME = frozenset({PLAY, RESUME_PROGRAMME})
"""The intents that have the slot PROGRAMME."""

PROGRAMME = "programme"
"""The slot of the intents that name a programme."""

TITLE = "title"
"""The slot of NAME_ALONE."""

FIGURE = "figure"
LENGTH = "length"
KIND = "sort"
NEED = "need"
FEELING = "feeling"
"""The other slots of PLAY: whom to bring to mind, how long, which kind, and what for: a noun, or a whole sentence.

LENGTH is the slot of SEEK_FORWARD, SEEK_BACK and STOP_IN too.
"""

QUERY = "query"
"""The slot of every question intent."""

REPLY = "reply"
"""The slot of SHORT_REPLY."""

CHAPTER = "chapter"
"""The slot of GO_TO_CHAPTER."""

PLACE_SLOT = "place"
"""The slot of PLACE."""


@cache
def name_answer_intent(answer_id: str) -> str:
    """Name the intent of one answer: letters only."""
    return "".join(word.capitalize() for word in re.findall("[a-z]+", answer_id.lower())) + "Intent"
