"""Builtin path: the content that comes with the package."""

from pathlib import Path

BUILTIN_CONTENT = Path(__file__).resolve().parent / "builtin"
"""The folder of the built-in content. Files that another content folder lacks are taken from it."""
