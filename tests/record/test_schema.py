"""The schema of the record, and records under it."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from pipeline import extract_page
from pipeline.lexicon import shipped
from pipeline.model import Amount, Contact, Date, FieldPair, Picture, Place
from pipeline.record import as_dict
from pipeline.record.schema import FILE, schema


def test_the_shipped_schema_is_what_the_types_give():
    written = json.loads((files("pipeline.record") / FILE).read_text(encoding="utf-8"))
    assert written == schema(shipped()), "run scripts/make_schema.py"


def test_every_type_of_value_is_valid_under_the_schema(value, made, invalid):
    record = made(
        value("title", pairs=(FieldPair(0, 5, 0, 4),), rows=(((0, 5), (6, 7)),)),
        *(value("start_date", Date(edtf)) for edtf in ("2014", "2014-01", "2014-01-31", "2014-21", "..")),
        value("amounts", Amount("5.50", None, "7")),
        value("location", Place(None, "Κρήτη")),
        value("contact", Contact(email="a@b.gr")),
        value("images", Picture("a.png", "a")),
        value("field_of_an_office"),
        number="2",
    )
    assert not invalid(as_dict(record))


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("start_date", Date("2014-13")),
        ("end_date", Date("May 2014")),
        ("amounts", Amount("1,5", "EUR")),
        ("amounts", None),
        ("location", Place("Greece", "Κρήτη")),
        ("title", Date("2014")),
    ],
)
def test_a_value_of_another_form_is_invalid_under_the_schema(value, made, invalid, field, typed):
    assert invalid(as_dict(made(value(field, typed))))


def test_a_record_that_lacks_or_adds_a_key_is_invalid_under_the_schema(made, invalid):
    record = as_dict(made())
    assert invalid({key: part for key, part in record.items() if key != "coverage"})
    assert invalid({**record, "extra": 1})


def _case(record: Path) -> str:
    return record.parent.name


HERE = Path(__file__).parents[1]
KINDS = frozenset(".html .txt .md .json .mhtml .docx .pdf .gz".split())
REAL = [*HERE.glob("data/*/*"), *HERE.glob("../../shared/pages/*/*")]


@pytest.mark.parametrize(
    "page", sorted(file for file in REAL if file.suffix in KINDS and file.stem not in {"gold", "README"}), ids=_case
)
def test_the_records_of_real_files_are_valid_under_the_schema(invalid, page):
    for record in extract_page(page):
        assert not invalid(record)


@pytest.mark.parametrize("record", sorted((HERE / "pages").glob("*/*/record.json")), ids=_case)
def test_the_records_of_the_sample_pages_are_valid_under_the_schema(invalid, record):
    assert not invalid(json.loads(record.read_text(encoding="utf-8")))
