"""Distress: rules for a speaker who is in distress but not in danger; every reply should name someone to call."""

from skill.safety.phrase_patterns import compile_phrases

MINE = compile_phrases("i|me|my|myself|nobody|everyone|everything|am|we|us|our")

HEAVY = compile_phrases(
    # feelings
    "(feel|feeling|feels|felt|am|been|get|getting|so|be|i) (like |all |too |much |such |completely |utterly |a |"
    "an |as if |pretty |extremely |incredibly |down and )*(alone|lonely|empty|numb|worthless|useless|broken|lost|"
    "hollow|miserable|depressed|desperate|despair|ashamed|guilty|unloved|unlovable|unwanted|invisible|abandoned|"
    "rejected|trapped|stuck|defeated|failure|a failure|nothing|hated|heartbroken|devastated|crushed|shattered|"
    "exhausted|drained|burned out|burnt out|overwhelmed|terrible|awful|horrible|dead inside|down|low|sad|unhappy|"
    "helpless|terrified|scared|afraid|frightened|anxious|tired of it|weak|forgotten|isolated|betrayed|humiliated|"
    "disgusting|hurt|hurting|suffering|grieving|falling apart|breaking|breaking down|drowning|suffocating|"
    "not ok|not good enough|at the end|at end|at my limit|disconnected|unreal|bleak|dark)",
    # statements about oneself and others
    "(hate|hating|loathe|despise|can not stand) (myself|my life|my body|who i am|being me|everything|living)",
    "(nobody|no one|not anyone|none) (loves?|likes?|cares?|wants?|needs?|understands?|listens?|likes|calls|"
    "is there|there|would|to talk|sees|hears|believes|helps?) ?(about )?(me|for me|to me|here|what|if i)?",
    "(am|is|got|have|being) (nobody|no one|all alone|alone in (the )?world|left behind|by myself all)",
    "(do|does|did|can|could|am) not (cope|handle|manage|go|sleep|eat|stop crying|get out of bed|feel anything|"
    "matter|belong|bear|see (a )?(way|point)|deal|know what "
    "(to )?do anymore|know how|face|deserve|recognise myself|recognize myself)",
    "(everything|life|it|all|world|day|days|nights?) (is |feels |has |gets? |seems |got )*(too much|hopeless|"
    "pointless|dark|black|falling apart|collapsed|unbearable|grey|gray|hard|heavy|empty|meaningless|a mess|"
    "ruined|over for me|difficult|painful|worse)",
    "(what is|what is the) (the )?point$",
    "(crying|cry|cried|sobbing|tears|weeping|weep)",
    "(grief|grieving|died|passed away|killed (himself|herself)|suicide|suicidal|lost my|funeral|miscarriage|"
    "miscarried|stillborn|divorce|diagnosis|cancer|terminal|abused|trauma|ptsd|assault|raped|kill myself|"
    "self harm|die|dying|death)",
    "(end of|at the end of) my (rope|tether|strength|wits)",
    "(need|please|somebody|someone) (help|help me|to talk to (someone|somebody)|somebody)",
    "(give|giving|given|gave) up",
    "(screwed|messed|ruined) (everything|it all|my life) ?(up)?",
    "(dark|scary|bad|intrusive) (thoughts|place|place in my head|feelings)",
    "(broke|broken|left|leaving|dumped|cheated|betrayed) (up with )?(me|on me|my heart)",
    "(depression|depressed|panic|anxiety|anxious|insomnia|nightmares|flashbacks)",
    "(miss|missing) (him|her|them|my)",
    "heartbroken|lonely|loneliness|hopeless|worthless|burden",
    # words that are serious when they are about oneself
    "(living|existing|existence|exist|death|dead|kill|killing|overdose|pills|gun|rope|bleed|bleeding|bled|"
    "violent|frightened|terrified|panicking|hurting|suffering|unbearable|pain|die|dies|dying|relief|weapon|knife|"
    "escape)",
    "(scared|afraid) (of|to) (him|her|them|my \\w+|go|be|myself)",
    "(hits?|hurts?|beats?|threatens?|choked|forced|followed) (me|us)",
    "not (hold on|make it|belong|breathe|be ok)",
)
