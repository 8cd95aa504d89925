"""Farewell: rules for hints of suicide: goodbyes and last arrangements."""

from skill.safety.phrase_patterns import compile_phrases

GONE_SOON = compile_phrases(
    "(not|never) (be|going to be|gonna be|be here|be around|plan to be|planning to be|plan on being|"
    "planning on being|expect to be|intend to be) (around|here|alive|there) "
    "(anymore|much longer|for much longer|for long|long|tomorrow|next|for "
    "(christmas|my|her|his|their|next|that|it)|to see|by|when|in the morning|any longer|after tonight|then|soon|"
    "come)",
    "(?<!did )(not|never) (going to )?(make|see|live to see|be here to see|last|survive) "
    "(it )?(to |through |until |till )?(tomorrow|morning|christmas|next "
    "(week|month|year|birthday)|night|tonight|the night|weekend|new year|spring|summer)",
    "(not|never) (think|reckon|believe|expect|imagine|suppose) (that )?i (am |be )?(see|seeing|make|making|last|"
    "lasting|survive|live|reach) (it )?(see |until |till |through |past |to )*(weekend|week|morning|tomorrow|"
    "christmas|next \\w+|month|night|year|birthday|spring|summer|winter)(?! (because|at work|forecast))",
    "(not|wont) be around$",
    "(if|when|once|after|in case) (i )?(am|was|were|be|is|i am) "
    "(gone|dead|not here|not around|no longer here|not alive|not there|six feet)( would| will| who| anyone|"
    " nobody| people| they| it| <end>|$| forever)",
    "(if|when|once|after) i (died|die|disappeared|disappear|vanished|vanish|kill|stopped existing|did not exist|"
    "did not wake|go forever)( would| who (look|miss|care|feed|come|cry|notice|find|would)| anyone| nobody| "
    "people| tonight| tomorrow| they| forever|$)",
    "(better|better off|off|happier|easier|fine|ok|richer|safer|lighter|calmer|cope|manage|get by|peace|world|"
    "life) (be |is "
    ")?without me( around| here| in it| in their lives?| alive)?( <end>|$)",
    "(world|everyone|everybody|they|family|kids|children|people|all|you|husband|wife|friends|parents|nobody|she|"
    "he|mum|mom|it) ... (better|happier|easier|better off|fine|relieved) (off )?(without me|if i "
    "(was|were|am|died|disappeared|die)|when i am gone|with me gone|i was gone)( in it| around| here)?"
    "(?! (in (goal|kitchen|team|band|choir|car|room)|on (committee|team|pitch|rota|project|board|phone)|at (work|"
    "football|"
    "golf|cards|helm|wheel)))",
    "(world|everyone|everybody|they|family|kids|children|people|all|you|husband|wife|friends|parents|nobody|she|"
    "he|mum|mom|"
    "it) ... (better|happier|easier|better off|fine|relieved) (off )?if i (was|were|am|be|died|disappeared|die|"
    "went|left|"
    "vanished|had never|never|did not exist|was not)",
    "(nobody|no one|anyone|anybody|not anyone|who|no person|will they|would they|not even) ... "
    "(miss|notice|care|cry|remember|come|be sad|find|mind) ... (me if|(if|when|that|once) i (was |were |am |be |had |"
    "have |did |just )*(gone|dead|die|died|disappeared|disappear|vanished|vanish|not here|not around|not alive|"
    "not exist|"
    "not wake|never|killed|jumped|walked (off|into|out)|stepped|went|go|drop dead|dropped dead|left)|i am gone|i "
    "was gone|i died|i disappeared|gone|my "
    "funeral|my body)(?! (to (bed|work|shop)|out|home|early|from (group|chat|party|meeting)))",
    "(nobody|no one|anyone|anybody|who|not anyone) (going to |ever )?(miss|missing|notice|missed) me( <end>|$)",
    "(nobody|no one) (need|needs|wants|want) me (here|around|alive|anymore|in this world|on this earth)",
    "(am|be|being|like|become|feel) (a |such a |only a |such |only )?(burden|dead weight|weight on|burden on)(?! "
    "(has|was|is|been|lifted|off|gone))",
    "(doing|do|done) (them|everyone|everybody|my family|kids|world|people|my (wife|husband|kids|parents)) (all "
    ")?(a )?favou?r ... (gone|dead|if i|went|die|died|was not here)",
    "(wrote|written|write|writing|left) (the |my |some |those )?(letters?|notes?) (for )?(my |the |everyone|"
    "everybody|them|each|all)(\\w+ ){0,6}?(after|when i|gone|drawer|find|dead)",
    "(i|i have|have) (wrote|written) (my |the |all |last |goodbye |final )*(letters|notes|goodbyes) (for |to "
    ")?(everyone|everybody|(all )?my (family|kids|children|loved ones|parents))( <end>|$)",
    "(am|be|being|like|become|feel) (a |such a |only a |such |only )?(weight|waste of "
    "(space|air|oxygen|life)|dead weight|problem for everyone)( to| on| for| of|$| <end>)",
    "(saying|said|says|want say|want to say|need to say|came to say|time to say|write|writing|wrote|written|"
    "recorded|called to say|calling to say) (my |a |his |her |their )?(last |final |one last )?(goodbye|goodbyes|"
    "good bye|farewell|farewells|bye forever)( to (everyone(?! in (group|chat|class|office))|everybody|my "
    "(family|kids|children|friends)|the world|all|life|you all|them)| letter| letters| note| notes| forever|"
    " for good| for the last time|$)",
    "(goodbye|farewell|suicide|final|last) (letter|letters|note|notes|message|words|day|night) "
    "(to|for|on earth|alive|of my life)?",
    "(this is|it is|today is|tonight is) (my |be my |going to be my )?(last|final) "
    "(day|night|goodbye|message|time|conversation|week|evening)( alive| on earth| here| with you| talking|$)",
    "goodbye (forever|cruel world|world|everyone(?! in (group|chat|class|office))|for good)",
    "(giving|give|gave|given|gives) (away )?(all )?(my|his|her|their) "
    "(stuff|things|belongings|possessions|pets|dog|cat|jewellery|everything|records|clothes) (away|to "
    "(friends|people))?( because| before| so| and|$)(?! (we|i|they|he|she) (am |are |is )?(moving|downsizing|"
    "redecorating|emigrating|want space|need space|"
    "bought|got new|clearing|decluttering))",
    "(giving|gave|given|gives) away (all )?(my|his|her|their|everything) "
    "(stuff|things|belongings|possessions|dog|cat|favou?rite|own)?",
    "(who|someone|somebody|please|can you|will you|they) ... (look after|take care of|feed|raise|have|take in) "
    "(my |the )?(cat|dog|kids|children|daughter|son|pets?|family|mum|mom|mother|baby|little one) ... "
    "(gone|dead|not here|no longer here|not around)",
    "(put|putting|got|getting|have) (my |all my )?affairs in order",
    "(tell|telling|let) (my |them|everyone|him|her) ?(family|kids|children|mum|mom|wife|husband|parents|son|"
    "daughter|know)? ?(i )?(i )?(loved|love|am sorry) ... (gone|after|i am dead|and goodbye)",
    "(leave|leaving|exit|depart|quit|check out of|checking out of|escape) (from )?(this|from this|the) "
    "(world|earth|planet|life|life behind|existence)(?! better)",
    "(leave|leaving) (everyone|everybody|everything|it all) behind (forever|for good|$|<end>)",
    "(check|checking|opt|opting) out (for good|of life|permanently|forever)",
    "(join|be with|see|reunite with|want with|go to|follow|following|joining) "
    "(my |him|her|them|with )?(husband|wife|mum|mom|mother|dad|father|son|daughter|baby|brother|sister|friend|"
    "partner|parents|grandma|him|her|them|late \\w+|dead \\w+)? ?(in heaven|in the grave|on the other side|"
    "in death|up there|in afterlife|in the afterlife|soon in heaven)",
    "(go|going|want to go|wish i went|should have gone) with (him|her|them) (in|into) (grave|ground|death|heaven)",
    "(should|could|wish it) have been me (who died|instead of|that died|not)",
    "(come|came|coming) to (an )?end (of my life|for me)",
    "(made|make|have) (my |a |up my )?(peace with dying|peace with death|plan to die|plan to end|"
    "plan for tonight|decision to die|decision to go|mind to die|my mind to end)",
    "(going|about|ready) (to )?(do something stupid|do something bad to myself|end it)( <end>| for real| this time)",
    "(going|about|ready) (to )?jump( tonight| off| and (die|end)| for real| this time| i can not| i want| i am "
    "(sorry|done)|"
    " (sorry|goodbye)|$)",
    "(going|ready) (to )?do it (tonight|today|tomorrow|for real|this time)(?! (i am )?(going )?(to )?(propose|ask|"
    "proposing|asking|call|sign|book|tell|telling|learn|cook|"
    "clean|start|at|with))",
    "(be|going to be|am going to be) (gone|dead) (soon|by then|tomorrow|by tomorrow|in the morning|by morning)",
    "(not (know |sure |think )|(?<!do )(?<!did )(?<!could )not )(how (much )?longer|if|that)? ?(i |how long i "
    ")*(can |am )*(going to |"
    "going )?(hold on|hang on|keep going|last|survive|make it|go on|keep this up|stay alive)( <end>| through|"
    " tonight| until| till| another)",
    "(what is|nothing|not anything|not much) (left |here )+(for me |for us )?(in this "
    "(world|life)|here|anymore|in life|on earth)",
    "nothing (here |left )?for me( here| anymore| in this world| left)",
    "wants? (to )?(join|be with|follow) (my |her |his |their )?(late |dead )?(dad|father|mum|mom|mother|husband|"
    "wife|son|daughter|brother|sister|grandpa|grandma|baby)( <end>| in| now| up there)",
    "not (feel |feeling |be )?safe (with|by|around|alone with|from) (myself|my own)",
    "not (safe|trust|trusting) (with|alone with|by|around|being alone with)? ?(myself|my own thoughts|my self|"
    "my thoughts|me alone|alone tonight|on my own tonight)",
    "(hear|hearing|heard) (a |the )?voices? (telling|saying|tell|say|that tell|in my head telling) ... "
    "(die|kill|hurt|jump|cut|it|end)(?! (people|someone|somebody|him|her|them|others|everyone|my|strangers))",
)
