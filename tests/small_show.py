"""A small show in a folder, for tests that build: two short programmes and an answer."""

import functools
import shutil
from datetime import UTC, datetime
from pathlib import Path

from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.load import load_library
from audio_pipeline.build.send import publish_plan
from audio_pipeline.catalog import Catalog
from audio_pipeline.content.library import Library
from audio_pipeline.mix.sounds import sound_library
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.sending import plan_publish
from audio_pipeline.publish.target_view import view_target
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.engines.tone import Tone
from audio_pipeline.stores.checksummed import put_checked
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Store
from tests.quiet import quiet
from tests.vectors import put_vectors

EXERCISE = """---
id: warm-hands
kind: exercise
title: Warm Hands
summary: A short rest for two hands.
names: [warm hands, the hands exercise]
published: 2026-11-23
position: 1
length: "0:36"
sources: [R28]
---
(bed: pad -16dB)

(chime: bowl)

## Begin

Not while driving, eyes as you like, stop any time. Find a seat that holds you. Rest.

(pause: 3s)

Notice how warm they are.

(until: 0:22)

## End

Thank your hands, and go on with your day. If that stirred something up, talk with someone you trust.

(until: 0:36)
"""

BENEFIT = """---
id: company
kind: benefit
title: Company
summary: Why company helps.
names: [company]
published: 2026-11-22
position: 1
sources: [R36]
---
## Why

Company can soften a hard moment. Nobody knows all the reasons.

Find a seat that holds you.

This is for comfort and curiosity. It isn't medical or psychological treatment. If you're struggling, please talk with
a professional, or someone you trust.
"""

SAID = "A hug tells your body that somebody is with you."

ANSWER = f"""---
id: why_hug_helps
kind: answer
title: Why a hug helps
questions:
  - why does a hug help
  - what is it about a hug
follow_up: warm-hands
sources: [R28]
---
{SAID}
"""


def write(folder: Path) -> Path:
    """The show as files below a folder; gives the folder."""
    for name, text in {"warm-hands": EXERCISE, "company": BENEFIT, "why_hug_helps": ANSWER}.items():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """What an editor does: other words in one file."""
    path = folder / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def library(folder: Path) -> Library:
    """The show, read."""
    return load_library(folder, {"hibari": Hibari})


def workshop(root: Path, *, engine: Engine | None = None, store: Store | None = None) -> BuildContext:
    """Somewhere to build it, in this process; the bed and the vectors are there already, as after any first build."""
    put_vectors(root / "cache")
    cache = FolderStore(root / "cache", durable=False)
    put_checked(cache, sound_library.sound_key("pad"), _pad(), "application/octet-stream")
    return BuildContext(
        engine=engine or Tone(),
        store=store or FolderStore(root / "out"),
        cache=cache,
        jobs=1,
        progress=quiet,
    )


def like(built: Path, root: Path) -> BuildContext:
    """A workshop in the state another one was left in."""
    shutil.copytree(built / "out", root / "out")
    shutil.copytree(built / "cache", root / "cache")
    return workshop(root)


@functools.cache
def _pad() -> bytes:
    return sound_library.make_sound("pad").tobytes()


def publish_to(built: Catalog, context: BuildContext, target: Store, public_url: str) -> Catalog:
    """Publish what was built, as the command does when nobody has to be asked."""
    plan = plan_publish(built, context.store, target, public_url, view_target(target, "there"))
    return publish_plan(plan, context, target, public_url, EditionNote(at=datetime.now(UTC)))
