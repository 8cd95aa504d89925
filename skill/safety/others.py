"""Others: a wish or a fear to harm somebody else."""

from skill.safety.words import spoken

HARM_TO_OTHERS = spoken(
    # a wish or fear to harm someone else
    "(want|going|wanted|wants|planning|plan|might|afraid|scared|worried|urge|urges|thoughts|thought|feel like|"
    "feeling like|think|thinking|need|terrified|about|close|fantasise|fantasize|imagine|imagining|dreaming|"
    "tempted|ready|voices) (to |of |about |i |i am going to |i might |i could |i may |telling me to |that i |"
    "going to |to be |feel like |me |telling me )*<kill> (my |the |some|this |that |other |these |all )?<someone>",
    "(might|almost|nearly|going to|could|am about to|afraid i|scared i) "
    "(lose control and |snap and |lose it and |end up )?(shake|shook|shaking|smother|hurt|hurting|hit) "
    "(my |the |this )?(baby|child|kids?|son|daughter|toddler|newborn|infant|children|little one)",
    "(make|want|see) (to )?(make )?(him|her|them) (bleed|suffer|dead|die)",
    "(homicidal|murderous) (thoughts|feelings|urges|rage)?",
    "(make|making) (him|her|them) pay (with|in blood|for good)",
    "(shoot|shooting|blow|burn|stab) (up |down )?(the |my |this )?(school|office|workplace|church|everyone|"
    "people|house with)",
    "(i|want|going|might|urge|need|about|could|wants|afraid|says he|says she) "
    "(to |of )?(hurt|kill|harm|hurting|killing|harming) (someone|somebody|people|others|other people|"
    "anyone)( <end>|$)",
)
