"""Broken content: what an author may get wrong, and the rule, file and line that are to be shown."""

from collections.abc import Mapping

from tests.authoring.library import ANSWER, IN_FORMS, PROGRAMME, answer, helplines, in_forms, programme, said, show
from tests.authoring.library import SHOW as SETTINGS

TEA, WHY = "exercises/tea.md", "answers/why_tea.md"
SHOW, LEXICON, REFERENCES, HELPLINES = "show.toml", "lexicon.toml", "references.toml", "helplines.toml"

FRONT = IN_FORMS.partition("(bed")[0]
"""Front matter with two variants, the words under it from line 20."""

Expected = list[tuple[str, str, int]]
"""File, rule and line of each fault, in order."""

BROKEN: Mapping[str, tuple[dict[str, str | bytes], Expected]] = {
    # the file
    "latin-1": ({TEA: PROGRAMME.replace("Drink", "Caf\u00e9").encode("latin-1")}, [(TEA, "not-utf-8", 20)]),
    "utf-16": ({TEA: PROGRAMME.encode("utf-16")}, [(TEA, "not-utf-8", 1)]),
    "byte order mark": ({TEA: "\ufeff" + PROGRAMME}, [(TEA, "byte-order-mark", 1)]),
    "windows line ends": ({TEA: PROGRAMME.replace("\n", "\r\n")}, [(TEA, "windows-line-ends", 1)]),
    "a nul": (said("Dr\0ink.\n"), [(TEA, "invisible-character", 20)]),
    "a zero-width space": (programme("title: Tea", "title: T\u200bea"), [(TEA, "invisible-character", 4)]),
    "a binary file": ({TEA: bytes(range(256))}, [(TEA, "not-utf-8", 2)]),
    "an empty file": ({TEA: ""}, [(TEA, "no-front-matter", 1)]),
    # the front matter
    "no front matter": (
        {TEA: "Drink.\n"},
        [(TEA, "no-front-matter", 1)],
    ),
    "front matter without end": (
        {TEA: "---\nid: tea\n\nDrink.\n"},
        [(TEA, "front-matter-end", 1)],
    ),
    "bad yaml": (
        programme("title: Tea", "title: Tea: a rest"),
        [(TEA, "bad-yaml", 4)],
    ),
    "a tab in yaml": (programme("title: Tea", "title:\n\t- a"), [(TEA, "bad-yaml", 5)]),
    "yaml that is a list": (
        {TEA: "---\n- id\n- kind\n---\nDrink.\n"},
        [(TEA, "not-a-mapping", 2)],
    ),
    "a key that is a list": (programme("position: 1", "[a]: 1"), [(TEA, "not-a-mapping", 8)]),
    "two documents of yaml": (programme("position: 1", "...\nposition: 1"), [(TEA, "bad-yaml", 9)]),
    "deep yaml": (programme("[tea,", "[" * 9_000 + "]" * 9_000 + "\n#"), [(TEA, "wrong-type", 6)]),
    "a megabyte of yaml": (programme("[tea,", "[tea," * 200_000), [(TEA, "long-front-matter", 1)]),
    "a reference in yaml": (programme("names: [tea,", "names: &a [*a,"), [(TEA, "wrong-type", 6)]),
    "unknown key": (programme("summary:", "sumary:"), [(TEA, "missing-key", 1), (TEA, "unknown-key", 5)]),
    "a key of another kind": (programme("position: 1", "questions: [why]"), [(TEA, "unknown-key", 8)]),
    "a key twice": (programme("position: 1", "title: Tea"), [(TEA, "repeated-key", 8)]),
    "no id": (programme("id: tea\n"), [(TEA, "missing-key", 1)]),
    "no kind": (programme("kind: exercise\n"), [(TEA, "missing-key", 1)]),
    "no title": (programme("title: Tea\n"), [(TEA, "missing-key", 1)]),
    "an empty title": (programme("title: Tea", "title:"), [(TEA, "empty-value", 4)]),
    "a blank title": (programme("title: Tea", 'title: "  "'), [(TEA, "empty-value", 4)]),
    "an empty name": (programme("[tea, ", '[tea, "", '), [(TEA, "empty-value", 6)]),
    "no summary": (programme("summary: A cup of tea.\n"), [(TEA, "missing-key", 1)]),
    "unknown kind": (programme("exercise", "excercise"), [(TEA, "unknown-kind", 3)]),
    "an id with capitals": (programme("id: tea", "id: Tea"), [(WHY, "unknown-follow-up", 8), (TEA, "bad-id", 2)]),
    "an id with underscores": (
        programme("id: tea", "id: hot_tea"),
        [(WHY, "unknown-follow-up", 8), (TEA, "bad-id", 2)],
    ),
    "an answer's id with hyphens": (answer("why_tea", "why-tea"), [(WHY, "bad-id", 2)]),
    "a title that is a list": (programme("title: Tea", "title: [Tea]"), [(TEA, "wrong-type", 4)]),
    "names that are a text": (programme("[tea, the tea exercise]", "tea"), [(TEA, "wrong-type", 6)]),
    "names that are keys": (programme("[tea, the tea exercise]", "{tea: 1}"), [(TEA, "wrong-type", 6)]),
    "a name with capitals": (programme("[tea,", "[Tea,"), [(TEA, "name-case", 6)]),
    "no such day": (programme("2026-11-23", "2026-02-30"), [(TEA, "bad-date", 7)]),
    "another way to write a day": (programme("2026-11-23", "23 Nov 2026"), [(TEA, "bad-date", 7)]),
    "a length in words": (programme('"1:00"', "a minute"), [(TEA, "bad-length", 9)]),
    "a length of nothing": (programme('"1:00"', '"0:00"'), [(TEA, "bad-length", 9)]),
    "a position of nought": (programme("position: 1", "position: 0"), [(TEA, "bad-position", 8)]),
    "a source in words": (programme("[R1]", "[Hill 2020]"), [(TEA, "bad-source", 10)]),
    "a gate that is empty": (programme("position: 1", "gate:"), [(TEA, "empty-value", 8)]),
    "a gate in an answer": (answer("follow_up: tea", "gate: Wait."), [(WHY, "unknown-key", 8)]),
    "helplines above an answer": (answer("follow_up: tea", "helplines: [home]"), [(WHY, "unknown-key", 8)]),
    "helplines for no need": (programme("position: 1", "helplines: [crises]"), [(TEA, "unknown-need", 8)]),
    "a closing that wakes": (programme("position: 1", "closing: wake"), [(TEA, "unknown-closing", 8)]),
    # variants
    "variants that are a text": (programme("position: 1", "variants: friend"), [(TEA, "wrong-type", 8)]),
    "variants that are a list": (programme("position: 1", "variants: [friend]"), [(TEA, "wrong-type", 8)]),
    "no variants among variants": (programme("position: 1", "variants: {}"), [(TEA, "empty-value", 8)]),
    "variants of an answer": (answer("follow_up: tea", "variants: {a: {title: A}}"), [(WHY, "unknown-key", 8)]),
    "a variant that is a text": (in_forms("{title: Tea with a Friend, names: [tea with a friend]}", "Friend"),
                                 [(TEA, "wrong-type", 12)]),
    "a variant without title": (in_forms("title: Tea with a Friend, ", ""), [(TEA, "missing-key", 12)]),
    "a variant with an empty title": (in_forms("Tea with a Pet", ""), [(TEA, "empty-value", 14)]),
    "a variant with a title that is a list": (in_forms("Tea with a Pet", "[Tea]"), [(TEA, "wrong-type", 14)]),
    "a variant with a key of the file": (in_forms("summary: A cup of tea and", "gate: A cup of tea and"),
                                         [(TEA, "unknown-key", 16)]),
    "a variant with a key twice": (in_forms("helplines: [home]", "title: Tea"), [(TEA, "repeated-key", 17)]),
    "a variant with deep keys": (in_forms("[tea with a pet]", "{a: {b: {c: d}}}"), [(TEA, "wrong-type", 15)]),
    "a variant with a key that is a list": (in_forms("helplines: [home]", "[a]: b"), [(TEA, "not-a-mapping", 17)]),
    "a variant with a name in capitals": (in_forms("[tea with a pet]", "[Tea with a pet]"), [(TEA, "name-case", 15)]),
    "a variant with an empty name": (in_forms("[tea with a pet]", "[tea with a pet, '']"), [(TEA, "empty-value", 15)]),
    "a variant with a source in words": (in_forms("[R2]", "[Hill]"), [(TEA, "bad-source", 18)]),
    "a variant with an unknown source": (in_forms("[R2]", "[R9]"), [(TEA, "unknown-source", 18)]),
    "a variant with helplines for no need": (in_forms("[home]", "[house]"), [(TEA, "unknown-need", 17)]),
    "a variant in capitals": (
        {TEA: IN_FORMS.replace("pet:", "Pet:").replace("(for: pet)", "(for: Pet)")},
        [(TEA, "bad-variant", 13)],
    ),
    "a variant called others": (
        {TEA: IN_FORMS.replace("pet:", "others:").replace("(for: pet)", "(for: others)")},
        [(TEA, "bad-variant", 13)],
    ),
    "a variant twice": (
        {TEA: IN_FORMS.replace("pet:", "friend:").replace("(for: pet)", "(for: friend)")},
        [(TEA, "repeated-key", 13)],
    ),
    "a variant nobody declared": (in_forms("(for: pet)", "(for: pet, cat)"), [(TEA, "unknown-variant", 32)]),
    "a variant in a file without": (said("(for: friend)\n\nDrink.\n"), [(TEA, "unknown-variant", 20)]),
    "a variant nothing is said for": (in_forms("(for: pet)", "(for: friend)"), [(TEA, "unused-variant", 13)]),
    "others when there are none": (
        in_forms("(for: all)", "(for: open)\n\nSip.\n\n(for: others)\n\nPour."),
        [(TEA, "for-nobody", 40)],
    ),
    "a variant beside all": (in_forms("(for: all)", "(for: all, pet)"), [(TEA, "bad-directive", 36)]),
    "a variant with a gap": (in_forms("(for: all)", "(for: open pet)"), [(TEA, "bad-directive", 36)]),
    "a for of nobody": (in_forms("(for: all)", "(for: )"), [(TEA, "bad-directive", 36)]),
    "a for without colon": (in_forms("(for: all)", "(for all)"), [(TEA, "bad-directive", 36)]),
    "a for among words": (in_forms("Pour two.", "Pour two. (for: pet)"), [(TEA, "directive-in-text", 30)]),
    "a for in an answer": (answer("It is", "(for: open)\n\nIt is"), [(WHY, "not-in-an-answer", 11)]),
    "a variant without words": (
        {TEA: FRONT + "(for: open, friend)\n\nSit.\n\n(for: friend)\n\nPour.\n\n(for: pet)\n\n(pause: 2s)\n"},
        [(TEA, "empty-body", 20)],
    ),
    "a chapter without words for one": (
        {TEA: FRONT + "## Sit\n\n(for: friend)\n\nSit.\n\n(for: pet)\n\n[2s]\n\n(for: open)\n\nSit.\n\n(for: all)\n\n"
         "## Rest\n\nRest.\n"},
        [(TEA, "empty-chapter", 20)],
    ),
    "an until too early for one": (in_forms("Pour two.", "(until: 0:20)\n\nPour."), [(TEA, "until-order", 30)]),
    "an until too early for all": (in_forms("Drink.", "(until: 0:20)\n\nDrink."), [(TEA, "until-order", 38)]),
    # the words
    "an empty body": ({TEA: PROGRAMME.partition("(bed")[0]}, [(TEA, "empty-body", 12)]),
    "a body of silence": ({TEA: PROGRAMME.partition("(bed")[0] + "[2s]\n"}, [(TEA, "empty-body", 12)]),
    "a paragraph without words": (said("—\n"), [(TEA, "nothing-to-say", 20)]),
    "a paragraph of a megabyte": (said("tea " * 250_000), [(TEA, "long-paragraph", 20)]),
    "an answer of 61 words": (answer("It is warm.", "warm " * 61), [(WHY, "long-answer", 11)]),
    "an answer of 60 words and a number to call": (
        answer("It is warm.", "warm " * 51 + "\n\n(helplines: crisis)\n\nwarm warm"), [(WHY, "long-answer", 11)]
    ),
    "an answer without questions": (
        answer("questions:\n  - why tea\n  - what is tea for\n", ""),
        [(WHY, "missing-key", 1)],
    ),
    "an answer with no questions in it": (
        answer("questions:\n  - why tea\n  - what is tea for\n", "questions: []\n"),
        [(WHY, "empty-value", 5)],
    ),
    "a chapter in an answer": (answer("It is", "## Warm\n\nIt is"), [(WHY, "not-in-an-answer", 11)]),
    "a break in an answer": (answer("It is", "It [1s] is"), [(WHY, "not-in-an-answer", 11)]),
    "a chapter without words": (said("Drink.\n\n## Rest\n\n(pause: 5s)\n"), [(TEA, "empty-chapter", 22)]),
    "a chapter at once after another": (programme("## Sit", "## Sit\n\n## Sit down"), [(TEA, "empty-chapter", 14)]),
    "a heading of level one": (programme("## Sit", "# Sit"), [(TEA, "heading-level", 14)]),
    "an underlined heading": (said("Drink.\n======\n"), [(TEA, "heading-level", 20)]),
    "a heading without title": (programme("## Sit", "##"), [(TEA, "empty-heading", 14)]),
    "a list": (said("- Drink.\n- Rest.\n"), [(TEA, "not-for-narration", 20)]),
    "a numbered list": (said("1. Drink.\n2. Rest.\n"), [(TEA, "not-for-narration", 20)]),
    "code": (said("```\nDrink.\n```\n"), [(TEA, "not-for-narration", 20)]),
    "an indented paragraph": (said("    Drink.\n"), [(TEA, "not-for-narration", 20)]),
    "a line across": (said("Drink.\n\n***\n"), [(TEA, "not-for-narration", 22)]),
    "a link": (said("Drink [tea](https://example.org).\n"), [(TEA, "not-for-narration", 20)]),
    "a picture": (said("Drink ![tea](tea.png).\n"), [(TEA, "not-for-narration", 20)]),
    "a table": (
        said("| a | b |\n|---|---|\n"),
        [(TEA, "unspoken-symbol", 20)] * 3 + [(TEA, "unspoken-symbol", 21)] * 3,
    ),
    "a link's definition": (said("[tea]: https://example.org\n"), [(TEA, "square-brackets", 20)]),
    "html": (said("<div>Drink.</div>\n"), [(TEA, "raw-html", 20)]),
    "html in a line": (said("Now <em>drink</em>.\n"), [(TEA, "raw-html", 20)] * 2),
    "an open comment": (said("Drink.\n\n<!-- more\n\nmore\n"), [(TEA, "open-comment", 22)]),
    "words beside a comment": (said("<!-- note --> Drink.\n"), [(TEA, "comment-beside-text", 20)]),
    "an ampersand": (said("Drink\n& rest.\n"), [(TEA, "ampersand", 21)]),
    "less than": (said("Two < three.\n"), [(TEA, "less-than", 20)]),
    "greater than": (said("Three > two.\n"), [(TEA, "greater-than", 20)]),
    "square brackets": (said("Drink [or not].\n"), [(TEA, "square-brackets", 20)]),
    "a backslash": (said("Drink\\\nnow.\n"), [(TEA, "unspoken-symbol", 20)]),
    # inline marks
    "an open mark": (said("(Drink.\n"), [(TEA, "open-mark", 20)]),
    "an unknown mark": (said('(Drink)[loud:"x"].\n'), [(TEA, "unknown-mark", 20)]),
    "a mark of another value": (said('(Drink)[rate:"slowly"].\n'), [(TEA, "bad-mark", 20)]),
    "an empty ipa": (said('(Drink)[ipa:""].\n'), [(TEA, "empty-mark", 20)]),
    "a break inside a sub": (said('(Drink [1s] it)[sub:"x"].\n'), [(TEA, "nested-mark", 20)]),
    # directives
    "an unknown directive": (said("(puase: 2s)\n\nDrink.\n"), [(TEA, "unknown-directive", 20)]),
    "a directive without colon": (said("(pause 2s)\n\nDrink.\n"), [(TEA, "bad-directive", 20)]),
    "a directive without brackets": (said("pause: 2s\n\nDrink.\n"), [(TEA, "bad-directive", 20)]),
    "a directive that is not closed": (said("(pause: 2s\n\nDrink.\n"), [(TEA, "bad-directive", 20)]),
    "an until of seconds": (said("(until: 40s)\n\nDrink.\n"), [(TEA, "bad-directive", 20)]),
    "two directives in a paragraph": (
        said("(pause: 2s)\n(pause: 2s)\n\nDrink.\n"),
        [(TEA, "directive-in-text", 20), (TEA, "directive-in-text", 21)],
    ),
    "a directive among words": (said("Drink. (pause: 2s) Rest.\n"), [(TEA, "directive-in-text", 20)]),
    "a pause without unit": (said("(pause: 2)\n\nDrink.\n"), [(TEA, "bad-duration", 20)]),
    "a pause of -3 s": (said("(pause: -3s)\n\nDrink.\n"), [(TEA, "pause-range", 20)]),
    "a pause of \u22123 s": (said("(pause: \u22123 s)\n\nDrink.\n"), [(TEA, "pause-range", 20)]),
    "a pause of 3 h": (said("(pause: 3h)\n\nDrink.\n"), [(TEA, "pause-range", 20)]),
    "a pause of 65.001 s": (said("(pause: 65.001s)\n\nDrink.\n"), [(TEA, "pause-range", 20)]),
    "a break of 3 h": (said("Drink [3h] now.\n"), [(TEA, "pause-range", 20)]),
    "an until too early": (said("(until: 0:30)\n\nDrink.\n"), [(TEA, "until-order", 20)]),
    "an unknown bed": (programme("(bed: pad)", "(bed: sea -16dB)"), [(TEA, "unknown-bed", 12)]),
    "a bed that shouts": (programme("(bed: pad)", "(bed: pad -3dB)"), [(TEA, "bed-level", 12)]),
    "a bed nobody hears": (programme("(bed: pad)", "(bed: pad -41 dB)"), [(TEA, "bed-level", 12)]),
    "a bed without unit": (programme("(bed: pad)", "(bed: pad -16)"), [(TEA, "bad-directive", 12)]),
    "an unknown chime": (said("(chime: gong)\n\nDrink.\n"), [(TEA, "unknown-chime", 20)]),
    "a breath in words": (said("(breathe: slowly)\n\nDrink.\n"), [(TEA, "bad-breathe", 20)]),
    "a breath without times": (said("(breathe: in 4s, out 6s)\n\nDrink.\n"), [(TEA, "bad-breathe", 20)]),
    "a breath without units": (said("(breathe: in 4, out 6, 3 times)\n\nDrink.\n"), [(TEA, "bad-breathe", 20)]),
    "a breath that is held": (
        said("(breathe: in 4s, hold 4s, out 6s, 3 times)\n\nDrink.\n"), [(TEA, "bad-breathe", 20)]
    ),
    "a quick breath": (said("(breathe: in 1.9s, out 6s, 3 times)\n\nDrink.\n"), [(TEA, "bad-breathe", 20)]),
    "a breath of 11 s": (said("(breathe: in 4s, out 11s, 3 times)\n\nDrink.\n"), [(TEA, "bad-breathe", 20)]),
    "no breath": (said("(breathe: in 4s, out 6s, 0 times)\n\nDrink.\n"), [(TEA, "bad-breathe", 20)]),
    "13 breaths": (said("(breathe: in 4s, out 6s, 13 times)\n\nDrink.\n"), [(TEA, "bad-breathe", 20)]),
    "breaths without colon": (said("(breathe in 4s, out 6s, 3 times)\n\nDrink.\n"), [(TEA, "bad-directive", 20)]),
    "breaths in an answer": (
        answer("It is", "(breathe: in 4s, out 6s, 3 times)\n\nIt is"), [(WHY, "not-in-an-answer", 11)]
    ),
    "a voice of no name": (said("(voice: )\n\nDrink.\n"), [(TEA, "bad-directive", 20)]),
    "a voice in an answer": (answer("It is", "(voice: saw)\n\nIt is"), [(WHY, "not-in-an-answer", 11)]),
    "helplines for an unknown need": (answer("It is", "(helplines: crises)\n\nIt is"), [(WHY, "unknown-need", 11)]),
    "helplines said in a programme": (said("(helplines: crisis)\n\nDrink.\n"), [(TEA, "not-in-a-programme", 20)]),
    "helplines nobody gave": (answer("It is", "(helplines: home)\n\nIt is"), [(HELPLINES, "no-helpline", 1)]),
    # all files together
    "one id twice": (
        {"exercises/two.md": PROGRAMME.replace("[tea, the tea exercise]", "[two]")},
        [("exercises/two.md", "repeated-id", 2)],
    ),
    "one name twice": (
        {"exercises/two.md": PROGRAMME.replace("id: tea", "id: two")},
        [("exercises/two.md", "claimed-name", 6)] * 2,
    ),
    "one question twice": (
        {"answers/z.md": ANSWER.replace("why_tea", "z").replace("- why tea", "- Why tea?").replace("is tea", "is z")},
        [("answers/z.md", "claimed-question", 6)],
    ),
    "an unknown source": (programme("[R1]", "[R1, R9]"), [(TEA, "unknown-source", 10)]),
    "a variant's id twice": (
        {TEA: IN_FORMS, "exercises/two.md": PROGRAMME.replace("[tea, the tea exercise]", "[two]")
         .replace("id: tea", "id: tea-pet")},
        [("exercises/two.md", "repeated-id", 2)],
    ),
    "a variant's name twice": (
        in_forms("[tea with a pet]", "[Tea?, the tea exercise!]".lower()), [(TEA, "claimed-name", 15)] * 2
    ),
    "a follow-up that is a variant nobody has": (
        {TEA: IN_FORMS, WHY: ANSWER.replace("follow_up: tea", "follow_up: tea-cat")}, [(WHY, "unknown-follow-up", 8)]
    ),
    "a follow-up behind a gate": (programme("position: 1", "gate: Wait."), [(WHY, "gated-follow-up", 8)]),
    "a follow-up that is a variant behind a gate": (
        {TEA: IN_FORMS.replace("position: 1", "gate: Wait."),
         WHY: ANSWER.replace("follow_up: tea", "follow_up: tea-pet")},
        [(WHY, "gated-follow-up", 8)],
    ),
    "an unknown follow-up": (answer("follow_up: tea", "follow_up: coffee"), [(WHY, "unknown-follow-up", 8)]),
    # the tables
    "bad toml": (show('author = "A. Author"', "author = A. Author"), [(SHOW, "bad-toml", 2)]),
    "toml that is not UTF-8": ({SHOW: b'title = "\xff"\n'}, [(SHOW, "not-utf-8", 1)]),
    "an unknown setting": (show("subcategory", "sub_category"), [(SHOW, "missing-key", 1), (SHOW, "unknown-key", 8)]),
    "an unknown pace": (
        show("[pace.talk]", "[pace.benefit]"),
        [(SHOW, "unknown-key", 13)] + [(SHOW, "missing-key", 13)] * 5,
    ),
    "adult in words": (show("adult = false", 'adult = "no"'), [(SHOW, "wrong-type", 11)]),
    "a title that is true": (show('title = "Quiet"', "title = true"), [(SHOW, "wrong-type", 1)]),
    "a missing rate": (show("rate = 0.8\n", ""), [(SHOW, "missing-key", 20)]),
    "a rate that is a text": (show("rate = 0.8", 'rate = "0.8"'), [(SHOW, "wrong-type", 22)]),
    "a pause that is true": (show("pause_ms = 400", "pause_ms = true"), [(SHOW, "wrong-type", 23)]),
    "a rate of 9": (show("rate = 0.8", "rate = 9"), [(SHOW, "out-of-range", 22)]),
    "a rate that is no number": (show("rate = 0.8", "rate = nan"), [(SHOW, "out-of-range", 22)]),
    "a pause below nothing": (show("pause_ms = 400", "pause_ms = -1"), [(SHOW, "out-of-range", 23)]),
    "an empty show title": (show('"Quiet"', '" "'), [(SHOW, "out-of-range", 1)]),
    "an address without https": (show('public_url = ""', 'public_url = "ftp://x"'), [(SHOW, "out-of-range", 9)]),
    "a pace that is a text": ({SHOW: SETTINGS.partition("[pace")[0] + "pace = 1\n"}, [(SHOW, "wrong-type", 13)]),
    "an unknown way to say": ({LEXICON: '[words.tea]\nsaid = "tee"\n'}, [(LEXICON, "unknown-key", 2)]),
    "a word without a way": ({LEXICON: "[words.tea]\n"}, [(LEXICON, "empty-value", 1)]),
    "a way that is empty": ({LEXICON: '[words.tea]\nipa = ""\n'}, [(LEXICON, "empty-value", 2)]),
    "a way that is a number": ({LEXICON: "[words.tea]\nipa = 1\n"}, [(LEXICON, "wrong-type", 2)]),
    "a word twice": ({LEXICON: '[words.tea]\nipa = "t"\n[words.Tea]\nipa = "t"\n'}, [(LEXICON, "repeated-word", 3)]),
    "a word outside its table": ({LEXICON: 'tea = "tee"\n'}, [(LEXICON, "unknown-key", 1)]),
    "a reference that is no number": (
        {REFERENCES: 'R1 = "a"\nR2 = "b"\nHill = "c"\n'},
        [(REFERENCES, "unknown-key", 3)],
    ),
    "helplines that are no toml": ({HELPLINES: "[[helpline]\n"}, [(HELPLINES, "bad-toml", 1)]),
    "a helpline that is a table": ({HELPLINES: '[helpline]\nneed = "crisis"\n'}, [(HELPLINES, "wrong-type", 1)]),
    "a helpline with an unknown key": (
        helplines("need", "needs"), [(HELPLINES, "missing-key", 1), (HELPLINES, "unknown-key", 3)]
    ),
    "a setting beside helplines": (helplines("[[helpline]]", "a = 1\n[[helpline]]"), [(HELPLINES, "unknown-key", 1)]),
    "a helpline for a text of a country": (helplines('["US"]', '"US"'), [(HELPLINES, "wrong-type", 2)]),
    "a helpline for a country in small letters": (helplines('"US"', '"us"'), [(HELPLINES, "bad-country", 2)]),
    "a helpline for the UK": (helplines('"US"', '"US", "UK"'), [(HELPLINES, "bad-country", 2)]),
    "a helpline for a number": (helplines('"US"', "1"), [(HELPLINES, "bad-country", 2)]),
    "a helpline for nobody": (
        helplines('["US"]', '[]\nneed = "home"\nsaid = "Call."\nwritten = "1"\nconfirmed = true\n[[helpline]]\n'
                  'countries = ["US"]'),
        [(HELPLINES, "empty-value", 2)],
    ),
    "a helpline for an unknown need": (helplines('"crisis"', '"crises"'), [(HELPLINES, "unknown-need", 3)]),
    "a helpline that says nothing": (
        helplines("said = ", 'said = " "\n#'), [(HELPLINES, "empty-value", 4)]
    ),
    "a helpline without words": (helplines("said = ", "#"), [(HELPLINES, "missing-key", 1)]),
    "a second helpline without a line": (
        {HELPLINES: '[[helpline]]\ncountries = ["US"]\nneed = "home"\nsaid = "Call."\nwritten = "Call."\n'
         'confirmed = true\n\n[[helpline]]\ncountries = ["CA"]\nneed = "home"\nsaid = "Call."\nconfirmed = true\n'},
        [(HELPLINES, "missing-key", 8)],
    ),
    "a helpline in digits": (helplines("nine eight eight", "988"), [(HELPLINES, "out-of-range", 4)]),
    "a helpline perhaps confirmed": (
        helplines("confirmed = true", 'confirmed = "yes"'), [(HELPLINES, "wrong-type", 7)]
    ),
    "an empty reference": ({REFERENCES: 'R1 = "a"\nR2 = ""\n'}, [(REFERENCES, "empty-value", 2)]),
}  # fmt: skip
