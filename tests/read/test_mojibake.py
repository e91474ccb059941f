"""Text that was decoded wrongly once and saved again."""

import pytest

from pipeline.model import IssueCode
from pipeline.read.mojibake import mended

GREEK = "Καλή πρακτική για την ύπαιθρο"


def test_windows_greek_read_as_latin_1_is_mended():
    broken = GREEK.encode("cp1253").decode("latin-1")
    assert mended(broken)[0] == GREEK


def test_utf8_read_as_latin_1_is_mended():
    broken = "Agência para as indústrias".encode().decode("latin-1")
    assert mended(broken)[0] == "Agência para as indústrias"


def test_every_repair_says_before_and_after():
    broken = GREEK.encode("cp1253").decode("latin-1")
    _, issues = mended(f"fine\n{broken}")
    assert [issue.code for issue in issues] == [IssueCode.MOJIBAKE_REPAIRED]
    assert "ÊáëÞ" in issues[0].message
    assert "Καλή" in issues[0].message
    assert issues[0].locator.path == "line 2"


@pytest.mark.parametrize(
    "fine", ["“curly quotes” and ‘these’", "Το κείμενο είναι σωστό…", "Låtsasullen, Café, Orașului", "€ 5 – 7 · ½"]
)
def test_sound_text_is_left_as_it_is(fine):
    assert mended(fine) == (fine, ())
