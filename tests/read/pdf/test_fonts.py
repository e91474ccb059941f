"""Fonts that do not say which letters they draw, and such as say it wrongly."""

import pytest

from pipeline.errors import NoTextError

TEXT = [(50, 700 - 13 * at, "The mill grinds barley for the villages of the valley.") for at in range(6)]
# The codes of glyphs, as a printer's driver wrote them.
SILENT = "BT /F3 18 Tf 50 750 Td <0024002500260027> Tj 90 0 Td <00280029> Tj ET\n"


def test_letters_without_characters_are_told_and_not_printed(drawn):
    document = drawn([SILENT, *TEXT])
    assert document.blocks[0].text.startswith("The mill grinds")
    (issue,) = document.issues
    assert issue.code == "unreadable-part"
    assert "6 letters" in issue.message
    assert "page 1" in issue.message


def test_a_file_of_such_letters_needs_text_recognition(drawn):
    with pytest.raises(NoTextError, match="cannot be read") as caught:
        drawn(
            [SILENT, SILENT.replace("750", "650"), SILENT.replace("750", "550"), SILENT.replace("750", "450"), TEXT[0]]
        )
    assert "OCR" in caught.value.hint


# "The mill grinds barley for the villages of the valley", its letters moved by some places, as broken fonts say it.
GARBLED = "7KH/PLOO*JULQGV EDUOH\\\\\\ IRU1WKH YLOO2DJHV RI3WKH YDOO4H\\\\ ZKH5Q WK6H VX7Q JRHV8GRZQ DQ9G WKH"


def test_letters_that_make_no_words_of_any_language_are_not_printed(drawn):
    with pytest.raises(NoTextError, match="cannot be read"):
        drawn([(50, 700 - 13 * at, GARBLED) for at in range(3)])


@pytest.mark.parametrize(
    "words",
    [
        "Ky mulli bluan elb per te gjithe fshatrat e lugines dhe mielli shitet ne treg cdo te shtune.",
        "Bu degirmen vadideki koyler icin arpa ogutur ve un her cumartesi pazarda satilir.",
        "IBAN GR16 0110 1250 0000 0001 2300 695, MIS 5001234, NUTS EL43, AFM 099999999, code A12B34",
        "https://mill.example/a1b2C3 info@mill.example www.mill.example/XyZ ftp://x1y2z3.example/QrS",
    ],
    ids=["Albanian", "Turkish", "codes", "addresses"],
)
def test_words_of_other_languages_and_codes_are_letters_all_the_same(shown, words):
    assert " ".join(shown([(50, 700, words, 8)])) == words


def test_greek_behind_a_latin_table_is_put_right(shown):
    """Old Greek fonts call their letters by the Latin ones in the same places."""
    words = "Περιγραφή της πρακτικής του δήμου για τους κατοίκους της περιοχής"
    latin = words.encode("cp1253").decode("latin-1")
    fonts = "/F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    assert shown([(50, 700, latin)], fonts=fonts) == [words]
