"""Equations are told in a line, as they are spoken."""

import pytest


def m(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"


def part(name, *inner):
    return f"<m:{name}>{''.join(inner)}</m:{name}>"


def power(base, exponent):
    return part("sSup", part("e", m(base)), part("sup", m(exponent)))


def matrix_row(*cells):
    return part("mr", *(part("e", m(cell)) for cell in cells))


SUM = '<m:naryPr><m:chr m:val="∑"/></m:naryPr>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (m("48×") + power("10", "6"), "48 × 10⁶"),
        (power("m", "2"), "m²"),
        (power("e", "x+1"), "e^(x+1)"),
        (m("Δ=") + part("f", part("num", m("μαθητές")), part("den", m("χωριά"))), "Δ=μαθητές/χωριά"),
        (part("f", part("num", m("a+b")), part("den", m("2"))), "(a+b)/2"),
        (part("rad", part("radPr"), part("deg"), part("e", m("x"))), "√x"),
        (part("rad", part("deg", m("3")), part("e", m("x+1"))), "∛(x+1)"),
        (part("sSub", part("e", m("CO")), part("sub", m("2"))), "CO₂"),
        (part("sSubSup", part("e", m("x")), part("sub", m("1")), part("sup", m("2"))), "x₁²"),
        (part("nary", SUM, part("sub", m("i=1")), part("sup", m("n")), part("e", m("i"))), "∑_(i=1)^n i"),
        (part("d", '<m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr>', part("e", m("ab"))), "|ab|"),
        (part("d", part("e", m("x")), part("e", m("y"))), "(x|y)"),
        (part("func", part("fName", m("sin")), part("e", m("x"))), "sin x"),
        (part("acc", part("accPr"), part("e", m("v"))), "v"),
        (part("m", matrix_row("1", "0"), matrix_row("0", "1")), "[1, 0; 0, 1]"),
    ],
)  # fmt: skip
def test_an_equation_is_told_in_a_line(told, inner, text):
    assert told(f"<w:p><m:oMath>{inner}</m:oMath></w:p>") == [text]
    assert told(f"<w:p><m:oMathPara><m:oMath>{inner}</m:oMath></m:oMathPara></w:p>") == [text]
