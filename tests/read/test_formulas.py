"""Equations are told in a line."""

import pytest
from lxml import etree

from pipeline.read.formulas import formula_text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<mn>48</mn><mo>×</mo><msup><mn>10</mn><mn>6</mn></msup>", "48 × 10⁶"),
        ("<mi>Δ</mi><mo>=</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "Δ=(a+b)/c"),
        ("<msqrt><mi>x</mi></msqrt>", "√x"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "³√x"),
        ("<msub><mtext>CO</mtext><mn>2</mn></msub>", "CO₂"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x₁²"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", "x"),
        ("<mfenced><mi>x</mi><mi>y</mi></mfenced>", "(x, y)"),
        ("<mtable><mtr><mtd>1</mtd><mtd>0</mtd></mtr><mtr><mtd>2</mtd><mtd>5</mtd></mtr></mtable>", "1 0; 2 5"),
        ("<semantics><mi>x</mi><annotation>x over y</annotation></semantics>", "x"),
    ],
)
def test_an_equation_is_told_in_a_line(inner, text):
    assert formula_text(etree.fromstring(f'<math xmlns="http://www.w3.org/1998/Math/MathML">{inner}</math>')) == text


def m(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"


def part(name, *inner):
    return f"<m:{name}>{''.join(inner)}</m:{name}>"


def signs(name, **values):
    return part(name, *(f'<m:{key} m:val="{value}"/>' for key, value in values.items()))


def power(base, exponent):
    return part("sSup", part("e", m(base)), part("sup", m(exponent)))


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (m("48×") + power("10", "6"), "48 × 10⁶"),
        (power("m", "2"), "m²"),
        (power("e", "x+1"), "e^(x+1)"),
        (m("Δ=") + part("f", part("num", m("μαθητές")), part("den", m("χωριά"))), "Δ=μαθητές/χωριά"),
        (part("f", part("num", m("a+b")), part("den", m("2"))), "(a+b)/2"),
        (part("rad", part("radPr"), part("deg"), part("e", m("x"))), "√x"),
        (part("rad", part("deg", m("3")), part("e", m("x+1"))), "³√(x+1)"),
        (part("sSub", part("e", m("CO")), part("sub", m("2"))), "CO₂"),
        (part("sSubSup", part("e", m("x")), part("sub", m("1")), part("sup", m("2"))), "x₁²"),
        (part("d", part("e", m("a+b"))), "(a+b)"),
        (part("d", signs("dPr", begChr="|", endChr="|"), part("e", m("-5"))), "|-5|"),
        (part("d", part("e", m("A")), part("e", m("B"))), "(A|B)"),
        (part("d", signs("dPr", sepChr=";"), part("e", m("1")), part("e", m("2"))), "(1;2)"),
        (part("nary", signs("naryPr", chr="∑"), part("sub", m("i")), part("sup"), part("e", m("x"))), "∑_i x"),
        (part("nary", part("sub"), part("sup"), part("e", m("x"))), "∫ x"),
        (part("sPre", part("sub", m("2")), part("sup", m("4")), part("e", m("He"))), "₂⁴He"),
        (part("func", part("fName", m("sin")), part("e", m("x"))), "sin x"),
        (part("m", *(part("mr", part("e", m(f"{n}")), part("e", m("0"))) for n in (1, 2))), "1 0; 2 0"),
        (part("eqArr", part("e", m("a=1")), part("e", m("b=2"))), "a=1; b=2"),
        (part("acc", part("accPr"), part("e", m("v"))), "v"),
    ],
)  # fmt: skip
def test_an_equation_of_a_word_file_is_told_in_a_line(inner, text):
    namespaces = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    assert formula_text(etree.fromstring(f"<m:oMath {namespaces}>{inner}</m:oMath>")) == text
