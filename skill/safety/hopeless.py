"""Hopeless: rules for a speaker with no reason, no way out or no strength left to go on."""

from skill.safety.phrase_patterns import compile_phrases

NO_POINT = compile_phrases(
    "(no|not see|not any|not see any|not see a|not much|see no|is there any|is there|what is|there no|without|"
    "not have) (point|reason|sense|use|(?<!is )(?<!is there )(?<!is there any )(purpose|meaning)) (in |of |to |for "
    "|me )?(me )?(in |of |to |"
    "for )?(going on|go on|living|live|life|being alive|being here|be here|carrying on|carry on|keep going|"
    "keeping going|continue|continuing|trying|try|existing|exist|(?<!use for )anything|anymore|waking up|wake up|"
    "getting up|"
    "me being here|me anymore|staying|stay|fighting|(?<!use )in it|in it all|to it all|of it all|it all|"
    "tomorrow)( <end>|"
    "$| with (life|living|it|my life|this life)| without| if)",
    "what is point (anymore|of it all|of life|of living|of anything|of me$|of going on|of being here|"
    "of being alive|in living|in anything|in going on|of trying|of waking up|of getting up|living|if nobody)",
    "(nothing|no one|nobody|not anything|not have anything|not much|no reason) "
    "(left )?(to |worth )?(live|living|wake up|stay alive|keep going|get up|fight) for",
    "(no|any|another|without|not much|have|one|single|not find a|not find one|not find) reasons? (left )?(to |for "
    ")?(me )?(to )?(stick around|stay around|hang around|live|living|stay alive|be alive|get out of bed|"
    "get up|wake up|go on|stay|keep going|exist|carry on)( <end>|$| or| and)",
    "(nothing|no reason|not anything) (left )?(to live|to stay|keeping me here|keeps me here|keep me here|"
    "to stick around|to look forward to <end>|matters anymore|left for me|left to lose$|left in life|left here)",
    "nothing left( for me| in me| inside)$",
    "(not|no|nothing) (is )?worth (it anymore|living|living for|going on|the pain anymore|life|waking)",
    "(life|living|existence|my life) (is |has |have |feels |seems |be |got )?(not |no |so |too )?(worth|"
    "pointless|meaningless|meaning|sense|over|unbearable|finished|hopeless|empty|hell|useless|worthless|point|"
    "value|not living|purpose|ruined|painful|much)( living| it| to live| for me| <end>|$)",
    "(not|no|never) see (a |any |my )?(future|way out|way forward|tomorrow|light|end|another way|other way|"
    "reason)( for me| for myself| of this| of tunnel| at the end.*|in anything|$| <end>)",
    "(no|not) (have )?(a |any |more )*(future|way out|hope(?! of "
    "(winning|seeing|getting|finding|catching|passing))|hope left|other way|escape|strength left|fight left|"
    "energy left|forces|strength|will) (for me|left|anymore|to live|live|to go on|go on|to continue|"
    "to keep going|in me|but to|$)",
    "see (no|not any) (way out|way forward|future|tomorrow|other way|end to this)( <end>| for me)",
    "(lost|losing|lose|no|run out of|without|gave up|given up|giving up|abandoned) (all |my |any )?(hope(?! of "
    "(?!(life|living|happiness|future|getting better|feeling|being happy|anything|recovery|recovering|"
    "surviving))\\w+)|will to live|will live|reason to live|hope in life|"
    "hope for life|interest in living|interest in life)",
    "(feel|feeling|everything|situation|it is|it all|all|^i am|life) "
    "(is )?(feels |seems |looks )?(feel )?(so |too |all |completely |utterly |totally )?hopeless",
    "(given|giving|give|gave) up (on )?(life|everything|living|myself|it all|all|trying to live|fighting)",
    "(can|am) ?not (go on|carry on|continue)( <end>|$| like this| this way)",
    "(can|could|am) ?not (go on living|carry on living|keep going|keep living|live|continue|survive|exist|bear "
    "to live|face "
    "(life|another|tomorrow|the day|living)|live anymore|keep on|hold on|hang on|handle life|handle living|"
    "stand living|stand being alive|stay alive)( like this| this way| <end>|$| much longer| another day|"
    " another night| with this| without (him|her|them|<someone>|my (dog|cat|baby|girls|boys)))",
    "(can|could) not (do|take|stand|bear|handle|endure|live with|cope with|stand) "
    "(it|this|life|living|being alive|any of this|pain|all this|another day|this life|this pain|it all|much) "
    "(anymore|any longer|much longer|more|no more|another|tonight)",
    "(can|could) not (face|do|take|stand|bear|survive|get through) (one |another |a single )(more |single )?(day|"
    "night|morning|week|minute)( <end>|$| of (this|my|life|living|it))(?! (without (coffee|chocolate)|of "
    "(this )?(heat|rain|snow|work|school|meetings|diet)))",
    "(can|could) not (stand|bear|handle|endure|face|cope with) "
    "(life|living|being alive|being here|this life|existing|another day)( <end>)",
    "(can|could) not (do|take|stand|bear|handle|endure) (it|this|pain|this pain|life|any of this|all this) "
    "(anymore|any longer|no more|more|much longer)",
    "can not (take|stand|bear) (much|any) (more|longer)",
    "can not (no )?(more|anymore)$",
    "(tired|sick|exhausted|weary|done|finished|(?<!go )(?<!going )(?<!been )(?<!went )through|fed up|enough) "
    "(of |with |from |by |to )?(be |being )?(life|living|alive|being alive|existing|everything|it all|fighting|"
    "trying|being here|existence|this life|this world|hurting|suffering|breathing|live|my life|pain|all of it|"
    "struggling)( <end>|$| every day)",
    "had enough (of )?(life|living|everything|it all|this life|this world|being alive|all this)",
    "(?<!crazy )(?<!not )(?<!never )(want|need|wish|ready) (pain|it|it all|everything|hurt|hurting|suffering|"
    "this|all of it|this pain|"
    "thoughts|voices) (to |all )?(stop|end|be over|go away|over|finish)( for good| forever| <end>|$)",
    "make (pain|this pain|my pain|(it|this)(?= (all )?(stop|end|go away) (forever|for good))|it all|everything|"
    "hurt|hurting|suffering|thoughts|voices) (all )?(stop|end|go away)( for good| forever| "
    "<end>|$)",
    "^make (it|this) end$",
    "ready to (die|give up|let go of life|leave this (world|life)|check out|meet my maker|go to heaven|go i have "
    "(had|lived))( <end>|$| my| from this)",
    "nothing matters (anymore|to me|now|at all|$)",
    "(not|never) (going to |ever )?(get|be|getting) better for me",
    "(it is|be|get) never (going to )?(get|getting|be) (any )?better",
    "not (deserve|deserving) (to )?(live|be alive|exist|be here|life)",
    "should not (be alive|exist|have been born|be here anymore|have survived)",
)
