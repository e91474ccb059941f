from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML

from benchmarks.swaps import weasyprints_own

RULES = [
    "",
    "p { border-left: 1mm solid red; padding: 1mm } b { border: 1px dotted }",
    "p { outline: 1mm dashed blue; outline-offset: 1mm } p p, b { outline: 1px solid }",
    "p { background: #eee; border-radius: 2mm 0 1mm } b { border-radius: 50%; background: yellow }",
    "body { background: linear-gradient(red, blue) } html { background: #123 }",
    "p { visibility: hidden } b { visibility: visible; background: red; border: 1px solid }",
    "p { box-shadow: 1mm 1mm red } b { border: 2mm solid; border-image: linear-gradient(red, blue) 1 }",
    "div { columns: 2; column-rule: 1mm solid red; border-radius: 1mm }",
    "table { border-collapse: collapse } td { border: 1px solid; border-radius: 1mm } tr { background: #def }",
    "p { position: absolute; background: red; right: 0 } b { float: left; overflow: hidden; border-radius: 1mm }",
    "@page { background: #fed; border: 1mm solid; outline: 1mm solid red; border-radius: 3mm }",
]


def document(rules: str) -> Any:
    text = "<div><p>One <b>two <i>three</i></b></p><table><tr><td>a<td>b<tr><td colspan=2>c</table><ul><li>d</ul></div>"
    return HTML(string=f"<title>T</title><style>@page {{ size: 9cm }} {rules}</style>{text}{text}")


@pytest.mark.parametrize("rules", RULES)
def test_boxes_look_as_weasyprint_draws_them(rules: str) -> None:
    ours = document(rules).write_pdf(uncompressed_pdf=True)
    with weasyprints_own():
        assert ours == document(rules).write_pdf(uncompressed_pdf=True)


def test_each_of_these_rules_is_seen() -> None:
    assert len({document(rules).write_pdf(uncompressed_pdf=True) for rules in RULES}) == len(RULES)
