"""A file of dialogues: what it means, and what is said of a faulty one."""

from pathlib import Path

import pytest

from tests.dialogues.dialogue import DialogueError
from tests.dialogues.dialogue_file import parse_time_ms, read_file

GOOD = """\
- dialogue: stressed, and yes
  turns:
    - say: i am stressed
      hear: [Hand on Heart, two | 2]
      session: open
    - say: yes
      plays: hand-on-heart
      from: 1:30
"""

FAULTS = {
    "no yaml": ("- dialogue: [a\n", 2, "this is no YAML", "indentation"),
    "no list": ("dialogue: a\n", 1, "a list is missing", "Begin the file with a list"),
    "empty": ("", 1, "a list is missing", "Begin the file with a list"),
    "no title": ("- turns:\n    - say: a\n", 1, 'no "dialogue"', "- dialogue:"),
    "no turns": ("- dialogue: a\n", 1, 'no "turns"', "turns:"),
    "empty turns": ("- dialogue: a\n  turns: []\n", 2, "a list is missing", "turns:"),
    "a title twice": (GOOD + GOOD, 9, '"stressed, and yes" is also in line 1', "another title"),
    "a misspelt key": (GOOD.replace("hear:", "haer:"), 4, 'no key "haer"', 'Did you mean "hear"?'),
    "a strange key": (GOOD.replace("hear:", "wibble:"), 4, 'no key "wibble"', "There are: say, press"),
    "a key twice": (GOOD + "      from: 1:40\n", 9, '"from" is there twice', "Leave one"),
    "nothing happens": (GOOD.replace("    - say: yes\n      plays", "    - plays"), 6, "nothing happens", "say, press"),
    "two things happen": (GOOD + "      press: play\n", 6, "say and press happens", "one of"),
    "no such button": (GOOD.replace("say: yes", "press: paws"), 6, 'press: there is no "paws"', "play, pause"),
    "no such device": (GOOD + "      device: fridge\n", 9, 'device: there is no "fridge"', "kitchen"),
    "no such locale": (GOOD + "  locale: de-DE\n", 9, 'locale: there is no "de-DE"', "en-GB"),
    "no time": (GOOD.replace("1:30", "soon"), 8, 'from: "soon" is no time', "1:30"),
    "no time to wait": (GOOD.replace("say: yes", "wait: 1"), 6, 'wait: "1" is no time', "90 seconds"),
    "no session": (GOOD.replace("open", "maybe"), 5, 'session: there is no "maybe"', "open, closed"),
    "an empty value": (GOOD.replace("say: yes", "say:"), 6, '"say" has no text', "in the line of say"),
    "words after a wait": (GOOD.replace("say: i am stressed", "wait: 1:00"), 3, '"hear" cannot follow a wait', "plays"),
    "from without plays": (
        GOOD.replace("      plays: hand-on-heart\n", ""),
        6,
        '"from" stands without "plays"',
        "plays",
    ),
    "a turn that is a text": (GOOD + "    - yes\n", 9, "a key and its value are missing", "say: play settling"),
}


def write(folder: Path, text: str) -> Path:
    path = folder / "talks.yaml"
    path.write_text(text, "utf-8")
    return path


def test_values_are_what_they_look_like(tmp_path: Path) -> None:
    (dialogue,) = read_file(write(tmp_path, GOOD))
    first, second = dialogue.turns
    assert (dialogue.title, dialogue.topic, dialogue.locale) == ("stressed, and yes", "talks", "en-US")
    assert (first.action, first.what, first.hear, first.is_open) == (
        "say",
        "i am stressed",
        ("Hand on Heart", "two | 2"),
        True,
    )
    assert (second.what, second.plays, second.from_ms, second.is_open) == ("yes", ("hand-on-heart",), 90_000, None)


@pytest.mark.parametrize(("text", "line", "what", "mend"), FAULTS.values(), ids=FAULTS)
def test_a_fault_has_its_file_its_line_and_what_to_write(
    tmp_path: Path, text: str, line: int, what: str, mend: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(DialogueError) as fault:
        read_file(path)
    where, _, words = str(fault.value).partition(": ")
    assert where == f"{path}, line {line}"
    assert what in words
    assert mend in words


@pytest.mark.parametrize(
    ("text", "time_ms"),
    [("1:30", 90_000), ("0:05", 5_000), ("20 seconds", 20_000), ("1 minute", 60_000), ("2 days", 172_800_000)],
)
def test_times_are_read_as_people_write_them(text: str, time_ms: int) -> None:
    assert parse_time_ms(text) == time_ms


@pytest.mark.parametrize("text", ["1:75", "-1:00", "soon", "20", "20 s", ""])
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_time_ms(text) is None


@pytest.mark.parametrize(
    ("change", "suits"),
    [
        ("", True),
        ("      device: kitchen\n", False),
        ("      listener: guest\n", False),
        ("    - send: TomorrowIntent\n", False),
        ("    - could: play settling\n", False),
        ("  only: alexa\n", False),
        ("    - press: pause\n", True),
        ("    - fails: MEDIA_ERROR_UNKNOWN\n", True),
    ],
)
def test_the_browser_speaker_is_one_device_of_one_listener(tmp_path: Path, change: str, *, suits: bool) -> None:
    (dialogue,) = read_file(write(tmp_path, GOOD + change))
    assert dialogue.suits_browser is suits
