"""Catalogs to answer from: a small one with something of everything, and that of the built-in content."""

from dataclasses import replace

from audio_pipeline.catalog import Answer, Catalog, Release
from audio_pipeline.model import Content
from audio_pipeline.pipeline import catalog_of
from audio_pipeline.stages.read import BUILT_IN, read
from tests.samples import RELEASE, SHOW

MINUTE_MS = 60_000


def release(content_id: str, kind: str, title: str, position: int, *names: str, minutes: float = 2) -> Release:
    return replace(
        RELEASE,
        id=f"{content_id}.0123456789ab",
        content_id=content_id,
        kind=kind,
        title=title,
        summary=f"All about {title}.",
        names=names,
        position=position,
        url=f"programmes/{content_id}/0123456789ab.mp3",
        duration_ms=round(minutes * MINUTE_MS),
    )


RECALL = release("guided-recall", "exercise", "Guided Recall", 1, "a guided recall meditation", minutes=5)
HEART = release("hand-on-heart", "exercise", "Hand on Heart", 2, "the hand exercise")
HUG = release(
    "twenty-second-hug", "exercise", "The Twenty-Second Hug", 3, "the hug exercise", "a long hug", minutes=1.5
)
SETTLING = release("settling", "benefit", "Settling", 1, "benefit one", "calming down")
CUSHIONING = release("cushioning", "benefit", "Cushioning", 2, "benefit two")
MENDING = release("mending", "benefit", "Mending & Minding", 3)


def answer(answer_id: str, kind: str, title: str, text: str, *questions: str, follow_up: str = "") -> Answer:
    return Answer(
        id=answer_id, kind=kind, title=title, questions=questions, text=text, follow_up=follow_up, sources=("R28",)
    )


WHY_HUG = answer(
    "why_hug_helps",
    "answer",
    "Why a hug helps",
    "A hug tells your body that somebody is with you.",
    "why does a hug help",
    "what is it about a hug",
    follow_up="twenty-second-hug",
)
HUG_LENGTH = answer(
    "hug_length", "answer", "How long to hug", "As long as you both enjoy it.", "how long should a hug last"
)
BENEFITS = answer("benefits_list", "answer", "The five benefits", "There are five. Which would you like to hear about?")
OXYCONTIN = answer("oxycontin_mixup", "answer", "Not a medicine", "I can talk about oxytocin.", "is it an opioid")
BOUNDARY = answer("medical_boundary", "medical", "Medicine", "Please ask a doctor or pharmacist.", "what dose")
SELF_HARM = answer(
    "crisis_self_harm",
    "crisis",
    "When life is too much",
    "You deserve to talk with a person right now. Call or text nine eight eight. Is someone near you?",
    "i want to die",
)
PANIC = answer(
    "crisis_panic", "crisis", "Panic", "Feel your feet on the floor. This can pass.", "i am having a panic attack"
)
BODY = answer("crisis_body", "crisis", "Chest pain", "Please call your emergency number now.", "my chest hurts badly")
HOME = answer("crisis_home", "crisis", "Afraid at home", "That sounds frightening. Is it safe to speak aloud just now?")

ANSWERS = (WHY_HUG, HUG_LENGTH, BENEFITS, OXYCONTIN, BOUNDARY, SELF_HARM, PANIC, BODY, HOME)
RELEASES = (HUG, SETTLING, RECALL, MENDING, HEART, CUSHIONING)

CATALOG = Catalog(show=SHOW, releases=RELEASES, answers=ANSWERS, references={"R28": "A paper", "R2": "Another"})
EMPTY = Catalog(show=SHOW)


def built_in() -> Catalog:
    """The built-in content as it would be published, with made-up addresses and lengths."""
    library = read(BUILT_IN)
    return catalog_of(library, tuple(_published(each) for each in library.programmes), SHOW.artwork_url)


def _published(content: Content) -> Release:
    made_up = release(content.id, content.kind, content.title, content.position, *content.names)
    return replace(made_up, duration_ms=content.length_ms or 2 * MINUTE_MS)
