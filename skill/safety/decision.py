"""Decision: rules for a life that somebody means to end, said outright: chosen, about to happen, or done already."""

from skill.safety.phrase_patterns import compile_phrases

_OWN = "(myself|himself|herself|themselves|themself)"
_END = (
    "(kill|kills|killing|end|ends|ending|finish|finishing|hang|hanging|drown|"
    "drowning|shoot|shooting|gas|gassing|poison|poisoning|destroy|destroying|erase|erasing|neck|necking|top|topping|"
    "off|offing|unalive|unaliving|murder|execute|electrocute|suffocate|smother|exterminate|annihilate|eliminate)"
)
_DEAD = "(be |am |is |are )?(dead|gone|not here|six feet under|in heaven|out of (way|here))"
_TIME = "(tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|weekend|christmas)"
_LIVE = "(living|being alive|alive|existing|live|exist|be alive)"
_BUT_A_PLACE = (
    "(?! (in|with|at|here|near|alone|together|room|off|like (students|this in)|so far|admin|out|on (benefits|campus|"
    "\\w+ own)|next|under|by|abroad|apart|without (wifi|coffee|\\w+ chocolate)|standards?|costs?|wage|arrangements?))"
)

DECISION = compile_phrases(
    "disappear (for good|forever) and (not|never) wake",
    # by one's own hand
    f"{_END} {_OWN}(?! (from|of|off|with (laughter|laughing)|laughing|out|in (work|tea|books|chocolate|coffee)|"
    "on (mailing|list)))",
    "(poisoned|drowned|gassed|hanged|finished|killed) myself|(has|is|found \\w+) (just )?(hanged|shot|poisoned|"
    "drowned|killed|stabbed) "
    "(himself|herself|themselves)",
    f"(do|does|did|doing|done|make|making) away (with )?{_OWN}|(do|doing|did|done) (for )?{_OWN}( in| harm| <end>|$)",
    f"(put|putting) ({_OWN}|me) (out of|down|in ground|to sleep forever)( my| our| his| her)?( misery| pain)?( "
    "<end>|$)",
    f"(remove|removing|delete|deleting|dispose of|get rid of|getting rid of|rid of) ({_OWN}|me) (for good|forever|"
    "from "
    f"(world|earth|life|everyone|everything|their lives))|(get|getting) rid of ({_OWN}|me)( <end>|$)",
    "(end|ends|ending|finish|finishes|finishing) (it|this|things|everything|all) (all )?(myself|by my own|here|"
    "tonight|"
    "tomorrow|today|soon|in (barn|shed|garage|loft|woods|river))( <end>|$)(?! (with|at|on|by|game|match|level))",
    "(going|want|wants|ready|about|decided|planning|off|intend) (\\w+ ){0,3}?(end it|end everything|end it all|"
    "finish it all)"
    "( <end>|$| all| for (their|her|his|everyone) sake)(?! (with|between|on|how))",
    "(finish|finishes|finishing|ends?|take|takes|taking|wastes?) (off )?(my|his|her|their) (own )(own )?life",
    "(my|by my|with my) own (two )?hands? (\\w+ )?(end|ends|finish|do|kill)( it| me| this)?( <end>|$)",
    # death, wished for or chosen
    "(let|lets) (me|him|her|them) (die|end it|end my|stop existing|sleep forever|not wake|never wake)( <end>|$| in| "
    "with| instead)",
    "(not|never) (save|rescue|revive|resuscitate) (me|him|her)( <end>|$)(?! (seat|slice|some|piece|place|from))",
    "(long|longing|yearn|yearning|ache|aching|wish|wishing|pray|praying|beg|begging|waiting|ready|crave|hoping|"
    "asking) "
    "(for )?(my )?(own )?(death|dying|oblivion)( <end>|$)",
    "(i|have|want|rather) (\\w+ )?(choose|chose|chosen|prefer|welcome|want|crave) (my )?(own )?death( <end>|$| over| "
    "than)",
    "(look|looking|looked) forward (to )?(dying|death|being dead|my (own )?(death|funeral|last breath))",
    "(soon|sooner|rather|better|better off|wish|want|ready|as soon|belong|should) (i )?(was |be |were |to be "
    ")?(in|under)"
    " (my )?(ground|grave|soil|earth|clay|coffin|sod|dirt)( <end>|$| with| beside| next| than)",
    "(died|dead|passed|lost|buried|funeral|gone|killed) (\\w+ ){0,7}?(want|wish|like|long|going|ready) (only "
    ")?(be|go|"
    "come|be back) (where|with) (he|she|they|him|her|them|my \\w+)( is| are| at| went)?( <end>|$)",
    "(should|ought) (have|of) (died|been (the one|me) (who|that) died|let me (die|go))(?! of)",
    "make me (not exist|dead|die|stop existing|stop breathing)( <end>|$)",
    "(beats?|beating|heart) (to )?(stop|make it stop|stop for good) (beating)( <end>|$)|make it stop beating",
    "(not|no|never) (want |wish |intend |plan |care |feel like |able |bear |going |interested in |like |"
    f"go on |carry on |keep on |keep |continue |remain |stay |staying |be |bear |stand )+{_LIVE}( <end>|$| "
    f"(since|after|now|when|while|if|with this|like this|till|until)){_BUT_A_PLACE}",
    "(gutful|gutsful|enough|sick|tired|done|finished|through|fed up|weary|bored|over|tire|tayad|hate|hating) (of "
    "|with "
    "|from |wid |for |off |by )?(all |this |my |whole )*(living|life|being alive|existing|existence|world)( <end>|$)"
    f"{_BUT_A_PLACE}",
    "(lived|living|been alive|been here|been around) (for )?(long enough|too long)( <end>|$| and)",
    "(existing|living|being alive|be alive|staying alive|life) (hurts|is agony|is torture|is unbearable|hurts much|"
    "is killing me|is too painful|is punishment)( <end>|$| let)",
    "hurts? (much )?(too much )?(to )?(be alive|exist|be here anymore|live)( <end>|$)",
    "(not|never) (made|meant|cut out|built|born) for (life|living|this (world|life)|world|this)( <end>|$)",
    "(life|living) is not for me( <end>|$)",
    "(not|can not|could not) (stay|remain|be|live|stick) (in|on) (this )?(world|earth|planet|life)( <end>|$| another)",
    "(want|wants|need|way|let me|get me|get) (to get )?out of (this )?(life|world|body)( <end>|$)",
    "not see why (i )?(should )?(be|am|live|stay|still|stick|go on|carry on|keep) (alive|around|here|living|$)",
    "why (am|should) i (be )?(alive|living|here anymore|still breathing)( <end>|$)",
    "(nothing|no one|nobody|what) (\\w+ ){0,4}?(make|makes|keep|keeps|stop|stops) me (want )?(to )?(stay alive|from "
    "(dying|doing it|killing|ending)|alive)( <end>|$)",
    "(want|wants|wish|ready|like) (to )?(be |go |live )?(in |to )?(heaven|paradise|other side|next life)( <end>|$| "
    "where| with| to| instead)",
    "(ready|want|going) (to )?(go|come) home (to )?(jesus|god|lord|my maker|my saviour|glory|heaven)",
    "worth more dead( than| to| for| <end>|$)(?! alive (\\w+ ){0,2}?(tree|fish|deer|cow|horse|guitar))",
    "(help|helps|helping) (me|him|her|them) (to )?die( <end>|$)|(while|as) i (die|am dying)( <end>|$)",
    "(beg|begs|begged|begging|cry|crying|pray|prays|praying|crave|craves|craving) (for |to |and beg )?(death|die|"
    "dying)"
    "( <end>|$| she| he| in| every)",
    "(death|dying|being dead) (would be |is |seems |sounds |looks |feels |be )+(a )?(lovely|nice|good|kindness|mercy|"
    "blessing|sweet|restful|comfort|tempting|inviting|beautiful|freedom|gift|best thing|escape)",
    "(wish|wished|should have|hope) (\\w+ ){1,4}?(killed|finished) me( <end>|$| instead| off| too| not)",
    "(god|lord|jesus|death|cancer|heart attack|lorry) (\\w+ )?takes? me (before|tonight|this|soon|now|quick|quickly)",
    "(better|well) (off )?(with (me|him|her) (dead|gone)|rid of me|gone|dead)( <end>|$)",
    "by (dying|killing myself|being dead)( <end>|$)",
    "(make|making|made) (myself|me) (be )?dead",
    "i (\\w+ ){0,2}?not be alive( <end>|$| to| for| when| by| feed| see)",
    "i (am going )?be dead( by| before| tomorrow| tonight| soon| when)(?! (on|tired))|(because|since|matter|as|"
    "then) i "
    "(am going )?be dead( <end>|$)",
    "if i (was|were|am|be) (dead|never born|not alive|not here anymore)(?! (tired|on|set|sure))",
    "(says|saying|like|just) die die",
    "(no|not) more (birthdays|christmases|tomorrows|mornings|sunrises|winters) for me|^(no|not) more (tomorrows|"
    "mornings|"
    "sunrises|winters|birthdays)$",
    "not want (tomorrow|another (day|morning|year|birthday))( <end>|$)|(not want|rather not|sooner not|hope i do "
    "not|prefer not) "
    "(to )?(survive|be saved|wake|wake up|outlive|reach (thirty|forty|fifty|twenty|sixteen))( <end>|$| this| "
    "tonight)",
    f"{_TIME} i be dead|i be dead {_TIME}|^dying (this week|tonight|tomorrow|soon)$",
    "(wish|wished) (they|you|he|she|nobody|somebody|someone|doctors?|medics|\\w+) (had |have |did )not (saved?|"
    "found|find|"
    "revived?|stopped|brought) me",
    "(stop|stops|stopping) (me|him|her|them) (from )?(dying|jumping|hanging|ending it)( <end>|$)",
    "(if|in case) i am alive (tomorrow|in morning|next|by)",
    "(sorry|pity|worse luck|disappointed|gutted|angry|hate) (that )?i (am alive|woke up|survived|did not die)( "
    "<end>|$)",
    "(sooner|rather|prefer) be dead( <end>|$)",
    "(happier|easier|freer|better) dead( <end>|$)",
    "(want|wish|like|going|try|trying) (to )?stop (being alive|living|existing)( <end>|$)",
    "(thoughts?|think|thinking|talking|talks|dreaming) (of|about) ending (things|it|everything|life)( all)?( <end>|$)",
    "(good ?night|signing off|sleep) (for good|for keeps|forever|for last time)( <end>|$)",
    "(want|wish|make) (living|life|existing|being alive|existence) (to )?stop( <end>|$)",
    "(want|wants|wanted|wanting|crave|craves|craving|desire) (my (own )?)?death( <end>|$)",
    "not (live|living) (to )?(see|past) (\\w+day|christmas|fifty|forty|thirty|summer|spring|next \\w+)( <end>|$)",
    "(unalive|erase) me( <end>|$)|shut me down for good",
    "(nobody|nothing|no one|not anyone|not anybody) (left )?(to )?(stay|live|stick around) for( <end>|$)",
    "(favou?r|kindness) (\\w+ ){0,3}?(by )?(dying|killing myself|ending it|if i died|being dead)( <end>|$)",
    "(danger|risk|threat) to (myself|himself|herself|themselves)( <end>|$)",
    "by time (you|they|she|he) (read|hear|reads|hears|find|finds|get|gets) this($| i| you| it)",
    "(i|i have|has|have) (written|wrote|left|writing) my (suicide |goodbye |last |final )?(note|goodbyes)( <end>|$)",
    "(plan|planning|plans|planned|arranging) (my|his|her|their) own (death|suicide)",
    "(does|do|would|if|will|how much) (it )?(hurts?|hurting) (to )?(die|dying|if i (jump|jumped|hang|hanged|cut)|"
    "hang "
    "yourself)( <end>|$| from)|(does|would) dying hurt",
    "(regret|survive|survived) (jumping|hanging|overdosing|ending it)( <end>|$)",
    "(want|wanting|need) (it all|everything|all of it|all this) (to )?(end|stop|be over)(?! (well|with|up|in|at))",
    "(i|god) should have died(?! (of|laughing))",
    "(suicide|death) pact(?! (film|movie|book|novel|in))",
    "(i am|i just|it is|going|about|have) (\\w+ )?(one|only|all) (\\w+ ){0,6}?(is|about) suicide( <end>|$)",
    "^(some ?(one|body) )?kill me$|^(end|finish) me( now| please| tonight| off)?$",
    "(decided|joining|follow|following|going|go|coming|come) (after |to |join |follow |be with |with )+(him|her|"
    "them|my "
    "(\\w+ )?(wife|husband|son|daughter|mum|mom|dad|boy|girl|baby|twin|brother|sister)) (tonight|soon|tomorrow|"
    "he|she) "
    "(is |has |been )*(dead|gone|passed|died|with my own|by my own|in heaven)|joining (him|her|them) tonight",
    "(tell|let) (my \\w+|her|him|them|everyone) (know )?(\\w+ ){0,3}?(love|loved|sorry) (\\w+ )?(when|after|if) "
    "(they "
    "find|she finds|he finds|i am (gone|dead)|i die)|sorry (he|i|she) (can not|could not) stay alive",
    "(be|lie|lying|sleep|going) (in|under) (my |his |her )?(grave|ground|coffin) (beside|with (him|her)|by|"
    "before|next|"
    "tonight|tomorrow|soon)",
    "(i|can|could) go ahead and die",
    # a day, a way
    "(i|i have|have|has|she has|he has) (chosen|chose|picked|fixed|settled on|decided on|decided|set) (\\w+ "
    ")?(day|method|"
    "way out|way to go|tree|bridge|beam|how and when)( i (die|go)| it (happens|ends)| (to )?(die|do it|end it))?"
    "( <end>|$)",
    "(decided|made up my mind|made my mind up|resolved|determined|promised myself) (that )?(to |i )?(am |going |be )*"
    "(die|dying|end my|end it|kill|ending it|leave this (world|life)|not live)( <end>|$| life| myself)",
    "(plan|plans|planning|intend|way|ways) (\\w+ )?(to |of |for )?(dying|die|end my|my death|ending it|suicide)( "
    "<end>|$"
    "| life| on| at)",
    "(i|who|one|ones|they|mum|kids|nobody|not|never) (\\w+ ){0,3}?(find|finding|finds) (my body|me (dead|hanging|"
    "hanged|"
    "in (bath|garage|loft|shed|woods|river)))|without (them|her|him|anyone|anybody|kids) (finding|stopping) me",
    "not find (me|my body) (for|until|till) (\\w+ )?(days?|weeks?|month|months|monday|morning|spring|it is too late)",
    "(about|going) (to )?do (something|it) and (\\w+ )?(i )?(not be here|be gone|be over|be dead)",
    "i (am |be |have to be |going to be )?(dead|gone|in my grave) (when (you|they|he|she|this|mum|kids)|before "
    "(morning|"
    f"you|they|anyone|{_TIME})|by {_TIME}|tonight)( <end>|$| hear| hears| read| reads| find| finds| get| wake| come)",
    f"(if|when|once|because) i {_DEAD} (\\w+ )?(she|he|they|kids|my \\w+|everyone|it|then) (can|could|get|gets|"
    "have|has|"
    "be|is|are|happy|better|free|stop)",
    "(mess|clean|pay|ashes|bury|cremate|burn) (me|my body)( <end>|$| i am going| with| beside| next)(?! (out|"
    "back|off))",
    "no (tomorrow|next week|next year|future) for me( <end>|$)|not be (a )?me( <end>|$| tomorrow)",
    "(want|intend|plan|going|hope|bear|not|never) (to )?(see|living through|live through|make it through|survive|"
    "face|"
    "last) (another|one more) (winter|spring|summer|christmas|birthday|day|night|morning|sunrise|year|week)( "
    "<end>|$)",
    "(tell|told) (them|everyone|mum|her|him|my \\w+) (\\w+ )?(it was )?my (own )?choice( <end>|$)|it (was|is) my "
    "(own )?"
    "choice (\\w+ ){0,3}?nobody",
    "(sorry|forgive me) (mum|mam|mom|mama|mummy|dad|daddy|everyone|everybody|all|kids|love|girls|boys|lads|god|lord|"
    "darling)? ?(but )?i (tried|can not (go on|carry on|live|keep)|could not (stick|take|bear|stand|go on|carry on|"
    "hold|live)|have to go)( <end>|$| it| anymore| any| on| and)",
    "(last|final) (thing|voice|song|words?|sound) i (hear|going hear|hear in|do|see|want hear before)(?! (at|"
    "every|before"
    "|each|in (bed|evening)))( <end>|$| is| be| before| on earth)",
    "(this|it) is (my )?(goodbye|farewell)( warm recall)?( for good| forever| world| everyone| everybody| mum| dad| "
    "then|$)",
    "(not|never) (wait|waiting) (for it |for cancer |for end )?(take me|kill me|get me|to die slowly)( <end>|$)",
    # asked
    "(is|are|does|do|would|how|why) (suicide|hanging|drowning|overdosing|overdose|bleeding out|jumping) (is |really |"
    "be |that )?(painful|hurt|hurts|sin|wrong|selfish|quick|easy|forgivable|unforgivable|fast|peaceful)",
    "(god|jesus|allah|lord|church|heaven|family|they|he|anyone) (\\w+ )?forgives? (\\w+ ){0,3}?(suicide|who "
    "(finishes|ends"
    "|takes|kills)|me (if|for) (i )?(\\w+ )?(take|taking|end|ending|kill|killing|do it|die|dying))",
    "(head|voices?|mind|brain|thoughts?|something) (\\w+ ){0,5}?(kill yourself|end yourself|end it all|hang yourself|"
    "cut yourself|jump off)",
)
"""A life that somebody means to end, the speaker's or another person's: concern.find_whose() tells whose."""
