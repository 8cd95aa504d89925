"""Run mutants: change one decision of the code at a time, and see whether a test notices.

    python scripts/run_mutants.py --count 320 --seed 1 --work /tmp/mutants
    python scripts/run_mutants.py --count 20 --work /tmp/mutants audio_pipeline/mix

Works on a copy of the checkout. First measures which tests run which line and how long they take (about 20 minutes,
kept in the work folder). Then tries each mutant on the tests that run its line, cheapest first. Each outcome is printed
and added to outcomes.tsv in the work folder; a mutant that is in it already is not tried again.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from coverage import CoverageData

PACKAGES = ("audio_pipeline", "skill")
NOT_MEASURED = ("journeys", "bench", "listen", "resilience", "test_publish.py", "test_s3_faults.py", "test_setup.py")
"""Tests that drive whole programs and take minutes."""
GOLDEN = "tests/golden/test_golden.py"
"""The test of all bytes of a build; it runs as early as the module's own tests."""
FIRST_S = 6
"""The time in seconds for the cheapest tests, which run first."""
ALL_S = 45
"""The longest time in seconds of all tests of a mutant."""
HANGS_S = 300
"""The time in seconds after which a mutant counts as caught, because its tests hang."""

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
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
CONDITIONS = (ast.Compare, ast.BoolOp, ast.UnaryOp)
LOGS = {"debug", "info", "warning", "exception", "echo", "secho"}
DECIDES_NOTHING = {"err", "nl", "strict", "exist_ok", "parents", "daemon", "check", "capture_output", "text", "color"}
"""Keywords whose value changes nothing that a listener or an editor could notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change of one expression."""

    path: str
    line: int
    column: int
    before: str
    after: str
    lines: tuple[int, ...]
    """The lines of the expression's statement up to its end; none where the line runs when the module is imported."""
    source: str
    """The whole module with the change in it."""

    @property
    def row(self) -> str:
        """Return the mutant's columns in the table of outcomes."""
        return "\t".join((self.path, str(self.line), str(self.column), self.before, self.after))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests:
    """The tests that run each line of each module, and how long each test takes."""

    by_line: Mapping[str, Mapping[int, set[str]]]
    seconds: Mapping[str, float]

    def find(self, mutant: Mutant, imports: Mapping[str, set[str]]) -> list[str]:
        """Return the tests that run a mutant, those that import its module first, then cheapest first."""
        module = name_module(mutant.path)
        users = {each for each, names in imports.items() if module in names}
        near = {each for each in users if is_measured(each)}
        first = near | {GOLDEN}
        found = self._find_by_line(mutant.path, mutant.lines) if mutant.lines else set()
        if not found:  # It runs when the module is imported: whatever runs the module or uses it may notice.
            found = near | self._find_by_line(mutant.path)
            found = found or set().union(*(self._find_by_line(each) for each in users))
        return sorted(found, key=lambda each: (each.split("::")[0] not in first, self.seconds.get(each, FIRST_S), each))

    def _find_by_line(self, path: str, lines: Iterable[int] = ()) -> set[str]:
        """Return the tests that run one of these lines, or any line, of a module."""
        by_line = self.by_line.get(path, {})
        return set().union(*(by_line.get(each, ()) for each in lines or by_line))

    def take(self, tests: list[str], seconds: float) -> list[str]:
        """Return the first tests of a list that take this long in all, at least one."""
        taken: list[str] = []
        for each in tests:
            seconds -= self.seconds.get(each, FIRST_S)
            if taken and seconds < 0:
                break
            taken.append(each)
        return taken


def main() -> int:
    """Try the mutants, and print the outcome of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="*", default=list(PACKAGES), help="files or folders to change (default: all)")
    parser.add_argument("--count", type=int, default=320, help="how many mutants (default: 320)")
    parser.add_argument("--seed", type=int, default=1, help="which ones: the same seed gives the same (default: 1)")
    parser.add_argument("--work", type=Path, default=Path("mutants"), help="where the measured tests and outcomes go")
    options = parser.parse_args()
    root = Path(__file__).parent.parent.resolve()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    mutants = choose_mutants(root, options.places, options.count, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_checkout(root, Path(folder))
        measure_tests(copy, work)
        outcomes = try_mutants(copy, mutants, read_tests(work), work / "outcomes.tsv")
    print(f"{outcomes.count('caught')} of {len(outcomes)} caught", file=sys.stderr)
    return 0


def choose_mutants(root: Path, places: list[str], count: int, seed: int) -> list[Mutant]:
    """Choose mutants: one of every module that decides something, the others at random from all that are left."""
    found = [root / each for each in places]
    files = sorted({each for place in found for each in ([place] if place.is_file() else place.rglob("*.py"))})
    chance = random.Random(seed)
    modules = [list(make_mutants(str(each.relative_to(root)), each.read_text(encoding="utf-8"))) for each in files]
    modules = [chance.sample(each, len(each)) for each in modules if each]
    first, others = [each[0] for each in modules], [mutant for each in modules for mutant in each[1:]]
    return (chance.sample(first, len(first)) + chance.sample(others, len(others)))[:count]


def make_mutants(path: str, source: str) -> Iterator[Mutant]:
    """Yield every change of one comparison, condition, calculation or number."""
    for node, statement, is_condition in find_expressions(ast.parse(source), None):
        negated = [ast.unparse(negate(node))] if is_condition and not isinstance(node, CONDITIONS) else []
        for after in dict.fromkeys([*changes(node), *negated]):
            yield Mutant(
                path=path,
                line=node.lineno,
                column=node.col_offset,
                before=ast.unparse(node),
                after=after,
                lines=tuple(range(statement.lineno, (node.end_lineno or node.lineno) + 1)) if statement else (),
                source=replace(source, node, f"({after})"),
            )


def find_expressions(node: ast.AST, statement: ast.stmt | None) -> Iterator[tuple[ast.expr, ast.stmt | None, bool]]:
    """Yield each expression, its statement if that is in a function, and whether it is the condition of a branch."""
    for name, field in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in field if isinstance(field, list) else [field]:
            if not isinstance(child, ast.AST) or decides_nothing(child):
                continue
            if isinstance(child, ast.expr):
                yield child, statement, name in {"test", "ifs", "guard"}
            in_function = statement or (isinstance(node, ast.FunctionDef) and name == "body")
            yield from find_expressions(child, child if isinstance(child, ast.stmt) and in_function else statement)


def decides_nothing(node: ast.AST) -> bool:
    """Return whether a part of the code writes a log, or gives a flag that decides nothing, or only a text."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name)) if name in LOGS:
            return True
        case ast.keyword(arg=str(name)):
            return name in DECIDES_NOTHING
        case ast.JoinedStr() | ast.Name(id="TYPE_CHECKING"):
            return True
        case _:
            return False


def changes(node: ast.expr) -> Iterator[str]:
    """Yield each changed form of an expression."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in SWAPS:
            swapped = SWAPS[type(operator)]()
            yield ast.unparse(ast.Compare(left=node.left, ops=[swapped], comparators=node.comparators))  # type: ignore[list-item]
        case ast.Compare(ops=[first, second]) if type(first) in SWAPS and type(second) in SWAPS:
            for ops in ([SWAPS[type(first)](), second], [first, SWAPS[type(second)]()]):
                yield ast.unparse(ast.Compare(left=node.left, ops=ops, comparators=node.comparators))  # type: ignore[arg-type]
        case ast.BoolOp():
            yield ast.unparse(ast.BoolOp(op=SWAPS[type(node.op)](), values=node.values))  # type: ignore[arg-type]
        case ast.BinOp() if type(node.op) in SWAPS and not has_text(node):
            yield ast.unparse(ast.BinOp(left=node.left, op=SWAPS[type(node.op)](), right=node.right))  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not()):
            yield ast.unparse(node.operand)
        case ast.Call(func=ast.Name(id="any" | "all" | "bool" | "isinstance")):
            yield ast.unparse(negate(node))
        case ast.Constant(value=bool() | int() | float() as value):
            yield change_value(value)


def change_value(value: float) -> str:
    """Return another truth value or number."""
    if isinstance(value, bool):
        return str(not value)
    return str(value + 1 if isinstance(value, int) else value * 1.5 + 0.1)


def negate(condition: ast.expr) -> ast.expr:
    """Return a condition that is true when the given one is false."""
    return ast.UnaryOp(op=ast.Not(), operand=condition)


def has_text(node: ast.BinOp) -> bool:
    """Return whether something is joined to a string: another operator would only crash."""
    texts = (ast.JoinedStr, ast.Constant)
    return any(
        isinstance(each, texts) and isinstance(getattr(each, "value", ""), str | bytes) for each in ast.walk(node)
    )


def replace(source: str, node: ast.expr, after: str) -> str:
    """Return a module's source with one expression written anew; the lines below it keep their numbers."""
    lines = source.encode().splitlines(keepends=True)
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    head, tail = lines[first][: node.col_offset], lines[last][node.end_col_offset :]
    gone = b"(" + after.encode()[1:-1] + b"\n" * (last - first) + b")"
    return b"".join([*lines[:first], head, gone, tail, *lines[last + 1 :]]).decode()


def copy_checkout(root: Path, to: Path) -> Path:
    """Copy the files that git tracks, and change only the copy."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    tracked = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)  # noqa: S603
    for name in tracked.stdout.splitlines():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, to / name)
    return to


def measure_tests(copy: Path, work: Path) -> None:
    """Measure which tests run which lines, one folder after the other, unless it was measured before."""
    groups = defaultdict(list)
    for path in sorted((copy / "tests").rglob("test_*.py")):
        name = str(path.relative_to(copy))
        if is_measured(name):
            groups["_".join(Path(name).parent.parts)].append(name)
    for name, files in groups.items():
        times, data = work / f"{name}.xml", work / f"{name}.coverage"
        if not times.exists():
            print("measuring", name, file=sys.stderr, flush=True)
            report = ["--cov-context=test", "--cov-report=", f"--junitxml={times}"]
            run_tests(copy, [*files, *(f"--cov={each}" for each in PACKAGES), *report], 10 * HANGS_S, data)


def is_measured(name: str) -> bool:
    """Return whether a file holds tests that are tried on mutants."""
    return Path(name).name.startswith("test_") and not any(each in name for each in NOT_MEASURED)


def read_tests(work: Path) -> Tests:
    """Read the measurements."""
    by_line: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    seconds: dict[str, float] = defaultdict(float)
    for measured in sorted(work.glob("*.coverage")):
        data = CoverageData(str(measured))
        data.read()
        for file in data.measured_files():
            path = next(file[file.rindex(f"/{each}/") + 1 :] for each in PACKAGES if f"/{each}/" in file)
            for line, contexts in data.contexts_by_lineno(file).items():
                by_line[path][line] |= {each.split("|")[0].split("[")[0] for each in contexts if each}
    names = {name_case(each): each for lines in by_line.values() for tests in lines.values() for each in tests}
    for report in sorted(work.glob("*.xml")):
        for case in ET.parse(report).iter("testcase"):  # noqa: S314
            name = f"{case.get('classname')}.{case.get('name')}".split("[", maxsplit=1)[0]
            seconds[names.get(name, name)] += float(case.get("time", 0))
    return Tests(by_line=by_line, seconds=seconds)


def name_case(test: str) -> str:
    """Return a test's name as the report of the run has it."""
    return test.replace(".py::", ".").replace("::", ".").replace("/", ".")


def try_mutants(copy: Path, mutants: list[Mutant], tests: Tests, table: Path) -> list[str]:
    """Try the mutants one after the other, print and write each outcome, and return the outcomes."""
    rows = table.read_text(encoding="utf-8").splitlines() if table.exists() else []
    known = {row.partition("\t")[2]: row.partition("\t")[0] for row in rows}
    imports = read_imports(copy)
    outcomes = []
    with table.open("a", encoding="utf-8") as file:
        for mutant in mutants:
            if mutant.row not in known:
                known[mutant.row] = try_mutant(copy, mutant, tests, imports)
                for output in (file, sys.stdout):
                    print(known[mutant.row], mutant.row, sep="\t", file=output, flush=True)
            outcomes.append(known[mutant.row])
    return outcomes


def try_mutant(copy: Path, mutant: Mutant, tests: Tests, imports: Mapping[str, set[str]]) -> str:
    """Return whether a test that runs the changed line fails: caught, survived, or no test runs it."""
    found = tests.find(mutant, imports)
    first = tests.take(found, FIRST_S)
    others = tests.take(found[len(first) :], ALL_S)
    file = copy / mutant.path
    before = file.read_bytes()
    file.write_text(mutant.source, encoding="utf-8")
    try:
        caught = any(not run_tests(copy, ["-x", *each], HANGS_S) for each in (first, others) if each)
    finally:
        file.write_bytes(before)
    return "caught" if caught else "survived" if found else "not run"


def run_tests(copy: Path, arguments: list[str], hangs_s: float, data: Path | None = None) -> bool:
    """Run tests with low priority, and return whether all of them pass in time."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(copy), "COVERAGE_FILE": str(data)}
    try:
        tried = subprocess.run(  # noqa: S603
            ["/usr/bin/nice", "-n", "10", *command],
            cwd=copy,
            capture_output=True,
            timeout=hangs_s,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return False
    return not tried.returncode


def read_imports(copy: Path) -> Mapping[str, set[str]]:
    """Return the modules that each file imports."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in [each for folder in (*PACKAGES, "tests") for each in (copy / folder).rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
                found[str(path.relative_to(copy))] |= names
    return found


def name_module(path: str) -> str:
    """Return the dotted name of a file."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


if __name__ == "__main__":
    sys.exit(main())
