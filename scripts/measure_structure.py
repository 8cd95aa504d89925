"""Measure structure: rooms, floors, arrows, sizes and names of the code, before and after a change.

    python scripts/measure_structure.py               # both packages, as a table
    python scripts/measure_structure.py --names       # and every function whose name does not begin with a verb
    python scripts/measure_structure.py --at REVISION # as git has it there

A room is a folder of a package, or a file beside the folders. A room stands one floor above all that it imports.
"""

import argparse
import ast
import io
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("audio_pipeline", "skill")

VERBS = frozenset(Path(__file__).with_name("verbs.txt").read_text(encoding="utf-8").split())
"""Verbs in their plain form, and the auxiliaries that begin a question: is, has, may."""

PARTICIPLES = frozenset(
    [
        "bought",
        "built",
        "caught",
        "chosen",
        "cut",
        "done",
        "drawn",
        "fallen",
        "felt",
        "found",
        "given",
        "gone",
        "heard",
        "held",
        "kept",
        "known",
        "laid",
        "left",
        "lost",
        "made",
        "meant",
        "met",
        "paid",
        "put",
        "said",
        "seen",
        "sent",
        "shown",
        "sold",
        "spoken",
        "sure",
        "taken",
        "taught",
        "thought",
        "told",
        "understood",
        "written",
    ]
)

_NEEDLESS_LINES = 2
"""The most lines of a private function that could be inlined if it is called once."""

_CONVERSION = re.compile(r"(^|_)(to|from|as|of|at|in|by|per|for)(_|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function or method, and where it is."""

    path: Path
    name: str
    lines: int
    statements: int
    is_property: bool
    body_lines: int

    @property
    def words(self) -> list[str]:
        """Return the words of its name."""
        return [word for word in self.name.strip("_").split("_") if word]

    @property
    def begins_with_verb(self) -> bool:
        """Tell whether its name begins with a verb."""
        return bool(self.words) and self.words[0] in VERBS

    @property
    def is_conversion(self) -> bool:
        """Tell whether it is named as a conversion, such as db_to_amplitude."""
        return bool(_CONVERSION.search(self.name))

    @property
    def is_bare_participle(self) -> bool:
        """Tell whether its name is a single participle."""
        first = self.words[0] if self.words else ""
        return (
            not self.is_property
            and not self.begins_with_verb
            and len(self.words) == 1
            and (first in PARTICIPLES or (first.endswith("ed")))
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--at", metavar="REVISION", help="measure the code as git has it there")
    parser.add_argument("--names", action="store_true", help="list the functions whose name does not begin with a verb")
    asked = parser.parse_args()
    root = Path(__file__).parent.parent
    with tempfile.TemporaryDirectory() as folder:
        if asked.at:
            command = ["git", "archive", asked.at, *PACKAGES]
            archive = subprocess.run(command, cwd=root, check=True, capture_output=True)  # noqa: S603 - one's own repository
            with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tree:
                tree.extractall(folder, filter="data")
            root = Path(folder)
        columns = {package: measure(root, package) for package in PACKAGES}
        print_table(columns)
        if asked.names:
            print_names(root)


def measure(root: Path, package: str) -> dict[str, str]:
    """Return each figure of one package under its name."""
    trees = parse_trees(root, package)
    functions = [each for path, tree in trees.items() for each in find_functions(path, tree)]
    lines = [count_lines(root / path) for path in trees]
    named = [each for each in functions if not (each.is_property or each.is_conversion)]
    arrows = find_arrows(trees)
    rooms = group_into_rooms(arrows, trees)
    largest = max(functions, key=lambda each: each.lines)
    return {
        "files": str(len(trees)),
        "rooms": str(len(rooms)),
        "floors": str(count_floors(rooms)),
        "arrows between files": str(sum(map(len, arrows.values()))),
        "arrows between rooms": str(sum(map(len, rooms.values()))),
        "rooms in a circle": str(count_in_circles(rooms)),
        "lines": str(sum(lines)),
        "lines a file, median and most": f"{statistics.median(lines):.0f}, {max(lines)}",
        "functions": str(len(functions)),
        "lines a function, median and most": (
            f"{statistics.median(each.lines for each in functions):.0f}, {largest.lines} ({largest.name})"
        ),
        "names that begin with a verb": share(functions),
        "the same, without properties and conversions": share(named),
        "bare participles": str(sum(each.is_bare_participle for each in functions)),
        "class names with two meanings": str(len(find_double_classes(trees))),
        "private, called once, two lines or less": str(count_needless(trees, functions)),
    }


def parse_trees(root: Path, package: str) -> Mapping[Path, ast.Module]:
    """Parse every module that holds code."""
    parsed = {}
    for path in sorted((root / package).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if len(tree.body) > 1:
            parsed[path.relative_to(root)] = tree
    return parsed


def count_lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def find_functions(path: Path, tree: ast.Module) -> Iterator[Function]:
    """Yield every function and method; not those of the language itself."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("__"):
            continue
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        decorators = {ast.unparse(each) for each in node.decorator_list}
        yield Function(
            path=path,
            name=node.name,
            lines=(node.end_lineno or node.lineno) - node.lineno + 1,
            statements=len(body),
            is_property=bool(decorators & {"property", "cached_property", "functools.cached_property"}),
            body_lines=(node.end_lineno or node.lineno) - body[0].lineno + 1 if body else 0,
        )


def share(functions: list[Function]) -> str:
    """Return the share of names that begin with a verb, in per cent."""
    return f"{100 * sum(each.begins_with_verb for each in functions) / len(functions):.0f} % of {len(functions)}"


def find_arrows(trees: Mapping[Path, ast.Module]) -> dict[Path, set[Path]]:
    """Return which file imports which, within the package."""
    modules = {".".join(path.with_suffix("").parts).removesuffix(".__init__"): path for path in trees}
    arrows: dict[Path, set[Path]] = {path: set() for path in trees}
    for path, tree in trees.items():
        for name in find_imports(tree):
            target = modules.get(name) or modules.get(name.rpartition(".")[0])
            if target and target != path:
                arrows[path].add(target)
    return arrows


def find_imports(tree: ast.Module) -> Iterator[str]:
    """Yield every name that is imported, whole."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{each.name}" for each in node.names)


def group_into_rooms(arrows: Mapping[Path, set[Path]], trees: Mapping[Path, ast.Module]) -> dict[str, set[str]]:
    """Return which room imports which."""
    rooms: dict[str, set[str]] = {name_of_room(path): set() for path in trees}
    for path, targets in arrows.items():
        rooms[name_of_room(path)] |= {name_of_room(each) for each in targets} - {name_of_room(path)}
    return rooms


def name_of_room(path: Path) -> str:
    """Name the folder of a package, or the file beside the folders, that a file belongs to."""
    return path.parts[1].removesuffix(".py")


def count_floors(rooms: Mapping[str, set[str]]) -> int:
    """Count the rooms that stand one above another on the longest way down."""
    return max(measure_height(rooms, room) for room in rooms)


def measure_height(rooms: Mapping[str, set[str]], room: str) -> int:
    """Return the floor of a room: one above all that it imports; a circle is one floor."""
    below = [each for each in rooms[room] if room not in reach(rooms, each)]
    return 1 + max((measure_height(rooms, each) for each in below), default=0)


def reach(rooms: Mapping[str, set[str]], room: str) -> set[str]:
    """Return every room that one leads to."""
    found: set[str] = set()
    ahead = list(rooms[room])
    while ahead:
        if (each := ahead.pop()) not in found:
            found.add(each)
            ahead.extend(rooms[each])
    return found


def count_in_circles(rooms: Mapping[str, set[str]]) -> int:
    """Count the rooms that lead back to themselves."""
    return sum(room in reach(rooms, room) for room in rooms)


def find_double_classes(trees: Mapping[Path, ast.Module]) -> dict[str, set[Path]]:
    """Return the class names that several files define, with those files."""
    places = defaultdict(set)
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].add(path)
    return {name: paths for name, paths in places.items() if len(paths) > 1}


def count_needless(trees: Mapping[Path, ast.Module], functions: list[Function]) -> int:
    """Count private functions of two lines or less that are named from one place only."""
    uses = Counter()
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute):
                uses[path, node.id if isinstance(node, ast.Name) else node.attr] += 1
    private = (each for each in functions if each.name.startswith("_") and not each.is_property)
    return sum(each.body_lines <= _NEEDLESS_LINES and uses[each.path, each.name] == 1 for each in private)


def print_table(columns: Mapping[str, Mapping[str, str]]) -> None:
    """Print the figures of the packages side by side, as Markdown."""
    print(f"| | {' | '.join(columns)} |")
    print(f"|---|{'---|' * len(columns)}")
    for figure in next(iter(columns.values())):
        print(f"| {figure} | {' | '.join(column[figure] for column in columns.values())} |")


def print_names(root: Path) -> None:
    """Print every function whose name does not begin with a verb, and every class name that is used twice."""
    for package in PACKAGES:
        trees = parse_trees(root, package)
        for path, tree in trees.items():
            for each in find_functions(path, tree):
                if not each.begins_with_verb:
                    kind = "property" if each.is_property else "conversion" if each.is_conversion else ""
                    mark = "participle" if each.is_bare_participle else kind
                    print(f"{each.path}\t{each.name}\t{mark}")
        for name, paths in find_double_classes(trees).items():
            print(f"class {name}\t{', '.join(map(str, sorted(paths)))}")


if __name__ == "__main__":
    sys.exit(main())
