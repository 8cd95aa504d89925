"""Playing words: what is said to a programme while it plays, as samples of the interaction model (data).

The phrases without a parameter are values of the slot of short replies, so that they need no intent of their own.
"""

from collections.abc import Mapping

from skill.alexa.intents import CHAPTER, GO_TO_CHAPTER, LENGTH, SEEK_BACK, SEEK_FORWARD, STOP_IN

CHAPTER_TYPE = "CHAPTER"
CHAPTER_ID = "chapter-"
"""The beginning of the id of every chapter, by which a match is told from mere words."""

SAMPLES: Mapping[str, tuple[str, ...]] = {
    SEEK_FORWARD: (
        f"skip {{{LENGTH}}}",
        f"skip forward {{{LENGTH}}}",
        f"skip ahead {{{LENGTH}}}",
        f"skip the next {{{LENGTH}}}",
        f"jump ahead {{{LENGTH}}}",
        f"jump forward {{{LENGTH}}}",
        f"go forward {{{LENGTH}}}",
        f"go ahead {{{LENGTH}}}",
        f"fast forward {{{LENGTH}}}",
        f"forward {{{LENGTH}}}",
        f"{{{LENGTH}}} forward",
        f"{{{LENGTH}}} ahead",
    ),
    SEEK_BACK: (
        f"go back {{{LENGTH}}}",
        f"back {{{LENGTH}}}",
        f"skip back {{{LENGTH}}}",
        f"jump back {{{LENGTH}}}",
        f"take me back {{{LENGTH}}}",
        f"rewind {{{LENGTH}}}",
        f"go backwards {{{LENGTH}}}",
        f"{{{LENGTH}}} back",
        f"{{{LENGTH}}} backwards",
    ),
    STOP_IN: (
        f"stop in {{{LENGTH}}}",
        f"stop after {{{LENGTH}}}",
        f"stop playing in {{{LENGTH}}}",
        f"stop playing after {{{LENGTH}}}",
        f"turn off in {{{LENGTH}}}",
        f"switch off in {{{LENGTH}}}",
        f"end in {{{LENGTH}}}",
        f"fade out in {{{LENGTH}}}",
        f"go quiet in {{{LENGTH}}}",
        f"set a sleep timer for {{{LENGTH}}}",
        f"set the sleep timer for {{{LENGTH}}}",
        f"set a timer for {{{LENGTH}}}",
        f"sleep timer for {{{LENGTH}}}",
        f"sleep timer {{{LENGTH}}}",
        f"{{{LENGTH}}} sleep timer",
    ),
    GO_TO_CHAPTER: (
        f"go to {{{CHAPTER}}}",
        f"skip to {{{CHAPTER}}}",
        f"jump to {{{CHAPTER}}}",
        f"go back to {{{CHAPTER}}}",
        f"go on to {{{CHAPTER}}}",
        f"go to the part with {{{CHAPTER}}}",
        f"go to the part about {{{CHAPTER}}}",
    ),
}
"""The samples with a slot, by intent."""

COMMAND_VALUES: Mapping[str, tuple[str, ...]] = {
    "forward": ("forward", "fast forward", "skip ahead", "jump ahead", "go forward a bit", "skip ahead a bit"),
    "back": ("rewind", "skip back", "jump back", "go back a bit", "rewind a bit", "back a bit"),
    "next-part": (
        "next chapter", "the next chapter", "next part", "the next part", "skip this part", "skip that part",
        "skip this chapter", "skip the part", "skip a chapter", "go to the next chapter", "go to the next part",
        "next section", "next step", "leave this part out",
    ),
    "previous-part": (
        "previous chapter", "the previous chapter", "previous part", "the previous part", "go back a chapter",
        "go back a part", "go back one chapter", "last chapter", "previous section",
    ),
    "this-part": (
        "this part again", "that part again", "repeat this part", "play this part again", "repeat this chapter",
        "go back to the beginning of this part", "go back to the start of this part",
    ),
    "time-left": (
        "how long is left", "how much is left", "how much time is left", "how much longer", "how much longer is it",
        "how many minutes are left", "how long is left in this", "how long has it left",
        "how long to go", "time left", "when is this over", "when does this end",
    ),
    "last-words": (
        "what did she say", "what did she just say", "what did he say", "what did he just say", "what did it say",
        "what did it just say", "what did they just say", "what did the voice say", "what did the voice just say",
        "what was she saying", "what was the last sentence", "say the last sentence again", "what was the last bit",
    ),
    "missed": ("i missed that", "i missed it", "i missed the last bit", "i missed what she said"),
    "no-touch": ("without any touch", "no touch version", "the no touch version"),
    "eyes-open": (
        "eyes open version", "the eyes open version", "can i keep my eyes open", "do i have to close my eyes",
        "do i need to close my eyes",
    ),
    "quieter-music": (
        "quieter music", "softer music", "less music", "no music", "without music", "turn the music down",
        "turn down the music", "turn the music off", "turn off the music", "make the music quieter",
        "the music is too loud", "turn the rain down", "turn the waves down", "no background music",
    ),
    "loop": (
        "keep repeating this", "repeat this over and over", "play this on repeat", "play this over and over",
        "play it on repeat", "play it over and over", "play it again when it ends", "play this again when it ends",
    ),
    "no-loop": ("stop repeating", "stop repeating this", "don't repeat this", "don't play it again"),
    "stop-after": (
        "stop after this one", "stop after this", "stop after that", "stop when this ends", "stop when this is over",
        "stop when it ends", "stop when it's over", "stop at the end", "stop at the end of this one", "end after this",
        "turn off after this", "turn off after this one", "finish after this one", "no more after this one",
        "nothing more after this one", "don't play another one", "don't play the next one",
    ),
    "set-timer": ("set a sleep timer", "sleep timer", "set the sleep timer", "set a timer", "start a sleep timer"),
    "what-follows": ("what's next", "what is next", "what comes next", "what comes after this", "what plays next"),
    "which-parts": (
        "which part is this", "what part is this", "which chapter is this", "what chapter is this",
        "what are the parts", "what are the chapters", "which parts are there", "which chapters are there",
    ),
    "read-it": (
        "is there a transcript", "send me the transcript", "show me the words", "can i read this", "can i read it",
        "where can i read this", "where is the transcript", "do you have a transcript",
    ),
    "whose-voice": (
        "whose voice is this", "who is speaking", "who's speaking", "who is the narrator", "is this a real voice",
        "is this a real person", "is that a real person", "is this a computer voice", "is this a human voice",
    ),
    "mans-voice": (
        "a man's voice", "in a man's voice", "with a man's voice", "a male voice", "in a male voice",
        "play it in a man's voice", "play this in a man's voice", "use a man's voice",
    ),
    "womans-voice": (
        "a woman's voice", "in a woman's voice", "with a woman's voice", "a female voice", "in a female voice",
        "play it in a woman's voice", "play this in a woman's voice", "use a woman's voice",
    ),
    "another-voice": (
        "another voice", "in another voice", "with another voice", "a different voice", "in a different voice",
        "play it in another voice", "play this in another voice", "use another voice", "use a different voice",
        "change the voice", "change voice", "is there another voice", "do you have another voice",
    ),
    "timer-left": (
        "how long is left on the timer", "how long is left on the sleep timer", "how long is left on my timer",
        "how much time is left on the timer", "how much is left on the timer", "how many minutes are left on the timer",
        "how much time is left on the sleep timer", "how long has the timer left", "time left on the timer",
        "how long does the timer still run", "when does the timer end", "when does the timer go off",
        "when is the timer up", "when does the sleep timer end", "is the timer on", "is there a timer",
        "is the sleep timer on", "is a timer running",
    ),
    "no-timer": (
        "cancel the timer", "cancel the sleep timer", "cancel my timer", "stop the timer", "turn off the sleep timer",
        "no timer", "no sleep timer", "forget the timer",
    ),
}  # fmt: skip
"""The phrases without a parameter, by the id of their value; the first is its name.

"No touch" and "eyes open" by themselves are not here: they are values of the slot for programmes too.
"""

CHAPTER_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "breath": ("breathing", "the breathing", "the breath", "the breaths"),
    "clos": ("the closing", "the end", "the last part"),
    "welcom": ("the welcome", "the beginning", "the start", "the first part"),
    "hand": ("the hand", "the hands"),
    "rest": ("the rest",),
}
"""What listeners call a chapter with this word, without its ending, in its title."""
