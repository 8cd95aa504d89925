"""Builtin utterances: the utterances of Amazon's built-in intents, and words that surround commands (data)."""

BUILT_IN_UTTERANCES: dict[str, tuple[str, ...]] = {
    "AMAZON.CancelIntent": ("cancel", "never mind", "nevermind", "forget it", "forget about it", "cancel that"),
    "AMAZON.FallbackIntent": (),
    "AMAZON.HelpIntent": ("help", "help me", "what can i say", "what can i ask", "can you help me"),
    "AMAZON.LoopOffIntent": ("loop off", "turn off loop", "stop looping", "do not loop", "turn loop off"),
    "AMAZON.LoopOnIntent": ("loop", "loop on", "turn on loop", "keep looping", "turn loop on", "loop this"),
    "AMAZON.NavigateHomeIntent": ("go home", "home", "go to the home screen"),
    "AMAZON.NextIntent": (
        "next",
        "skip",
        "skip this",
        "skip forward",
        "next one",
        "skip this one",
        "play the next one",
    ),
    "AMAZON.NoIntent": ("no", "nope", "no thanks", "no thank you", "not now", "nah"),
    "AMAZON.PauseIntent": ("pause", "pause it", "pause that", "pause this", "hold on", "pause the meditation"),
    "AMAZON.PreviousIntent": (
        "previous",
        "go back",
        "back up",
        "previous one",
        "play the previous one",
        "the one before",
        "last one",
    ),
    "AMAZON.RepeatIntent": (
        "repeat",
        "repeat that",
        "say that again",
        "say it again",
        "play it again",
        "play that again",
        "pardon",
    ),
    "AMAZON.ResumeIntent": (
        "resume",
        "continue",
        "keep going",
        "carry on",
        "go on",
        "unpause",
        "play",
        "keep playing",
        "continue playing",
        "continue where i left off",
        "continue where i stopped",
    ),
    "AMAZON.ShuffleOffIntent": ("shuffle off", "turn off shuffle", "stop shuffling", "turn shuffle off"),
    "AMAZON.ShuffleOnIntent": ("shuffle", "shuffle on", "turn on shuffle", "mix it up", "turn shuffle on"),
    "AMAZON.StartOverIntent": (
        "start over",
        "restart",
        "start again",
        "from the beginning",
        "start from the beginning",
    ),
    "AMAZON.StopIntent": ("stop", "stop it", "stop that", "stop playing", "off", "quit", "exit", "be quiet", "shut up"),
    "AMAZON.YesIntent": ("yes", "yeah", "yep", "yup", "yes please", "sure", "ok", "okay", "of course", "go ahead"),
}

WAKE_WORDS = frozenset({"alexa", "echo", "computer"})

OPENERS = frozenset(
    {"", "open", "launch", "start", "begin", "run", "load", "use", "ask", "tell", "play", "talk to", "speak to"}
)
"""Words before the invocation name that open the skill."""

LINKS = ("to", "for", "about", "and", "if", "that")
"""Words between the invocation name and a request after it."""

TRAILERS = frozenset({"from", "on", "in", "with", "using", "through", "via"})
"""Words between a request and the invocation name after it."""

COURTESIES_BEFORE = tuple(
    tuple(each.split())
    for each in (
        "i would like you to", "i want you to", "i'd like you to",
        "can i have", "could i have", "may i have", "can i hear", "can you please", "could you please",
        "can you", "could you", "would you", "will you", "please", "hey", "hi", "ok", "okay", "um", "uh", "well", "so",
    )
)  # fmt: skip
COURTESIES_AFTER = tuple(
    tuple(each.split()) for each in ("thank you", "for me", "right now", "please", "thanks", "now", "then", "alexa")
)

ARTICLES = frozenset({"a", "an", "the", "some", "me", "us", "just", "please"})
"""Words that may be left out of a command."""

FILLERS = ARTICLES | {"my", "this", "that", "it", "now", "right", "again", "to", "for", "of", "is", "i'd", "you"}
"""Words that do not change the meaning of an utterance."""

COMMANDS = frozenset({"play", "start", "begin", "hear"})
"""Words that begin a request for a programme, even for one that does not exist."""
