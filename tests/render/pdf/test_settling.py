from __future__ import annotations

import pytest

from pipeline.render.pdf.settling import settled


@pytest.mark.parametrize(
    ("style", "put_in_place"),
    [
        (":root { --a: red; } p { color: var(--a); }", "p { color: red; }"),
        (":root { --a: red; } :root { --a: blue } p { color: var(--a); }", "p { color: blue; }"),
        (":root { --gap: 1 } p { margin: 0 calc(4mm * var(--gap)); }", "p { margin: 0 4mm; }"),
        (":root { --side: 12mm } p { margin: calc(var(--side) / 8) }", "p { margin: 1.5mm }"),
        (":root { /* --a: no; */ --a: red; } p { color: var(--a); }", "p { color: red; }"),
    ],
)
def test_what_the_root_says_stands_where_it_is_used(style: str, put_in_place: str) -> None:
    assert settled(style, ()).endswith(put_in_place)


def test_the_brand_goes_before_the_style_sheet() -> None:
    assert settled(":root { --a: red; } p { color: var(--a); }", [("a", "#123456")]).endswith("p { color: #123456; }")


@pytest.mark.parametrize(
    "style",
    [
        "p { color: var(--unknown); }",
        ":root { --a: red; } .quiet { --a: grey; } p { color: var(--a); }",
        ":root { --b: var(--c); } p { color: var(--b); }",
        ":root { --d: red; } p { color: var(--d, blue); }",
        "p { width: calc(100% - 4mm); }",
    ],
)
def test_what_is_not_the_same_for_all_elements_is_left_to_the_renderer(style: str) -> None:
    assert settled(style, ()) == style
