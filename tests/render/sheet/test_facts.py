from __future__ import annotations

from collections.abc import Callable

from pipeline.lexicon import Lexicon
from pipeline.model import Amount, AmountRole, Date, FieldValue, Place, Record
from pipeline.render.sheet.facts import facts
from pipeline.render.sheet.voices import LANGUAGES, Voices

Make = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]
Row = tuple[str, list[str], list[str]]


def rows(
    one: Record,
    lexicon: Lexicon,
    languages: str = "both",
    texts: tuple[str, ...] = (),
    *,
    has_figures: bool = False,
) -> list[Row]:
    """The last label of each row, its values and what stands beside them."""
    found = facts(one, Voices(LANGUAGES[languages], lexicon), texts, has_figures=has_figures)

    def plain(group: object) -> list[str]:
        assert isinstance(group, tuple)
        return [line.text.replace("\u00a0", " ") for line in group]

    return [(plain(row.labels)[-1], plain(row.values), plain(row.others)) for row in found]


def test_two_wordings_stand_side_by_side_and_one_that_both_languages_share_once(
    value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    two = record(value("institution", "el", "Δήμος Λίμνης"), value("institution", "en", "Municipality of Limni"))
    assert [row[1:] for row in rows(two, lexicon)] == [(["Δήμος Λίμνης"], ["Municipality of Limni"])]
    same = record(value("institution", "el", "WAVES4ALL"), value("institution", "en", "WAVES4ALL"))
    assert [row[1:] for row in rows(same, lexicon)] == [(["WAVES4ALL"], [])]


def test_a_third_language_stands_with_the_second(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    one = record(
        value("institution", "el", "Δήμος"), value("institution", "fr", "Mairie"), value("institution", "en", "Town")
    )
    assert [row[1:] for row in rows(one, lexicon)] == [(["Δήμος"], ["Town", "Mairie"])]


def test_values_share_a_line_up_to_68_letters(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    def shown(*lengths: int) -> list[int]:
        letters = zip("abc", lengths, strict=False)
        one = record(*(value("institution", "en", letter * size) for letter, size in letters))
        ((_, lines, _),) = rows(one, lexicon, "en")
        return [len(line) for line in lines]

    assert shown(34, 34) == [34 + len(" · ") + 34]
    assert shown(34, 35) == [34, 35]


def test_a_place_is_named_in_each_language_however_the_page_writes_it(
    value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    one = record(value("location", "en", "Belgium", Place("BE")))
    assert [row[1:] for row in rows(one, lexicon)] == [(["Βέλγιο"], ["Belgium"])]
    unknown = record(value("location", "en", "By the lake", Place(None, "By the lake")))
    assert [row[1:] for row in rows(unknown, lexicon)] == [(["By the lake"], [])]


def test_what_stands_among_the_key_figures_is_no_fact_again(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    one = record(
        value("start_date", "en", "2019", Date("2019")),
        value("end_date", "en", "2021", Date("2021")),
        value("amounts", "en", "€18,400", Amount("18400", "EUR", None, AmountRole.TOTAL)),
    )
    assert [row[1] for row in rows(one, lexicon, "en")] == [["2019 – 2021"], ["€18,400"]]
    assert rows(one, lexicon, "en", has_figures=True) == []


def test_a_sum_that_a_text_tells_is_no_fact(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    one = record(value("amounts", "en", "€90", Amount("90", "EUR")))
    assert rows(one, lexicon, "en") == [("Budget", ["€90"], [])]
    assert rows(one, lexicon, "en", ("It cost €90.",)) == []


def test_a_period_of_which_one_end_is_known_is_called_by_it(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    start, end = value("start_date", "en", "2019", Date("2019")), value("end_date", "en", "2021", Date("2021"))
    assert [row[0] for one in (start, end) for row in rows(record(one), lexicon, "en")] == ["Start", "End"]
