"""The record as JSON."""

import json

from pipeline.model import Amount, AmountRole, Blocker, Contact, Date, FieldPair, KeyFigure, Picture, Place
from pipeline.record import as_dict


def test_the_record_has_the_documented_keys_in_their_order(made):
    record = as_dict(made())
    assert list(record) == ["schema", "id", "page", "kind", "sides", "ready", "fields", "issues", "coverage"]
    assert list(record["page"]) == ["path", "url", "fetched", "sha256", "charset", "media_type", "site"]
    assert record["coverage"] == {"characters": 10, "field": 4, "label": 3, "boilerplate": 2, "unplaced": 1}
    assert record["issues"] == [
        {"code": "missing-field", "severity": "warning", "message": "no title", "start": None, "end": None}
    ]


def test_a_text_has_its_runs_cut_by_language(value, made):
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


def test_a_record_that_is_not_ready_says_why_and_an_unsure_value_that_it_is_one(value, made, invalid):
    record = as_dict(
        made(
            value("title", is_sure=False),
            value("theme"),
            sides=("el", "en"),
            why=(Blocker.TITLE, Blocker.KIND),
        )
    )
    assert (record["sides"], record["ready"], record["why"]) == (["el", "en"], False, ["title", "kind"])
    assert record["fields"]["title"][0]["sure"] is False
    assert "sure" not in record["fields"]["theme"][0]
    assert not invalid(record)


def test_every_type_of_value_has_its_form(value, made):
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


def test_pairs_and_rows_stand_only_where_there_are_any(value, made):
    (plain,) = as_dict(made(value("description")))["fields"]["description"]
    (full,) = as_dict(made(value("description", pairs=(FieldPair(0, 5, 0, 4),), rows=(((0, 5), (6, 7)),))))["fields"][
        "description"
    ]
    assert "pairs" not in plain
    assert "rows" not in plain
    assert (full["pairs"], full["rows"]) == ([[0, 5, 0, 4]], [["Κρήτη", "x"]])


def test_the_record_is_json_and_its_id_numbers_the_practice(value, made):
    record = as_dict(made(value("title"), number="2"))
    assert json.loads(json.dumps(record)) == record
    assert record["id"] == "a/b#2"
