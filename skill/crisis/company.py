"""Company: rules that tell who is near a person in danger (pure)."""

from skill.crisis.wording import ADULT, ALONG, CHILDREN, IS, PET, PLACE
from skill.safety.phrase_patterns import compile_phrases

_SLEEPS = "(asleep|sleeping|sleep|in bed asleep|fast asleep|dead asleep|napping|sound asleep)"
_AWAY = (
    "(out|away|gone(?! (all |very )?(grey|gray|blue|white|quiet|limp|cold|pale|floppy|stiff|mad|crazy|red))|left|"
    "off|abroad|working|dead|died|travelling|passed( away)?|moved( out| away)?|blocked me|long distance|on "
    "(night |day |late )?(duty|call)|in (prison|jail|custody)|not|far( away)?|"
    "no longer|in hospital|went|ran off|walked out|miles away|at (his|her|their) (own )?(house|home|place|flat)|"
    "(at|in|on|to) (my |our |his |her |their )?(work|job|school|pub|shops?|office|gym|college|uni|university|"
    "church|mosque|"
    "bar|town|nights|night shift|shift|late shift|holiday|trip|store|supermarket|prison|jail|army|market|"
    "business|training|"
    "another (town|city|country|state|house)|different (town|city|country)|my country|other (city|country))|alone|"
    "by (him|her|them)self|on (his|her|their) own|lives? (far|away|alone|abroad|in)|does not live|do not live|"
    "will not be|back (later|tomorrow|tonight|till|until|at)|dumped|abandoned)"
)
_WENT = f"({ADULT}|{CHILDREN}) {IS}(gone |all |both |went |only )*{_AWAY}( {PLACE})?"

AWAY = compile_phrases(
    _WENT,
    f"(i do not|do not) (live|stay) with {ADULT}",
    "(he|she|they|husband|wife|boyfriend|girlfriend|dad|mum|everyone) (dumped|kicked|threw|abandoned|left) (me|us)",
    "(he|she|they) (is|are) in \\w+ and i am in \\w+|only (talk|chat|speak|met|meet) online|(does|do) not live "
    "(here|with (me|us))",
    "not (here|home|in|near|with (me|us|him|her)|around)",
    "(house|flat|place|home) (is )?(empty|quiet)",
)
ALONE = compile_phrases(
    "alone|by (my|him|her|our)self|by (my|me) ?self|on (my|me|our) own|on my (tod|jack|lonesome)|solo",
    "nobody|nobody (is )?(here|near|around|home|in)|none|not (a )?soul|not one",
    "(not|never|no|without|have no|got no) (have |got |have got )?(any )?(anybody|anyone|one|soul|person|people|"
    "human|any friends?|"
    "any family|friends?|family|company)",
    "no (person|friend|friends|family|body|people|company)",
    f"^{ALONG}(me|myself|us)( and {PET}| with {PET}| here| alone| in (my )?\\w+)*$",
    f"^{ALONG}{PET}( {IS}{PLACE}| for company)?$",
    f"{PET} {IS}{PLACE}",
)
NOT_ALONE = compile_phrases(
    "(not|never|am not|are not) (all )?(alone|by myself|on my own)",
    f"(i )?(am |live |stay )+(here )?with (him|her|{ADULT})",
    f"i am (sitting |here )*(near|beside|next|with) {ADULT}",
    f"nobody (but|except|apart from|only|other than) {ADULT}",
    "we are (all )?together",
)
NEAR = compile_phrases(
    f"{ADULT} {IS}(all |still |right |sitting |standing |asleep )*{PLACE}",
    f"there (is|are) {ADULT}",
    f"(have|got|with) {ADULT} {IS}{PLACE}",
    f"^{ALONG}(me and )?{ADULT}( and {ADULT}| too| i think)*$",
    f"{ADULT} ((is|are|has|have|now|only) )*(come|came|comes|coming|returning|arriving|arrived|walked|walking|"
    "entered|got|"
    "woke|woken|wakes|waking|pulled|pulling|turned up|parked|parking|knocking|on (his|her|their) way|on way|on "
    "the way|calling|phoning|ringing|called|driving)",
    "(at|knocking|knock|banging|ringing) (on |at )?(my |our |front )?(door|doorbell|bell)",
    f"{ADULT} {IS}\\w+ing (on |in |at |with )(his |her |their |my |our |front |living )*(room|bedroom|phone|"
    "computer|kitchen|telly|tv|game)",
    f"{ADULT} (is |has )?locked (him|her)self|{ADULT} lives? (here|with (us|me))",
    "(we|i) (have |got )+(visitors|guests|company|people over|people round|family over|friends over|friends round)",
    "(hear|heard|is|see|sees|see) (his|her|their) (car|keys?|footsteps|steps|voice)|(his|her|their) (car|keys?)( "
    "is| are)?",
    "footsteps|heard (front |my )?(door|gate|car)",
    f"(my|his|her) (mum|dad|mother|father|brother|sister|wife|husband) {IS}(watching|cooking|cleaning)",
    f"{ADULT} {IS}on (phone|line)",
)
ELSEWHERE = compile_phrases(
    f"i (am|stay|am staying|live) (at|with) {ADULT} (house|place|home|flat|apartment)|at (shelter|refuge)"
)
ASLEEP = compile_phrases(f"{ADULT} {IS}(all |both |fast |still )*{_SLEEPS}")
CHILDREN_NEAR = compile_phrases(
    f"^{ALONG}(me and )?{CHILDREN}( and me)?( {IS}{PLACE})?( but (they|he|she) .*)?$",
    f"{CHILDREN} {IS}({_SLEEPS}|{PLACE})",
)


def is_near(words: str) -> bool:
    """Return whether an adult is near, or coming."""
    present = AWAY.sub("·", words)
    return bool(NOT_ALONE.search(present) or NEAR.search(present))


def is_alone(words: str) -> bool:
    """Return whether nobody is near who could help or overhear."""
    return bool(ALONE.search(words) or AWAY.search(words))


def is_elsewhere(words: str) -> bool:
    """Return whether the person is in somebody else's home."""
    return bool(ELSEWHERE.search(words))


def is_asleep(words: str) -> bool:
    """Return whether somebody near is asleep."""
    return bool(ASLEEP.search(words))


def is_with_children(words: str) -> bool:
    """Return whether only children are near."""
    return bool(CHILDREN_NEAR.search(words))
