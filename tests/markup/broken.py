"""Broken content: what an author may get wrong, and the rule, file and line that are to be shown."""

from collections.abc import Mapping

from tests.markup.small_folder import (
    ANSWER,
    IN_FORMS,
    PROGRAMME,
    answer,
    helplines,
    in_forms,
    other_voice,
    podcast,
    programme,
    said,
    show,
)
from tests.markup.small_folder import HELPLINES as LINES
from tests.markup.small_folder import SHOW as SETTINGS

TEA, WHY = "exercises/tea.md", "answers/why_tea.md"
SHOW, LEXICON, REFERENCES, HELPLINES = "show.toml", "lexicon.toml", "references.toml", "helplines.toml"
FIGURES = "figures.toml"

FRONT = IN_FORMS.partition("(bed")[0]
"""Front matter with two variants, the words under it from line 20."""

OTHER = (
    PROGRAMME.replace("id: tea", "id: two").replace("title: Tea", "title: Two").replace("position: 1", "position: 2")
    .replace("[tea, the tea exercise]", "[two]")
)  # fmt: skip
"""Another programme, which has nothing in common with the first."""

Expected = list[tuple[str, str, int | str]]
"""File, rule and line of each fault, or its line and column as "20:5"."""

BROKEN: Mapping[str, tuple[dict[str, str | bytes], Expected]] = {
    # the file
    "latin-1": ({TEA: PROGRAMME.replace("Drink", "Caf\u00e9").encode("latin-1")}, [(TEA, "not-utf-8", "20:4")]),
    "utf-16": ({TEA: PROGRAMME.encode("utf-16")}, [(TEA, "not-utf-8", 1)]),
    "byte order mark": ({TEA: "\ufeff" + PROGRAMME}, [(TEA, "byte-order-mark", 1)]),
    "windows line ends": ({TEA: PROGRAMME.replace("\n", "\r\n")}, [(TEA, "windows-line-ends", 1)]),
    "old Mac line ends": ({TEA: PROGRAMME.replace("\n", "\r")}, [(TEA, "mac-line-ends", 1)]),
    "one old Mac line end": (said("Drink.\rRest.\n"), [(TEA, "mac-line-ends", "20:7")]),
    "line ends of both kinds": ({TEA: PROGRAMME.replace("\n", "\r\n", 5) + "Rest.\r"},
                                [(TEA, "windows-line-ends", 1), (TEA, "mac-line-ends", "21:6")]),
    "a nul": (said("Dr\0ink.\n"), [(TEA, "invisible-character", "20:3")]),
    "a zero-width space": (programme("title: Tea", "title: T\u200bea"), [(TEA, "invisible-character", "4:9")]),
    "a binary file": ({TEA: bytes(range(256))}, [(TEA, "not-utf-8", 2)]),
    "an empty file": ({TEA: ""}, [(TEA, "no-front-matter", 1)]),
    "a file in capitals": ({"exercises/TWO.MD": PROGRAMME}, [("exercises/TWO.MD", "unread-file", 1)]),
    "a file of another ending": ({"exercises/two.markdown": ""}, [("exercises/two.markdown", "unread-file", 1)]),
    # the front matter
    "no front matter": (
        {TEA: "Drink.\n"},
        [(TEA, "no-front-matter", 1)],
    ),
    "an empty line above": ({TEA: "\n" + PROGRAMME}, [(TEA, "no-front-matter", 1)]),
    "empty lines above and a fault": (
        {TEA: "\n \n" + PROGRAMME.replace("kind: exercise", "kind: exorcise")},
        [(TEA, "no-front-matter", 1), (TEA, "unknown-kind", "5:7")],
    ),
    "front matter without end": (
        {TEA: "---\nid: tea\n\nDrink.\n"},
        [(TEA, "front-matter-end", 1)],
    ),
    "bad yaml": (
        programme("title: Tea", "title: Tea: a rest"),
        [(TEA, "bad-yaml", "4:11")],
    ),
    "a tab in yaml": (programme("title: Tea", "title:\n\t- a"), [(TEA, "bad-yaml", 5)]),
    "yaml that is a list": (
        {TEA: "---\n- id\n- kind\n---\nDrink.\n"},
        [(TEA, "not-a-mapping", 2)],
    ),
    "a key that is a list": (programme("position: 1", "[a]: 1"), [(TEA, "not-a-mapping", "8:1")]),
    "two documents of yaml": (programme("position: 1", "...\nposition: 1"), [(TEA, "bad-yaml", 9)]),
    "deep yaml": (programme("[tea,", "[" * 9_000 + "]" * 9_000 + "\n#"), [(TEA, "wrong-type", 6)]),
    "a megabyte of yaml": (programme("[tea,", "[tea," * 200_000), [(TEA, "long-front-matter", 1)]),
    "a reference in yaml": (programme("names: [tea,", "names: &a [*a,"), [(TEA, "wrong-type", 6)]),
    "unknown key": (programme("summary:", "sumary:"), [(TEA, "missing-key", 1), (TEA, "unknown-key", "5:1")]),
    "a key of another kind": (programme("position: 1", "questions: [why]"), [(TEA, "unknown-key", "8:1")]),
    "a key twice": (programme("position: 1", "title: Tea"), [(TEA, "repeated-key", "8:1")]),
    "no id": (programme("id: tea\n"), [(TEA, "missing-key", 1)]),
    "no kind": (programme("kind: exercise\n"), [(TEA, "missing-key", 1)]),
    "no title": (programme("title: Tea\n"), [(TEA, "missing-key", 1)]),
    "an empty title": (programme("title: Tea", "title:"), [(TEA, "empty-value", "4:1")]),
    "a blank title": (programme("title: Tea", 'title: "  "'), [(TEA, "empty-value", "4:1")]),
    "a title that is nothing": (programme("title: Tea", "title: ~"), [(TEA, "empty-value", "4:1")]),
    "a title that is null": (programme("title: Tea", "title: null"), [(TEA, "empty-value", "4:1")]),
    "a title without a letter": (programme("title: Tea", "title: —"), [(TEA, "empty-value", "4:8")]),
    "a summary without a letter": (programme("A cup of tea.", "…"), [(TEA, "empty-value", "5:10")]),
    "a name without a letter": (programme("[tea, ", '[tea, "?", '), [(TEA, "empty-value", "6:14")]),
    "a name that is nothing": (programme("[tea, ", "[tea, ~, "), [(TEA, "empty-value", "6:14")]),
    "a question without a letter": (answer("- why tea", '- "?!"'), [(WHY, "empty-value", "6:5")]),
    "a variant with a title without a letter": (in_forms("Tea with a Pet", '"..."'), [(TEA, "empty-value", "14:12")]),
    "an empty name": (programme("[tea, ", '[tea, "", '), [(TEA, "empty-value", "6:14")]),
    "no summary": (programme("summary: A cup of tea.\n"), [(TEA, "missing-key", 1)]),
    "unknown kind": (programme("exercise", "excercise"), [(TEA, "unknown-kind", "3:7")]),
    "an id with capitals": (programme("id: tea", "id: Tea"),
                            [(WHY, "unknown-follow-up", "8:12"), (TEA, "bad-id", "2:5")]),
    "an id with underscores": (
        programme("id: tea", "id: hot_tea"),
        [(WHY, "unknown-follow-up", "8:12"), (TEA, "bad-id", "2:5")],
    ),
    "an id the skill needs": (
        programme("id: tea", "id: resume"), [(WHY, "unknown-follow-up", "8:12"), (TEA, "bad-id", "2:5")]
    ),
    "an answer's id the skill needs": (answer("why_tea", "again"), [(WHY, "bad-id", "2:5")]),
    "an answer's id of 101 letters": (answer("why_tea", "a" * 101), [(WHY, "bad-id", "2:5")]),
    "a variant's id of 101 letters": (
        {TEA: IN_FORMS.replace("pet:", f"{'a' * 97}:").replace("(for: pet)", f"(for: {'a' * 97})")},
        [(TEA, "bad-id", "13:3")],
    ),
    "an answer's id with hyphens": (answer("why_tea", "why-tea"), [(WHY, "bad-id", "2:5")]),
    "a title that is a list": (programme("title: Tea", "title: [Tea]"), [(TEA, "wrong-type", "4:1")]),
    "names that are a text": (programme("[tea, the tea exercise]", "tea"), [(TEA, "wrong-type", 6)]),
    "names that are keys": (programme("[tea, the tea exercise]", "{tea: 1}"), [(TEA, "wrong-type", 6)]),
    "a name with capitals": (programme("[tea,", "[Tea,"), [(TEA, "name-case", "6:9")]),
    "no such day": (programme("2026-11-23", "2026-02-30"), [(TEA, "bad-date", "7:12")]),
    "another way to write a day": (programme("2026-11-23", "23 Nov 2026"), [(TEA, "bad-date", "7:12")]),
    "a length in words": (programme('"1:00"', "a minute"), [(TEA, "bad-length", "9:9")]),
    "a length of nothing": (programme('"1:00"', '"0:00"'), [(TEA, "bad-length", "9:9")]),
    "a position of nought": (programme("position: 1", "position: 0"), [(TEA, "bad-position", "8:11")]),
    "a source in words": (programme("[R1]", "[Hill 2020]"), [(TEA, "bad-source", "10:11")]),
    "a gate that is empty": (programme("position: 1", "gate:"), [(TEA, "empty-value", 8)]),
    "a gate nobody can go through": (programme("position: 1", "gate: Wait a moment."),
                                     [(WHY, "gated-follow-up", "8:12"), (TEA, "bad-gate", "8:7")]),
    "a gate that only begins like it": (programme("position: 1", "gate: It continues."),
                                        [(WHY, "gated-follow-up", "8:12"), (TEA, "bad-gate", "8:7")]),
    "a gate in an answer": (answer("follow_up: tea", "gate: Say continue."), [(WHY, "unknown-key", "8:1")]),
    "helplines above an answer": (answer("follow_up: tea", "helplines: [home]"), [(WHY, "unknown-key", 8)]),
    "helplines for no need": (programme("position: 1", "helplines: [crises]"), [(TEA, "unknown-need", "8:13")]),
    "a soundbite of no chapter": (programme("position: 1", "soundbite: Stand"), [(TEA, "unknown-chapter", "8:12")]),
    "a cover that is not there": (programme("position: 1", "artwork: tea.jpg"), [(TEA, "bad-artwork", "8:10")]),
    "a cover elsewhere": (programme("position: 1", "artwork: ../tea.jpg"), [(TEA, "bad-artwork", "8:10")]),
    "a cover that is no picture": (
        programme("position: 1", "artwork: exercises/tea.md"), [(TEA, "bad-artwork", "8:10")]
    ),
    "a closing that wakes": (programme("position: 1", "closing: wake"), [(TEA, "unknown-closing", "8:10")]),
    "an unknown manner": (programme("position: 1", "manner: rise"), [(TEA, "unknown-manner", "8:9")]),
    "some touch": (programme("position: 1", "touch: some"), [(TEA, "unknown-touch", "8:8")]),
    # variants
    "variants that are a text": (programme("position: 1", "variants: friend"), [(TEA, "wrong-type", 8)]),
    "variants that are a list": (programme("position: 1", "variants: [friend]"), [(TEA, "wrong-type", 8)]),
    "no variants among variants": (programme("position: 1", "variants: {}"), [(TEA, "empty-value", 8)]),
    "variants of an answer": (answer("follow_up: tea", "variants: {a: {title: A}}"), [(WHY, "unknown-key", 8)]),
    "a variant that is a text": (in_forms("{title: Tea with a Friend, names: [tea with a friend]}", "Friend"),
                                 [(TEA, "wrong-type", "12:3")]),
    "a variant without title": (in_forms("title: Tea with a Friend, ", ""), [(TEA, "missing-key", 12)]),
    "a variant with an empty title": (in_forms("Tea with a Pet", ""), [(TEA, "empty-value", "14:5")]),
    "a variant with a title that is a list": (in_forms("Tea with a Pet", "[Tea]"), [(TEA, "wrong-type", 14)]),
    "a variant with a key of the file": (in_forms("summary: A cup of tea and", "gate: A cup of tea and"),
                                         [(TEA, "unknown-key", 16)]),
    "a variant with a key twice": (in_forms("helplines: [home]", "title: Tea"), [(TEA, "repeated-key", 17)]),
    "a variant with deep keys": (in_forms("[tea with a pet]", "{a: {b: {c: d}}}"), [(TEA, "wrong-type", 15)]),
    "a variant with a key that is a list": (in_forms("helplines: [home]", "[a]: b"), [(TEA, "not-a-mapping", 17)]),
    "a variant with a name in capitals": (in_forms("[tea with a pet]", "[Tea with a pet]"),
                                          [(TEA, "name-case", "15:13")]),
    "a variant with an empty name": (in_forms("[tea with a pet]", "[tea with a pet, '']"),
                                     [(TEA, "empty-value", "15:29")]),
    "a variant with a source in words": (in_forms("[R2]", "[Hill]"), [(TEA, "bad-source", "18:15")]),
    "a variant with an unknown source": (in_forms("[R2]", "[R9]"), [(TEA, "unknown-source", "18:15")]),
    "a variant with helplines for no need": (in_forms("[home]", "[house]"), [(TEA, "unknown-need", 17)]),
    "a variant in capitals": (
        {TEA: IN_FORMS.replace("pet:", "Pet:").replace("(for: pet)", "(for: Pet)")},
        [(TEA, "bad-variant", "13:3")],
    ),
    "a variant called others": (
        {TEA: IN_FORMS.replace("pet:", "others:").replace("(for: pet)", "(for: others)")},
        [(TEA, "bad-variant", 13)],
    ),
    "a variant twice": (
        {TEA: IN_FORMS.replace("pet:", "friend:").replace("(for: pet)", "(for: friend)")},
        [(TEA, "repeated-key", 13)],
    ),
    "a variant nobody declared": (in_forms("(for: pet)", "(for: pet, cat)"), [(TEA, "unknown-variant", "32:1")]),
    "a variant in a file without": (said("(for: friend)\n\nDrink.\n"), [(TEA, "unknown-variant", 20)]),
    "a variant nothing is said for": (in_forms("(for: pet)", "(for: friend)"), [(TEA, "unused-variant", 13)]),
    "a variant like the open form": (in_forms("Mind the cat.\n\n", ""), [(TEA, "unused-variant", "13:3")]),
    "a variant like another": (in_forms("Mind the cat.", "Pour two."), [(TEA, "unused-variant", "13:3")]),
    "others when there are none": (
        in_forms("(for: all)", "(for: open)\n\nSip.\n\n(for: others)\n\nPour."),
        [(TEA, "for-nobody", 40)],
    ),
    "a variant beside all": (in_forms("(for: all)", "(for: all, pet)"), [(TEA, "bad-directive", 36)]),
    "a variant with a gap": (in_forms("(for: all)", "(for: open pet)"), [(TEA, "bad-directive", 36)]),
    "a for of nobody": (in_forms("(for: all)", "(for: )"), [(TEA, "bad-directive", 36)]),
    "a for without colon": (in_forms("(for: all)", "(for all)"), [(TEA, "bad-directive", 36)]),
    "a for among words": (in_forms("Pour two.", "Pour two. (for: pet)"), [(TEA, "directive-in-text", "30:11")]),
    "a for in an answer": (answer("It is", "(for: open)\n\nIt is"), [(WHY, "not-in-an-answer", 11)]),
    "a variant without words": (
        {TEA: FRONT + "(for: open, friend)\n\nSit.\n\n(for: friend)\n\nPour.\n\n(for: pet)\n\n(pause: 2s)\n"},
        [(TEA, "empty-body", "20:1")],
    ),
    "words for one alone and no end": (
        {TEA: FRONT + "(bed: pad)\n\n(for: friend)\n\nSit.\n\n(for: open)\n\nRest.\n"},
        [(TEA, "unused-variant", "13:3"), (TEA, "empty-body", "22:1")],
    ),
    "a chapter without words for one": (
        {TEA: FRONT + "## Sit\n\n(for: friend)\n\nSit.\n\n(for: pet)\n\n[2s]\n\n(for: open)\n\nStand.\n\n(for: all)\n\n"
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
    "an answer of 61 words as it is said": (
        answer("It is warm.", "warm " * 58 + '(Dr)[sub:"one two three"]'), [(WHY, "long-answer", "11:1")]
    ),
    "an answer of 61 words as it is shown": (
        answer("It is warm.", "warm " * 58 + '(one two three)[sub:"Doctor"]'), [(WHY, "long-answer", "11:1")]
    ),
    "helplines twice": (
        answer("It is warm.", "(helplines: crisis)\n\nIt is warm.\n\n(helplines: crisis)\n"),
        [(WHY, "repeated-helplines", "15:1")],
    ),
    "an answer without questions": (
        answer("questions:\n  - why tea\n  - what is tea for\n", ""),
        [(WHY, "missing-key", 1)],
    ),
    "an answer with no questions in it": (
        answer("questions:\n  - why tea\n  - what is tea for\n", "questions: []\n"),
        [(WHY, "empty-value", 5)],
    ),
    "a section that no answer has": (
        answer("It is warm.", "It is.\n\n## Warm\n\nWarm."), [(WHY, "unknown-section", 13)]
    ),
    "a section twice": (
        answer("It is warm.", "It is.\n\n## Tell me more\n\nWarm.\n\n## Tell me more\n\nHot."),
        [(WHY, "unknown-section", 17)],
    ),
    "a section without words": (
        answer("It is warm.", "It is.\n\n## In other words\n"), [(WHY, "empty-chapter", 13)]
    ),
    "sections and no answer": (answer("It is warm.", "## Tell me more\n\nWarm."), [(WHY, "empty-body", 11)]),
    "more of 81 words": (
        answer("It is warm.", "It is.\n\n## Tell me more\n\n" + "warm " * 81), [(WHY, "long-answer", 15)]
    ),
    "other words of 61": (
        answer("It is warm.", "It is.\n\n## In other words\n\n" + "warm " * 61), [(WHY, "long-answer", 15)]
    ),
    "a pause in a section": (
        answer("It is warm.", "It is.\n\n## Tell me more\n\n(pause: 2s)\n\nTea."), [(WHY, "not-in-an-answer", 15)]
    ),
    "a break in an answer": (answer("It is", "It [1s] is"), [(WHY, "not-in-an-answer", "11:4")]),
    "a chapter without words": (said("Drink.\n\n## Rest\n\n(pause: 5s)\n"), [(TEA, "empty-chapter", "22:1")]),
    "a chapter at once after another": (programme("## Sit", "## Sit\n\n## Sit down"), [(TEA, "empty-chapter", 14)]),
    "a heading of level one": (programme("## Sit", "# Sit"), [(TEA, "heading-level", 14)]),
    "an underlined heading": (said("Drink.\n======\n"), [(TEA, "heading-level", 20)]),
    "a heading without title": (programme("## Sit", "##"), [(TEA, "empty-heading", 14)]),
    "a chapter that is a directive": (programme("## Sit", "## (pause: 3s)"), [(TEA, "marked-title", "14:4")]),
    "a chapter with marks": (programme("## Sit", "## *Sit* [2s] & <b>"), [(TEA, "marked-title", "14:4")]),
    "a chapter with a break": (programme("## Sit", "## Sit [2s] now"), [(TEA, "marked-title", "14:8")]),
    "a chapter with stress": (programme("## Sit", "##  Sit ++now++"), [(TEA, "marked-title", "14:9")]),
    "a chapter with html": (programme("## Sit", "## Sit<br>"), [(TEA, "marked-title", "14:7")]),
    "a chapter with a mark": (programme("## Sit", '## (Sit)[rate:"slow"]'), [(TEA, "marked-title", "14:9")]),
    "a chapter with a nul and a mark": (
        programme("## Sit", "## S\0it *now*"), [(TEA, "invisible-character", "14:5"), (TEA, "marked-title", "14:9")]
    ),
    "a chapter without a letter": (programme("## Sit", "## —"), [(TEA, "empty-heading", "14:1")]),
    "a list": (said("- Drink.\n- Rest.\n"), [(TEA, "not-for-narration", 20)]),
    "a numbered list": (said("1. Drink.\n2. Rest.\n"), [(TEA, "not-for-narration", 20)]),
    "code": (said("```\nDrink.\n```\n"), [(TEA, "not-for-narration", 20)]),
    "an indented paragraph": (said("    Drink.\n"), [(TEA, "not-for-narration", "20:5")]),
    "a line across": (said("Drink.\n\n***\n"), [(TEA, "not-for-narration", 22)]),
    "a link": (said("Drink [tea](https://example.org).\n"), [(TEA, "not-for-narration", "20:7")]),
    "a picture": (said("Drink ![tea](tea.png).\n"), [(TEA, "not-for-narration", "20:7")]),
    "a table": (
        said("| a | b |\n|---|---|\n"),
        [(TEA, "unspoken-symbol", where) for where in ("20:1", "20:5", "20:9", "21:1", "21:5", "21:9")],
    ),
    "a link's definition": (said("[tea]: https://example.org\n"),
                            [(TEA, "square-brackets", "20:1"), (TEA, "not-for-narration", "20:8")]),
    "html": (said("<div>Drink.</div>\n"), [(TEA, "raw-html", 20)]),
    "html in a line": (said("Now <em>drink</em>.\n"), [(TEA, "raw-html", "20:5"), (TEA, "raw-html", "20:14")]),
    "an open comment": (said("Drink.\n\n<!-- more\n\nmore\n"), [(TEA, "open-comment", "22:1")]),
    "words beside a comment": (said("<!-- note --> Drink.\n"), [(TEA, "comment-beside-text", "20:1")]),
    "words right under a note": (
        said("> a note\nThese words are lost.\n(until: 0:40)\n\nDrink.\n"), [(TEA, "note-beside-text", "21:1")]
    ),
    "words under two lines of a note": (
        said("> a note\n  > more\n  lost\n> more\nlost\n\nDrink.\n"),
        [(TEA, "note-beside-text", "22:3"), (TEA, "note-beside-text", "24:1")],
    ),
    "words right under a note in a note": (said("> > a note\n> more\nlost\n"), [(TEA, "note-beside-text", "22:1")]),
    "a web address": (said("Look at www.example.org now.\n"), [(TEA, "not-for-narration", "20:9")]),
    "a whole web address": (said("Drink. https://example.org/a?b is it.\n"), [(TEA, "not-for-narration", "20:8")]),
    "the name of a site": (said("Look at example.org, or not.\n"), [(TEA, "not-for-narration", "20:9")]),
    "an emoji": (said("Drink 😀 now.\n"), [(TEA, "unspoken-symbol", "20:7")]),
    "a heart with a sign that nobody sees": (said("Drink ❤\ufe0f now.\n"), [(TEA, "unspoken-symbol", "20:7")]),
    "a trademark": (said("Tea™ is warm.\n"), [(TEA, "unspoken-symbol", "20:4")]),
    "a section sign": (said("Read § two.\n"), [(TEA, "unspoken-symbol", "20:6")]),
    "a number sign": (said("Tea № two.\n"), [(TEA, "unspoken-symbol", "20:5")]),
    "a raised number": (said("A cup.² Drink.\n"), [(TEA, "unspoken-symbol", "20:7")]),
    "a euro after its number": (said("It is 20 €.\n"), [(TEA, "unspoken-symbol", "20:10")]),
    "a half at a number": (said("Wait 2½ minutes.\n"), [(TEA, "unspoken-symbol", "20:7")]),
    "a third": (said("Drink ⅓ now.\n"), [(TEA, "unspoken-symbol", "20:7")]),
    "an arrow": (said("Drink → rest.\n"), [(TEA, "unspoken-symbol", "20:7")]),
    "a sign among marked words": (said('Now (see (it™)[volume])[rate:"slow"].\n'), [(TEA, "unspoken-symbol", "20:13")]),
    "a sub with a sign": (said('(Tea)[sub:"te™"] now.\n'), [(TEA, "bad-mark", "20:6")]),
    "an ampersand": (said("Drink\n& rest.\n"), [(TEA, "ampersand", "21:1")]),
    "less than": (said("Two < three.\n"), [(TEA, "less-than", "20:5")]),
    "greater than": (said("Three > two.\n"), [(TEA, "greater-than", "20:7")]),
    "square brackets": (said("Drink [or not].\n"), [(TEA, "square-brackets", "20:7")]),
    "a backslash": (said("Drink\\\nnow.\n"), [(TEA, "unspoken-symbol", "20:6")]),
    # inline marks
    "an open mark": (said("(Drink.\n"), [(TEA, "open-mark", "20:1")]),
    "an unheard mark": (said('(Drink)[pitch:"low"].\n'), [(TEA, "unheard-mark", "20:8")]),
    "words in stress": (said("Drink *it* now.\n"), [(TEA, "unheard-mark", "20:7")]),
    "an unknown mark": (said('(Drink)[loud:"x"].\n'), [(TEA, "unknown-mark", "20:8")]),
    "a mark of another value": (said('(Drink)[rate:"slowly"].\n'), [(TEA, "bad-mark", "20:8")]),
    "an empty ipa": (said('(Drink)[ipa:""].\n'), [(TEA, "empty-mark", "20:8")]),
    "a mark around nothing": (said('Drink. ()[rate:"slow"] Rest.\n'), [(TEA, "nothing-to-say", "20:8")]),
    "a mark around a space": (said('Drink. ( )[rate:"slow"] Rest.\n'), [(TEA, "nothing-to-say", "20:8")]),
    "one mark twice": (said('(Drink)[rate:"slow"; rate:"fast"].\n'), [(TEA, "bad-mark", "20:8")]),
    "a break inside a sub": (said('(Drink [1s] it)[sub:"x"].\n'), [(TEA, "nested-mark", "20:1")]),
    # directives
    "a direction to a reader": (said("Drink. (Soft music fades in) Rest. [pause 5 seconds]\n"),
                                [(TEA, "stage-direction", "20:8"), (TEA, "stage-direction", "20:36")]),
    "an unknown directive": (said("(puase: 2s)\n\nDrink.\n"), [(TEA, "unknown-directive", "20:1")]),
    "a directive without colon": (said("(pause 2s)\n\nDrink.\n"), [(TEA, "bad-directive", 20)]),
    "a directive without brackets": (said("pause: 2s\n\nDrink.\n"), [(TEA, "bad-directive", 20)]),
    "a directive that is not closed": (said("(pause: 2s\n\nDrink.\n"), [(TEA, "bad-directive", 20)]),
    "an until of seconds": (said("(until: 40s)\n\nDrink.\n"), [(TEA, "bad-directive", 20)]),
    "two directives in a paragraph": (
        said("(pause: 2s)\n(pause: 2s)\n\nDrink.\n"),
        [(TEA, "directive-in-text", "20:1"), (TEA, "directive-in-text", "21:1")],
    ),
    "a directive among words": (said("Drink. (pause: 2s) Rest.\n"), [(TEA, "directive-in-text", "20:8")]),
    "a pause without unit": (said("(pause: 2)\n\nDrink.\n"), [(TEA, "bad-duration", 20)]),
    "a pause of -3 s": (said("(pause: -3s)\n\nDrink.\n"), [(TEA, "pause-range", 20)]),
    "a pause of \u22123 s": (said("(pause: \u22123 s)\n\nDrink.\n"), [(TEA, "pause-range", 20)]),
    "a pause of 3 h": (said("(pause: 3h)\n\nDrink.\n"), [(TEA, "pause-range", 20)]),
    "a pause of 65.001 s": (said("(pause: 65.001s)\n\nDrink.\n"), [(TEA, "pause-range", 20)]),
    "a break of 3 h": (said("Drink [3h] now.\n"), [(TEA, "pause-range", "20:7")]),
    "an until too early": (said("(until: 0:30)\n\nDrink.\n"), [(TEA, "until-order", "20:1")]),
    "an unknown bed": (programme("(bed: pad)", "(bed: sea -16dB)"), [(TEA, "unknown-bed", "12:1")]),
    "a bed that shouts": (programme("(bed: pad)", "(bed: pad -3dB)"), [(TEA, "bed-level", 12)]),
    "a bed nobody hears": (programme("(bed: pad)", "(bed: pad -41 dB)"), [(TEA, "bed-level", 12)]),
    "a bed without unit": (programme("(bed: pad)", "(bed: pad -16)"), [(TEA, "bad-directive", 12)]),
    "an unknown chime": (said("(chime: gong)\n\nDrink.\n"), [(TEA, "unknown-chime", 20)]),
    "no chime between words": (
        said("Drink.\n\n(chime: none)\n\nRest.\n"), [(TEA, "unknown-chime", 22)]
    ),
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
        {"exercises/two.md": OTHER.replace("id: two", "id: tea")},
        [("exercises/two.md", "repeated-id", "2:5")],
    ),
    "one name twice": (
        {"exercises/two.md": OTHER.replace("[two]", "[Tea?, the tea exercise]".lower())},
        [("exercises/two.md", "claimed-name", "6:9"), ("exercises/two.md", "claimed-name", "6:15")],
    ),
    "one title twice": (
        {"exercises/two.md": OTHER.replace("title: Two", "title: Tea!")},
        [("exercises/two.md", "repeated-title", "4:8")],
    ),
    "one title twice among variants": (
        in_forms("Tea with a Pet", "Tea with a friend"), [(TEA, "repeated-title", "14:12")]
    ),
    "one answer's title twice": (
        {"answers/z.md": ANSWER.replace("why_tea", "z").replace("- why tea", "- why z").replace("is tea", "is z")},
        [("answers/z.md", "repeated-title", "4:8")],
    ),
    "one position twice": (
        {"exercises/two.md": OTHER.replace("position: 2", "position: 1")},
        [("exercises/two.md", "repeated-position", "8:11")],
    ),
    "the name of a title": (
        {"exercises/two.md": OTHER.replace("title: Two", "title: The Tea-Exercise")},
        [(TEA, "claimed-name", "6:14")],
    ),
    "the name of an id": (
        {"exercises/two.md": OTHER.replace("[two]", "[warm cup]"),
         TEA: PROGRAMME.replace("id: tea", "id: warm-cup"), WHY: ANSWER.replace("follow_up: tea", "follow_up: two")},
        [("exercises/two.md", "claimed-name", "6:9")],
    ),
    "the name of a variant's title": (in_forms("[tea, the tea exercise]", "[tea with a pet!]"),
                                      [(TEA, "claimed-name", "6:9"), (TEA, "claimed-name", "15:13")]),
    "a built-in answer's id": (
        {"answers/panic.md": ANSWER.replace("why_tea", "crisis_panic").replace("title: Why tea", "title: Panic")
         .replace("- why tea", "- why z").replace("is tea", "is z")},
        [("answers/panic.md", "repeated-id", "2:5")],
    ),
    "one question twice": (
        {"answers/z.md": ANSWER.replace("why_tea", "z").replace("- why tea", "- Why tea?").replace("is tea", "is z")
         .replace("title: Why tea", "title: Z")},
        [("answers/z.md", "claimed-question", "6:5")],
    ),
    "an unknown source": (programme("[R1]", "[R1, R9]"), [(TEA, "unknown-source", "10:15")]),
    "a variant's id twice": (
        {TEA: IN_FORMS, "exercises/two.md": OTHER.replace("id: two", "id: tea-pet")},
        [("exercises/two.md", "repeated-id", 2)],
    ),
    "a variant's name twice": (
        in_forms("[tea with a pet]", "[Tea?, the tea exercise!]".lower()), [(TEA, "claimed-name", 15)] * 2
    ),
    "a follow-up that is a variant nobody has": (
        {TEA: IN_FORMS, WHY: ANSWER.replace("follow_up: tea", "follow_up: tea-cat")}, [(WHY, "unknown-follow-up", 8)]
    ),
    "a follow-up behind a gate": (programme("position: 1", "gate: Say continue."), [(WHY, "gated-follow-up", "8:12")]),
    "a follow-up that is a variant behind a gate": (
        {TEA: IN_FORMS.replace("position: 1", "gate: Say continue."),
         WHY: ANSWER.replace("follow_up: tea", "follow_up: tea-pet")},
        [(WHY, "gated-follow-up", 8)],
    ),
    "an unknown follow-up": (answer("follow_up: tea", "follow_up: coffee"), [(WHY, "unknown-follow-up", "8:12")]),
    # the tables
    "bad toml": (show('author = "A. Author"', "author = A. Author"), [(SHOW, "bad-toml", "2:10")]),
    "toml with a number of 5000 digits": (show("rate = 0.8", "rate = " + "9" * 5_000), [(SHOW, "bad-toml", "22:8")]),
    "a way to say of 5000 digits": ({LEXICON: f"[words.tea]\nipa = {'9' * 5_000}\n"}, [(LEXICON, "bad-toml", "2:7")]),
    "a way to say in one line": ({LEXICON: "[words]\ntea = {ipa = 1}\n"}, [(LEXICON, "wrong-type", "2:14")]),
    "toml that is not UTF-8": ({SHOW: b'title = "\xff"\n'}, [(SHOW, "not-utf-8", 1)]),
    "an unknown setting": (show("subcategory", "sub_category"), [(SHOW, "missing-key", 1), (SHOW, "unknown-key", 8)]),
    "an unknown pace": (
        show("[pace.talk]", "[pace.benefit]"),
        [(SHOW, "unknown-key", 13), *[(SHOW, "missing-key", 13)] * 5],
    ),
    "a category of nobody": (show('"Arts"', '"Calm"'), [(SHOW, "unknown-category", "7:12")]),
    "a subcategory of another": (
        show('subcategory = ""', 'subcategory = "Golf"'), [(SHOW, "unknown-category", "8:15")]
    ),
    "a subcategory where none is": (
        show('"Arts"\nsubcategory = ""', '"History"\nsubcategory = "Old"'), [(SHOW, "unknown-category", "8:15")]
    ),
    "a podcast that is a text": (
        show("adult = false", 'adult = false\npodcast = "x"'), [(SHOW, "wrong-type", "12:11")]
    ),
    "a further category of nobody": (
        podcast('more_categories = ["Arts > Golf"]'), [(SHOW, "unknown-category", "27:19")]
    ),
    "a type of podcast": (podcast('type = "daily"'), [(SHOW, "out-of-range", "27:8")]),
    "an unknown podcast setting": (podcast("lock = true"), [(SHOW, "unknown-key", "27:1")]),
    "explicit in words": (podcast('explicit = "no"'), [(SHOW, "wrong-type", "27:12")]),
    "a moved feed without https": (podcast('new_feed_url = "http://x"'), [(SHOW, "out-of-range", "27:16")]),
    "episodes that are a text": (podcast('episodes = "tea"'), [(SHOW, "wrong-type", "27:12")]),
    "an episode of another show": (podcast('episodes = ["coffee"]'), [(SHOW, "unknown-episode", "27:12")]),
    "a bonus of another show": (
        podcast('[[podcast.seasons]]\nname = "One"\n[[podcast.seasons]]\nbonus = ["coffee"]'),
        [(SHOW, "unknown-episode", "29:9")],
    ),
    "other voices that are a text": (
        show("adult = false", 'adult = false\nother_voices = "b"'),
        [(SHOW, "wrong-type", "12:16")],
    ),
    "another voice without a name": (other_voice('programmes = ["tea"]'), [(SHOW, "missing-key", 27)]),
    "another voice brighter than it is": (
        other_voice('voice = "sine"\nprogrammes = ["tea"]\ntreble_db = 1.0'), [(SHOW, "out-of-range", "30:13")]
    ),
    "another voice for a kind of nobody": (
        other_voice('voice = "sine"\nprogrammes = ["tea", "songs"]'), [(SHOW, "unknown-episode", "29:14")]
    ),
    "seasons that are a table": (podcast("[podcast.seasons]"), [(SHOW, "wrong-type", 26)]),
    "a person without a name": (podcast('[[podcast.people]]\nrole = "author"'), [(SHOW, "missing-key", 26)]),
    "a person with a very long name": (
        podcast(f'[[podcast.people]]\nname = "{"x" * 129}"'), [(SHOW, "out-of-range", "27:8")]
    ),
    "support without words": (podcast('[[podcast.funding]]\nurl = "https://x"'), [(SHOW, "missing-key", 26)]),
    "a licence that is a text": (podcast('license = "cc-by-4.0"'), [(SHOW, "wrong-type", "27:11")]),
    "a publisher without a guid": (podcast('[podcast.publisher]\nguid = "me"'), [(SHOW, "out-of-range", "27:8")]),
    "a payment of no share": (
        podcast('[podcast.value]\ntype = "lightning"\nmethod = "keysend"\n[[podcast.value.recipients]]\n'
                'name = "A"\ntype = "node"\naddress = "02d5"\nsplit = 0'),
        [(SHOW, "out-of-range", "33:9")],
    ),
    "adult in words": (show("adult = false", 'adult = "no"'), [(SHOW, "wrong-type", "11:9")]),
    "a title that is true": (show('title = "Quiet"', "title = true"), [(SHOW, "wrong-type", "1:9")]),
    "a missing rate": (show("rate = 0.8\n", ""), [(SHOW, "missing-key", 20)]),
    "a rate that is a text": (show("rate = 0.8", 'rate = "0.8"'), [(SHOW, "wrong-type", "22:8")]),
    "a pause that is true": (show("pause_ms = 400", "pause_ms = true"), [(SHOW, "wrong-type", "23:21")]),
    "a phrase pause of 5 s": (
        show("rate = 0.8", "rate = 0.8\nphrase_pause_ms = 5000"),
        [(SHOW, "out-of-range", "23:19")],
    ),
    "a rate of 9": (show("rate = 0.8", "rate = 9"), [(SHOW, "out-of-range", "22:8")]),
    "a rate that is no number": (show("rate = 0.8", "rate = nan"), [(SHOW, "out-of-range", 22)]),
    "a treble above the voice's own": (
        show("rate = 0.8", "rate = 0.8\ntreble_db = 1.0"), [(SHOW, "out-of-range", "23:13")]
    ),
    "a mark that is a text": (show("adult = false", 'adult = false\nmark = "x"'), [(SHOW, "wrong-type", "12:8")]),
    "a mark for answers": (
        show("[pace.talk]", '[mark]\nkinds = ["answer"]\n\n[pace.talk]'), [(SHOW, "out-of-range", "14:9")]
    ),
    "a pause below nothing": (show("pause_ms = 400", "pause_ms = -1"), [(SHOW, "out-of-range", "23:21")]),
    "an empty show title": (show('"Quiet"', '" "'), [(SHOW, "out-of-range", "1:9")]),
    "an address without https": (show('public_url = ""', 'public_url = "ftp://x"'), [(SHOW, "out-of-range", "9:14")]),
    "a pace that is a text": ({SHOW: SETTINGS.partition("[pace")[0] + "pace = 1\n"}, [(SHOW, "wrong-type", "13:8")]),
    "an unknown way to say": ({LEXICON: '[words.tea]\nsaid = "tee"\n'}, [(LEXICON, "unknown-key", "2:1")]),
    "a word without a way": ({LEXICON: "[words.tea]\n"}, [(LEXICON, "empty-value", "1:8")]),
    "a way that is empty": ({LEXICON: '[words.tea]\nipa = ""\n'}, [(LEXICON, "empty-value", "2:7")]),
    "a way that is a number": ({LEXICON: "[words.tea]\nipa = 1\n"}, [(LEXICON, "wrong-type", "2:7")]),
    "a word twice": ({LEXICON: '[words.tea]\nipa = "t"\n[words.Tea]\nipa = "t"\n'},
                     [(LEXICON, "repeated-word", "3:8")]),
    "a word outside its table": ({LEXICON: 'tea = "tee"\n'}, [(LEXICON, "unknown-key", "1:1")]),
    "a reference that is no number": (
        {REFERENCES: 'R1 = "a"\nR2 = "b"\nHill = "c"\n'},
        [(REFERENCES, "unknown-key", "3:1")],
    ),
    "helplines that are no toml": ({HELPLINES: "[[helpline]\n"}, [(HELPLINES, "bad-toml", 1)]),
    "a helpline that is a table": ({HELPLINES: '[helpline]\nneed = "crisis"\n'}, [(HELPLINES, "wrong-type", 1)]),
    "a helpline with an unknown key": (
        helplines("need", "needs"), [(HELPLINES, "missing-key", 1), (HELPLINES, "unknown-key", "3:1")]
    ),
    "a setting beside helplines": (helplines("[[helpline]]", "a = 1\n[[helpline]]"), [(HELPLINES, "unknown-key", 1)]),
    "a helpline for a text of a country": (helplines('["US"]', '"US"'), [(HELPLINES, "wrong-type", "2:13")]),
    "a helpline for a country in small letters": (helplines('"US"', '"us"'), [(HELPLINES, "bad-country", 2)]),
    "a helpline for the UK": (helplines('"US"', '"US", "UK"'), [(HELPLINES, "bad-country", "2:13")]),
    "a helpline for no country": (helplines('"US"', '"US", "XX"'), [(HELPLINES, "bad-country", "2:13")]),
    "a helpline for a number": (helplines('"US"', "1"), [(HELPLINES, "bad-country", 2)]),
    "a helpline for nobody": (
        helplines('["US"]', '[]\nneed = "home"\nsaid = "Call."\nwritten = "1"\nconfirmed = true\n[[helpline]]\n'
                  'countries = ["US"]'),
        [(HELPLINES, "empty-value", 2)],
    ),
    "a helpline for an unknown need": (helplines('"crisis"', '"crises"'), [(HELPLINES, "unknown-need", "3:8")]),
    "a helpline that says nothing": (
        helplines("said = ", 'said = " "\n#'), [(HELPLINES, "empty-value", "4:8")]
    ),
    "a helpline without words": (helplines("said = ", "#"), [(HELPLINES, "missing-key", 1)]),
    "a second helpline without a line": (
        {HELPLINES: '[[helpline]]\ncountries = ["US"]\nneed = "home"\nsaid = "Call."\nwritten = "Call."\n'
         'confirmed = true\n\n[[helpline]]\ncountries = ["CA"]\nneed = "home"\nsaid = "Call."\nconfirmed = true\n'},
        [(HELPLINES, "missing-key", 8)],
    ),
    "a helpline with a sign": (helplines("call nine", "call ☎ nine"), [(HELPLINES, "unspoken-symbol", "4:8")]),
    "a helpline with a web address": (
        helplines("call nine", "see www.example.org or nine"), [(HELPLINES, "not-for-narration", "4:8")]
    ),
    "a helpline too long for a built-in answer": (
        helplines("nine eight eight", "nine " * 32), [(HELPLINES, "long-answer", "4:8")]
    ),
    "helplines too long together": (
        {HELPLINES: LINES + LINES.replace("US", "CA").replace("nine eight eight", "nine " * 20)},
        [(HELPLINES, "long-answer", "11:8")],
    ),
    "a country's helpline too long": (
        {HELPLINES: LINES + LINES.replace("US", "CA").replace("nine eight eight", "nine " * 32)
         .replace("elsewhere = true\n", "")},
        [(HELPLINES, "long-answer", "11:8")],
    ),
    "a helpline twice": ({HELPLINES: LINES * 2}, [(HELPLINES, "repeated-helpline", "11:8")]),
    "a helpline ten times": (
        {HELPLINES: LINES * 10},
        [(HELPLINES, "repeated-helpline", f"{7 * at + 4}:8") for at in range(1, 10)],
    ),
    "a helpline in digits": (helplines("nine eight eight", "988"), [(HELPLINES, "out-of-range", "4:8")]),
    "a helpline perhaps confirmed": (
        helplines("confirmed = true", 'confirmed = "yes"'), [(HELPLINES, "wrong-type", "7:13")]
    ),
    # figures.toml, and the names that it makes
    "figures that are no toml": ({FIGURES: "[figures.aunt\n"}, [(FIGURES, "bad-toml", 1)]),
    "figures that are a list": ({FIGURES: "figures = []\n"}, [(FIGURES, "wrong-type", "1:1")]),
    "a figure outside its table": ({FIGURES: 'aunt = ["aunt"]\n'}, [(FIGURES, "unknown-key", "1:1")]),
    "a figure that is a word": ({FIGURES: '[figures]\naunt = "aunt"\n'}, [(FIGURES, "wrong-type", "2:1")]),
    "a figure with a capital": ({FIGURES: '[figures.Aunt]\nwords = ["aunt"]\n'}, [(FIGURES, "bad-figure", "1:10")]),
    "a figure without words": ({FIGURES: "[figures.aunt]\nwords = []\n"}, [(FIGURES, "empty-value", "1:10")]),
    "a figure's word with a capital": (
        {FIGURES: '[figures.aunt]\nwords = ["aunt", "Auntie"]\n'}, [(FIGURES, "bad-figure", "2:9")]
    ),
    "a figure's word with a sign": ({FIGURES: '[figures.aunt]\nwords = ["tía"]\n'}, [(FIGURES, "bad-figure", "2:9")]),
    "a figure's word that is empty": ({FIGURES: '[figures.aunt]\nwords = [""]\n'}, [(FIGURES, "bad-figure", "2:9")]),
    "a figure's words that are one": ({FIGURES: '[figures.aunt]\nwords = "aunt"\n'}, [(FIGURES, "wrong-type", "2:9")]),
    "a figure's words that are numbers": ({FIGURES: "[figures.aunt]\nwords = [1]\n"}, [(FIGURES, "wrong-type", "2:9")]),
    "an unknown key of a figure": (
        {FIGURES: '[figures.aunt]\nwords = ["aunt"]\nsay = "your aunt"\n'}, [(FIGURES, "unknown-key", "3:1")]
    ),
    "a figure of an unknown kind": (
        {FIGURES: '[figures.aunt]\nwords = ["aunt"]\nkind = "ghost"\n'}, [(FIGURES, "unknown-kind", "3:8")]
    ),
    "a figure for no possible form": (
        {FIGURES: '[figures.aunt]\nwords = ["aunt"]\nform = "open"\n'}, [(FIGURES, "bad-variant", "3:8")]
    ),
    "a figure said back with a sign": (
        {FIGURES: '[figures.aunt]\nwords = ["aunt"]\nsaid_back = "☎"\n'}, [(FIGURES, "unspoken-symbol", "3:13")]
    ),
    "a word of two figures": (
        {FIGURES: '[figures.aunt]\nwords = ["aunt"]\n[figures.uncle]\nwords = ["uncle"]\nphrases = ["aunt"]\n'},
        [(FIGURES, "repeated-word", "5:11")],
    ),
    "a figure's name without a figure": (
        programme("names: [", "figure_names: [tea]\nnames: ["), [(TEA, "bad-figure-name", "6:16")]
    ),
    "a figure's name with two": (
        programme("names: [", "figure_names: [(figure) and (figure)]\nnames: ["), [(TEA, "bad-figure-name", "6:16")]
    ),
    "a figure's name with a capital": (
        programme("names: [", "figure_names: [Tea with (figure)]\nnames: ["), [(TEA, "bad-figure-name", "6:16")]
    ),
    "a name that a figure makes too": (
        in_forms("names: [tea,", "figure_names: [tea with (figure)]\nnames: [tea,")
        | {FIGURES: '[figures.friend]\nwords = ["friend"]\nform = "friend"\n'},
        [(TEA, "claimed-name", "6:16")],
    ),
    "an empty reference": ({REFERENCES: 'R1 = "a"\nR2 = ""\n'}, [(REFERENCES, "empty-value", "2:6")]),
}  # fmt: skip
