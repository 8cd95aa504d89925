"""A show of a few answers and programmes, for tests of what is understood."""

from dataclasses import replace

from audio_pipeline.catalog import Answer, Catalog
from tests.catalogs import HEART, RECALL, answer
from tests.samples import SHOW

HUG = answer(
    "hug_length",
    "answer",
    "How long to hug",
    "As long as you like.",
    "how long should a hug last",
    "how many seconds should we hug",
    "what is a good length for a hug",
)
PETS = answer(
    "pets",
    "answer",
    "Pets",
    "Yes.",
    "does stroking my dog help",
    "is it good to cuddle a cat",
    "do animals make us calmer",
)
BREATH = answer(
    "breathing",
    "answer",
    "Breathing",
    "Slowly.",
    "how should I breathe",
    "is it good to breathe out slowly",
    "do deep breaths calm me",
)
DOSE = answer(
    "medical_boundary",
    "medical",
    "Medicine",
    "Please ask a doctor.",
    "how many units should I take",
    "what dose of my tablets is right",
)
CRISIS = answer("crisis_self_harm", "crisis", "Help", "Please call.", "i want to die", "i can't go on")
SLEEP = replace(
    RECALL,
    content_id="sleep-wind-down",
    title="Sleep Wind-Down",
    needs=("i can't sleep", "i lie awake at night", "help me fall asleep"),
    kind_word="Nights can be long.",
    in_short="warm pictures",
)
CALM = replace(HEART, needs=("i am stressed", "calm me down", "i feel tense after work"), kind_word="That sounds hard.")

ANSWERS: tuple[Answer, ...] = (HUG, PETS, BREATH, DOSE, CRISIS)
CATALOG = Catalog(
    show=SHOW, releases=(SLEEP, CALM), answers=ANSWERS, helplines={"": "Call a friend.", "US": "Call 988."}
)
