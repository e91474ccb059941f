from __future__ import annotations

from collections.abc import Callable

from pipeline.lexicon import Lexicon
from pipeline.model import Amount, FieldValue, Record
from pipeline.render.sheet.budget import untold_sums
from pipeline.render.sheet.voices import LANGUAGES, Voices

Make = Callable[..., FieldValue]


def test_a_sum_that_no_text_tells_is_told_as_the_page_writes_it(
    value: Make, record: Callable[..., Record], lexicon: Lexicon
) -> None:
    sums = (
        value("amounts", "en", "€18,400", Amount("18400", "EUR")),
        value("amounts", "en", "€90", Amount("90", "EUR")),
    )
    told = untold_sums(record(*sums), ("Repairs of the boat: €18,400",), Voices(LANGUAGES["both"], lexicon))
    assert {lang: [one.text for one in lines] for lang, lines in told.items()} == {"en": ["€90"]}
