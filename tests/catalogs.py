"""Catalogs to answer from: a small one with something of everything, and that of the built-in content."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from audio_pipeline.build.index_stage import collect_examples, make_question_index
from audio_pipeline.catalog import NAME, Answer, Catalog, Chapter, Ending, Figure, Release, to_json
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import Library
from audio_pipeline.content.model import Content, Heading
from audio_pipeline.publish.catalog_builder import build_catalog, build_show
from audio_pipeline.publish.release_files import put_question_index
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Store
from tests.markup.small_folder import read
from tests.samples import RELEASE, SHOW

MINUTE_MS = 60_000

FADE_MS = 7_200
"""How long an early ending goes on after its place."""


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
    "twenty-second-hug",
    "exercise",
    "The Twenty-Second Hug",
    3,
    "the hug exercise",
    "a long hug",
    "something short",
    minutes=1.5,
)
SETTLING = release("settling", "benefit", "Settling", 1, "benefit one", "calming down")
CUSHIONING = release("cushioning", "benefit", "Cushioning", 2, "benefit two")
MENDING = release("mending", "benefit", "Mending & Minding", 3)


def answer(answer_id: str, kind: str, title: str, text: str, *questions: str, follow_up: str = "") -> Answer:
    return Answer(
        id=answer_id,
        kind=kind,
        title=title,
        questions=questions,
        text=text,
        local={},
        follow_up=follow_up,
        sources=("R28",),
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
BODY = answer(
    "crisis_body",
    "crisis",
    "An emergency of the body",
    "Please call your emergency number now.",
    "my chest hurts badly",
)
HOME = answer("crisis_home", "crisis", "Afraid at home", "That sounds frightening. Is it safe to speak aloud just now?")

ANSWERS = (WHY_HUG, HUG_LENGTH, BENEFITS, OXYCONTIN, BOUNDARY, SELF_HARM, PANIC, BODY, HOME)
RELEASES = (HUG, SETTLING, RECALL, MENDING, HEART, CUSHIONING)


def variant(of: Release, name: str, title: str, *names: str) -> Release:
    minutes = of.duration_ms / MINUTE_MS
    made = release(f"{of.content_id}-{name}", of.kind, title, of.position, *names, minutes=minutes)
    return replace(made, variant_of=of.content_id)


FIGURES = {
    "friend": ("a Friend", "a friend", "my friend", "my best friend"),
    "grandparent": ("a Grandparent", "a grandparent", "my grandmother", "my grandfather", "my grandma", "my grandpa"),
    "pet": ("a Pet", "a pet", "my pet", "my dog", "my cat"),
    "teacher": ("a Teacher", "a teacher", "my teacher", "a mentor"),
    "partner": ("a Partner", "a partner", "my partner", "my husband", "my wife"),
    "child": ("a Child", "a child", "my child", "my daughter", "my son"),
    "spiritual": ("a Spiritual Figure", "a spiritual figure", "somebody holy"),
    "place": ("a Peaceful Place", "a peaceful place", "a place", "my favourite place"),
    "remembered": (
        "Someone Who Has Died",
        "someone who has died",
        "someone who died",
        "somebody i lost",
        "my late mother",
    ),
}
"""Whom the recalls are made for: what stands in the title, and what a listener calls them."""


def figures(of: Release, called: str, *more: str) -> tuple[Release, ...]:
    """The nine variants of a recall, named as an author would name them."""
    return tuple(
        variant(
            of,
            name,
            f"{of.title} with {title}",
            *(f"{each} {who}" for each in (f"{called} with", *more) for who in whom),
        )
        for name, (title, *whom) in FIGURES.items()
    )


TEN = release(
    "guided-recall-ten",
    "exercise",
    "Guided Recall, Ten Minutes",
    4,
    "the ten minute guided recall",
    "the long guided recall",
    minutes=10,
)
CIRCLE = release("circle-of-care", "exercise", "Circle of Care", 5, "circle of care", minutes=7)
RECALLS = figures(RECALL, "guided recall", "remembering", "a meditation about")
TENS = figures(TEN, "ten minute guided recall")
CIRCLES = figures(CIRCLE, "circle of care")

REWIRE = replace(
    release("rewire-an-old-message", "exercise", "Rewire an Old Message", 6, "rewire an old message", minutes=8),
    gate="It's for small, everyday messages. If you're feeling very low, choose Guided Recall instead. "
    "Say continue, or say skip.",
)
TRAILER = release("trailer", "trailer", "Welcome to Warm Recall", 0, "the welcome", minutes=1)
INTRODUCTION = release(
    "what-this-is", "introduction", "What This Is, and What It Isn't", 0, "what this is", "episode zero"
)
WIDE_RELEASES = (*TENS, *RECALLS, REWIRE, INTRODUCTION, *CIRCLES, *RELEASES, TEN, TRAILER, CIRCLE)


def figure(form: str, *words: str, said_back: str = "", kind: str = "person") -> Figure:
    """A figure, called what it is called first."""
    return Figure(
        id=words[0].replace(" ", "-"),
        words=words,
        phrases=(),
        said_back=said_back or f"your {words[0]}",
        form=form,
        kind=kind,
    )


WIDE_FIGURES = (
    figure("friend", "friend", "best friend"),
    figure("grandparent", "grandparent", "grandmother", "grandfather", "grandma", "grandpa"),
    figure("pet", "pet", "dog", "cat", kind="animal"),
    figure("teacher", "teacher", "mentor"),
    figure("partner", "partner", "husband", "wife"),
    figure("child", "child", "daughter", "son"),
    figure("place", "peaceful place", "place", kind="place"),
    figure("", "mother", "mum"),
    figure("", "father", "dad"),
    figure("", "sister"),
)

CATALOG = Catalog(show=SHOW, releases=RELEASES, answers=ANSWERS, references={"R28": "A paper", "R2": "Another"})
WIDE = replace(CATALOG, releases=WIDE_RELEASES, figures=WIDE_FIGURES)
"""With all kinds, variants, figures and a gate."""

EMPTY = Catalog(show=SHOW)


@cache
def read_built_in() -> Library:
    """The built-in content, read once."""
    return read(BUILTIN_CONTENT)


def built_in() -> Catalog:
    """The built-in content as it would be published, with made-up addresses and lengths; vectors.py has its index."""
    library = read_built_in()
    return build_catalog(
        library,
        build_show(library.settings, SHOW.artwork_url),
        tuple(_published(each) for each in library.programmes),
        "understanding/0123456789ab.npz",
        lambda _: "",
    )


def publish_question_index(library: Library, store: Store, cache: Store) -> str:
    """Put the question index of a library in a store, as a build does, and return its address."""
    return put_question_index(make_question_index(collect_examples(library), cache, jobs=1), store)


def publish_built_in(store: Path, cache: Path) -> Catalog:
    """Put the catalog of the built-in content and its question index into a folder; vectors are kept in the cache."""
    url = publish_question_index(read_built_in(), FolderStore(store), FolderStore(cache, durable=False))
    catalog = replace(built_in(), question_index_url=url)
    (store / NAME).write_text(to_json(catalog), encoding="utf-8")
    return catalog


def with_endings(release: Release, *minutes: float) -> Release:
    """The same programme, which a sleep timer may end after these minutes."""
    places = [round(each * MINUTE_MS) for each in minutes]
    endings = (
        Ending(place_ms=each, duration_ms=each + FADE_MS, url=f"programmes/{release.content_id}/{each:012}.mp3")
        for each in places
    )
    return replace(release, endings=tuple(endings))


def _published(content: Content) -> Release:
    published = _published_whole(content)
    is_long = content.has_endings and published.duration_ms >= 4 * MINUTE_MS
    return with_endings(published, *range(2, published.duration_ms // MINUTE_MS, 2)) if is_long else published


def _published_whole(content: Content) -> Release:
    made_up = release(content.id, content.kind, content.title, content.position, *content.names)
    titles = [each.title for each in content.blocks if isinstance(each, Heading)]
    return replace(
        made_up,
        duration_ms=content.length_ms or 2 * MINUTE_MS,
        variant_of=content.variant_of,
        gate=content.gate,
        access=content.access,
        touch=content.touch,
        needs=content.needs,
        kind_word=content.kind_word,
        in_short=content.in_short,
        chapters=tuple(Chapter(title=title, start_ms=20_000 * at) for at, title in enumerate(titles)),
    )
