"""Checkout: name the files of faults as a pull request does, from the top of the git checkout."""

import os
from dataclasses import replace
from pathlib import Path

from audio_pipeline.errors import Fault


def locate_in_checkout(fault: Fault) -> Fault:
    """Return the fault with the path of its file from the top of the checkout; unchanged if it is in none."""
    file = Path(os.path.normpath(Path.cwd() / fault.location.path))
    top = next((each for each in file.parents if (each / ".git").exists()), None)
    if not top:
        return fault
    return replace(fault, location=replace(fault.location, path=str(file.relative_to(top))))
