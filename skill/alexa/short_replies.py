"""Short replies: the values of one slot, for replies that have no carrier and no intent of their own (data).

Alexa sends the words of the slot, so one intent is enough for all of them, and the skill reads what was said.
"""

from collections.abc import Iterator, Mapping

from skill.alexa.playing_words import COMMAND_VALUES

SHORT_REPLY_TYPE = "SHORT_REPLY"

VALUES: Mapping[str, tuple[str, ...]] = {
    # instead of the programme that was offered
    "shorter": (
        "shorter", "something shorter", "a shorter one", "anything shorter", "something quicker", "too long",
        "that's too long", "i don't have that long",
    ),
    "longer": ("longer", "something longer", "a longer one", "anything longer", "too short", "that's too short"),
    "another": (
        "something else", "another one", "another", "something different", "a different one", "different one",
        "anything else", "what else", "what else is there", "not that one",
        "i don't like this one", "i don't like that one",
    ),
    "surprise": (
        "surprise me", "a surprise", "choose for me", "choose one for me", "pick one for me", "pick one", "you decide",
        "whatever you like", "anything you like",
    ),
    "new": ("something new", "anything new", "is there anything new", "what's new", "one i haven't heard"),
    "same": ("the same again", "same again", "the same one again", "the last one again", "the usual"),
    # after an answer
    "more": (
        "tell me more", "more", "more please", "say more", "tell me more about it", "tell me more about that",
        "a bit more", "more about that", "elaborate",
    ),
    "source": (
        "says who", "who says so", "who says", "who says that", "who said that", "what's the source", "source",
        "sources",
        "what's your source", "what is the source", "sources please", "your sources", "where does that come from",
        "how do you know", "how do you know that", "according to whom", "prove it", "is that true", "which study",
        "what study",
    ),
    "slower": (
        "slower", "more slowly", "say that slower", "say it slower", "say that again slowly", "slow down", "too fast",
    ),
    "again": (
        "what", "again", "once more", "one more time", "in other words", "come again", "what do you mean",
        "what did you say", "i don't understand",
    ),
    "thanks": ("thanks", "thank you", "thank you very much", "thanks a lot", "many thanks", "cheers"),
    "done": (
        "that's all", "that's it", "that's all thanks", "that's enough", "nothing", "nothing else", "no more",
        "all done", "leave me in peace", "leave me alone", "i'm fine", "i'm good",
    ),
    # between two answers
    "both": ("both", "both of them", "both please", "both of those"),
    "neither": ("neither", "neither of them", "none of these", "none of them", "none of those", "not either"),
    "other": ("the other one", "the other", "other one"),
    "a": ("a", "option a", "one", "number one", "either", "either one"),
    "b": ("b", "option b", "two", "number two"),
    "third": ("the third", "the third one", "third", "third one", "three", "number three"),
    "fourth": ("the fourth", "the fourth one", "fourth", "fourth one", "four", "number four", "the last one"),
    # feelings and wishes in a word
    "stressed": ("stressed", "stressed out", "overwhelmed", "tense", "wound up"),
    "nervous": ("nervous", "anxious", "worried"),
    "lonely": ("lonely", "lonesome", "homesick", "company"),
    "sad": ("sad", "upset", "unhappy", "heartbroken", "down", "low"),
    "angry": ("angry", "grumpy"),
    "tired": ("tired", "exhausted", "sleepy", "restless", "wide awake"),
    "calm": ("calm", "calm down", "relax", "peace and quiet"),
    "comfort": ("comfort", "comfort me", "soothe me", "cheer me up"),
    # while a programme plays
    **COMMAND_VALUES,
}  # fmt: skip
"""The words for each value; the first is its name."""


def list_short_replies() -> Iterator[str]:
    """Yield all short replies."""
    for words in VALUES.values():
        yield from words
