"""Content: as many short programmes as are asked for. The same number, the same words.

Each begins with words of its own and ends as all of them do: its second chunk is one that others have too.
"""

import random
import shutil
from pathlib import Path

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from tests.bench.show import write_own_contact

_PROGRAMME = """---
id: pause-{number}
kind: exercise
title: Pause {number}
summary: A short pause, number {number} of many.
names: [pause {number}]
published: 2026-11-23
position: {number}
length: "0:20"
---
(bed: {bed} -18dB)

(chime: soft)

## Begin

{own}

(until: 0:09)

## End

Thank your hands, and go on with your day.

(until: 0:20)
"""
_BEDS = ("pad", "ocean", "none")
_VERBS = ("Notice", "Remember", "Picture", "Thank", "Welcome", "Follow", "Leave", "Greet")
_ADJECTIVES = ("warm", "quiet", "small", "kind", "early", "near", "soft", "slow", "old", "round")
_THINGS = ("cup", "hand", "garden", "window", "friend", "dog", "song", "kitchen", "shore", "lamp", "coat", "path")
_PLACES = ("by the door", "in the morning", "on the table", "under the tree", "beside you", "at the end of the day")


def write(folder: Path, programmes: int) -> Path:
    """The content as files below a folder; gives the folder."""
    shown = folder / "exercises"
    shown.mkdir(parents=True)
    shutil.copy(BUILTIN_CONTENT / "show.toml", folder)
    write_own_contact(folder)
    for number in range(1, programmes + 1):
        (shown / f"pause-{number}.md").write_text(_programme(number), encoding="utf-8")
    return folder


def _programme(number: int) -> str:
    own = _sentence(random.Random(number))
    return _PROGRAMME.format(number=number, bed=_BEDS[number % len(_BEDS)], own=own)


def _sentence(rng: random.Random) -> str:
    things = " and ".join(f"the {rng.choice(_ADJECTIVES)} {rng.choice(_THINGS)}" for _ in range(2))
    return f"{rng.choice(_VERBS)} {things} {rng.choice(_PLACES)}."
