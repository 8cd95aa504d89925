"""Brink: rules for somebody else who is about to end their life, or is found to have planned it."""

from skill.safety.phrase_patterns import compile_phrases

_PERSON = "(lady|man|woman|bloke|lad|girl|boy|someone|somebody|person|guy|fella|kid|he|she|mate|friend|son|daughter)"
_POINTS_AT = "(\\w+ )?(at |against |on |in |round |around )?"
_WEAPON = "(knife|gun|blade|razor|rope|pistol|shotgun)"
_IN = "(in|inside|on|to) (\\w+ )?(bathroom|room|bedroom|toilet|loft|garage|shed|bath|barn)"

_DOES = (
    "(on|at|up|over|off) (\\w+ )?(\\w+ )?(bridge|ledge|parapet|tracks|railway|viaduct|car park roof|top of "
    "car park|multi "
    "storey|edge of (roof|cliff|bridge|platform|building)|wrong side of (railings?|barrier|fence|bridge|"
    "rail))($| help| "
    "and (\\w+ )?(he |she |they )?(crying|not|going|says|threatening|sobbing|looking down)| wanting| crying| "
    "threatening|"
    " (he|she) (says|is going|not))|"
    "(going|wants?|threatening|threatens?|about|ready|says) (\\w+ ){0,3}?(step|jump|walk|go) (off|in front "
    "of (\\w+ )?(train|"
    "bus|car|lorry)|over (edge|rail|railings)|onto (\\w+ )?(line|tracks))( <end>|$)|"
    f"(locked|shut|barricaded|is|lies|sat|sits|sitting) (\\w+ )?{_IN} (\\w+ ){{0,3}}?with (\\w+ )?({_WEAPON}|"
    "razors|blades|"
    "pills|tablets|scissors)(?! (for|fixing))|"
    "(gone|went|going|vanished|missing|out|disappeared) (\\w+ ){0,3}?(with|took|taken) (\\w+ )?(shotgun|gun|"
    "rifle|rope|"
    "pills|tablets)( <end>|$| and (left|he|she|not|goodbye))(?! (for|shooting|hunting))|"
    "(tying|ties|tied|wraps|puts) (\\w+ ){0,3}?(round|around) (his|her|their) neck|"
    "(sent|posted|left|leaving|wrote|texted|recorded|posting|sending) (\\w+ ){0,5}?(goodbye|suicide|"
    "farewell) (note|letter|"
    "message|text|post|video)s?( <end>|$)(?! (\\w+ ){0,3}?(team|class|work|job|leaving do))|"
    "(says?|said|saying|swears?|told|tells|keeps|text|texted|wrote|shown|sure|convinced|promised) (\\w+ "
    "){0,6}?(he|she|"
    "they|i) (\\w+ ){0,2}?be (dead|in (grave|ground|heaven))( <end>|$| by| before| when| soon| beside)|"
    "(says?|said|saying|swears?) (\\w+ ){0,2}?(he|she|they) (\\w+ ){0,2}?(die|kill (himself|herself)) (for|"
    "without|if) "
    "(me|i|we)(?! (cook|cooking|clean|cleaning|iron|ironing|tidy|fetch))|"
    "(gone|driven|walked|went|off|out) (\\w+ ){0,2}?(to )?(die|end it)( <end>|$)|"
    "(alone|upstairs|outside|sat|sitting|sits|in there) with (\\w+ )?(gun|rope|razor|pistol|shotgun|noose)|"
    "(posted|left|sent|leaving) (\\w+ )?goodbye( voicemail| voice note| online|$)|not come (off|down) (from "
    ")?(\\w+ )?(bridge|ledge|parapet)|"
    "(ending it|end it) (all|tonight|live|today)"
)
"""What somebody does or says at the brink."""

BRINK = compile_phrases(
    f"(he|she|they|<someone>) (\\w+ ){{0,5}}?({_DOES})",
    f"{_PERSON} (\\w+ ){{0,4}}?wrong side of (railings?|barrier|fence|bridge|rail|wall)(?! (\\w+ "
    "){0,5}?(painting|fishing|"
    "fixing|cleaning|mowing|posing))",
    "jumper on (\\w+ )?(roof|bridge|ledge)( <end>|$)",
    "(he|she|they) (have |has |is |just )*(walked|walking|gone|waded) into (\\w+ )?(sea|river|lake|ocean|canal)( "
    "<end>|$)"
    "(?! (with|for|swim))",
    "(he|brother|son|dad|husband|man|boy|boyfriend|grandad|mate|friend|lad|roommate|fella|uncle) (\\w+ "
    f"){{0,6}}?{_WEAPON} "
    f"{_POINTS_AT}his (own )?(head|throat|neck|wrists?|mouth|chest|temple)",
    f"{_WEAPON} {_POINTS_AT}(his|her|their) own (\\w+ )?(head|throat|neck|wrists?|mouth|chest|stomach|temple)",
    "(his|her|their) suicide (note|letter|message|video|post|attempt)",
    "(google|googled|googling|searched|searching|looking up|looked up|search history|searches|history) (\\w+ ){0,3}?"
    "(suicide|kill yourself|hang yourself|ways to die|how to die|overdose|painless)",
    "(if|before|that|unless) (he|she|they) (killed|hanged|shot|ended) (himself|herself|themselves)",
)
