"""Dialogue file: reads dialogues from YAML; every fault has its file, its line, and what to write instead."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.dialogues.dialogue import ACTIONS, ANYTHING, DEVICES, LOCALES, NOTHING, Dialogue, DialogueError, Turn
from tests.markdown import ROOT

FOLDER = Path(__file__).parent

_UNITS_MS = {"second": 1_000, "minute": 60_000, "hour": 3_600_000, "day": 86_400_000}
_CLOCK = re.compile(r"(\d+):([0-5]\d)")
_SPAN = re.compile(rf"(\d+) ({'|'.join(_UNITS_MS)})s?")

_BUTTONS = ("play", "pause", "next", "previous")

Keys = Mapping[str, tuple[yaml.Node, yaml.Node]]
"""The nodes of the keys of a mapping and of their values, by key."""


def read_folder(folder: Path = FOLDER) -> tuple[Dialogue, ...]:
    """Read all dialogues of a folder; DialogueError for the first fault."""
    return tuple(each for path in sorted(folder.glob("*.yaml")) for each in read_file(path))


def read_file(path: Path) -> tuple[Dialogue, ...]:
    """Read the dialogues of one file; DialogueError for the first fault."""
    name = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
    return tuple(_File(name).read(path.read_text("utf-8")))


def parse_time_ms(text: str) -> int | None:
    """Parse "1:30", "90 seconds" or "2 days"; None if it is no time."""
    if found := _CLOCK.fullmatch(text):
        return (int(found[1]) * 60 + int(found[2])) * 1_000
    if found := _SPAN.fullmatch(text):
        return int(found[1]) * _UNITS_MS[found[2]]
    return None


class _File:
    """One file while it is read. All values are texts, so that "yes" and "1:30" mean what they say."""

    def __init__(self, name: str) -> None:
        self._name = name

    def read(self, text: str) -> Iterator[Dialogue]:
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as fault:
            line = fault.problem_mark.line + 1 if fault.problem_mark else 1
            raise self._error(line, f"this is no YAML: {fault.problem}", "Look at the indentation") from fault
        titles = dict[str, int]()
        for node in self._list(root, "Begin the file with a list of dialogues"):
            dialogue = self._read_dialogue(node)
            if dialogue.title in titles:
                first = titles[dialogue.title]
                raise self._error(dialogue.line, f'"{dialogue.title}" is also in line {first}', "Give it another title")
            titles[dialogue.title] = dialogue.line
            yield dialogue

    def _read_dialogue(self, node: yaml.Node) -> Dialogue:
        keys = self._keys(node, ("dialogue", "locale", "device", "only", "turns"))
        for name in ("dialogue", "turns"):
            if name not in keys:
                raise self._error(_line(node), f'this dialogue has no "{name}"', _MEND_KEYS[name])
        device = self._one_of(keys, "device", tuple(DEVICES)) or "echo"
        turns = [self._read_turn(each, device) for each in self._list(keys["turns"][1], _MEND_KEYS["turns"])]
        return Dialogue(
            file=self._name,
            line=_line(node),
            title=self._text(keys, "dialogue"),
            locale=self._one_of(keys, "locale", LOCALES) or LOCALES[0],
            turns=tuple(turns),
            is_for_alexa_only=bool(self._one_of(keys, "only", ("alexa",))),
        )

    def _read_turn(self, node: yaml.Node, device: str) -> Turn:
        keys = self._keys(node, (*ACTIONS, *_WORDS_OF_TURNS))
        actions = [name for name in ACTIONS if name in keys]
        if len(actions) != 1:
            found = " and ".join(actions) or "nothing"
            raise self._error(_line(node), f"in this turn, {found} happens", f"Write one of {', '.join(ACTIONS)}")
        if "from" in keys and "plays" not in keys:
            raise self._error(_line(node), '"from" stands without "plays"', "Say what plays from there")
        if actions[0] == "wait" and (unseen := [name for name in keys if name not in _WORDS_OF_WAITING]):
            raise self._error(_line(node), f'"{unseen[0]}" cannot follow a wait', "Say plays and from, or nothing")
        hear = self._texts(keys, "hear")
        return Turn(
            line=_line(node),
            action=actions[0],
            what=self._what(keys, actions[0]),
            device=self._one_of(keys, "device", tuple(DEVICES)) or device,
            listener=self._text(keys, "listener"),
            slots=self._slots(keys),
            at_ms=self._time_ms(keys, "at"),
            plays=self._choices(keys, "plays"),
            from_ms=None if self._text(keys, "from") == ANYTHING else self._time_ms(keys, "from") or 0,
            queues=self._choices(keys, "queues"),
            hear=() if hear == (NOTHING,) else hear,
            not_hear=self._texts(keys, "not hear"),
            shows=self._texts(keys, "shows"),
            is_silent=hear == (NOTHING,),
            is_open=self._either(keys, "session", "open", "closed"),
            asks=self._either(keys, "asks", "yes", "no"),
            stops=self._either(keys, "stops", "yes", "no"),
            clears=self._either(keys, "clears", "yes", "no"),
            can=self._one_of(keys, "can", ("yes", "maybe", "no")),
        )

    def _what(self, keys: Keys, action: str) -> str:
        if action == "press":
            return self._one_of(keys, action, _BUTTONS)
        if action == "wait":
            self._time_ms(keys, action)
        return self._text(keys, action)

    # --- values -----------------------------------------------------------------------------------------------

    def _keys(self, node: yaml.Node, known: Iterable[str]) -> Keys:
        """Return the keys of a mapping; DialogueError for one that is not known, or is there twice."""
        if not isinstance(node, yaml.MappingNode):
            raise self._error(_line(node), "here a key and its value are missing", "Write them as, say: play settling")
        found = dict[str, tuple[yaml.Node, yaml.Node]]()
        for key, value in node.value:
            if key.value not in known:
                nearest = difflib.get_close_matches(str(key.value), known, n=1)
                mend = f'Did you mean "{nearest[0]}"?' if nearest else f"There are: {', '.join(known)}"
                raise self._error(_line(key), f'there is no key "{key.value}"', mend)
            if key.value in found:
                raise self._error(_line(key), f'"{key.value}" is there twice', "Leave one of them out")
            found[key.value] = key, value
        return found

    def _list(self, node: yaml.Node | None, mend: str) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise self._error(_line(node) if node else 1, "here a list is missing", mend)
        return list(node.value)

    def _text(self, keys: Keys, name: str) -> str:
        if name not in keys:
            return ""
        key, value = keys[name]
        if not isinstance(value, yaml.ScalarNode) or not value.value.strip():
            raise self._error(_line(key), f'"{name}" has no text', f"Write the text in the line of {name}")
        return str(value.value)

    def _texts(self, keys: Keys, name: str) -> tuple[str, ...]:
        """Return one text, or all of a list."""
        if name in keys and isinstance(keys[name][1], yaml.SequenceNode):
            parts = [{name: (keys[name][0], each)} for each in keys[name][1].value]
            return tuple(self._text(each, name) for each in parts)
        return tuple(filter(None, (self._text(keys, name),)))

    def _choices(self, keys: Keys, name: str) -> tuple[str, ...]:
        """Return the texts between bars."""
        return tuple(each.strip() for each in self._text(keys, name).split("|") if each.strip() not in ("", NOTHING))

    def _one_of(self, keys: Keys, name: str, known: tuple[str, ...]) -> str:
        text = self._text(keys, name)
        if text and text not in known:
            raise self._error(_line(keys[name][0]), f'{name}: there is no "{text}"', f"There are: {', '.join(known)}")
        return text

    def _either(self, keys: Keys, name: str, yes: str, no: str) -> bool | None:
        text = self._one_of(keys, name, (yes, no))
        return text == yes if text else None

    def _time_ms(self, keys: Keys, name: str) -> int | None:
        text = self._text(keys, name)
        if not text:
            return None
        if (time_ms := parse_time_ms(text)) is None:
            raise self._error(_line(keys[name][0]), f'{name}: "{text}" is no time', "Write 1:30, or 90 seconds, 2 days")
        return time_ms

    def _slots(self, keys: Keys) -> Mapping[str, str]:
        if "slots" not in keys:
            return {}
        node = keys["slots"][1]
        pairs: list[Any] = node.value if isinstance(node, yaml.MappingNode) else []
        return {str(key.value): str(value.value) for key, value in pairs}

    def _error(self, line: int, what: str, mend: str) -> DialogueError:
        return DialogueError(f"{self._name}, line {line}: {what}. {mend}{'' if mend.endswith('?') else '.'}")


_WORDS_OF_TURNS = (
    "device", "listener", "slots", "at", "plays", "from", "queues", "hear", "not hear", "shows", "session", "asks",
    "stops", "clears", "can",
)  # fmt: skip

_WORDS_OF_WAITING = ("wait", "device", "listener", "plays", "from")
"""While time passes, nobody is answered."""

_MEND_KEYS = {
    "dialogue": 'Begin it with "- dialogue:" and what it shows',
    "turns": 'Write "turns:", and under it a list of what is said',
}


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
