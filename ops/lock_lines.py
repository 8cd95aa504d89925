"""Lock lines: what of a lock file goes into the function's zip."""

import re
from collections.abc import Iterator

NOT_IMPORTED = frozenset(
    {
        # For the command, and for the server of one's own.
        *("gunicorn", "platformdirs", "setuptools"),
        # The tokenizer and the model's package ask for these, for models that they would fetch.
        *("annotated-doc", "annotated-types", "anyio", "filelock", "fsspec", "h11", "hf-xet", "httpcore", "httpx"),
        *("huggingface-hub", "markdown-it-py", "mdurl", "pydantic", "pydantic-core", "pygments", "python-dotenv"),
        *("pyyaml", "rich", "shellingham", "tqdm", "typer", "typing-inspection"),
        # The SDK asks for them to call services of Alexa's, which the skill never does.
        *("charset-normalizer", "idna", "requests"),
        # Only cffi's compiler needs the one, and only older Pythons the other.
        *("pycparser", "typing-extensions"),
        # For files of onnxruntime's own form, and for its tools.
        *("flatbuffers", "packaging", "protobuf"),
    }
)
"""The packages that the skill never imports; a test looks at what it does import."""

_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==.*(?:\n(?:[ #].*)?)*", re.MULTILINE)


def select_entries(lock: str) -> str:
    """Return the entries of a lock, with their hashes, whose packages the skill imports."""
    return "\n".join(_list_selected(lock))


def _list_selected(lock: str) -> Iterator[str]:
    for match in _ENTRY.finditer(lock):
        if match[1] not in NOT_IMPORTED:
            yield match[0].rstrip()
