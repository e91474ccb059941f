from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import (
    Amount,
    AmountRole,
    Blocker,
    Date,
    FieldValue,
    Figure,
    IssueCode,
    Items,
    Look,
    Note,
    Pair,
    Passage,
    Picture,
    Place,
    Record,
    Resource,
    Run,
    Sheet,
    Table,
    Text,
)
from pipeline.render.sheet.compose import Wishes, compose
from pipeline.render.walk import passages, pieces

NAMES = ["short", "greek_only", "both", "long"]

MakeValue = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]


def words(sheet: Sheet) -> list[str]:
    return [one.text for one in passages(sheet)]


def notes(sheet: Sheet) -> list[str]:
    given = (sheet.head.notes, *((one.notes, tuple(pieces(one, Note))) for one in sheet.sections), sheet.foot.context)
    return [one.text for one in passages(given)]


def facts(sheet: Sheet) -> dict[str, list[str]]:
    return {
        " / ".join(one.text for one in row.labels): [
            one.text.replace("\u00a0", " ") for one in (*row.values, *row.others)
        ]
        for row in sheet.head.facts
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_fields_stands_on_the_sheet(
    name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    record = records[name]
    printed = " ".join(words(compose(record, lexicon, look)))
    for value in record.values:
        for word in re.findall(r"\w+", value.text):
            assert word in printed


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_sheet_comes_from_the_record_or_the_lexicon(
    name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    record = records[name]
    known = set(re.findall(r"\w+", " ".join([*(value.text for value in record.values), record.page.url or ""])))
    known |= {alt for value in record.values if isinstance(value.value, Picture) for alt in value.value.alt.split()}
    known |= set(re.findall(r"\w+", repr(lexicon.tables)))
    figures = {"2026", "17", "2019", "school", "html"}  # the dates, put in words, and the page's file
    for text in words(compose(record, lexicon, look)):
        capitals = {word[:1].lower() + word[1:] for word in re.findall(r"\w+", text)}
        assert capitals <= known | figures | {word[:1].lower() + word[1:] for word in known}


def test_the_parts_stand_in_the_order_of_a_fact_sheet(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["both"], lexicon, look)
    assert [type(part) for part in sheet.head.lead] == [Pair]
    assert [[type(part) for part in (*one.notes, *one.flows)] for one in sheet.sections] == [
        [Pair, Pair, Figure],
        [Pair],
        [Passage, Text, Table, Text],
        [Passage, Text],
    ]
    assert sheet.foot.tags
    assert sheet.foot.tags.text == "#WAVES4ALL #λίμνη"


def test_the_kicker_names_the_kind_of_page_and_the_project(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    head = compose(records["both"], lexicon, look).head
    assert head.kicker.text == "Καλή πρακτική · Good practice"
    assert head.project
    assert head.project.text == "Έργο · Project\u00a0WAVES4ALL"


def test_the_facts_box_tells_who_and_where_and_whom_to_ask(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    assert facts(compose(records["both"], lexicon, look)) == {
        "Κύριος φορέας / Main institution": ["Δήμος Παραλίμνιων Χωριών", "Municipality of the Lakeside Villages"],
        "Τοποθεσία / Location": ["Δυτική Μακεδονία, Ελλάδα", "Western Macedonia, Greece"],
        "Επικοινωνία / Contact": ["Boat office, boat@lake.example"],
        "Σύνδεσμοι / Links": ["https://lake.example/film"],
    }


def test_a_date_keeps_the_words_of_the_page_in_its_own_language(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    one = record(value("start_date", "en", "early in March 2015", Date("2015-03")))
    sheet = compose(one, lexicon, look, wishes=Wishes(has_figures=False))
    assert facts(sheet) == {"Έναρξη / Start": ["Μάρτιος 2015", "early in March 2015"]}


def test_a_date_in_figures_is_put_in_words_in_each_language(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    dates = (value("start_date", "en", "14/03/2015", Date("2015-03-14")), value("end_date", "en", "2018", Date("2018")))
    assert facts(compose(record(*dates), lexicon, look, wishes=Wishes(has_figures=False))) == {
        "Διάρκεια / Duration": ["14 Μαρτίου 2015 – 2018", "14 March 2015 – 2018"]
    }


def test_what_both_languages_say_alike_stands_once(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    one = record(value("start_date", "en", "2021", Date("2021")))
    sheet = compose(one, lexicon, look, wishes=Wishes(has_figures=False))
    assert [([one.text for one in row.values], row.others) for row in sheet.head.facts] == [(["2021"], ())]


@pytest.mark.parametrize(
    ("languages", "shown"), [("el", ["Λίμνη Α.Ε."]), ("en", ["Limni S.A."]), ("both", ["Λίμνη Α.Ε.", "Limni S.A."])]
)
def test_a_greek_name_in_latin_letters_is_what_english_readers_get(
    languages: str, shown: list[str], value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    names = (value("institution", "el", "Λίμνη Α.Ε."), value("institution", "el-Latn", "Limni S.A."))
    (found,) = facts(compose(record(*names), lexicon, look, languages)).values()
    assert found == shown


def test_a_language_that_all_sections_lack_is_named_once(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    assert notes(compose(records["greek_only"], lexicon, look)) == ["Available in Greek only."]


def test_a_language_that_one_section_lacks_is_named_there_in_that_language(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    assert notes(compose(records["both"], lexicon, look)) == ["Μόνο στα αγγλικά", "In Greek only"]


def test_a_sheet_in_one_language_falls_back_on_the_other_and_says_so(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["both"], lexicon, look, "el")
    assert sheet.languages == ("el",)
    assert sheet.lang == "el"
    assert notes(sheet) == ["Μόνο στα αγγλικά"]
    assert not list(pieces(sheet, Pair))
    assert "The floating school of the lake" not in words(sheet)
    assert "Pupils on board:" in words(sheet)


def test_blocks_that_say_the_same_stand_side_by_side(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    pairs = list(pieces(compose(records["both"], lexicon, look), Pair))
    second = [flow.passage.text[:9] for flow in (*pairs[2].left, *pairs[2].right) if isinstance(flow, Text)]
    assert second == ["Το πλήρωμ", "The crew "]


def test_lists_and_tables_are_lists_and_tables(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> None:
    (items,) = pieces(compose(records["greek_only"], lexicon, look), Items)
    assert [(one.level, one.passage.text) for one in items.items] == [
        (1, "Επισκευή της βάρκας: 18.400\u00a0€"),
        (2, "μηχανή: 9.000\u00a0€"),
        (1, "Καύσιμα: 2.150\u00a0€"),
    ]
    (table,) = pieces(compose(records["both"], lexicon, look), Table)
    assert [[cell.text for cell in row] for row in (table.header, *table.rows)] == [
        ["Year", "Pupils"],
        ["2019", "212"],
        ["2020", "87"],
    ]


def test_the_source_is_told_in_words_and_as_a_code(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> None:
    sheet = compose(records["both"], lexicon, look)
    source = sheet.foot.source
    assert [one.text.replace("\u00a0", " ") for one in source] == [
        "Πηγή · Source: https://lake.example/good-practices/floating-school",
        "Τελευταία πρόσβαση: 17 Φεβρουαρίου 2026 · Accessed: 17 February 2026",
    ]
    assert [link.target for link in source[0].links] == ["https://lake.example/good-practices/floating-school"]
    assert sheet.source_read == "2026-02-17"
    assert next(one for one in sheet.resources if one.name == "source-code.png").data.startswith(b"\x89PNG")


def test_without_an_address_the_page_is_told_by_its_file_and_there_is_no_code(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["short"], lexicon, look)
    assert [one.text for one in sheet.foot.source] == ["Αρχείο · File: school.html"]
    assert sheet.foot.code is None


def test_the_office_that_hands_a_sheet_out_is_named_in_head_and_foot(
    look_of: Callable[..., Look], records: Mapping[str, Record], lexicon: Lexicon
) -> None:
    sheet = compose(records["short"], lexicon, look_of(brand=(("name", "Lake Office"),)), "en")
    assert sheet.head.office
    assert sheet.head.office.text == "Issued by: Lake Office"
    assert [one.text for one in sheet.foot.source][-1] == "Issued by: Lake Office"


def test_a_sheet_that_is_to_be_checked_says_so_in_its_head(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    unready = replace(records["short"], why=(Blocker.DESCRIPTION,))
    marked = compose(unready, lexicon, look).head.mark
    assert [one.text for one in marked] == ["ΠΡΟΣ ΕΛΕΓΧΟ", "TO BE CHECKED"]
    assert compose(unready, lexicon, look, wishes=Wishes(marks_provisional=False)).head.mark == ()
    assert compose(records["short"], lexicon, look).head.mark == ()


def test_no_fact_and_no_figure_stands_on_a_sheet_twice(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["both"], lexicon, look)
    told = [one.text for row in sheet.head.facts for one in (*row.values, *row.others)]
    told += [one.text for figure in sheet.head.figures for one in (figure.number, *figure.words)]
    rest = " ".join(one.text for one in passages((sheet.head.lead, sheet.sections)))
    assert len(told) == len(set(told))
    assert not [one for one in told if one in rest]


def test_the_figures_of_a_page_in_english_alone_are_written_as_its_own_numbers_are(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    budget = value("amounts", "en", "€870,000", Amount("870000", "EUR", None, AmountRole.TOTAL))
    english = record(value("description", "en", "A boat that took 2,940 pupils."), budget)
    both = record(*english.values, value("description", "el", "Μια βάρκα."))
    (own,), (greek,) = (compose(one, lexicon, look).head.figures for one in (english, both))
    assert own.number.text == "€870,000"
    assert [one.text.replace("\u00a0", " ") for one in own.words] == ["Budget", "Προϋπολογισμός 870.000 €"]
    assert greek.number.text.replace("\u00a0", " ") == "870.000 €"


def test_resources_that_are_only_the_budget_stand_among_the_key_figures_alone(
    value: MakeValue, record: MakeRecord, photograph: Callable[..., bytes], lexicon: Lexicon, look: Look
) -> None:
    sum_ = Amount("5000", "EUR", None, AmountRole.TOTAL)
    one = record(
        value("resources", "en", "5000 EUR"),
        value("amounts", "en", "5000 EUR", sum_),
        value("images", "en", "", Picture("boat.png", "A boat")),
        resources=(Resource("boat.png", "image/jpeg", photograph(300, 200)),),
    )
    sheet = compose(one, lexicon, look, "en")
    assert [section.field for section in sheet.sections] == []
    assert [figure.number.text for figure in sheet.head.figures] == ["€5,000"]
    assert sum(1 for part in sheet.head.lead if isinstance(part, Figure)) == 1
    without = compose(one, lexicon, look, "en", Wishes(has_figures=False))
    assert [section.field for section in without.sections] == ["resources"]


def test_a_section_without_text_has_no_heading(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(record(value("title", "en", "A shed")), lexicon, look)
    assert sheet.sections == ()


def test_a_page_without_a_title_is_called_untitled(record: MakeRecord, lexicon: Lexicon, look: Look) -> None:
    assert compose(record(), lexicon, look, "en").title == "Untitled"


def test_fixed_prose_of_the_site_is_printed_only_if_asked_for(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    one = record(value("title", "el", "Μια βάρκα"), value("context", "el", "Η λίμνη μας\n\nΌλοι πίνουμε από αυτήν."))
    assert notes(compose(one, lexicon, look, "el")) == []
    assert notes(compose(one, lexicon, look, "el", Wishes(show_context=True))) == [
        "Η λίμνη μας",
        "Όλοι πίνουμε από αυτήν.",
    ]


def test_foreign_bullets_become_bullets_and_invisible_marks_disappear(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    text = "\uf0b7 one ❖ two\u00ad\u200b\u2009three ﬁsh"
    sheet = compose(record(value("summary", "en", text)), lexicon, look, "en")
    assert "• one • two\u2009three ﬁsh".replace("ﬁ", "fi") in [one.replace("ﬁ", "fi") for one in words(sheet)]
    assert sheet.issues == ()


def test_a_link_that_could_run_something_is_left_out_with_an_issue(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    links = (value("links", "zxx", "javascript:alert(1)"), value("links", "zxx", "https://lake.example"))
    sheet = compose(record(*links), lexicon, look, "en")
    assert facts(sheet) == {"Links": ["https://lake.example"]}
    assert [issue.code for issue in sheet.issues] == [IssueCode.UNSAFE_LINK]


def test_a_text_beyond_the_limit_is_cut_with_a_note_and_an_issue(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["long"], lexicon, look, "en", Wishes(max_letters=1000))
    assert notes(sheet)[-1] == "The rest of the text is not printed here."
    assert sum(map(len, words(sheet))) < 1100
    (issue,) = sheet.issues
    assert issue.code is IssueCode.TOO_LONG


def test_a_picture_that_did_not_come_with_the_page_is_an_issue(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    one = record(value("images", "en", "", Picture("https://lake.example/gone.jpg", "A boat")))
    sheet = compose(one, lexicon, look)
    assert not list(pieces(sheet, Figure))
    assert [issue.code for issue in sheet.issues] == [IssueCode.UNUSABLE_IMAGE]


def test_a_picture_is_found_by_its_file_name_and_described_if_the_page_does_not(
    value: MakeValue, record: MakeRecord, photograph: Callable[..., bytes], lexicon: Lexicon, look: Look
) -> None:
    one = record(
        value("title", "en", "A boat"),
        value("images", "en", "", Picture("https://lake.example/up/My%20boat.jpg?w=300", "IMG_2041.jpg")),
        resources=(Resource("school_files/My boat.jpg", "image/jpeg", photograph()),),
    )
    (figure,) = pieces(compose(one, lexicon, look, "en"), Figure)
    assert figure.alt.text == "Picture from the practice's page: A boat"


def test_a_caption_stands_line_by_line_in_its_languages_with_the_credit_below_it(
    value: MakeValue, record: MakeRecord, photograph: Callable[..., bytes], lexicon: Lexicon, look: Look
) -> None:
    words = "Αλάτι στον ήλιο\n\nSalt in the sun\n\nPhoto: M. P."
    at = words.index("Salt")
    runs = (Run(0, at, "el"), Run(at, len(words), "en"))
    picture = Picture("a.jpg", "Αλυκή", "Αλάτι στον ήλιο Salt in the sun", "Photo: M. P.")
    one = record(
        value("images", "en", words, picture, runs), resources=(Resource("a.jpg", "image/jpeg", photograph()),)
    )
    (figure,) = pieces(compose(one, lexicon, look), Figure)
    said = [(one.text, [run.lang for run in one.runs]) for one in figure.captions]
    assert said == [("Αλάτι στον ήλιο", ["el"]), ("Salt in the sun", ["en"])]
    assert figure.credit is not None
    assert (figure.credit.text, figure.alt.lang) == ("Photo: M. P.", "el")


def test_the_logo_comes_from_the_brand(
    look_of: Callable[..., Look],
    photograph: Callable[..., bytes],
    records: Mapping[str, Record],
    lexicon: Lexicon,
) -> None:
    brand = (("name", "Lake Office"), ("logo", "office.png"))
    sheet = compose(records["short"], lexicon, look_of({"office.png": photograph(300, 100)}, brand))
    (logo,) = sheet.head.logos
    assert (logo.name, logo.alt.text) == ("office.png", "Λογότυπο: Lake Office")


def test_a_third_language_stands_after_the_two(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    one = record(value("transfer", "fr", "Partout où il y a de l'eau."), value("summary", "en", "A boat."))
    sheet = compose(one, lexicon, look)
    assert notes(sheet) == ["Μόνο στα αγγλικά", "Μόνο στα γαλλικά", "In French only"]
    assert [part.passage.lang for part in pieces(sheet, Text)][-1] == "fr"


def test_a_logo_may_have_letters_which_the_sheets_own_font_sets(
    look_of: Callable[..., Look], records: Mapping[str, Record], lexicon: Lexicon
) -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><text x="9" y="50">Lake Office</text></svg>'
    )
    sheet = compose(records["short"], lexicon, look_of({"office.svg": drawing}, (("logo", "office.svg"),)))
    assert [logo.name for logo in sheet.head.logos] == ["office.svg"]
    assert not sheet.issues


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (
            "Living materials on the bench of the old flax mill",
            "Living materials on the bench of the old flax\u00a0mill",
        ),
        ("A bench that lends umbrellas", "A bench that lends umbrellas"),
        ("The night buses of the lake are for everybody: interdependencies", None),
    ],
)
def test_the_last_word_of_a_long_title_does_not_stand_alone(
    title: str, shown: str | None, value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(record(value("title", "en", title)), lexicon, look)
    assert sheet.head.titles[0].text == (shown or title)
    assert sheet.title == title


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://lake.example/%CE%BB%CE%AF%CE%BC%CE%BD%CE%B7/a%20b", "https://lake.example/λίμνη/a%20b"),
        ("https://lake.example/%E2%80%AE%2F%ff", "https://lake.example/%E2%80%AE%2F%ff"),
    ],
)
def test_the_letters_of_an_address_are_shown_as_letters_and_nothing_else_is(
    url: str, shown: str, value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(record(value("title", "en", "A log"), url=url), lexicon, look, "en")
    (source,) = sheet.foot.source
    assert source.text == f"Source: {shown}"
    assert [link.target for link in source.links] == [url]


def test_a_logos_words_come_from_the_settings_in_the_sheets_language(
    look_of: Callable[..., Look],
    photograph: Callable[..., bytes],
    records: Mapping[str, Record],
    lexicon: Lexicon,
) -> None:
    brand = (("logo", "office.png"), ("alt_el:office.png", "Γραφείο Λίμνης"), ("alt_en:office.png", "Lake Office"))
    look = look_of({"office.png": photograph(300, 100)}, brand)
    for languages, alt in (("el", "Γραφείο Λίμνης"), ("en", "Lake Office")):
        (logo,) = compose(records["short"], lexicon, look, languages).head.logos
        assert (logo.alt.text, logo.alt.lang) == (alt, languages)


def test_a_place_that_has_no_greek_name_keeps_its_own_in_its_language(
    value: MakeValue, record: MakeRecord, lexicon: Lexicon, look: Look
) -> None:
    one = record(value("location", "en", "Lõuna-Eesti, Estonia", Place("EE", "Lõuna-Eesti", "EE008")))
    (place,) = compose(one, lexicon, look).head.facts
    (greek,) = place.values
    assert greek.text == "Εσθονία (Lõuna-Eesti)"
    assert [
        (greek.text[run.start : run.end].strip(" ()"), run.lang) for run in greek.runs if run.end - run.start > 1
    ] == [
        ("Εσθονία", "el"),
        ("Lõuna-Eesti", "en"),
    ]
