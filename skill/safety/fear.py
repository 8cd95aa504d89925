"""Fear: rules for a speaker who is afraid of somebody close, or of going home."""

from skill.safety.phrase_patterns import compile_phrases

FEAR = compile_phrases(
    "(?<!was )(?<!were )(?<!used be )(scared|afraid|frightened|terrified|fear|fearful|scare|scares|frightens|"
    "terrifies|fearing|petrified|in fear|nervous around) (of |for my life "
    "(of|with|around) |about |from |me |to be (alone|near|around|home) with |by |what )?(going home to |"
    "upsetting |being alone with |living with |making )?<abuser>(?! "
    "(leaving|leave|not loving|dying|dies|finding someone|getting sick|going away|losing|forgetting|cheating|"
    "finding out about (surprise|present|party|gift)|cooking|driving|health|being sick|not|does|do|did|is not|"
    "moving|find|like|liking|being disappointed|judging|saying no|break|breaking|hate|hates|laugh|think|thinks|forget|"
    "forgets|remember|lose|miss|reject|never|get bored|move|grow|test|exam|"
    "homework|dog|cat|snoring|reaction|funeral|operation|surgery|party|family))",
    "(afraid|scared|frightened|terrified|fear) (of |what )?(someone|somebody|man|person|woman|people|one|"
    "who i live with|whoever) ... (home|house|live|room|flat|family|with me|here)",
    "not (feel |feeling |be |been )?safe (with|around|near) "
    "(the )?(person|people|man|one|woman|guy|family|someone|somebody) "
    "(i live|at home|in my|in this|here|who|living|upstairs)",
    "(tread|walk|step|tiptoe|watch|careful) (carefully |softly |lightly |what i say |around )*or (he|she|they) "
    "(will |going |might |is going )*(\\w+ )?(kick off|hit|hits|hurt|explode|"
    "lose it|flip|go mad|start on|lash out|goes off|batter|beat)",
    "(hug|hugs|hugging|touch|cuddle|calm|kind|love|this|exercise|quiet|nice|nicer) ... "
    "(stop|stops|keep|make|not) ... (him|her|he|she|<abuser>) ... "
    "(angry|hit|hitting|shout|yell|hurt|hurting|violent|explode|mad|beat)( me| at me| with me| tonight| again)",
    "(she|he|<abuser>) (not )?(\\w+ )?(shout|scream|yell|shouts|yells|screams) (at me )?and "
    "(hit|hits|hurt|hurts|beat|beats|throw|throws|slap|slaps|kick|kicks|break|breaks) "
    "(me|us|my|things|her|him|stuff)",
    "(scared|afraid|frightened|terrified|fear|worried|dread) (of )?what (he|she|they|<abuser>) "
    "(is |are )?(might |going |could |may )?(to )?(do|does|doing)( <end>| to| when| if| next)",
    "(<abuser>|boyfriend|he|she|uncle|man|someone|somebody|cousin) (comes?|coming|came|gets?|climbs?|sneaks?) "
    "(in|into|to) (my )?(room|bed|bedroom)( at night| when| and| <end>)",
    "(gets|get|is|so|got|very) (so |very |really )*angry ... (frightened|scared|afraid|terrified)",
    "<abuser> (is |really |always |keeps |often |still |also )*(scares|frightens|terrifies|scaring|frightening|"
    "terrifying|intimidates|intimidating|scare|frighten) (me|us|my|the kids|the children|her|him)",
    "(scared|afraid|frightened|terrified|fear|dread|can not|too scared|dreading|not want|nervous) "
    "(of |to )?(going|go|to go|come|coming|return|returning|be|being|staying|stay|living|live|to be)( back)? "
    "(home|at home|in (my own|my) (home|house)|in this house|here with him|with him|in my house)( <end>|$|"
    " because| with| alone with| to him| tonight| and| he| she| since)",
    "not (feel |feeling |be |been )?safe (at home|in (my|this|our|own)( own)? "
    "(home|house|relationship|marriage|bedroom|room|own home)|with (him|her|them|my \\w+)|around "
    "(him|her|them|my \\w+)|here with|from (him|her|my \\w+)|where i live|when "
    "(he|she) is|in the house|in my own|near (him|her))",
    "(unsafe|in danger) (at home|in my|with (him|her|my \\w+)|around (him|her|my \\w+)|here|from "
    "(him|her)|because of (him|her|my \\w+))",
    "(am|are|is|we are|kids are|she is) (in danger|not safe|unsafe)( <end>|$| here| and| right| please| from)",
    "(fear|scared|afraid|frightened|worry|worried|terrified) (for )?(my|our|her|his) "
    "(life|safety|kids safety|lives|children safety)",
    "(?<!kids are )(?<!children are )(?<!cat is )(?<!dog is )(hiding|locked|hid|hide|lock) (myself )?(from|in) "
    "(him|her|them|<abuser>|(the )?(bathroom|closet|bedroom|"
    "room|toilet|cupboard|car|garage|wardrobe)( <end>|$| from| because| so| with| and| he| she| again| until))",
    "(he|she|<abuser>) (is |just |be )?(drunk|drinking|shouting|screaming|yelling|angry|mad|furious|raging|"
    "banging) (again |and |at me |outside |on door |so )*(and )?(i am |i )?(scared|afraid|frightened|hiding|"
    "terrified|coming for me|breaking)",
    "(walk|walking|walks|live|living) on eggshells (because|around|with|so) ... "
    "(angry|explode|hit|mad|rage|temper|hurt|violent|snap)",
    "(if|when) (he|she|<abuser>) (finds|hears|sees|knows|learns|catches|find|caught|comes|gets|come|heard|hear) "
    "(out|me|home|that|us|back|drunk)?( that)?( i am| i| about this| we)? ?(talking|talk|told|called|telling|"
    "calling|speaking|left|leave|leaving|am leaving|here|home|angry|drunk)? ?... "
    "(hurt|kill|hit|beat|angry|mad|trouble|danger|dangerous|punish|lose it|furious|scared|hits|be bad|afraid|"
    "go crazy)",
    "<abuser> (always |often |keeps )?(angry|shouts?|yells?|screams?|mad) ... "
    "(scared|afraid|frightened|fear|terrified|hide|hiding)",
)
