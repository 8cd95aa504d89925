"""Content that can be built and breaks a rule of the house: rule, file, line and column of what is shown."""

# ruff: noqa: RUF001 - letters that look like others

from collections.abc import Mapping

from tests.lint.show import ANSWER, BENEFIT, DESCENDING, EXERCISE, LEXICON, TEA, WARMTH, WHY, tea, warmth, why
from tests.markup.small_folder import REFERENCES, SHOW

Expected = list[tuple[str, str, int, int]]

_VARIANT = EXERCISE.replace(
    "sources: [R1]\n", "sources: [R1]\nvariants:\n  cold:\n    title: A Cure in a Cup\n    names: [cold tea]\n"
).replace("Hold the cup.", "(for: cold)\n\nYou are safe.\n\n(for: all)\n\nHold the cup. A close cup.")

PUBLIC_SKILL = {
    "show.toml": SHOW.replace('public_url = ""', 'public_url = "https://tea.fm/show/"'),
    "site.toml": 'voice = "Say:"\n',
}

UNPUBLISHABLE: Mapping[str, tuple[dict[str, str], Expected]] = {
    # never-claim
    "a cure": (tea("Hold the cup.", "Hold the cup. It cures everything."), [("never-claim", TEA, 20, 18)]),
    "a cure after a mark": (
        tea("Hold the cup.", '(Hold)[rate:"slow"] the (cup)[volume:"loud"], [2s] which\ncures all.'),
        [("never-claim", TEA, 21, 1)],
    ),
    "a cure within a mark": (tea("Hold the cup.", 'It (cures)[rate:"slow"] all.'), [("never-claim", TEA, 20, 5)]),
    "a cure in a sub": (tea("Hold the cup.", 'It (helps)[sub:"cures"].'), [("never-claim", TEA, 20, 1)]),
    "two claims": (
        tea("Hold the cup.", "You are safe, and it works instantly."),
        [("never-claim", TEA, 20, 1), ("never-claim", TEA, 20, 28)],
    ),
    "a claim in an answer": (why("It is warm. It prevents colds."), [("never-claim", WHY, 8, 16)]),
    "a claim in a title": (warmth("title: Warmth", "title: Instant Calm"), [("never-claim", WARMTH, 4, 8)]),
    "a claim in a summary": (
        warmth("What a cup can do.", "A cup. It heals all wounds."),
        [("never-claim", WARMTH, 5, 20)],
    ),
    "a claim in a folded summary": (
        warmth("summary: What a cup can do.", "summary: >-\n  A cup. It\n  is a cure."),
        [("never-claim", WARMTH, 7, 8)],
    ),
    "a claim in access": (tea("Cold tea will do.", "Cold tea is proven too."), [("never-claim", TEA, 10, 21)]),
    "a claim in a gate": (
        tea("access:", "gate: You will feel calm. Say continue.\naccess:"),
        [("never-claim", TEA, 10, 7)],
    ),
    "a claim in a variant alone": (
        {TEA: _VARIANT},
        [("never-claim", TEA, 14, 14), ("never-claim", TEA, 26, 1), ("misread-word", TEA, 30, 17)],
    ),
    # the frame
    "an opening that forgets the eyes": (
        tea("eyes as you like, ", ""),
        [("missing-opening", TEA, 17, 1)],
    ),
    "an opening in the second chapter": (
        {
            TEA: EXERCISE.replace("Not while driving,\neyes as you like, stop any time.", "Sit.").replace(
                "Look around.", "Not while driving, eyes as you like, stop any time."
            )
        },
        [("missing-opening", TEA, 17, 1)],
    ),
    "no closing": (tea(" Talk with someone you trust.", ""), [("missing-closing", TEA, 26, 1)]),
    "a closing too soon": (
        tea("Talk with someone you trust.", "Talk with someone you trust. " + "Sip, and sip. " * 21),
        [("missing-closing", TEA, 26, 323)],
    ),
    "no disclaimer": (warmth("This is for", "This was for"), [("missing-disclaimer", WARMTH, 15, 82)]),
    "no disclaimer in an introduction": (
        {WARMTH: BENEFIT.replace("benefit", "introduction").replace(" or psychological", "")},
        [("missing-disclaimer", WARMTH, 15, 64), ("missing-disclosure", WARMTH, 13, 1)],
    ),
    "no word of the computer's voice in an introduction": (
        {WARMTH: BENEFIT.replace("benefit", "introduction")},
        [("missing-disclosure", WARMTH, 13, 1)],
    ),
    "a computer's voice in other words": (
        {WARMTH: BENEFIT.replace("benefit", "introduction").replace("a small thing.", "small. A computer reads this.")},
        [("missing-disclosure", WARMTH, 13, 1)],
    ),
    # notes to oneself
    "a note in a summary": (warmth("What a cup can do.", "TODO a cup."), [("editors-note", WARMTH, 5, 10)]),
    "a note in the words": (
        tea("Hold the cup.", "Hold the cup. (Details to be checked.)"),
        [("editors-note", TEA, 20, 16)],
    ),
    "a note in a reference": (
        {"references.toml": REFERENCES.replace('."', '. (Title in our words; details to be checked.)"', 1)},
        [("editors-note", "references.toml", 1, 6)],
    ),
    "a note in the show's description": (
        {"show.toml": SHOW.replace('description = "', 'description = "FIXME ', 1)},
        [("editors-note", "show.toml", 3, 15)],
    ),
    # whom to write to
    "a skill of a public show, and nobody to write to": (PUBLIC_SKILL, [("no-contact", "show.toml", 6, 9)]),
    "a skill of a public show, with placeholders": (
        {
            **PUBLIC_SKILL,
            "show.toml": PUBLIC_SKILL["show.toml"]
            .replace('email = ""', 'email = "me@example.org"')
            .replace('website = ""', 'website = "https://www.example.com/tea"'),
        },
        [("no-contact", "show.toml", 5, 11), ("no-contact", "show.toml", 6, 9)],
    ),
    "a skill of a public show, with its own contact": (
        {**PUBLIC_SKILL, "show.toml": PUBLIC_SKILL["show.toml"].replace('email = ""', 'email = "me@tea.fm"')},
        [],
    ),
    "a skill of a show that is public nowhere": ({"site.toml": PUBLIC_SKILL["site.toml"]}, []),
    "a skill of a show at an address that nobody can reach": (
        {
            **PUBLIC_SKILL,
            "show.toml": PUBLIC_SKILL["show.toml"]
            .replace("tea.fm", "audio.example.org")
            .replace('email = ""', 'email = "me@tea.fm"'),
        },
        [("no-contact", "show.toml", 9, 14)],
    ),
    "a skill of a show on this machine": (
        {**PUBLIC_SKILL, "show.toml": PUBLIC_SKILL["show.toml"].replace("https://tea.fm", "http://127.0.0.1:5000")},
        [],
    ),
    "a public show without a skill": ({"show.toml": PUBLIC_SKILL["show.toml"]}, []),
    # time
    "an exercise too short": (tea("(until: 1:00)", "(pause: 1s)"), [("misses-length", TEA, 9, 1)]),
    "an exercise too long": (tea("(until: 1:00)", "(pause: 50s)"), [("misses-length", TEA, 9, 1)]),
    "a length no words can change": (
        {TEA: EXERCISE.replace('"1:00"', '"1:04"')},
        [("misses-length", TEA, 9, 1)],
    ),
    "a length that the last words may still reach": (
        {
            TEA: EXERCISE.replace('"1:00"', '"1:04"').replace(
                "(until: 1:00)", "(until: 1:00)\n\nRest here, just as you are."
            )
        },
        [],
    ),
    "an anchor overrun by far": (
        tea("(until: 0:30)", "(until: 0:02)\n\n(until: 0:30)"),
        [("until-overrun", TEA, 22, 1)],
    ),
    "a silence too long": (
        {TEA: EXERCISE.replace('"1:00"', '"2:00"').replace("(until: 1:00)", "(until: 2:00)")},
        [("long-silence", TEA, 28, 1)],
    ),
    "pauses too long together": (
        {TEA: EXERCISE.replace('"1:00"', '"2:00"').replace("(until: 1:00)", "(pause: 40s)\n\n(pause: 45s)")},
        [("long-silence", TEA, 30, 1)],
    ),
    "a descent without anchors": (
        {TEA: DESCENDING.replace("(until: 0:30)\n\n", "")},
        [("no-descent", TEA, 10, 1)],
    ),
    "a descent whose bed has no time to fade": (
        {TEA: DESCENDING.replace("2:40", "2:20")},
        [("no-descent", TEA, 10, 1)],
    ),
    "a descent that never ends": (
        {TEA: DESCENDING.replace("2:40", "3:10")},
        [("long-silence", TEA, 29, 1)],
    ),
    "a silence without a bed": (
        tea("(until: 0:30)", "(pause: 1s)\n\n(bed: none)\n\n(pause: 33s)").copy()
        | {TEA: EXERCISE.replace("(bed: pad)\n\n", "").replace("(until: 0:30)", "(pause: 26s)")},
        [("long-silence", TEA, 20, 1), ("long-silence", TEA, 26, 1)],
    ),
    # how it is read
    "a title before a name": (why("Ask Dr. Hill."), [("doubtful-reading", WHY, 8, 5)]),
    "a time": (tea("Hold the cup.", "It takes 3:00."), [("badly-read", TEA, 20, 10)]),
    "a telephone number": (why("Call 116 123."), [("badly-read", WHY, 8, 6)]),
    "a range": (tea("Hold the cup.", "Hold it for 5–10 breaths."), [("badly-read", TEA, 20, 13)]),
    "a slash": (tea("Hold the cup.", "Hold the cup and/or mug."), [("doubtful-reading", TEA, 20, 14)]),
    "capitals in a gate": (
        tea("access:", "gate: Ask an MFT. Say continue.\naccess:"),
        [("doubtful-reading", TEA, 10, 14)],
    ),
    "a word with two ways": (tea("Hold the cup.", "Keep the cup close."), [("misread-word", TEA, 20, 14)]),
    "a word with two ways beside a marked one": (
        tea("Hold the cup.", '(Close)[ipa:"kloʊz"] it, and keep it close.'),
        [("misread-word", TEA, 20, 38)],
    ),
    "a sub that says the same": (tea("the cup", 'the (cup)[sub:"Cup"]'), [("needless-sub", TEA, 20, 11)]),
    "a sub without a word": (tea("the cup", 'the (cup)[sub:"…"]'), [("broken-sub", TEA, 20, 11)]),
    "a sub in short": (tea("the cup", 'the (cup)[sub:"20 ml cup"]'), [("doubtful-reading", TEA, 20, 11)]),
    "an ipa without a sound": (tea("the cup", 'the (cup)[ipa:"."]'), [("broken-sub", TEA, 20, 11)]),
    "an ipa that is not English": (tea("the cup", 'the (cup)[ipa:"ʘʘ"]'), [("broken-sub", TEA, 20, 11)]),
    "a sub that parts the sounds": (tea("the cup", 'the (reread)[sub:"re-read"] cup'), []),
    "an entry without a sound": (
        {"lexicon.toml": '[words.tea]\nipa = "/tʌ9/"\n'},
        [("broken-sub", "lexicon.toml", 2, 1)],
    ),
    "an entry with a mark": (
        {"lexicon.toml": '[words.tea]\nsay = "t[2s]ee"\n'},
        [("broken-sub", "lexicon.toml", 2, 1)],
    ),
    "an entry that says the same": (
        {"lexicon.toml": '[words]\ntea = {ipa = "tiː", say = "Tea."}\n'},
        [("needless-sub", "lexicon.toml", 2, 21)],
    ),
    "an entry in short": (
        {"lexicon.toml": '[words.tea]\nsay = "20 ml"\n'},
        [("doubtful-reading", "lexicon.toml", 2, 1)],
    ),
    "an entry with letters of another alphabet": (
        {"lexicon.toml": '[words.tea]\nsay = "tее"\n'},
        [("unreadable-letters", "lexicon.toml", 2, 1)],
    ),
    "an entry for letters of another alphabet": (
        {"lexicon.toml": LEXICON + '[words."чай"]\nsay = "chai"\n', **tea("Hold the cup.", "Hold the чай.")},
        [],
    ),
    "letters that look Latin": (
        tea("Hold the cup.", 'Hold (the)[rate:"slow"] сup.'),
        [("unreadable-letters", TEA, 20, 25)],
    ),
    "letters of another alphabet in an answer": (why("Say שלום."), [("unreadable-letters", WHY, 8, 5)]),
    "letters of another alphabet in a gate": (
        tea("access:", "gate: Hаve a cup. Say continue.\naccess:"),
        [("unreadable-letters", TEA, 10, 7)],
    ),
    "letters of another alphabet in a sub": (
        tea("the cup", 'the (cup)[sub:"сир"]'),
        [("unreadable-letters", TEA, 20, 11)],
    ),
    "letters of another alphabet with their sounds": (tea("the cup", 'the (чай)[ipa:"tʃaɪ"]'), []),
    "letters of another language": (
        tea("the cup", 'the (чай)[lang:"ru-RU"]'),
        [("unreadable-letters", TEA, 20, 11)],
    ),
    "letters with accents": (tea("the cup", "the café's crème, naïve as it is"), []),
    "an unused word": (
        {"lexicon.toml": LEXICON + '\n[words."dalai lama"]\nsay = "DAH-lie LAH-muh"\n'},
        [("unused-word", "lexicon.toml", 4, 9)],
    ),
    "a word used only in a mark": (
        {
            "lexicon.toml": LEXICON + '\n[words.mug]\nipa = "mʌɡ"\n',
            WHY: ANSWER.replace("It is", 'A (mug)[ipa:"mʌɡ"] is'),
        },
        [("unused-word", "lexicon.toml", 4, 8)],
    ),
}
