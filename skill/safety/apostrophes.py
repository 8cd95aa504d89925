"""Apostrophes: puts back those that people leave out when they type, and that a recogniser does not hear."""

import re

_AFTER_WILL = (
    "always|be|beat|bleed|break|burn|choke|come|crash|cut|die|do|drive|drown|end|ever|find|finish|get|give|go|hang|harm|"
    "have|hit|hurt|jump|just|kick|kill|leave|lose|make|never|not|only|overdose|pass|probably|punch|put|rather|rip|run|"
    "see|set|shake|shoot|slap|smother|soon|stab|start|starve|stop|strangle|swallow|take|tear|tell|throw|try|turn|want"
)
"""What may follow "I'll", "he'd" and the like."""

_PERSON = (
    "mum|mam|mom|mummy|mommy|dad|da|daddy|father|mother|husband|hubby|wife|boyfriend|girlfriend|partner|ex|fella|stepdad|"
    "stepmum|stepmom|stepfather|stepmother|brother|sister|son|daughter|baby|grandad|granddad|grandma|grandpa|"
    "grandmother|grandfather|granny|gran|nan|nana|uncle|aunt|auntie|cousin|friend|mate|roommate|flatmate|housemate|"
    "neighbou?r|boss|teacher|coach"
)
_ANYBODY = "someone|somebody|everyone|everybody|anyone|anybody|no one|nobody"

_OF_MANY = (
    "all|and|are|as|ask|at all|because|both|but|call|came|can|could|did|die|died|do|don|for|from|get|got married|"
    "had|hate|have|help|here|if|in law|keep|know|left|like|live|love|may|might|must|need|never|of|or|said|say|should|"
    "tell|that|there|they|think|to|told|want|was|we|went|were|when|who|will|with|would"
)
"""What follows "friends" or "sisters", of whom there are several."""

_THING = (
    "alarm|album|bed|boiler|breathing|building|bus|car|ceiling|chest|cooker|dam|detector|door|engine|eyesight|face|film|"
    "flat|floor|garage|hallway|head|heart|heater|house|inhaler|kitchen|mouth|oven|roof|room|shed|skin|snoring|sofa|song|"
    "speech|stomach|terror|throat|tongue|van|vision|wardrobe|water"
)
_HAPPENING = (
    r"\w+ing\b(?! of\b)|all about|at the|been|blue|caught|collapsed|come|empty|exploded|fallen|flooded|full of|gone|"
    r"got|like (?:an?|someone)|not|numb|on|stopped|swollen|tight|turned"
)
"""What a thing or a part of the body is, or has done."""

_BEFORE_WE = (
    "^|(?<=and )|(?<=so )|(?<=but )|(?<=because )|(?<=week )|(?<=weekend )|(?<=tomorrow )|(?<=tonight )|(?<=christmas )"
)
"""Where a sentence begins: "were" is then no verb of a question or of somebody else's."""

_LEFT_OUT = (
    (rf"(?<!am )(?<!is )(?<!was )(?<!are )(?<!be )(?<!feel )(?<!so )(?<!ally )\bill (?=(?:{_AFTER_WILL})\b)", "i'll "),
    (rf"(?<!the )(?<!to )(?<!like )(?<!in )(?<!of )(?<!as )(?<!a )(?<!ing )\bhell (?=(?:{_AFTER_WILL})\b)", "he'll "),
    (rf"(?<!a )(?<!the )(?<!my )(?<!egg )\bshell (?=(?:{_AFTER_WILL})\b)", "she'll "),
    (rf"(?<!my )(?<!an )(?<!the )(?<!no )(?<!her )(?<!is )\bid (?=(?:{_AFTER_WILL})\b)", "i'd "),
    (rf"(?<!a )(?<!the )(?<!our )(?<!my )(?<!er )\bshed (?=(?:{_AFTER_WILL})\b)", "she'd "),
    (r"\b(he|they|you)d\b", r"\1'd"),
    (r"\b(they|you|we)ve\b", r"\1've"),
    (r"\b(they|you)re\b", r"\1're"),
    (rf"(?:{_BEFORE_WE})were (?=(?:all|at|both|in|not|off|on|stuck|trapped|\w+ing)\b)", "we're "),
    # words whose plural is written otherwise: "bodys", "lifes"
    (rf"\b({_ANYBODY}|life|next door|wife|\w+[bdlnrt]y)s\b", r"\1's"),
    (rf"\b({_PERSON})s (?!(?:{_OF_MANY})\b)(?=\w)", r"\1's "),
    (rf"\b({_THING})s (?=(?:{_HAPPENING})\b)", r"\1's "),
)
_RULES = tuple((re.compile(without), put_back) for without, put_back in _LEFT_OUT)


def restore_apostrophes(text: str) -> str:
    """Return a text in lower case with the apostrophes that are left out in it: "my dad's hitting me"."""
    for without, put_back in _RULES:
        text = without.sub(put_back, text)
    return text
