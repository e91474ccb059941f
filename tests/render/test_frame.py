from __future__ import annotations

from collections.abc import Callable

import pypdfium2 as pdfium
import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Look, Record
from pipeline.render import FORMATS
from pipeline.render.frame import continued, short_title
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose
from pipeline.render.sheet.voices import Voices


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The ferry that carries bread", "The ferry that carries bread"),
        (
            "The ferry that carries bread, post and the whole school choir to the island",
            "The ferry that carries bread, post and the whole school choir to …",
        ),
        (
            "A ferry that carries bread, post, a school class and a very large choir, twice a day",
            "A ferry that carries bread, post, a school class and a very large choir …",
        ),
        (
            "The ferry that carries bread, post, a class and then one large choir, (quiet or not)",
            "The ferry that carries bread, post, a class and then one large choir …",
        ),
    ],
)
def test_a_long_title_is_cut_at_a_word_and_never_after_a_comma(
    title: str,
    short: str,
    lexicon: Lexicon,
    look: Look,
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
) -> None:
    assert short_title(compose(record(value("title", "en", title)), lexicon, look)) == short


def test_a_title_in_capitals_stands_on_one_line_of_the_foot(
    lexicon: Lexicon, look: Look, value: Callable[..., FieldValue], record: Callable[..., Record]
) -> None:
    title = "ΤΟ ΠΛΩΤΟ ΣΧΟΛΕΙΟ ΤΗΣ ΜΕΓΑΛΗΣ ΛΙΜΝΗΣ ΚΑΙ ΤΩΝ ΟΚΤΩ ΧΩΡΙΩΝ ΠΟΥ ΓΥΡΙΖΕΙ ΟΛΟΝ ΤΟΝ ΧΡΟΝΟ"
    sheet = compose(record(value("title", "el", title)), lexicon, look)
    page = pdfium.PdfDocument(FORMATS["pdf"].write(sheet, look, lexicon).data)[0].get_textpage()
    assert short_title(sheet) in page.get_text_bounded().splitlines()[-1]


def test_a_section_that_goes_on_says_so_in_the_languages_of_the_sheet(lexicon: Lexicon) -> None:
    heading = passage("Περιγραφή", "el"), passage("Description", "en")
    both = continued(heading, Voices(("el", "en"), lexicon))
    assert both.text == "Περιγραφή · Description (συνέχεια · continued)"
    assert [both.text[run.start : run.end].strip(" ·") for run in both.runs if run.lang == "en"] == [
        "Description",
        "continued)",
    ]
    assert continued(heading[:1], Voices(("el",), lexicon)).text == "Περιγραφή (συνέχεια)"
