"""Self-harm: rules for wounds that are made on purpose, or are about to be, on one's own body."""

from skill.safety.phrase_patterns import compile_phrases

_OWN = "(myself|himself|herself|themselves|themself)"
_WOUNDING = (
    "(cutting|hurting|harming|burning|slashing|slicing|carving|stabbing|scratching|strangling|choking|suffocating|"
    "starving|injuring|mutilating|bruising|drowning|poisoning)"
)
_WOUNDED = "(cut|hurt|harm|harmed|burn|burned|burnt|slash|slashed|slice|sliced|carve|carved|stab|stabbed|punish|injure)"
_STRIKE = (
    "(cut|burn|burned|burnt|scratch|scratched|punch|punched|bite|bit|hit|bang|banged|bruise|pinch|starve|slap|"
    "slapped|"
    "punching|biting|hitting|banging|scratching|hurt|slice|sliced|dig|smash|smack|pick)"
)
_LIMB = (
    "(my|his|her|their) (\\w+ )?(arms?|wrists?|legs?|thighs?|skin|hands?|chest|stomach|tummy|belly|neck|throat|"
    "veins?|"
    "hips?|ankles?|knuckles|forearms?|calf|calves)"
)
_BODY = f"({_OWN}|{_LIMB}|(my|his|her|their) (head|face))"
_EDGE = "(blade|blades|razor|razors|razor blade|knife|scissors|lighter|compass|glass|sharpener|scalpel|craft knife)"
_CORD = "(belt|cord|rope|cable|wire|flex|ligature|sheet|noose|lead|shoelaces?|bag|string|chain)"

SELF_HARM = compile_phrases(
    f"{_WOUNDING} {_OWN}(?! (on|with (laughter|laughing)|laughing|in (work|tea|books|chocolate)|out|for (wedding|"
    "beach)))",
    f"(i|he|she|they|<someone>) (have |has |had |keeps? |just |always )?{_WOUNDED} ({_OWN}|{_LIMB}) "
    "(on purpose|deliberately|deep|badly|tonight|bad|feel|till|until|when|every|so i|because|instead|in (toilets?|"
    "bathroom|bath|shower|bedroom|secret))(?! (shaving|cooking|opening|chopping|(\\w+ )?(shave|cook|garden|chop)))",
    f"{_STRIKE} {_BODY} (\\w+ ){{0,5}}?(feel (something|anything|alive|real|better|it)|bleeds?|bleed|bled|blood|"
    "bruises?|stars|numb|goes quiet|go quiet|stop (thinking|feeling|thoughts)|disappear|punish|cope|release|"
    "not feel)( <end>|$| else)",
    f"{_STRIKE} {_BODY} (on purpose|deliberately)",
    f"(stab|stabbed|slit|slashed|strangled) ({_OWN}|{_LIMB})(?! (with|on) (\\w+ )?(needle|pin|fork|pen|pencil|thorn))",
    "(cut|cutting|went|gone|going|sliced) (too |much |lot )*(deep|deeper)( <end>|$| this| than)(?! (into|in|with) "
    "(\\w+ )?(cake|hedge|wood|budget|clay))",
    "(want|need|like|urge|desperate|dying|itching|have) (to )?(cut|self harm|bleed)( bad| badly| tonight| again| "
    "deep| "
    "deeper| right| much)*( <end>|$)(?! (calories|sugar|carbs|costs|down|grass|hedge|cake|back|out|hair))",
    f"{_EDGE} (\\w+ ){{0,5}}?(on|to|across|into|against|over|along) (my|his|her|their) (own )?(\\w+ )?(arms?|wrists?|"
    "legs?|thighs?|skin|throat|neck|veins?)",
    "(hands?|mind|i|eyes) (\\w+ ){0,2}?(reaching|reach|looking|going) (for|at) (my )?(razor|blade|blades)( <end>|$)",
    "(blade|razor|razors) (is |are |has |have )?(out|in my hand|come out|back out|calling)( <end>|$)",
    "(i|she|he) (deserve|deserves|need|want) (to )?(bleed|be hurt|be punished|hurt|suffer|pain)( <end>|$| for)",
    "(did|done|doing|do) (something|it|things) (to )?(my |his |her )(wrists?|arms?|veins?|throat)( <end>|$)",
    f"{_CORD} (\\w+ ){{0,2}}?(round|around|over|on) (my|his|her|their) (own )?(neck|throat|head)(?! (and \\w+ )?(tag|"
    "pass|sunglasses))",
    "(tie|ties|tied|tying|wrap|wraps|wrapped|wrapping|pull|pulled|tighten|tightened|loop|looped) (\\w+ ){0,5}?(round|"
    "around) (my|his|her|their) (own )?(neck|throat)(?! (like|because|against|in (cold|snow)))"
    "(?<!scarf round my neck)(?<!scarf around my neck)(?<!tie round my neck)(?<!tie around my neck)",
    "(open|opened|opening|slit|slitting|cut|finish|finishing) (up )?(what i (\\w+ ){1,3}?on )?(my|his|her|their) "
    "(wrists?|veins?)",
    "(he|she|they|<someone>) (\\w+ ){0,3}?(does|doing|do|done|doing the|started|is|has been|been|back) (the "
    ")?(cutting|"
    "self harm|self harming)( <end>|$| and| again| in| with)",
    "(he|she|they|<someone>) (\\w+ ){0,5}?(cuts|cutting|burns|burning|slashes|slashing|scratches|scarifies|carves|"
    "slices) (himself|herself|themselves|(his|her|their) (own )?(\\w+ )?(arms?|wrists?|legs?|thighs?|chest|skin|"
    "stomach))",
    "(fresh|new|more|deep|razor) (\\w+ )?(cuts|slashes|scars|burns|gashes) (\\w+ )?(on|in|up|down|all over|along|"
    "across)"
    " (\\w+ ){0,2}?(arms?|wrists?|legs?|thighs?|it)( <end>|$)",
    "(cuts|slashes|gashes) (in|on|up|down|all over|along|across) (his |her |their |my )?(\\w+ )?(arms|wrists|thighs)",
    "(cutting|self harming) (in|during|between|after) (toilets?|bathroom|bath|shower|my room|lectures|school|class)",
    "^(been )?cutting (again|tonight)|(cut|burned|burnt|hurt) (myself|himself|herself) again( <end>|$)",
    "(hurting|cutting|burning|hitting) me (helps|calms|works|is)",
    "my (arms|wrists|legs|thighs|arm|leg) (are |is )(all )?(cut up|bleeding|in ribbons|slashed|carved up)( <end>|$)",
    "(crave|craving|miss|need) (my )?(blade|razor|cutting)( <end>|$)",
    "(stop|stopping) (me|myself) (from )?(cutting|hurting|harming|burning|doing it)( <end>|$)",
    f"({_EDGE}|gun|mirror|cigarettes?|needle) (\\w+ ){{0,9}}?(use|using|used) (it|them|one|this) on ({_OWN}|me|"
    f"{_LIMB})",
    f"(i am|is) (using|use) (them|it|blade|scissors|razor|knife) on ({_LIMB}) (\\w+ ){{0,3}}?(quiet|blood|bleed|stop)",
    f"(put|putting|stub|stubbing|stubbed) (\\w+ )?cigarettes? (out )?on ({_OWN}|{_LIMB})",
    "(clean|free|years|months|weeks|days) (from |of |off )?(cutting|self harm|self harming) (\\w+ "
    "){0,4}?(relapsed|slipped"
    "|started again|did it again)",
    "(covered|full) (in|of) (cuts|slashes|self harm)|(bleeding|blood) (\\w+ ){0,4}?(my cuts|cuts i made|where i "
    "cut|what i "
    "(did|have done) (\\w+ )?(my|myself))|cuts i (made|did|have made)",
    "(he|she|they|<someone>) (is |has |have |keeps? |been |started |still )+(cutting|self harming)( deep| deeper|"
    " again|$)",
    "(cut|cuts|stabbed|burned) (himself|herself|themselves) (in front of|on (video|camera|stream)|live)",
    "(carved|slashed|sliced) (my|his|her|their) (own )?(arms?|wrists?|legs?|thighs?)",
    "only thing (\\w+ ){0,4}?(helps|works|quiet|stops it) (\\w+ ){0,3}?(blade|razor|scissors|cutting|knife|burning)",
    "(blade|razor|scissors|cutting|burning) (is |are )?(my )?only thing (\\w+ ){0,4}?(helps|works|quiet|stops|calm)",
)
"""Self-harm, the speaker's or another person's: concern.find_whose() tells whose."""
