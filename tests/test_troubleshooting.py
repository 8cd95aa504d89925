"""docs/troubleshooting.md: every message that it quotes is still one of ours, and says what to do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.markdown import DOCS, ROOT

PAGE = (DOCS / "troubleshooting.md").read_text("utf-8")

HOW_TO_MEND = (
    "docs/troubleshooting.md quotes messages that nothing in the code says any more. If a message has other words now, "
    "quote a part of these in its heading; if it is gone, take its section away. Messages with no such words left:"
)

VARIES = "\0"
"""What a message has in the place of a value."""


def quoted_messages() -> list[str]:
    """What the headings quote, and the first column of the tables."""
    return re.findall(r"^### `(.+)`$", PAGE, re.MULTILINE) + re.findall(r"^\| `(.+?)` \|", PAGE, re.MULTILINE)


def our_texts() -> Iterator[str]:
    """Every text in the code that a person could be shown."""
    for package in ("audio_pipeline", "skill"):
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix == ".py":
                yield from python_texts(path)
            elif path.suffix in {".js", ".html"}:
                yield path.read_text("utf-8")
    for path in sorted((ROOT / "scripts").iterdir()):
        if path.is_file():
            yield path.read_text("utf-8")


def python_texts(path: Path) -> Iterator[str]:
    """The texts of a module, each in one piece however many lines it is written on."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else VARIES for part in node.values)


def fixed_parts(message: str) -> list[str]:
    """What of a message is the same each time."""
    return [part.strip() for part in message.split("…") if len(part.strip()) > 1]


def is_said(message: str, text: str) -> bool:
    """Whether a text has all fixed parts of a message, in their order."""
    return re.search(".*?".join(map(re.escape, fixed_parts(message))), text, re.DOTALL) is not None


def test_every_quoted_message_is_still_said_by_the_code() -> None:
    messages, texts = quoted_messages(), list(our_texts())
    assert len(messages) > 50
    gone = [message for message in messages if not any(is_said(message, text) for text in texts)]
    assert gone == [], HOW_TO_MEND


def test_no_message_is_explained_twice() -> None:
    messages = quoted_messages()
    assert sorted(messages) == sorted(set(messages))


def test_every_message_has_a_cause_and_what_to_do() -> None:
    for section in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]:
        heading, _, words = section.partition("\n")
        assert len(words.split("\n## ")[0].split()) > 5, f"{heading}: say why it comes and what to do"
