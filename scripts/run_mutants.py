"""Run mutants: change one decision of the code at a time, and see whether a test notices.

    python scripts/run_mutants.py --count 150 --seed 1 > mutants.tsv
    python scripts/run_mutants.py --count 20 audio_pipeline/mix

Works on a copy of the checkout. A mutant is tried on the tests that import its module, then on those that import what
imports it. Prints one line a mutant: caught or survived, file, line, the change. Ends with a count.
"""

import argparse
import ast
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("audio_pipeline", "skill")
TOO_LONG_S = 240
"""A mutant whose tests take longer hangs, and so is noticed."""

SWAPS: Mapping[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.FloorDiv: ast.Mult,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change of one line."""

    path: Path
    line: int
    before: str
    after: str
    source: str
    """The whole module with the change in it."""


def main() -> int:
    """Try the mutants, and print what came of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="*", default=list(PACKAGES), help="files or folders to change (default: all)")
    parser.add_argument("--count", type=int, default=150, help="how many mutants (default: 150)")
    parser.add_argument("--seed", type=int, default=1, help="which ones: the same seed gives the same (default: 1)")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time (default: 2)")
    asked = parser.parse_args()
    root = Path(__file__).parent.parent.resolve()
    mutants = choose_mutants(root, [root / each for each in asked.places], asked.count, asked.seed)
    survived = 0
    with tempfile.TemporaryDirectory() as folder:
        copies = [copy_checkout(root, Path(folder) / str(number)) for number in range(asked.jobs)]
        with ThreadPoolExecutor(asked.jobs) as pool:
            for mutant, caught in zip(mutants, pool.map(lambda each: try_in_turn(copies, each), mutants), strict=True):
                survived += not caught
                verdict = "caught" if caught else "survived"
                print(verdict, mutant.path, mutant.line, mutant.before, "->", mutant.after, sep="\t", flush=True)
    print(f"{len(mutants) - survived} of {len(mutants)} caught", file=sys.stderr)
    return 0


def choose_mutants(root: Path, places: list[Path], count: int, seed: int) -> list[Mutant]:
    """Choose so many mutants, spread evenly over the modules that decide something."""
    files = sorted({each for place in places for each in ([place] if place.is_file() else place.rglob("*.py"))})
    chance = random.Random(seed)
    queues = [list(make_mutants(path.relative_to(root), path.read_text(encoding="utf-8"))) for path in files]
    queues = [chance.sample(each, len(each)) for each in queues if each]
    chance.shuffle(queues)
    chosen: list[Mutant] = []
    while queues and len(chosen) < count:
        chosen += [each.pop() for each in queues][: count - len(chosen)]
        queues = [each for each in queues if each]
    return chosen


def make_mutants(path: Path, source: str) -> Iterator[Mutant]:
    """Yield every change of one operator, number, condition or negation."""
    for index, node in enumerate(ast.walk(ast.parse(source))):
        for choice in range(count_changes(node)):
            tree = ast.parse(source)
            target = next(each for number, each in enumerate(ast.walk(tree)) if number == index)
            before = ast.unparse(target)
            change_node(target, choice)
            line = getattr(node, "lineno", 0)
            yield Mutant(path=path, line=line, before=before, after=ast.unparse(target), source=ast.unparse(tree))


def count_changes(node: ast.AST) -> int:
    """Count the ways in which change_node can change a node."""
    match node:
        case ast.Compare():
            return sum(type(each) in SWAPS for each in node.ops)
        case ast.BoolOp() | ast.BinOp():
            return int(type(node.op) in SWAPS and not _is_text(node))
        case ast.UnaryOp(op=ast.Not()):
            return 1
        case ast.Constant(value=bool()):
            return 1
        case ast.Constant(value=int() | float()):
            return 1
        case _:
            return 0


def change_node(node: ast.AST, choice: int) -> None:
    """Change a node in its place."""
    match node:
        case ast.Compare():
            places = [number for number, each in enumerate(node.ops) if type(each) in SWAPS]
            place = places[choice]
            node.ops[place] = SWAPS[type(node.ops[place])]()  # type: ignore[assignment]
        case ast.BoolOp() | ast.BinOp():
            node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
        case ast.UnaryOp():
            node.op, node.operand = ast.Not(), ast.UnaryOp(op=ast.Not(), operand=node.operand)
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant():
            node.value = node.value + 1 if isinstance(node.value, int) else node.value * 1.5 + 0.1


def _is_text(node: ast.BoolOp | ast.BinOp) -> bool:
    """Whether something is joined to a string: another operator would only crash."""
    return any(isinstance(each, ast.JoinedStr) or _is_string(each) for each in ast.walk(node))


def _is_string(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def copy_checkout(root: Path, to: Path) -> Path:
    """Copy what git tracks, so that a change hurts nobody."""
    command = ["git", "ls-files"]
    tracked = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)  # noqa: S603
    for name in tracked.stdout.splitlines():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, to / name)
    return to


def try_in_turn(copies: list[Path], mutant: Mutant) -> bool:
    """Try a mutant in a copy that nobody else uses."""
    copy = copies.pop()
    try:
        return is_caught(copy, mutant)
    finally:
        copies.append(copy)


def is_caught(copy: Path, mutant: Mutant) -> bool:
    """Whether a test that could notice the change fails."""
    file = copy / mutant.path
    before = file.read_bytes()
    file.write_text(mutant.source, encoding="utf-8")
    try:
        return any(fails(copy, tests) for tests in find_tests(copy, mutant.path) if tests)
    finally:
        file.write_bytes(before)


def fails(copy: Path, tests: list[str]) -> bool:
    """Whether these tests fail, or hang."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    try:
        tried = subprocess.run(command, cwd=copy, capture_output=True, timeout=TOO_LONG_S, check=False)  # noqa: S603
        return bool(tried.returncode)
    except subprocess.TimeoutExpired:
        return True


def find_tests(copy: Path, path: Path) -> list[list[str]]:
    """Return the tests that import a module, then those that import a module which does."""
    imports = read_imports(copy)
    module = name_module(path)
    users = {each for each, names in imports.items() if module in names}
    near = sorted(each for each in users if is_test(each))
    helpers = {name_module(Path(each)) for each in users}
    further = sorted(each for each, names in imports.items() if is_test(each) and names & helpers and each not in near)
    return [near, further]


def read_imports(copy: Path) -> Mapping[str, set[str]]:
    """Return the modules that each file imports."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in (*PACKAGES, "tests"):
        for path in (copy / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    names = {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
                    found[str(path.relative_to(copy))] |= names
    return found


def name_module(path: Path) -> str:
    """Return the dotted name of a file."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def is_test(path: str) -> bool:
    """Whether pytest collects a file."""
    return Path(path).name.startswith("test_") and "journeys" not in path


if __name__ == "__main__":
    sys.exit(main())
