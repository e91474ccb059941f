"""The faults that are put into the code."""

from __future__ import annotations

import ast

import pytest

from benchmarks.mutants.faults import mutants_of, sample


def faults(code: str) -> set[str]:
    data = code.encode()
    return {mutant.text(data) for mutant in mutants_of("m.py", data)}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("a <= b", {"a < b"}),
        ("a is not b", {"a is b"}),
        ("a not in b", {"a in b"}),
        ("a and b", {"a or b"}),
        ("not a", {"a"}),
        ("é + b", {"é - b"}),
        ("LIMIT = 5", {"LIMIT = 6"}),
        ("is_sure = True", {"is_sure = False"}),
        ("any(a)", {"all(a)"}),
        ("a.startswith(b)", {"a.endswith(b)"}),
        ("b if a else c", {"b if True else c", "b if False else c"}),
        ("[a for a in b if c]", {"[a for a in b if True]", "[a for a in b if False]"}),
        ("if a: b", {"if True: b", "if False: b"}),
        ("for a in b: continue", {"for a in b: break"}),
        ("def f(a: int | None = 1) -> int | None: ...", {"def f(a: int | None = 2) -> int | None: ..."}),
        ("a: list[int] | None = b", set()),
        ("f(a=True)", {"f(a=False)"}),
        ("zip(a, b, strict=True)", set()),
        ('"""A text, 5 < 7 and so on."""', set()),
    ],
)
def test_each_operator_limit_and_condition_has_its_faults(code: str, found: set[str]) -> None:
    assert faults(code) == found


def test_a_fault_knows_its_function_and_its_line() -> None:
    (mutant,) = mutants_of("m.py", b"class A:\n    def f(self):\n        return [self.x > self.y]\n")
    assert (mutant.within, mutant.line, mutant.code, mutant.column) == ("A.f", 3, "return [self.x > self.y]", 15)
    assert mutant.key == "m.py · return [self.x > self.y] · 15: > → >="


def test_a_sample_stays_where_the_code_stays() -> None:
    lines = [f"a{at} = b < {at}" for at in range(40)]
    whole = sample(mutants_of("m.py", "\n".join(lines).encode()), 20, 1)
    moved = sample(mutants_of("m.py", "\n".join(["import os", *lines]).encode()), 20, 1)
    assert [mutant.key for mutant in whole] == [mutant.key for mutant in moved]
    assert {mutant.key for mutant in sample(whole, 20, 2)} == {mutant.key for mutant in whole}
    assert all(ast.parse(mutant.text("\n".join(lines).encode())) for mutant in whole)
