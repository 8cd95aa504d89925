"""Preview changes: write the sound of what a plan would make, as “warm-recall plan --json” has it, into a folder."""

import json
import subprocess
import sys
from pathlib import Path

MAX_PREVIEWS = 8
"""The most programmes that are made: after a change of a voice it would be all of them."""


def main(plan_file: Path, folder: Path) -> None:
    """Write the first programmes that are not kept, each as an MP3 with its id for a name."""
    programmes = json.loads(plan_file.read_text("utf-8"))["programmes"]
    changed = [each["id"] for each in programmes if not each["kept"]]
    folder.mkdir(parents=True, exist_ok=True)
    for content_id in changed[:MAX_PREVIEWS]:
        command = [sys.executable, "-m", "audio_pipeline", "preview", content_id, "--out", folder / f"{content_id}.mp3"]
        subprocess.run(command, check=True)  # noqa: S603 - our own command
    if others := changed[MAX_PREVIEWS:]:
        print(f"Not made, since {MAX_PREVIEWS} are enough to hear: {', '.join(others)}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
