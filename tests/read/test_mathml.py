"""Equations in MathML are told in a line."""

import pytest
from lxml import etree

from pipeline.read.mathml import formula_text


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
        ("<semantics><mi>x</mi><annotation>x over y</annotation></semantics>", "x"),
        ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable>", "[1, 0]"),
    ],
)
def test_an_equation_is_told_in_a_line(inner, text):
    assert formula_text(etree.fromstring(f'<math xmlns="http://www.w3.org/1998/Math/MathML">{inner}</math>')) == text
