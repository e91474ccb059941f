from __future__ import annotations

import pydyf
import pytest

from pipeline.render.pdf.overprint import overprint_black

BLACK, WHITE, TEXT = b"0 0 0 1 scn", b"0 0 0 0 scn", b"(a) Tj"
ON, OFF = b"/overprint gs", b"/knockout gs"


def switched(*tokens: bytes) -> list[bytes]:
    stream = pydyf.Stream(list(tokens))
    overprint_black(stream, pydyf.Dictionary())
    return list(stream.stream)


@pytest.mark.parametrize(
    ("tokens", "wanted"),
    [
        pytest.param([BLACK, TEXT, TEXT], [BLACK, ON, TEXT, TEXT], id="black text, switched on once"),
        pytest.param([WHITE, TEXT], [WHITE, TEXT], id="white text"),
        pytest.param([b"0 0 0 1 k", b"[(a)] TJ"], [b"0 0 0 1 k", ON, b"[(a)] TJ"], id="the other operators"),
        pytest.param([b"1 0 0 1 k", TEXT], [b"1 0 0 1 k", TEXT], id="black and another ink"),
        pytest.param([b"0 0 0 1 K", TEXT], [b"0 0 0 1 K", TEXT], id="the colour of strokes"),
        pytest.param(
            [BLACK, TEXT, b"1 1 1 rg", TEXT], [BLACK, ON, TEXT, b"1 1 1 rg", OFF, TEXT], id="white after black"
        ),
        pytest.param([BLACK, b"0 0 9 9 re", b"f"], [BLACK, b"0 0 9 9 re", b"f"], id="black that is no text"),
        pytest.param(
            [BLACK, b"q", WHITE, TEXT, b"Q", TEXT], [BLACK, b"q", WHITE, TEXT, b"Q", ON, TEXT], id="a saved colour"
        ),
        pytest.param(
            [b"q", BLACK, TEXT, b"Q", TEXT], [b"q", BLACK, ON, TEXT, b"Q", TEXT], id="what is restored is off again"
        ),
    ],
)
def test_text_in_black_ink_alone_overprints_and_all_else_knocks_out(tokens: list[bytes], wanted: list[bytes]) -> None:
    assert switched(*tokens) == wanted


def test_the_page_gets_both_states_beside_its_own() -> None:
    resources = pydyf.Dictionary({"ExtGState": pydyf.Dictionary({"a1": pydyf.Dictionary({"ca": 1})})})
    overprint_black(pydyf.Stream([]), resources)
    states = resources["ExtGState"]
    assert set(states) == {"a1", "overprint", "knockout"}
    assert states["overprint"] == {"OP": "true", "op": "true", "OPM": 1}
    assert states["knockout"] == {"OP": "false", "op": "false", "OPM": 0}
