from __future__ import annotations

import base64
import re
from hashlib import sha256

import pytest

from pipeline.errors import ConfigurationError
from pipeline.model import Look
from pipeline.render.web import web_head

FACES = """@font-face { font-family: A; src: url(a.woff2); unicode-range: U+20-7E; }
@font-face { font-family: G; src: url(g.woff2); unicode-range: U+370-3FF, U+1F00; }
@font-face { font-family: T; src: url(t.ttf); }
"""
STYLE = """body { font: 1rem A, G, T; background: url(p.png); mask: url(#m); }"""


def look_with(style: str, faces: str = "") -> Look:
    files = {
        "faces.css": faces.encode(),
        "s.css": style.encode(),
        "a.woff2": b"A",
        "g.woff2": b"G",
        "t.ttf": b"T",
        "p.png": b"P",
    }
    return Look(tuple(files.items()), "", (("name", "x"), ("accent", "#112233"), ("logo", "p.png")))


@pytest.mark.parametrize(
    ("text", "fonts"), [("abc", "AT"), ("αβγ", "GT"), ("aγ", "AGT"), ("ἀ", "GT"), ("ж", "T"), ("", "T")]
)
def test_a_font_is_taken_along_only_where_its_characters_are_used(text: str, fonts: str) -> None:
    style = web_head(look_with(STYLE, FACES), "s.css", text).style
    assert "".join(re.findall(r"font-family: (\w)", style)) == fonts


def test_a_font_that_the_style_does_not_name_stays_behind() -> None:
    assert "@font-face" not in web_head(look_with("body { font: 1rem serif; }", FACES), "s.css", "aγ").style


def test_files_of_the_look_are_inside_and_nothing_else_is_asked_for() -> None:
    style = web_head(look_with(STYLE, FACES), "s.css", "a").style
    assert re.findall(r"url\(([^)]*)\)", style) == [
        "data:font/woff2;base64,QQ==",
        "data:font/ttf;base64,VA==",
        "data:image/png;base64,UA==",
        "#m",
    ]


def test_colours_of_the_brand_stand_in_front() -> None:
    assert web_head(look_with("p {}"), "s.css", "").style == ":root {--accent: #112233;}\n\np {}"


def test_the_policy_allows_the_very_style_and_script_and_no_others() -> None:
    head = web_head(look_with("p {}"), "s.css", "", "go()")
    hashes = [base64.b64encode(sha256(text.encode()).digest()).decode() for text in (head.style, "go()")]
    assert f"style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; " in head.policy
    assert head.policy.startswith("default-src 'none'; ")
    assert "script-src 'none'" in web_head(look_with("p {}"), "s.css", "").policy


def test_a_style_sheet_that_names_a_missing_file_is_a_wrong_configuration() -> None:
    with pytest.raises(ConfigurationError, match=r"gone\.svg"):
        web_head(look_with("p { background: url(gone.svg); }"), "s.css", "")
