"""Harm to others: rules for a wish, a plan or a fear to harm somebody, or for harm that was done."""

from skill.safety.phrase_patterns import compile_phrases

HARM_TO_OTHERS = compile_phrases(
    "(want|going|wanted|wants|planning|plan|might|afraid|scared|worried|urge|urges|thoughts|thought|feel like|"
    "feeling like|think|thinking|need|terrified|about|close|fantasise|fantasize|imagine|imagining|dreaming|"
    "tempted|ready|voices) (to |of |about |i |i am going to |i might |i could |i may |telling me to |that i |"
    "going to |to be |feel like |me |telling me )*<kill> (my |the |some|this |that |other |these |all )?<someone>",
    "could (kill|strangle|murder|throttle) (my |the |this )*(baby|newborn|infant|toddler|kids?|children|child|son|"
    "daughter)( <end>|$| when| if| every)(?! (\\w+ ){0,3}?(leaves?|wears?|borrows?|eats?|draws|drew|sings))",
    "(might|almost|nearly|going to|could|am about to|afraid i|scared i) "
    "(lose control and |snap and |lose it and |end up )?(shake|shook|shaking|smother|hurt|hurting|hit) "
    "(my |the |this )?(baby|child|kids?|son|daughter|toddler|newborn|infant|children|little one)"
    "(?! (bike|car|toys?|ball|scooter|door|tower|sandcastle|window|swing|feelings|pram|buggy|school))",
    "(make|want|see) (to )?(make )?(him|her|them) (bleed|suffer|dead|die)",
    "(going|want|ready|plan|planning|need|about|could|feel like|urge|tempted|might|wanted|think of|thinking of|"
    "thinking about|thoughts of|thoughts about|pictures of|images of|keep imagining|pictures in my head of|imagine|"
    "afraid i|scared i) "
    "(to |of |i |i might |i will |going )*(beat|beating|batter|battering|smash|smashing|bash|bashing|push|pushing|"
    "throw|throwing|drop|dropping|"
    "burn|burning|run over|knife|knifing|kick|kicking|punch|punching|slap|slapping|choke|choking|suffocate|"
    "suffocating|slit|cut|poisoning|finish|end|hurt|do something to|do something bad to) (my |the |this |some |his "
    "|her |their )?(newborn|new born|"
    "<someone>|people|baby|in law|mother in law|father in law|face|head in|house|throat|teeth)"
    "(?! (\\w+ ){0,3}?(at (chess|tennis|cards|mario|golf|pool|football|scrabble|monopoly|poker|darts|basketball|"
    "uno|it|this|game|everything)|on (swing|bike|sledge|"
    "sled|skateboard)|party|birthday|shower|surprise|in (race|game|quiz|match|chess|tennis|cards)|to (it|bed|punch|"
    "finish|top|shop|"
    "school|door|phone)|off (at|school)|ball|feelings|line|note|calories|wood|hair|nails|cake|up (at|from|some)|"
    "call|with (love|kisses)|down (from|at)|clean)s?)"
    "(?= (and|but|or|because|i|with|until|till|up|so|if|when|down|out|off|to|in|into|over|under|against|hard|badly|"
    "tonight|right|again|he|she|they|for|on|from|then|while|dead|at|before|today|tomorrow)\\b|$)",
    "(run|running|mow|mowing|drive|driving) (\\w+ ){0,2}?(people|someone|somebody|him|her|them|pedestrians|crowd|"
    "strangers) (over|down)",
    "(drive|driving|ram|ramming|plough) (\\w+ ){0,3}?into (a |the )?(crowd|people|him|her|them|pedestrians)",
    "(put|putting|hold|holding|press|pressing) (a |the )*pillow (over|on) (my |his |her |their |the )*(\\w+ "
    ")?(face|head|mouth|baby)",
    "(hold|holding) (him|her|them|my \\w+|the \\w+|baby) (\\w+ )?under (the )?(water|bath)",
    "(frightened|scared|afraid|terrified|worried|going|want|might|could|urge) (that )?(i )?(will |might |could |"
    "may |going )*(to )?(drown|drowning|smother|smothering|suffocate|drop|shake|crush|hurt|harm|kill) (my |the |"
    "this |our )?(baby|newborn|infant|toddler|child|kids?)( <end>|$| in| with| on| by)(?! (by (accident|holding|"
    "hugging)|with (love|kisses|presents)))",
    "i (am )?(going |gonna |want |could |might |swear i |have to )?(to )?(throw|throwing|slam|slamming|shake|smash|"
    "bang|chuck|launch) (him|her|it|baby|them|my (baby|kid|child|son|daughter|wife|husband|newborn|toddler)|his "
    "head|her head) (\\w+ )?(against|at|into|down|out|across) (the )?(wall|floor|stairs|window|door|room)",
    "(make|making) (him|her|them|man|woman|boy|girl|bastard|bitch|my \\w+|someone) pay (i|with|in|for|and)",
    "(going|want|ready|plan|planning|need) (to )?(kill|murder|shoot|stab) (him|her|them|everyone|everybody|all of "
    "them|whole family|my family|"
    "that (man|woman|bitch|bastard))( all)?( <end>|$| and)",
    "(afraid|scared|terrified|frightened|worried|fear) (of |about )?(that |i |i will |i might |i am going |myself |"
    "what )*(i )*(might |could |may |going |will |be able )*"
    "(do )?(something|anything|harm|bad things?) (bad |awful |terrible |silly |stupid )?(my |the |this |our "
    ")?(newborn|baby|kids?|child|children|"
    "son|daughter|wife|husband|girlfriend|boyfriend|partner|mum|mom|dad|mother|father|him|her|them|people|someone|"
    "somebody)",
    "(afraid|scared|terrified|frightened) (of )?(what )?i (am |might |could |may |going |capable of )*(do|doing|"
    "lose it|snap|hurt)( <end>)? "
    "(with |to |around |at )*(my |the )?(baby|newborn|kids?|child|children|son|daughter|wife|husband|girlfriend|"
    "him|her|them)",
    "(not|never) (be |am |feel |feeling )*(safe|trusted|trust myself|trust me) (to be )?(around|with|near|alone "
    "with) (my |the |this |our )?(baby|newborn|kids?|child|"
    "children|son|daughter|toddler|wife|husband|girlfriend)",
    "i (have |just |nearly |almost |had |keep |kept |started |always |sometimes |often |again |lost it and |lost "
    "my temper and |got angry and |snapped and |did )*"
    "(hit|hitting|beat|beating|slapped|slapping|punched|punching|kicked|kicking|choked|strangled|shook|shaking|"
    "hurt|hurting|threw|pushed|shoved|"
    "smacked|burned|smothered|bit) "
    "(my |the |our )(baby|newborn|kids?|child|children|son|daughter|toddler|wife|husband|girlfriend|boyfriend|"
    "partner|mum|mom|dad|mother|"
    "father|gran|grandma|nan|brother|sister)( <end>|$| last| just| hard| and| badly| so| until| when| in| because| "
    "with| down| against| across| every)(?! "
    "(\\w+ ){0,2}?(by accident|accidentally|at|in race|ball|car|bike|ran at tennis|in (chess|tennis)|with (pillow|"
    "snowball|water|"
    "news|present|kisses)|feelings|home run|up for|on swing))",
    "(nearly|almost) (shook|hit|hurt|dropped|threw|smothered|strangled|slapped|stabbed) (my |the |our )?(baby|"
    "newborn|kids?|child|son|daughter|"
    "toddler|wife|husband|him|her)( <end>|$| just| against| because| when| and| out| down| so| in)(?! (with|car|bike))",
    "(angry|furious|mad|enraged|rage) (that )?i (could|want|might|going) (to )?(stab|shoot|hit|hurt|punch|beat|"
    "attack|harm|smash) "
    "(him|her|them|someone|somebody|everyone|my \\w+|the \\w+)",
    "(voices|voice|something|head) (are |is |keeps? |in my head |that )*(tell|tells|telling|say|says|saying|order|"
    "ordering|want|wants) "
    "(me |that i )?(to |should |must )*(hurt|kill|stab|attack|harm|push|burn|poison|shoot) "
    "(people|someone|somebody|him|her|them|others|everyone|my|the|strangers|children|it)",
    "(walk|walked|walking|go|went) (out|away) or i (would|will|might|was going|have|had|am going) ?(to |have "
    ")?(hurt|hit|shaken|shake|kill|killed|hit|strangle|"
    "thrown|throw|smother|done) (him|her|them|it|my \\w+|the \\w+|something)",
    "(urge|urges|impulse|impulses|compulsion|want|thoughts) (to |of )?(push|pushing|stab|stabbing|attack|attacking|"
    "shove|shoving|hit|hitting|"
    "drive into|run over|throw|throwing) (people|someone|somebody|strangers|my baby|the baby|him|her|them|"
    "pedestrians|passers by)",
    "(going|gonna|ready|about) (to )?(snap|lose it|explode) ... (hurt|kill|hit|baby|kids|him|her|someone|somebody|"
    "daughter|son)",
    "(baby|kids|children|daughter|son|wife|husband) (i am |i )?(going|about) (to )?(snap|lose it)",
    "(help me|how do i|want|trying|try|teach me|helped me) (to )?(not|never) (to )?(hit|hurt|shake|smack|kill|beat|"
    "harm|slap) (my |the |our )?(baby|kids?|child|children|son|daughter|wife|husband|girlfriend|boyfriend|partner|"
    "him|her|them)( <end>|$)(?! (when|at|in) (tennis|driving|parking))",
    "(not stop|not control|stop myself|stop me|help me stop|how do i stop|trying to stop|need to stop|want to "
    "stop) (myself )?(from )?(hitting|hurting|beating|shaking|smacking|"
    "strangling|abusing) (my |the |our )?(baby|kids?|child|children|son|daughter|wife|husband|girlfriend|boyfriend|"
    "partner|him|her|them|mum|mom|family|people)",
    "(hurt|hit|beat|slapped|punched|choked|raped|stabbed|shot|killed|strangled) (my )?(wife|husband|girlfriend|"
    "boyfriend|partner|someone|somebody|him|her|"
    "child|baby) and i (do not|am|not|want|feel|do|need|can)",
    "i (have |just |think i |may have |might have )*(stabbed|shot|killed|strangled|raped|run over) (someone|"
    "somebody|him|her|them|my (wife|husband|dad|mum|mom|"
    "brother|sister|friend|boyfriend|girlfriend|partner|mother|father|baby|son|daughter)|a (man|woman|person|"
    "child)|man|woman|person|child)",
    "(burn|burning|blow|blowing|set fire) (down |up |to )*(his|her|their|my ex|the|my) (\\w+ )?(house|flat|home|"
    "car|place|shop|office)( down)?( <end>|$| with| and|"
    " down| up| tonight)",
    "(homicidal|murderous) (thoughts|feelings|urges|rage)?",
    "(going|want|plan|planning|thinking of|thinking about|thoughts of|could|might|feel like|ready|tomorrow|urge) "
    "(to )?(shoot|shooting|blow|burn|stab) (up |down )?(the |my |this )?(school|office|workplace|church|everyone|"
    "people|house with)",
    "(i|want|going|might|urge|need|about|could|wants|afraid|says he|says she) "
    "(to |of )?(hurt|kill|harm|hurting|killing|harming) (someone|somebody|people|others|other people|"
    "anyone)( <end>|$)",
)
