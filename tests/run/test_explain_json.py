"""What programs are told of a record."""

import json

import pytest

from pipeline.extract import extract
from pipeline.lexicon import shipped
from pipeline.model import Page
from pipeline.read import read
from pipeline.run.explain_json import explanation_line
from pipeline.split import split

PAGE = (
    "<nav><a href='/'>Home</a></nav><h1>The lent wheel</h1><h2>Resources needed</h2><p>One wheel, €300.</p>"
    "<h2>Ghosts</h2><p>None were seen.</p><p><b>Location:</b> Crete, Greece</p><footer>Valley press</footer>"
)


@pytest.fixture(scope="module")
def lines():
    (document,) = read(Page.of("wheel.html", "wheel", PAGE.encode()), shipped())
    found = extract(split(document, shipped(), ("el", "en")), shipped())
    return [json.loads(explanation_line(record, document.text, "in/wheel.html")) for record in found]


def test_a_line_has_the_documented_keys(lines):
    keys = "file number kind ready why text values dispositions choices issues".split()
    assert [list(line) for line in lines] == [keys]
    assert lines[0]["file"] == "in/wheel.html"


def test_dispositions_hold_every_character_once(lines):
    (line,) = lines
    held = [0] * len(line["text"])
    for one in line["dispositions"]:
        for at in range(one["start"], one["end"]):
            held[at] += 1
    words = [at for at, character in enumerate(line["text"]) if not character.isspace()]
    assert {held[at] for at in words} == {1}


def test_dispositions_say_what_and_why(lines):
    (line,) = lines
    told = {line["text"][one["start"] : one["end"]]: (one["what"], one["why"]) for one in line["dispositions"]}
    assert told["The lent wheel"] == ("field", "title")
    assert told["One wheel, €300."] == ("field", "resources, amounts")
    assert told["Crete, Greece"] == ("field", "location")
    assert told["Resources needed"] == ("label", "label of resources")
    assert told["Home"] == ("boilerplate", "menu")
    assert told["None were seen."][0] == "unplaced"


def test_values_are_those_of_the_record_with_their_field(lines):
    (line,) = lines
    amount = next(value for value in line["values"] if value["field"] == "amounts")
    assert amount["value"] == {"amount": "300", "currency": "EUR"}
    assert line["text"][amount["start"] : amount["end"]] == "€300"


def test_choices_show_the_signs_of_the_kind(lines):
    (line,) = lines
    (kind,) = line["choices"]["kind"]
    assert kind["text"] == line["kind"]
    assert kind["features"]["text_and_fact"] == 1.0
    assert kind["used"] is True
    assert ["used" in one for one in line["choices"]["title"]].count(True) == 1


def test_one_field_is_told_alone(lines):
    (document,) = read(Page.of("wheel.html", "wheel", PAGE.encode()), shipped())
    (found,) = extract(split(document, shipped(), ("el", "en")), shipped())
    line = json.loads(explanation_line(found, document.text, "in/wheel.html", "title"))
    assert [value["field"] for value in line["values"]] == ["title"]
    assert list(line["choices"]) == ["title"]
