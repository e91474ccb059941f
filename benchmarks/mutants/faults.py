"""The faults that a module can have, and the sample of them that is tried."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

_SWAPS: dict[type[ast.AST], tuple[str, str]] = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"), ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="), ast.Is: (r"\bis\b", "is not"), ast.IsNot: (r"\bis\s+not\b", "is"),
    ast.In: (r"\bin\b", "not in"), ast.NotIn: (r"\bnot\s+in\b", "in"), ast.And: (r"\band\b", "or"),
    ast.Or: (r"\bor\b", "and"), ast.Add: (r"\+", "-"), ast.Sub: ("-", "+"), ast.Mult: (r"\*", "/"),
    ast.Div: ("/", "*"), ast.BitOr: (r"\|", "&"), ast.BitAnd: ("&", "|"),
}  # fmt: skip
_NAMES = {"any": "all", "all": "any", "min": "max", "max": "min", "startswith": "endswith", "endswith": "startswith"}


class Mutant(NamedTuple):
    """One fault: the bytes `start` to `end` of a module become `new`. `within` is the function, "" outside of any."""

    module: str
    line: int
    start: int
    end: int
    old: str
    new: str
    within: str
    code: str
    column: int

    @property
    def key(self) -> str:
        """What names it for as long as its line stays as it is."""
        return f"{self.module} · {self.code} · {self.column}: {self.old} → {self.new}"

    def text(self, data: bytes) -> str:
        """The module with the fault."""
        return (data[: self.start] + self.new.encode() + data[self.end :]).decode()


class _Finder(ast.NodeVisitor):
    """Collects the mutants of one module."""

    def __init__(self, module: str, data: bytes) -> None:
        self.module, self.data, self.found = module, data, list[Mutant]()
        self.lines = [0]
        for line in data.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.scope: list[str] = []

    def span(self, node: Any) -> tuple[int, int]:
        return self.lines[node.lineno - 1] + node.col_offset, self.lines[node.end_lineno - 1] + node.end_col_offset

    def add(self, start: int, end: int, new: str) -> None:
        line = self.data.count(b"\n", 0, start)
        code = self.data[self.lines[line] : self.lines[line + 1]].decode()
        column = start - self.lines[line] - (len(code) - len(code.lstrip()))
        old = self.data[start:end].decode()
        within = ".".join(self.scope)
        self.found.append(Mutant(self.module, line + 1, start, end, old, new, within, code.strip(), column))

    def between(self, left: ast.AST, right: ast.AST, kind: ast.AST) -> None:
        """The operator between two operands swapped for its neighbour."""
        pattern, new = _SWAPS.get(type(kind), ("", ""))
        start, end = self.span(left)[1], self.span(right)[0]
        if pattern and (at := re.search(pattern.encode(), self.data[start:end])):
            self.add(start + at.start(), start + at.end(), new)

    def guard(self, test: ast.AST) -> None:
        """A condition that always holds, and one that never does."""
        self.add(*self.span(test), "True")
        self.add(*self.span(test), "False")

    def visit_Compare(self, node: ast.Compare) -> None:
        for (left, right), kind in zip(pairwise([node.left, *node.comparators]), node.ops, strict=True):
            self.between(left, right, kind)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        for left, right in pairwise(node.values):
            self.between(left, right, node.op)
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self.between(node.left, node.right, node.op)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self.add(self.span(node)[0], self.span(node.operand)[0], "")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.add(*self.span(node), str(not node.value))
        elif isinstance(node.value, int | float):
            self.add(*self.span(node), str(node.value + 1))

    def visit_If(self, node: ast.If) -> None:
        self.guard(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.guard(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self.guard(test)
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if node.id in _NAMES:
            self.add(*self.span(node), _NAMES[node.id])

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr in _NAMES:
            end = self.span(node)[1]
            self.add(end - len(node.attr), end, _NAMES[node.attr])
        self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        self.add(*self.span(node), "break")

    def visit_keyword(self, node: ast.keyword) -> None:
        """All but `strict` of a zip, which does nothing where lengths are equal, as they are everywhere here."""
        if node.arg != "strict":
            self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """The defaults and the body: neither decorators nor annotations do anything."""
        self.scope.append(node.name)
        for part in (*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body):
            self.visit(part)
        self.scope.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.scope.append(node.name)
        for part in node.body:
            self.visit(part)
        self.scope.pop()

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)


def mutants_of(module: str, data: bytes) -> list[Mutant]:
    """All faults of a module, given by its path from the project's folder, that still compile."""
    finder = _Finder(module, data)
    finder.visit(ast.parse(data))
    return [mutant for mutant in finder.found if _compiles(mutant.text(data))]


def _compiles(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def sample(mutants: Iterable[Mutant], count: int, seed: int) -> list[Mutant]:
    """The `count` mutants with the lowest hashes: where one line changes, the others of the sample stay."""
    ranked = sorted(mutants, key=lambda mutant: hashlib.sha256(f"{seed} {mutant.key}".encode()).digest())
    return sorted(ranked[:count])
