"""Built in: the content that comes with the package."""

from pathlib import Path

BUILT_IN = Path(__file__).resolve().parent / "content"
"""Its folder; what another folder lacks is taken from here."""
