"""What a style proves of whether words are seen."""

import pytest

from pipeline.read.style_rules import StyleRules, bold_classes, colour, declarations, ground, hides


def test_declarations_are_read_in_small_letters_without_what_makes_them_important():
    said = declarations("DISPLAY: none !important; color : Rgb(0, 0, 0);broken;")
    assert said == {"display": "none", "color": "rgb(0, 0, 0)"}


@pytest.mark.parametrize(
    ("style", "name"),
    [("color:#FFF", "white"), ("color: rgb(255, 255, 255)", "white"), ("color:#036", "#036"), ("color:inherit", "")],
)
def test_colours_have_one_name(style, name):
    assert colour(declarations(style)) == name


def test_a_ground_with_a_picture_is_not_known():
    assert ground(declarations("background:url(a.png) #fff")) not in {"", "white"}
    assert ground(declarations("background-color:#fff")) == "white"


def test_an_element_taken_out_of_the_screen_is_hidden_only_where_its_place_is_its_own():
    assert hides(declarations("position:fixed;top:-2000px"))
    assert not hides(declarations("left:-2000px"))


def test_a_long_sheet_that_hides_nothing_asks_for_nothing():
    assert not StyleRules([".a{color:red}" * 1_000])


def test_rules_in_broken_sheets_are_read_as_far_as_they_go():
    for sheet in ("}", "{", ".x{display:none", "display:none", ".x{{display:none}", "/* .x{display:none}"):
        StyleRules([sheet])
    assert StyleRules([".x{display:none"]).of("p", frozenset({".x"})) == (True, False)


@pytest.mark.parametrize(
    ("sheet", "classes"),
    [
        (".c7{color:#000;font-weight:700}.c1{font-weight:400}", {"c7"}),
        (".T12 { font-weight: bold; }", {"T12"}),
        (".lead{font-weight:700}", set()),
    ],
    ids=["Google Docs", "LibreOffice", "written by people"],
)
def test_classes_that_programs_number_may_be_bold(sheet, classes):
    assert bold_classes([sheet]) == classes
