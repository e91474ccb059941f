from pipeline.amend import Amended
from pipeline.lexicon import Lexicon
from pipeline.model import (
    Coverage,
    Date,
    FieldValue,
    Kind,
    Locator,
    Page,
    Place,
    Record,
    Run,
    Trust,
    Value,
)
from pipeline.model.pack import Bilingual, Need
from pipeline.run.page_records import PageRecords
from pipeline.run.practice_facts import is_enough, places_of, review_state, start_of, themes_of


def value(field: str, lang: str, text: str, typed: Value = None, state: Trust | None = None) -> FieldValue:
    return FieldValue(field, lang, text, (Run(0, len(text), lang),), Locator("", 0, 1), "x", typed, state=state)


def record(*values: FieldValue) -> Record:
    return Record(Page.of("a", "a", b""), Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0))


def test_a_place_is_named_once_in_both_languages_and_a_country_not_beside_its_region(lexicon: Lexicon) -> None:
    found = record(
        value("location", "el", "Ήπειρος", Place("GR", "Ήπειρος", "EL54")),
        value("location", "en", "Epirus", Place("GR", "Epirus", "EL54")),
        value("location", "en", "Greece", Place("GR")),
        value("location", "en", "Belgium", Place("BE")),
        value("location", "en", "somewhere", Place()),
    )
    assert [said for _, said in places_of(found, lexicon)] == [
        Bilingual("Ήπειρος, Ελλάδα", "Epirus, Greece"),
        Bilingual("Βέλγιο", "Belgium"),
    ]


def test_themes_of_both_languages_are_one_where_there_are_as_many() -> None:
    both = record(value("theme", "el", "Νερό"), value("theme", "en", "Water"))
    assert list(themes_of(both)) == [Bilingual("Νερό", "Water")]
    more = record(value("theme", "el", "Νερό"), value("theme", "el", "Δάση"), value("theme", "en", "Water"))
    assert list(themes_of(more)) == [Bilingual(el="Νερό"), Bilingual(el="Δάση"), Bilingual(en="Water")]


def test_a_practice_began_on_its_first_day_else_when_its_page_was_published() -> None:
    assert start_of(record(value("start_date", "el", "2019", Date("2019-05")))) == "2019-05"
    assert start_of(record(value("published", "el", "2021", Date("2021-03-02")))) == "2021-03-02"
    assert start_of(record(value("start_date", "el", "..", Date("..")))) == ""


def test_a_sheet_is_reviewed_where_somebody_judged_a_value_and_none_is_a_draft() -> None:
    def state(found: Record) -> Need:
        return review_state(found, PageRecords((found,), ("",), Amended((found,), ())))

    assert state(record(value("title", "el", "Α"))) is Need.ANY
    assert state(record(value("title", "el", "Α", state=Trust.REVIEWED))) is Need.REVIEWED
    draft = value("title", "en", "A", state=Trust.DRAFT)
    assert state(record(value("title", "el", "Α", state=Trust.APPROVED), draft)) is Need.ANY


def test_what_is_approved_is_enough_for_whoever_needs_less() -> None:
    assert is_enough(Need.APPROVED, Need.REVIEWED)
    assert is_enough(Need.ANY, Need.ANY)
    assert not is_enough(Need.REVIEWED, Need.APPROVED)
