"""People: words for somebody close, a parent, a stranger, and what they do, which several rules share."""

NEAR = (
    "(he|she|they|they've|husband|hubby|wife|missus|partner|boyfriend|girlfriend|bf|gf|ex|fella|feller|bloke|man|lad|"
    "son|daughter|dad|da|daddy|father|mum|mam|mom|mother|mummy|mommy|stepdad|stepmum|stepmom|stepfather|stepmother|"
    "stepbrother|brother|sister|uncle|auntie|aunty|aunt|grandad|grandpa|nana|nan|gran|cousin|carer|nurse|boss|landlord|"
    "flatmate|housemate|roommate|in laws?|family|papa|mama|coach|priest|owner|girl|date|parents|fiancee?|other half|"
    "himself|herself|who|tadcu|uncles|brothers)"
)
"""The last word of a person who is close."""

PARENT = (
    "(daddy|dad|da|father|papa|mum|mummy|mom|mommy|mam|mama|mother|stepdad|stepmum|stepmom|stepfather|stepmother|"
    "stepbrother|step dad|step mum|step mom|parents|uncle|auntie|aunty|aunt|grandad|granddad|grandpa|grandfather|nana|"
    "nan|gran|grandma|granny|tadcu|(mum|mom|mummy|mam|mama|granny|nan) (new )?(boyfriend|friend|partner|fella)|"
    "big brother|older brother|brother|cousin|coach|teacher|priest|pastor|imam|tutor|babysitter|foster \\w+)"
)
"""The last word of somebody who has power over a child."""

STRANGER = (
    "(someone|somebody|man|men|stranger|strangers|bloke|blokes|lads?|guys?|gang|people|they|they've|fellas?|fellow|"
    "burglars?|intruders?|prowlers?|robbers?|thief|thieves|drunk|he|he is|okes|two|three|four|youths?|uncle|kids in "
    "hoods)"
)

LATELY = (
    "(is|has|had|have|was|were|are|be|been|being|just|only|gone|and|went|always|keeps|kept|keep|sometimes|often|again|"
    "started|starts|going|gonnae|gonna|tried|tries|trying|tae|swore|who|he|she|then|last night|tonight|today|yesterday|"
    "nearly|half|me|got|drunk|angry|when he drinks|drinks|comes home|once|twice|regularly|never stops|like to|likes "
    "to) "
)
"""Words between a person and a deed, each with a space after it."""

WEAPON = (
    "(knife|blade|gun|pistol|rifle|shotgun|axe|hatchet|hammer|machete|crowbars?|jemmy|chopper|cleaver|scissors|"
    "screwdriver|poker|acid|petrol|baseball bat|cricket bat|iron bar|wheel brace|razor|sword|knuckle ?duster|taser|"
    "iron)"
)

BODY_PART = (
    "(nose|ribs?|jaw|arms?|wrists?|fingers?|thumbs?|teeth|tooth|legs?|cheek ?bone|eye socket|eyes?|hands?|lip|"
    "collar ?bone|skull|head|face|ankle|neck|back|bones?|foot|feet|knee ?caps?|ear|ear ?drum|mouth)"
)
