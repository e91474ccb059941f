"""The sheet in large print and as a handout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import page as page_validation
import pytest

from pipeline.check import findings
from pipeline.lexicon import Lexicon
from pipeline.model import Date, FieldValue, Figure, Look, Pair, Passage, Picture, Record, Rendered, Resource, Text
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose
from pipeline.render.sheet.variants import Room, handout, large
from pipeline.render.walk import passages, pieces

NAMES = ["short", "greek_only", "both", "long"]

Made = Callable[[str, str], Rendered]


@pytest.mark.parametrize("one", ["large.pdf", "a5.pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_both_conform_to_pdf_ua_and_pdf_a(one: str, name: str, made: Made, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(made(one, name).data)
    for profile in ("ua1", "2a"):
        result = page_validation.validate_pdf(str(file), profile=profile)
        assert result.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in result.failures]


@pytest.mark.slow
def test_neither_the_reference_validator_nor_our_own_check_finds_anything(made: Made, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.{one}" for name in NAMES for one in ("large.pdf", "a5.pdf")]
    for file in files:
        name, _, one = file.name.partition(".")
        file.write_bytes(made(one, name).data)
    assert [str(one) for one in findings(files)] == []


def test_large_print_is_one_column_with_one_language_after_the_other(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["both"], lexicon, look)
    assert list(pieces(sheet, Pair))
    column = large(sheet)
    assert not list(pieces(column, Pair))
    body = [one.passage.lang for one in pieces(column.sections, Text)]
    assert body[:4] == ["el", "el", "en", "en"]


def test_in_large_print_each_language_stands_under_the_heading_in_it(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sections = large(compose(records["both"], lexicon, look)).sections
    first, second = [(*one.heading, *pieces(one.flows[:1], Passage)) for one in sections if len(one.heading) == 1][:2]
    assert [one.lang for one in first] == ["el", "el"]
    assert [one.lang for one in second] == ["en", "en"]


def test_in_large_print_what_is_in_a_third_language_stands_under_neither_of_the_two(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    texts = {"el": "Μια βάρκα.", "en": "A boat.", "fr": "Un bateau."}
    one = record(*(value("evidence", lang, text) for lang, text in texts.items()))
    sections = large(compose(one, lexicon, look, "both")).sections
    told = [([name.lang for name in one.heading], [text.text for text in passages(one.flows)]) for one in sections]
    assert told == [(["el"], ["Μια βάρκα."]), (["en"], ["A boat."]), (["el", "en"], ["Un bateau."])]


def test_in_large_print_pictures_stay_among_the_texts_of_a_section_in_one_language(
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
    photograph: Callable[..., bytes],
    lexicon: Lexicon,
    look: Look,
) -> None:
    one = record(
        value("description", "en", "A boat."),
        value("images", "en", "", Picture("boat.png", "A boat")),
        resources=(Resource("boat.png", "image/jpeg", photograph(300, 200)),),
    )
    (section,) = large(compose(one, lexicon, look)).sections
    assert [type(part) for part in section.flows] == [Text, Figure]


@pytest.mark.parametrize(
    ("room", "back"), [(1_000, ["description", "resources", "evidence"]), (250, ["evidence"]), (0, [])]
)
def test_a_back_with_room_says_how_the_practice_works_and_what_it_takes_besides_why(
    room: int,
    back: list[str],
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
    lexicon: Lexicon,
    look: Look,
) -> None:
    told = {"title": "A ferry", "summary": "It carries bread.", "resources": "Two boats.", "evidence": "Full."}
    one = record(*(value(field, "en", text) for field, text in told.items()), value("description", "en", "It is red."))
    small = handout(compose(one, lexicon, look, "en"), Room(500, 9), room)
    assert [part.field for part in small.sections] == back


@pytest.mark.parametrize(("sentences", "begun"), [(1, ["It leaves at six."]), (20, [])])
def test_a_short_lead_goes_on_with_the_beginning_of_the_description(
    sentences: int,
    begun: list[str],
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
    lexicon: Lexicon,
    look: Look,
) -> None:
    told = {
        "title": "A ferry",
        "summary": "It carries bread." * sentences,
        "description": "It leaves at six.\n\nIt is red.",
    }
    one = record(*(value(field, "en", text) for field, text in told.items()))
    small = handout(compose(one, lexicon, look, "en"), Room(2_000, 9, begun=900), 500)
    texts = [passage.text for passage in passages(small.head.lead)]
    assert texts[1:] == begun
    behind = [passage.text for passage in passages(small.sections)][1:]
    assert behind == (["It is red."] if begun else ["It leaves at six.", "It is red."])


def test_a_short_lead_in_two_languages_goes_on_in_both_with_whole_sentences(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    told = {
        ("summary", "el"): "Μεταφέρει ψωμί και αλληλογραφία. " * 4,
        ("summary", "en"): "It carries bread and post, too. " * 4,
        ("description", "el"): "Φεύγει στις έξι το πρωί. " * 20,
        ("description", "en"): "It leaves at six o'clock. " * 20,
    }
    one = record(*(value(field, lang, text.strip()) for (field, lang), text in told.items()))
    small = handout(compose(one, lexicon, look), Room(2_000, 9, begun=250), 500)
    begun = small.head.lead[-1]
    assert isinstance(begun, Pair)
    assert [text.count(".") for text in (one.text for one in passages(begun))] == [9, 9]


def test_the_back_goes_on_where_the_lead_breaks_off_with_a_sign(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    told = [f"It leaves at six in spring and at seven in winter, on pier {number}." for number in range(9)]
    one = record(
        value("title", "en", "A ferry"),
        value("summary", "en", "It carries bread."),
        value("description", "en", " ".join(told)),
    )
    small = handout(compose(one, lexicon, look, "en"), Room(2_000, 9, begun=300), 2_000)
    assert [one.text for one in passages(small.head.lead)][1:] == [" ".join(told[:4]) + "\u00a0[…]"]
    assert [one.text for one in passages(small.sections)][1:] == [" ".join(told[4:])]


def test_sections_that_are_left_out_whole_are_named_in_each_language_below_the_address(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    told = {"summary": "It carries bread." * 20, "evidence": "Full.", "difficulties": "Ice. " * 200}
    sheet = compose(record(*(value(field, "en", text) for field, text in told.items())), lexicon, look)
    also = (passage("Εκεί επίσης", "el"), passage("Also there", "en"))

    def lines(back: int) -> list[str]:
        return [one.text for one in handout(sheet, Room(2_000, 9), back, also).foot.source][1:]

    assert lines(250) == ["Εκεί επίσης: Δυσκολίες που αντιμετωπίστηκαν", "Also there: Difficulties encountered"]
    assert lines(0)[1] == "Also there: Evidence of success, Difficulties encountered"
    assert lines(5_000) == []


def test_each_language_of_the_source_has_a_line_of_its_own(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    one = record(value("title", "en", "A ferry"), value("published", "en", "2 May 2025", Date("2025-05-02")))
    sheet = compose(one, lexicon, look)
    for narrow in (handout(sheet, Room(2_000, 9), 0), large(sheet)):
        lines = [one.text.replace("\u00a0", " ") for one in narrow.foot.source]
        assert lines[0].startswith("Αρχείο · File: ")
        assert lines[1:3] == ["Ημερομηνία δημοσίευσης: 2 Μαΐου 2025", "Published: 2 May 2025"]


def test_a_practice_without_a_lead_opens_with_its_first_section(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    one = record(value("title", "en", "A ferry"), value("description", "en", "It leaves at six.\n\nIt returns at ten."))
    small = handout(compose(one, lexicon, look, "en"), Room(500, 9), 500)
    assert [passage.text for passage in passages(small.head.lead)] == ["It leaves at six."]
    assert "It returns at ten." in [passage.text for passage in passages(small.sections)]
