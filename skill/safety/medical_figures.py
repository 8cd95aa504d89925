"""Medical figures: words of the body and of medicine that stand for a feeling, a screen or another thing."""

from skill.safety.idioms import GONE
from skill.safety.phrase_patterns import compile_phrases

_SCREEN = (
    "(see|seeing|saw|watch|watching|talk|talking|call|calling|listen|listening|read|reading|draw|drawing|play|playing|"
    "films?|games?|cartoons|photos|memory|screen|battery|volume|charger|storage|app|apps)"
)

FIGURES = compile_phrases(
    # what feelings do to a heart, to hands and to nerves
    "(coming|comes|came|pouring|blowing) out of (my|his|her|your|our) (ears|nose)",
    "(weight|stone|heaviness) (on|in|off) (my|his|her|your) heart",
    "(sore|heavy|tired|bruised|full) hearts?",
    "tired (hands|fingers|feet|arms|shoulders)",
    "(being|been|be|is|am|feel|feels|feeling|felt|was|were|got) let down|"
    "let (me|him|her|us|you|them|people|somebody|someone|my \\w+) down",
    "(needing|asking|crying|wanting|leaning|being|loving|hugging) (\\w+ ){0,3}weakness|sign of weakness|weakness for",
    # what the body makes by itself
    "(body|bodies|brain|our|nature) own (natural )?(opium|opiates?|opioids?|morphine|painkillers?|pain relief|medicine|"
    "drugs?|valium|sedatives?|antidepressants?)",
    "gland thing( like (thyroid|\\w+))?",
    # screens and cans
    f"{_SCREEN} (\\w+ ){{0,4}}?(on |through |over |of |does |has )?(my |his |her |our |their |this |your )?tablet"
    "(?! (for|before|after|with))",
    "with spray cans?( <end>|$)|tablet (screen|game|battery|app|charger|memory)",
)


def remove_figures(words: str) -> str:
    """Return normalised words with every figure of speech that sounds medical replaced by GONE."""
    return FIGURES.sub(GONE, words)
