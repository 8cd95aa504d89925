"""Pictures: read the covers that programmes have of their own, and check that Apple takes them."""

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from audio_pipeline.errors import Fault
from audio_pipeline.markup.author_file import LARGEST_BYTES, AuthorFileError, read_author_file
from audio_pipeline.markup.document import Document
from audio_pipeline.markup.front_matter import LocatedText

SMALLEST_PIXELS, LARGEST_PIXELS = 1_400, 3_000
"""The sides of a cover that Apple takes."""

_HINT = f"Use a square JPEG or PNG of {SMALLEST_PIXELS} to {LARGEST_PIXELS} pixels, in RGB, of at most 2 MB"

Pictures = Mapping[str, bytes]
"""The bytes of each picture, by its path as the front matter has it."""


def read_pictures(folder: Path, documents: Sequence[Document]) -> tuple[Pictures, list[Fault]]:
    """Return the pictures that the front matter of these files names, with a fault for each that cannot be a cover."""
    pictures: dict[str, bytes] = {}
    faults: list[Fault] = []
    for entry in _find_entries(documents):
        picture = _read_picture(folder, entry)
        if isinstance(picture, Fault):
            faults.append(picture)
        else:
            pictures[entry.text] = picture
    return pictures, faults


def _find_entries(documents: Sequence[Document]) -> Iterator[LocatedText]:
    for document in documents:
        if document.contents and "artwork" in document.fields:
            yield from document.fields["artwork"].texts


def _read_picture(folder: Path, entry: LocatedText) -> bytes | Fault:
    path = folder / entry.text
    if not path.resolve().is_relative_to(folder.resolve()):
        what = f'"{entry.text}" is outside of the content folder'
        return Fault(entry.location, "bad-artwork", what, "Put the picture into the content folder")
    try:
        data = read_author_file(path)
    except AuthorFileError:
        what = f'"{entry.text}" cannot be read, or is larger than {LARGEST_BYTES // 1_000_000} MB'
        return Fault(entry.location, "bad-artwork", what, "Check its name: it is a path in the content folder")
    problem = _find_problem(data)
    return Fault(entry.location, "bad-artwork", f'"{entry.text}" {problem}', _HINT) if problem else data


def _find_problem(data: bytes) -> str:
    """Return what is wrong with a cover; empty if Apple takes it."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            picture.load()
            width, height, mode = *picture.size, picture.mode
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "is no JPEG or PNG"
    if mode != "RGB":
        return f"has the colours {mode}, not RGB"
    if width != height or not SMALLEST_PIXELS <= width <= LARGEST_PIXELS:
        return f"has {width} by {height} pixels"
    return ""
