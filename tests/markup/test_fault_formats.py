"""Faults are told so that a person, a program and a GitHub workflow each understand them."""

import json
import os

from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.fault_formats import format_as_github, format_as_json, format_as_text

CURE = Fault(SourceLocation("a,b:c/tea.md", 20, 7), "never-claim", '"cure", 100% of it', "Say so\nplainly")
UNSAID = Fault(SourceLocation("lexicon.toml", 4, 8), "unused-word", '"mug" is said nowhere', "Take it away")
LATER = Fault(SourceLocation("z.md", 1, 1), "no-content", "Nothing is there", "Write some")


def test_a_person_reads_a_line_each() -> None:
    lines = format_as_text([LATER, LATER]).split("\n")
    assert lines == ["z.md:1:1: Nothing is there. Write some. [no-content]"] * 2


def test_a_program_reads_a_list() -> None:
    found = json.loads(format_as_json([CURE, LATER, UNSAID]))
    assert [each["rule"] for each in found] == ["never-claim", "no-content", "unused-word"]
    assert [each["weight"] for each in found] == ["mend", "mend", "look"]
    assert (found[0]["file"], found[0]["line"], found[0]["column"]) == ("a,b:c/tea.md", 20, 7)
    assert (found[0]["what"], found[0]["mend"]) == (CURE.what, CURE.hint)


def test_a_workflow_reads_commands() -> None:
    assert format_as_github([CURE]) == (
        '::error file=a%2Cb%3Ac/tea.md,line=20,col=7,title=never-claim::"cure", 100%25 of it. Say so%0Aplainly.'
    )


def test_a_workflow_is_warned_of_what_is_worth_a_look() -> None:
    assert format_as_github([UNSAID]).startswith("::warning file=lexicon.toml,line=4,col=8,title=unused-word::")


def test_a_file_whose_name_is_not_utf_8_can_be_told() -> None:
    odd = Fault(
        SourceLocation(os.fsdecode(b"t\xffa.md"), 1, 1), "no-content", os.fsdecode(b"t\xffa") + " is é", "Write some"
    )
    (found,) = json.loads(format_as_json([odd]).encode())
    assert (found["file"], found["what"]) == ("t\\xffa.md", "t\\xffa is é")
    assert format_as_github([odd]).encode().startswith(b"::error file=t\\xffa.md,line=1")


def test_nothing_wrong_is_an_empty_list() -> None:
    assert (format_as_text([]), format_as_github([])) == ("", "")
    assert json.loads(format_as_json([])) == []
