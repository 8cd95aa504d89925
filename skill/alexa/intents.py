"""Intents: the names that the interaction model and the handlers share."""

import re
from functools import cache

PLAY = "PlayIntent"
WHAT_IS_PLAYING = "WhatIsPlayingIntent"
LIST_PROGRAMMES = "ListProgrammesIntent"
WHOM_TO_CALL = "WhomToCallIntent"
FIRST_CHOICE = "FirstChoiceIntent"
SECOND_CHOICE = "SecondChoiceIntent"

PROGRAMME = "programme"
"""The slot of PLAY."""

QUERY = "query"
"""The slot of every question intent."""

CARRIERS = {
    "WhyIntent": "why",
    "HowIntent": "how",
    "WhatIntent": "what",
    "WhatsIntent": "what's",
    "WhenIntent": "when",
    "WhereIntent": "where",
    "WhoIntent": "who",
    "WhichIntent": "which",
    "CanIntent": "can",
    "CouldIntent": "could",
    "DoesIntent": "does",
    "DoIntent": "do",
    "DidIntent": "did",
    "IsIntent": "is",
    "AreIntent": "are",
    "WillIntent": "will",
    "WouldIntent": "would",
    "ShouldIntent": "should",
    "HasIntent": "has",
    "HaveIntent": "have",
    "IfIntent": "if",
    "TellMeIntent": "tell me",
    "ExplainIntent": "explain",
    "TalkIntent": "talk",
    "GiveIntent": "give",
    "HelpMeIntent": "help me",
    "FirstPersonIntent": "i",
    "FirstPersonAmIntent": "i'm",
    "FirstPersonHaveIntent": "i've",
    "MyIntent": "my",
    "HeIntent": "he",
    "SheIntent": "she",
    "SomeoneIntent": "someone",
    "ThereIntent": "there",
    "NobodyIntent": "nobody",
}
"""What begins a question, by the intent that catches the rest. AMAZON.SearchQuery drops it, we put it back."""


@cache
def answer_intent(answer_id: str) -> str:
    """Name the intent of one answer: letters only."""
    return "".join(word.capitalize() for word in re.findall("[a-z]+", answer_id.lower())) + "Intent"
