"""Suicidal ideation: rules for a wish to die, self-harm and suicide, the speaker's or another person's."""

from skill.safety.phrase_patterns import compile_phrases

WISH = compile_phrases(
    "<wish> (i |me |it |was |were |can |could |not )?(be )?(die|dying|dead)(?! "
    "((my |her |his )?(\\w+ )?(hair|beard|eyebrows|jeans|wool|roots|shirt|eggs|hands|clothes)|people|person|poets|"
    "sea))",
    "i (am )?(going|need|have|want) (to )?(die|be dead)( tonight| today| soon anyway| by my| in my own|$)",
    "(picture|picturing|imagine|imagining|see|seeing|dream of|dreaming of) (myself|me) (hanging|hanged|dead|"
    "drowning|in (a )?coffin)",
    "(hate|hating|despise|loathe|regret|resent) (that i am |being |to be )+(alive|born)",
    "(walk|walking|go|going|swim|swimming|wade|wading) (straight |right |out )?(into|in) (sea|ocean|river|lake|"
    "water) (and (not|never)|"
    "until|till|forever|come back|disappear)",
    "(voice|voices|something) ... (telling|tells|tell|saying|says) (me |that )?(to )?(walk into (sea|water|traffic|"
    "road)|jump|die|end it|cut|take (pills|them))",
    "not want (to )?(see|wake up) (tomorrow|another day|morning)( <end>)",
    "not (see|picture|imagine) (myself|me) (being )?(here|alive|around|there) (next|in|at|by|after|for) (year|"
    "christmas|summer|winter|spring|my \\w+|\\w+ (years?|"
    "months?|weeks?)|long|future)",
    "(finish|finishing|end|ending) (everything|it all|it|myself) (for good|forever|once and for all|tonight|"
    "finally)(?! (with|on (menu|plate|list)))",
    "(topping|top|offing|off|unaliving) myself",
    "(mean|going|want|plan|planning|ready|time) (to )?(follow|join|go after) (him|her|them|my (\\w+ )?(wife|"
    "husband|son|daughter|mum|mom|dad))( <end>| soon)(?! on)",
    "(sorry|happy|regret it|notice|miss me) (when|once|if|after) (i am |i )(dead|gone|die|died)( <end>|$)",
    "(have|got|made) (a |my )?plan and (i )?(\\w+ )?(know|decided|going|chosen|picked) (\\w+ ){0,2}?(when|how|"
    "where|doing it|do it|date|day)",
    "(i|me) (want|need|wish|like) (to )?(die|dying|death)(?! (my |her |his )?(\\w+ )?(hair|beard|eyebrows|jeans|"
    "wool|roots|shirt|eggs|hands|clothes))",
    "<want> (to |of |about |in )?(kill|killing|hurt|hurting|harm|harming|cut|cutting|burn|burning|hang|hanging|"
    "shoot|shooting|stab|drown|drowning|starve|starving|poison|end|ending|unalive|off|injure|injuring|suicide|"
    "punish|punishing) (me )?(myself|himself|herself|themselves|themself|themselfs|yourself|my own life|own life|"
    "my life|his life|her life|it all|everything|my pain)",
    "(i|me) (am |have |do )?(want|wanting|wish|think|thinking|going|need) "
    "(of |to |about |in )?(kill|killing|hurt|harm|suicide) me",
    "<want> (to |of |about |in |make |do |commit |finish |to make |to do |to commit |by )?(a )?suicide",
    "<want> (to )?(take|taking|end|ending|finish|finishing|quit|leave|leaving|lose|stop|stopping|finish with) "
    "(of )?(my|his|her|their|own|this|my own|his own|her own) (life|living|world|existence|earth)(?! "
    "(in|into|back|seriously|for granted|forward|better|one|story|insurance|coach|savings))",
    "<want> (to )?(end|ending|finish|finishing) (it|it all|all|everything|all of it|things|this|with everything|"
    "with all|all this)( all)?( <end>|$)",
    "end it all",
    "(death|dying|dead|being dead) (would be |is |seems |sounds |feels |looks |must be |be )*(better|easier|"
    "a relief|relief|peaceful|the answer|only|the only|my only|kinder|welcome|nice|solution|way out)",
    "(only|easy|best) (way|escape|answer|solution|relief|option) "
    "(out |left |for me )*(is |be )*(death|dying|to die|suicide)",
    "(deserve|deserves|waiting|hoping|praying|pray|meant|supposed|should|ought|must|asking|begging|wait) "
    "(to |for )?(i |be )?(die|death|dead|dying)( <end>| already| soon| in my sleep)",
    "(think|thinking|dream|dreaming|fantasise|fantasize|fantasising|fantasies|obsessed|thoughts|imagine|"
    "imagining|thought|researching|googling|looking up|looking for|planning) "
    "(about |of |with |is |what it is like |how |it is )*(ways to |way to |how to |my own |my )?(die|dying|death|"
    "being dead|not existing|not being here|not being alive|ending|disappearing forever)( <end>| all the time|"
    " constantly| every day| would| is| peacefully)",
    "(better|best) (if )?(i |that i )(am |was |were |be )?(dead|die|died|gone)",
    "not (feel like|want to keep|interested in|enjoy|see myself|care about|like) "
    "(living|being alive|existing|life anymore|live)( <end>)",
    "(want|like|wish) (that )?(my |this )?(life|existence) (to )?(finish|end|be over|stop|over|ends|finished)",
    "not (want |wish |going )(to )?(continue|go on with|keep|carry on with) (my |this |with my )?(life|living)(?! "
    "(in|with|at|here|near|alone|together|like students|out of|off))",
    "not belong (in|to|on) (this )?(world|earth|planet|life)",
    "(stop|stopping|quit|cease) (to )?(existing|exist|living|breathing forever)( <end>)",
    "(only|best) thing (left |to do |left to do |for me )*(is )?(to )?(end it|die|kill myself|end my life|"
    "end everything|go)( <end>| all)",
    "(god|lord|someone|somebody|please) (\\w+ )?(takes?|taking|kills?|killed) me( <end>| in my sleep| away| home)",
    "(kill|killing|kills|hang|hanging|shoot|shooting|off|unalive|end|ending) "
    "(myself|himself|herself|themselves|themself|me myself)",
    "do (myself|himself|herself) in",
    "(take|taking|end|ending) (my|his|her|their) (own )?(own life|own lives|life|lives)(?! "
    "(in|into|back|seriously|for granted|forward|one|story|insurance|savings))",
    "(rather|better|better off|be better|wish i was|wish i were|wish was|wishes he was|wishes she was|wish i be) dead",
    "(i )?rather (be dead|die|not exist|not be alive)",
    "(i )?(do |am )?not (want|wish|like|care|wanting|wishing) "
    "(to )?(live|be alive|exist|be living|living|being alive|keep living|go on living|continue living)( <end>|$|"
    " without (him|her|them|my \\w+))",
    "(i )?no (want|wish) (more )?(to )?(live|life|exist|be here|be alive)",
    "(i |me )?(want|wish) (to )?not (live|exist|be alive|be here|wake up)",
    "(not|never) want(s|ed)? (to )?(be|stay|remain) (here|around|on this earth|in this world|on this planet|"
    "alive)( <end>|$)",
    "(does|did) not want (to )?(live|be alive|be here|exist)( <end>|$)",
    "not want (to )?(wake|get) up( <end>|$| in morning)",
    "(want|wish|like|hope|going|pray|love) (i |me |just |go |fall |sleep |asleep |bed |night |and |can |could |"
    "do |be |was |am |"
    "tonight |were |every |lie down )*(never|not) (to )?(wake|waking)( up)?( <end>| tomorrow|"
    " in the morning| from)",
    "(go|going|fall|sleep|asleep) ... (never|not) (wake|waking)( up)?",
    "(sleep|asleep) forever(?! (on|in) (this|that|my new|these))",
    "(want|wish|like) (that )?(everything|it|all|it all|all this|things|world) "
    "(to )?(ends?|stops?|be over|finish|finishes) (with me|for me|forever|for good)",
    "(want|wish|like) (to )?(disappear|vanish|go away|leave) and (not|never) (come|be|return|wake)( back)?",
    "(wish|wished) (i )?(was|were|had|am) ?(not|never) (been )?(born|here|alive|exist)",
    "(wish|wished) (i )?(never|not|did not) (was |were |been )?(born|exist|existed|wake|woke up|woken)",
    "(wish|want|like|hope) (i )?(could |can |to )?(disappear|vanish|stop existing|not exist|cease to exist|"
    "be gone|go away) (forever|for good|completely|from this world|<end>)",
    "(i )?(could|can|want|wish) disappear( forever)?$",
)

THOUGHTS = compile_phrases(
    "suicidal",
    "suicide (is|would be|be|seems|looks|feels) (my |like )?(only|best|answer|easier|better|way out|one way|my|"
    "next|option|"
    "solution|relief)",
    "(my|have|having|has|had|got|these|thoughts of|thoughts about|plan|planned|planning|attempt|attempted|tried|"
    "try|considered|considering|contemplating|commit|do|make|want|talking about|talks about|talk of|writing|"
    "wrote|written|googled|searching|think in|think of|think about|thinking of|thinking about|thinking in|"
    "threatening|threatened|threatens|mentioned|mentions|google|googling) (a |my |about |his |her )?suicide",
    "suicide (prevention )?(note|letter|hotline|helpline|line|number|crisis|lifeline|plan|attempt|pills)",
    "(number|call|phone|text|talk) (for |to )?(suicide|suicidal|988|nine eight eight|samaritans)",
    "^(suicide|suicidal|self harm|kill myself)( help)?$",
    "(urge|urges|thoughts|thought|thinking|tempted|temptation|voices|voice|afraid|scared|worried|going|fantasies|"
    "images|feel like|feeling like|close|need|compulsion|relapse|relapsed) ... "
    "(kill|killing|hurt|hurting|harm|harming|cut|cutting|burning|self harm) (myself|himself|herself|themselves)",
    "(urge|urges|thoughts of|thinking of|thinking about|want|wanting|tempted|need) "
    "(to )?(cut|cutting|self harm)( again)?$",
    "(been|started|back to|am|keep|is) (cutting|self harming)( <end>| again| every night| at night)",
    "(am|been|started|keep|keeps|is|are|was|kept|caught \\w+) "
    "(cutting|hurting|harming|burning|starving|punching|scratching|hitting) "
    "(myself|himself|herself|themselves|my (arms?|wrists?|legs?|thighs?)|her (arms?|wrists?|legs?)|his "
    "(arms?|wrists?|legs?))",
    "(i|i have|have|he|she|they|has) (cut|harmed|hurt|burned|burnt) "
    "(myself|himself|herself|themselves)( <end>|$| on purpose| last night)",
    "(cut|cuts|slit|slits|cutting|slitting|slash) (my|his|her|their) (wrists?|arms?|veins?|throat|legs?|thighs?)",
    "(bus|car|truck|train|lorry|lightning) (hit|ran over|took|killed|run over|hits|struck|kills) me ... (grateful|"
    "happy|glad|fine|relief|relieved|better|not mind|not care)",
    "(might|may) as (be dead|die|not exist|not be here|not be alive|kill myself|end it)",
    "(head|brain|mind|thoughts?|voices?|something|it) (in my head |inside me )?(keeps? |is |are )*(telling|tells|"
    "tell|saying|says|say|shouting|screaming|whispering) (me )?(that )?(i should )?(to )?(end it|die|kill myself|"
    "jump|do it|cut|take (pills|them))( <end>|$| all)",
    "(want|wish|ready|long) (to )?(go god|go heaven|go jesus|go lord|go meet (god|my maker)|meet my maker|go (to "
    ")?my maker)( <end>|$)",
    "(tied|tie|put|tightened|pulled|wrapped|tying|putting) (\\w+ ){0,2}?(belt|rope|cord|sheet|cable|ligature|wire|"
    "noose) (tight )?(round|around) (my |his |her |their )?neck",
    "(wish|wished|hope|hoping|pray|praying) (\\w+ ){0,2}?(cancer|illness|disease|heart|covid|god|death|lord|"
    "something|car|plane|tumou?r) (would |could |might )?(take|takes|kill|kills|finish|finishes|hit|hits) me( "
    "<end>|$| off| away)",
    "(i|i have|have|he|she|they) (just )?(cut|self harmed|harmed|burned) again( <end>|$| and it is (deep|bad|"
    "bleeding))",
    "(lost|losing|lose|have no|no) (all |my |any )*(to )?(carry on|go on|keep going|continue)( <end>|$)",
    "(turn|time) (for me )?(to )?(leave|go|die) (for good|forever)",
    "(rather|prefer|better) (to )?(not be|be not) (here|alive|around)( <end>|$)",
    "(cut|burn|hit|hurt|scratch|punch|bite|starve|cutting|burning|hurting) myself (when|with (cigarettes?|lighter|"
    "blade|razor|glass|scissors|knife)|on purpose|because|to (feel|cope|stop)|feel|cope|every|if|again)",
    "(tell|tells|telling) (them|everyone|him|her|my (mum|mom|mam|dad|kids|children|wife|husband|family|parents|son|"
    "daughter|boyfriend|girlfriend)) (that )?(i am )?sorry"
    "( <end>|$| i can not| i could not| for everything| i had to| for being)",
    "(stop|stopping|quit|not stop|keep from) (myself )?(from )?(hurting|harming|cutting|burning|killing) (myself)",
    "self (harm|harming|harmed|harms|injury)",
)
