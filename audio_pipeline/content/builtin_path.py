"""Builtin path: the content that comes with the package."""

from pathlib import Path

BUILTIN_CONTENT = Path(__file__).resolve().parent / "builtin"
"""Its folder; what another folder lacks is taken from here."""
