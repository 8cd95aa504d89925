"""Medical: finds questions to a doctor or pharmacist, and leaves alone what is only told."""

import re

from skill.safety import medicines, oxytocin_products, pregnancy, symptoms, treatment
from skill.safety.general_knowledge import asks_a_fact
from skill.safety.medical_figures import remove_figures
from skill.safety.medical_words import classify_words
from skill.safety.phrase_patterns import SOME, compile_phrases

BOUNDARY = "medical_boundary"

RULES = (
    (BOUNDARY, medicines.OXYCONTIN_TAKEN),
    ("oxycontin_mixup", medicines.OXYCONTIN),
    ("stop_medicine", medicines.STOP_MEDICINE),
    ("supplements_foods", oxytocin_products.FOODS),
    ("nasal_spray", oxytocin_products.SPRAY),
    ("measure_oxytocin", oxytocin_products.MEASURE),
    (BOUNDARY, medicines.DOSING),
    (BOUNDARY, symptoms.DIAGNOSIS),
    (BOUNDARY, treatment.TREATMENT),
    (BOUNDARY, pregnancy.PREGNANCY),
    (BOUNDARY, symptoms.ANIMALS),
)
"""The answers and their rules, in the order in which they are tried."""

TOPICS = (
    (BOUNDARY, frozenset({"DRUG", "ILL"})),
    ("nasal_spray", frozenset({"SPRAY"})),
    ("supplements_foods", frozenset({"SUPPLEMENT"})),
    (BOUNDARY, frozenset({"PILL", "MIND", "SIGN", "CARE", "TEST", "BIRTH"})),
)
"""The answers to any question in which one of these classes occurs, in the order in which they are tried."""

FELT = frozenset({"SIGN", "TEST", "MIND", "CARE", "PILL", "ILL", "BIRTH"})
"""Classes that also name what feelings do to the body."""

ASKED = compile_phrases(
    "^(ask )?(warm recall )?(ask )?(if |whether |and |but )?(can|could|is(?! (in|on|at|out|having|doing))|are|do|"
    "does|did|has|should|may|might|"
    "must|what|which|why|how|"
    "when can|when should|when do|where|who|shall|tell me|any|recommend|explain|give me)(?! not)",
    "(can|could|may|must|shall|do|am|should|might) (i|we)(?! (say|tell you|do my))",
    "(is|are|does|could|can|should|do) (it|this|these|he|she|they|DRUG) (\\w+ ){0,2}(safe|ok|normal|PILL|ILL|SIGN|"
    "MIND|TEST|anything|something|worth|bad|dangerous|mean|interact|"
    "matter|hurt|clash|affect|help|work|need|have|take|serious|stop|cause|be|good|make|DRUG)",
    "(is|are) there (anything|something|any|cure|PILL|DRUG|CARE|\\w+ PILL|something)|(should|could) (he|she|they|my)",
    "(what|how) (do|should|can|could|would) (i|we|you)|what (helps|causes|is causing|is wrong|is best|does it mean|"
    "else can)|how (much|many|long|often|soon|bad)",
    "(is|are|can|does|should|could) not (it|they|i|he|she)(?! (not|been))",
    "which (is|one|ones|of|do|should) (best|better|i|safe|it|works?|for)|any good|any use|know if|wonder if|"
    "wondering|worth it",
    f"^(?!i |my |not ){SOME}(help|helps|cure|cures|treat|fix|stop|shrink|affect|interact|hurt|heal|interfere|mess|"
    f"replace|lower|raise|bring|do anything|"
    "settle|calm|be (right|safe|ok|good|enough|bad)|work) (with |for |on |down |if )*(me|my|his|her|him|us|our|DRUG|"
    "PILL|ILL|MIND|SIGN|TEST|BIRTH|MOOD|ACHE)",
    "(may|should) i|should$|what name|(is|are) (it|that|this|they)$|do (the )?signs|is it$|what is (it|this|"
    "matter with)|has (he|she|it) got",
)
"""Words of a question."""

TOLD = compile_phrases(
    "study|studies|studied|experiments?|trials?|researchers?|scientists?|in research|the research",
    "did (they|she|he|it|anyone|anybody|people|SPRAY|OXY)|was (it|OXY|there)|were (they|people)|has it been|have they",
    "curious|for my (\\w+ )?(class|homework|essay|project|quiz|assignment|exam|lecture|course)",
    "homework|essay|assignment|crossword|quiz|school project|biology|(antenatal|nursing|BIRTH) class|how many people|"
    "money game|get made|(nurse|doctor|gp) (told|said|says)",
    "they gave|never bothered me|doctor (is|has me) (right|happy)|in the (news|paper|film|soap)|remind me",
)
"""Words of a study, a lesson or the past: what somebody else took or did."""

ADVICE = compile_phrases(
    "(can|could|should|may|shall|must|dare|do|am|have) (i|we|mine)( not)?",
    "(do|can) you (think|recommend|sell|prescribe)|(for|help|tell) (me|my|him|her|us)|is it (safe|ok) (for|if)|"
    "worth it",
    "where (can|do) (i|you)|how do you (get|buy)",
)
"""Words of somebody who asks for themselves or for their own."""


WOULD = re.compile(
    r"\b(?:will|would|won't|wouldn't) (?:it|this|that|these|they|i|we|he|she|my|the|an?|you|your)\b|"
    r"^(?:will|would|won't|wouldn't)\b|\?"
)
"""Signs of a question that normalised words have lost."""

LIGHT_TALK = compile_phrases(
    "play|jokes?|poem|quiz|lyrics|episode|programme|playlist|romantic|bliss|laughter|purring|yawn|alarm",
    "^OXY PILL$|who (is )?(invented|discovered|plays|wrote|sings)|whatsapp|dishwasher|recycle|grammar|grill|"
    "humming ?bird|kettle|"
    "spray tan|SPRAY tan|paint|pastry|radiators?|photos?|weld|boiler|sauna|plates|pancakes",
    "(and i|less) bond|bond less|does (this|it) work$|what (makes|gets) BIRTH|version for|get made|for anything",
    "(of|like|is|count as|best|love|hug|called|good|proper|real|are you|only) (PILL|hugs?)(<end>| for soul| or real)",
    "PILL (in|of|for) (love|life|hugs?|soul|cuddl\\w+|kindness)|(PILL|DRUG) or SUPPLEMENT|(trust|nature) (PILL|DRUG)",
    "(is|as) OXY (PILL|antidote|DRUG)( (for MOOD|MOOD|of sorts))?<end>|same as OXY|proper CARE|recommended PILL",
    "(can|could) (i|she|he|we) (do|join|try) (foot |PART |hug |slow |short |hand |breathing )?(ones?|hug|breathing|in|"
    "exercises?)(?! (\\w+ ){0,3}?(after|while|if) (\\w+ ){0,3}?(CARE|BIRTH|PART attack))",
    "(hugs?|cuddles?|\\w+ing|kindness|touch|hormone|OXY|things?|it|this|works?) like (natural |chill |an |"
    "\\w+ )?(CARE|PILL|DRUG)"
    "(?! (for (my|his|her)|i can|can i|should i|safe))",
    "chill PILL|what can i do (sitting|lying|standing|in chair|from chair|in bed)|blood out of|stains?",
    "(is|are) SUPPLEMENT (plants?|fungi|fungus|vegetables?|animals?)",
    "(trigger|raise|release|set|boost|make) (my |own )*(OXY|it) (?:\\w+ ){0,3}?without",
)
"""Words of play, of the programmes and of other things that share a name with a medicine or an illness."""


NARRATED = compile_phrases(
    "^((i|he|she|we|they|my \\w+) )?(have |has )?(took|had|was|were|got|came off|been|used|finished|saw|went|gave)",
    "^(\\w+ )?(papers?|news|radio|telly|tv|somebody|they) (says?|said|reckons?|told|gave)",
)
"""The beginning of a story: of the past, or of the news."""


def find_medical_answer(text: str, words: str) -> str | None:
    """Return the id of the answer to a question for a doctor or pharmacist; None if there is none.

    words is normalise_words(text), with misheard names repaired.
    """
    classes = classify_words(remove_figures(words))
    if is_only_told(classes) or medicines.STOPPED_WITH_CARE.search(classes) or LIGHT_TALK.search(classes):
        return None
    if asks_a_fact(classes):
        return None
    found = next((answer_id for answer_id, rule in RULES if rule.search(classes)), None)
    if found == BOUNDARY and NARRATED.search(classes) and not is_asked(text, classes):
        return None
    return found or _find_by_topic(text, classes) or (BOUNDARY if is_symptom(classes) else None)


def is_asked(text: str, classes: str) -> bool:
    """Return whether the words ask for something."""
    return bool(ASKED.search(classes) or WOULD.search(text.lower()))


def _find_by_topic(text: str, classes: str) -> str | None:
    """Return the id of the answer for the topic of a question; None if nothing is asked or the topic is another."""
    if not is_asked(text, classes):
        return None
    named = frozenset(classes.split())
    if symptoms.HEARTFELT.search(classes):
        named -= FELT
    return next((answer_id for answer_id, topic in TOPICS if named & topic), None)


def is_only_told(classes: str) -> bool:
    """Return whether a medicine or a test is only told of, and no advice is asked for."""
    return bool(TOLD.search(classes)) and not ADVICE.search(classes)


def is_symptom(classes: str) -> bool:
    """Return whether a sign of the body is asked about that no feeling explains."""
    return bool(symptoms.NORMAL.search(classes)) and not symptoms.HEARTFELT.search(classes)
