"""Coercive wording: words that leave a listener no choice, or tell what only the listener can know."""

from audio_pipeline.lint.claims.notation import make_claim

_NO_CHOICE = "it leaves no choice"

COERCIVE_CLAIMS = (
    make_claim(
        r"you(?:'re| are) (?:(?:now|completely|perfectly|totally|always|quite|truly|so|deeply|very|all|held and) ){0,2}"
        r"(?:safe|loved|protected)\b",
        r"(?:nothing|nobody|no one) (?:here )?can (?:hurt|harm|touch) you\b",
        because="we cannot know it",
        instead='Say "look around and check that right now is okay enough", or "you\'re welcome here"',
        unless=r"\b(?:if|whether|when|where|until|once|unless|how|somewhere|wherever|as long as"
        r"|you feel|with whom|person|somebody"
        r"|(?:sure|check|tell|certain|whether)(?: that)?|people|someone|anyone|those)",
    ),
    make_claim(
        r"you(?:'ll| will) (?:soon |now |always |quickly )?(?:feel|be|become|notice|sense|find) (?:\w+ ){0,2}"
        r"(?:calm\w*|relaxed|happ(?:y|ier)|better|peace\w*|safe\w*|warm(?:er|th)?|loved|at ease|lighter"
        r"|less (?:anxious|stressed|afraid))\b",
        because="it differs from person to person",
        instead='Say "some people feel a little calmer"',
    ),
    make_claim(
        r"feel (?:the|your|that|this|all that) (?:love|warmth|energy|calm|peace|hormone) "
        r"(?:flow|flood|fill|spread|pour|rush|wash|mov|cours)",
        because="many people feel nothing, and that is fine",
        instead='Say "see whether there\'s any warmth or ease. None is fine too"',
    ),
    make_claim(
        r"surrender(?:s|ed|ing)?\b",
        r"obey(?:s|ed|ing)?\b",
        r"submit(?:s|ted|ting)?\b(?! (?:a|an|the|your) (?:form|question|report))",
        r"(?:deeper and deeper|deeper into (?:trance|sleep|relaxation|this state))\b",
        r"(?<!\S\s)relax\b",
        r"open (?:yourself )?up (?:to|and)\b|open your heart\b",
        r"you (?:must|have to|need to) (?:relax|let go|forgive|feel|trust|breathe|close|stay)\b",
        because=_NO_CHOICE,
        instead='Offer it: "if you like", "let yourself be as you are"',
    ),
    make_claim(
        r"close your eyes\b(?!,? (?:if|or|only))",
        because=_NO_CHOICE,
        instead='Say "let your eyes close if that\'s comfortable, or rest them on one spot"',
        unless=r"\b(?:if you|or|may|might|can|could|to|you|let)",
    ),
    make_claim(
        r"(?:take|draw) (?:a|one|two|three|some|another)(?: \w+)? deep breaths?\b",
        r"breathe (?:in )?deep(?:ly)?\b",
        r"hold (?:your|the|that|this) breath\b",
        r"breathe (?:as )?fast\b",
        because="paced breath is never asked for, and holding it can harm",
        instead='Say "notice your breath. Let it slow down only if it wants to"',
    ),
    make_claim(
        r"let go of (?:the|your) past\b",
        r"stay with (?:the|that|this|your) (?:feeling|pain|fear|sadness|hurt)\b",
        r"(?:picture|imagine|think of|remember) your (?:mother|father|parents|mum|mom|dad|ex)\b",
        r"forgive (?:them|him|her|your|everyone|whoever)\b",
        because=_NO_CHOICE,
        instead='Say "leave the old thing where it is for now", "someone who has felt safe, whoever that is"',
        unless=r"\b(?:could|may|might|can|to|or)",
    ),
)
