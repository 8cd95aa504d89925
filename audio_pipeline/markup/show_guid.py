"""Show guid: write the show's GUID into show.toml, where an editor would write it."""

import re
import tomllib

_WHY = "# Podcast apps know the show by this: written when it was first published, and never changed."


def insert_guid(text: str, guid: str) -> str | None:
    """Return the text of a show.toml with a GUID in it and all else unchanged; None if that is not possible."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = f'{_WHY}{newline}guid = "{guid}"{newline}'
    expected = {**tomllib.loads(text), "guid": guid}
    places = [match.end() for match in re.finditer(r"(?m)^[ \t]*public_url[ \t]*=.*\n", text)]
    for at in (*places, 0):
        candidate = f"{text[:at]}{lines}{text[at:]}" if at == 0 else f"{text[:at]}{newline}{lines}{text[at:]}"
        if _parse_values(candidate) == expected:
            return candidate
    return None


def _parse_values(text: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
