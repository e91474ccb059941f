import csv
import io
import json

from pipeline.lexicon import Lexicon
from pipeline.model import Contact, Coverage, FieldValue, Kind, Locator, Page, Picture, Place, Record, Run, Value
from pipeline.run.open_data import as_json, as_table, data_of


def value(field: str, lang: str, text: str, typed: Value = None) -> FieldValue:
    return FieldValue(field, lang, text, (Run(0, len(text), lang),), Locator("", 0, 1), "x", typed)


RECORD = Record(
    Page.of("a", "a", b"", "https://lake.example/a"),
    Kind.PRACTICE,
    (
        value("title", "el", "=Βάρκα"),
        value("title", "en", "Boat"),
        value("description", "el", "Γράψτε στο varka@limni.example σήμερα."),
        value("location", "el", "Ελλάδα", Place("GR")),
        value("location", "en", "Greece", Place("GR")),
        value("contact", "el", "Μαρία", Contact(name="Μαρία")),
        value("images", "el", "", Picture("a.jpg", "Βάρκα")),
    ),
    (),
    (),
    Coverage(0, 0, 0, 0, 0),
)


def test_people_and_pictures_are_left_out_unless_people_are_wanted() -> None:
    plain = data_of(RECORD, contacts=False)
    assert set(plain["fields"]) == {"title", "description", "location"}
    assert plain["fields"]["description"][0]["text"] == "Γράψτε στο … σήμερα."
    assert "contact" in data_of(RECORD, contacts=True)["fields"]


def test_a_table_has_a_column_a_language_and_no_formula(lexicon: Lexicon) -> None:
    row = {**data_of(RECORD, contacts=False), "sheet": "sheets/a.html"}
    (read,) = csv.DictReader(io.StringIO(as_table([row], lexicon).decode("utf-8-sig")))
    assert read["title_el"] == "'=Βάρκα"
    assert read["title_en"] == "Boat"
    assert read["location"] == "GR"
    assert json.loads(as_json([row])) == [row]
