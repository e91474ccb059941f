"""The record as JSON."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline import extract_page
from pipeline.lexicon import shipped
from pipeline.model import (
    Amount,
    AmountRole,
    Contact,
    Coverage,
    Date,
    FieldPair,
    FieldValue,
    Issue,
    IssueCode,
    KeyFigure,
    Kind,
    Locator,
    Page,
    Picture,
    Place,
    Record,
    Run,
    Severity,
    Value,
    Why,
)
from pipeline.record import as_dict
from pipeline.record.schema import FILE, schema


def value(field: str, typed: Value = None, **more: object) -> FieldValue:
    return FieldValue(
        field, "el", "Κρήτη x", (Run(0, 6, "el"), Run(6, 7, "en")), Locator("p", 3, 10), "r", typed, **more
    )


def made(*values: FieldValue, **more: object) -> Record:
    issue = Issue(IssueCode.MISSING_FIELD, Severity.WARNING, "no title")
    page = Page.of("a/b.html", "a/b", b"x", url="https://x.example.org", site="x.example.org")
    return Record(page, Kind.PRACTICE, values, (), (issue,), Coverage(10, 4, 3, 2, 1), **more)


def test_the_record_has_the_documented_keys_in_their_order():
    record = as_dict(made())
    assert list(record) == ["schema", "id", "page", "kind", "sides", "ready", "fields", "issues", "coverage"]
    assert list(record["page"]) == ["path", "url", "fetched", "sha256", "charset", "media_type", "site"]
    assert record["coverage"] == {"characters": 10, "field": 4, "label": 3, "boilerplate": 2, "unplaced": 1}
    assert record["issues"] == [
        {"code": "missing-field", "severity": "warning", "message": "no title", "start": None, "end": None}
    ]


def test_a_text_has_its_runs_cut_by_language():
    assert as_dict(made(value("title")))["fields"]["title"] == [
        {
            "lang": "el",
            "text": "Κρήτη x",
            "runs": [["Κρήτη ", "el"], ["x", "en"]],
            "value": None,
            "start": 3,
            "end": 10,
            "rule": "r",
        }
    ]


def test_a_record_that_is_not_ready_says_why_and_an_unsure_value_that_it_is_one():
    record = as_dict(made(value("title", is_sure=False), value("theme"), sides=("el", "en"), why=(Why.TITLE, Why.KIND)))
    assert (record["sides"], record["ready"], record["why"]) == (["el", "en"], False, ["title", "kind"])
    assert record["fields"]["title"][0]["sure"] is False
    assert "sure" not in record["fields"]["theme"][0]
    assert not invalid(record)


def test_every_type_of_value_has_its_form():
    record = as_dict(
        made(
            value("start_date", Date("2014-01")),
            value("amounts", Amount("5", "EUR")),
            value("amounts", Amount("5", None, "7", AmountRole.EU)),
            value("figures", KeyFigure("30000", "people reached")),
            value("location", Place("GR", "Κρήτη", "EL43")),
            value("contact", Contact(email="a@b.gr")),
            value("images", Picture("a.png", "a")),
        )
    )["fields"]
    assert {name: [one["value"] for one in values] for name, values in record.items()} == {
        "start_date": ["2014-01"],
        "amounts": [
            {"amount": "5", "currency": "EUR"},
            {"amount": "5", "currency": None, "amount_max": "7", "role": "eu"},
        ],
        "figures": [{"number": "30000", "noun": "people reached"}],
        "location": [{"country": "GR", "region": "Κρήτη", "nuts": "EL43"}],
        "contact": [{"email": "a@b.gr"}],
        "images": [{"src": "a.png", "alt": "a", "caption": "", "credit": ""}],
    }


def test_pairs_and_rows_stand_only_where_there_are_any():
    (plain,) = as_dict(made(value("description")))["fields"]["description"]
    (full,) = as_dict(made(value("description", pairs=(FieldPair(0, 5, 0, 4),), rows=(("a", "b"),))))["fields"][
        "description"
    ]
    assert "pairs" not in plain
    assert "rows" not in plain
    assert (full["pairs"], full["rows"]) == ([[0, 5, 0, 4]], [["a", "b"]])


def test_the_record_is_json_and_its_id_numbers_the_practice():
    record = as_dict(made(value("title"), number="2"))
    assert json.loads(json.dumps(record)) == record
    assert record["id"] == "a/b#2"


def invalid(record: dict[str, object]) -> list[str]:
    return [error.message for error in Draft202012Validator(schema(shipped())).iter_errors(record)]


def test_the_shipped_schema_is_what_the_types_give():
    written = json.loads((files("pipeline.record") / FILE).read_text(encoding="utf-8"))
    assert written == schema(shipped()), "run scripts/make_schema.py"


def test_every_type_of_value_is_valid_under_the_schema():
    record = made(
        value("title", pairs=(FieldPair(0, 5, 0, 4),), rows=(("a", "b"),)),
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
def test_a_value_of_another_form_is_invalid_under_the_schema(field, typed):
    assert invalid(as_dict(made(value(field, typed))))


def test_a_record_that_lacks_or_adds_a_key_is_invalid_under_the_schema():
    record = as_dict(made())
    assert invalid({key: part for key, part in record.items() if key != "coverage"})
    assert invalid({**record, "extra": 1})


def _case(record: Path) -> str:
    return record.parent.name


HERE = Path(__file__).parent
KINDS = frozenset(".html .txt .md .json .mhtml .docx .pdf .gz".split())
REAL = [*HERE.glob("data/*/*"), *HERE.glob("../../shared/pages/*/*")]


@pytest.mark.parametrize(
    "page", sorted(file for file in REAL if file.suffix in KINDS and file.stem not in {"gold", "README"}), ids=_case
)
def test_the_records_of_real_files_are_valid_under_the_schema(page):
    for record in extract_page(page):
        assert not invalid(record)


@pytest.mark.parametrize("record", sorted((Path(__file__).parent / "pages").glob("*/*/record.json")), ids=_case)
def test_the_records_of_the_sample_pages_are_valid_under_the_schema(record):
    assert not invalid(json.loads(record.read_text(encoding="utf-8")))
