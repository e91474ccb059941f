from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.amend.overlay import laid
from pipeline.amend.tools import Tools
from pipeline.model import Contact, Edit, FieldPair, FieldValue, Locator, Run
from pipeline.values.seen import seen_of

TABLE = (((0, 4), (7, 11)), ((12, 16), (19, 20)))


def value(field: str, lang: str, text: str) -> FieldValue:
    return FieldValue(field, lang, text, (Run(0, len(text), lang),), Locator("p", 0, len(text)), "label")


def edit(of: FieldValue, text: str) -> Edit:
    return Edit(of.field, of.lang, seen=seen_of(of), was=of.text, text=text)


def test_foreign_letters_in_a_person_s_words_keep_their_language(tools: Tools) -> None:
    name = value("institution", "el", "Εργαστήριο")
    values, _, _ = laid([name], [edit(name, "Εργαστήριο Open Data της Πέτρας")], ("el",), tools)
    assert [(values[0].text[run.start : run.end].strip(), run.lang) for run in values[0].runs] == [
        ("Εργαστήριο", "el"),
        ("Open Data", "en"),
        ("της Πέτρας", "el"),
    ]


def test_short_latin_words_are_in_the_language_that_the_person_says(tools: Tools) -> None:
    name = value("institution", "en", "Lab")
    values, _, _ = laid([name], [edit(name, "Laboratorio Aperto")], ("en",), tools)
    assert values[0].runs == (Run(0, 18, "en"),)


def test_rows_of_a_table_are_cut_again(tools: Tools) -> None:
    table = replace(value("resources", "en", "Item | Cost\nOven | 5"), rows=TABLE)
    values, _, _ = laid([table], [edit(table, "Item | Cost\nOven | 7\nTotal")], ("en",), tools)
    assert values[0].cells == (("Item", "Cost"), ("Oven", "7"))


def test_both_sides_are_paired_anew_line_by_line(tools: Tools) -> None:
    greek, english = value("description", "el", "Ένα.\n\nΔύο."), value("description", "en", "One.\n\nTwo.")
    values, _, _ = laid([greek, english], [edit(greek, "Ένα και μισό.\n\nΔύο.")], ("el", "en"), tools)
    assert values[0].pairs == (FieldPair(0, 13, 0, 4), FieldPair(15, 19, 6, 10)) == values[1].pairs
    values, _, _ = laid([greek, english], [edit(greek, "Όλα μαζί.")], ("el", "en"), tools)
    assert values[0].pairs == (FieldPair(0, 9, 0, 10),)


def test_pairs_of_untouched_fields_stay(tools: Tools) -> None:
    title = value("title", "el", "Καφενείο")
    text = replace(value("summary", "el", "Ένα."), pairs=(FieldPair(1, 2, 3, 4),))
    values, _, _ = laid([title, text], [edit(title, "Το καφενείο")], ("el",), tools)
    assert values[1] == text


def test_a_contact_is_read_into_its_parts(tools: Tools) -> None:
    values, _, _ = laid([], [Edit("contact", "el", text="Άννα Μύλου, anna@example.gr")], ("el",), tools)
    assert values[0].value == Contact(name="Άννα Μύλου", email="anna@example.gr")


def test_new_values_stand_in_the_order_of_the_sheet(tools: Tools) -> None:
    known = [value("title", "el", "Καφενείο"), value("institution", "el", "Δήμος")]
    edits = [Edit("figures", "el", text="300 κάτοικοι"), Edit("summary", "el", text="Ένα.")]
    values, _, _ = laid(known, edits, ("el",), tools)
    assert [one.field for one in values] == ["title", "summary", "institution", "figures"]


def test_what_a_person_leaves_out_is_named_as_removed(tools: Tools) -> None:
    title, text = value("title", "el", "Καφενείο"), value("summary", "el", "Ένα.")
    values, _, removed = laid([title, text], [edit(title, "")], ("el",), tools)
    assert (list(values), removed) == ([text], (("title", "el"),))


def test_a_new_table_has_rows_where_the_field_has_them(tools: Tools) -> None:
    table = replace(value("resources", "en", "Item | Cost\nOven | 5"), rows=TABLE)
    more = Edit("resources", "el", text="Είδος | Κόστος\nΦούρνος | 5")
    values, _, _ = laid([table], [more], ("el", "en"), tools)
    assert [one.cells for one in values if one.lang == "el"] == [(("Είδος", "Κόστος"), ("Φούρνος", "5"))]
    plain, _, _ = laid([value("resources", "en", "An oven")], [more], ("el", "en"), tools)
    assert [one.cells for one in plain if one.lang == "el"] == [()]


def test_a_text_in_a_single_language_has_no_pairs(tools: Tools) -> None:
    text = value("description", "el", "Ένα.\n\nΔύο.")
    values, _, _ = laid([text], [edit(text, "Ένα.\n\nΤρία.")], ("el",), tools)
    assert values[0].pairs == ()


def test_lines_are_paired_without_the_blanks_around_them(tools: Tools) -> None:
    greek, english = value("description", "el", "Ένα."), value("description", "en", "  One.  \n\n\nTwo.")
    values, _, _ = laid([greek, english], [edit(greek, "Ένα.\nΔύο.")], ("el", "en"), tools)
    assert values[0].pairs == (FieldPair(0, 4, 2, 6), FieldPair(5, 9, 11, 15))


def test_a_bar_in_a_persons_words_makes_no_table_of_a_text(tools: Tools) -> None:
    name = value("institution", "en", "Lab")
    values, _, _ = laid([name], [edit(name, "Open lab | Petra")], ("en",), tools)
    assert (values[0].text, values[0].cells) == ("Open lab | Petra", ())


def test_what_is_left_out_twice_or_was_never_there_changes_nothing(tools: Tools) -> None:
    title, text = value("title", "el", "Καφενείο"), value("summary", "el", "Ένα.")
    values, _, removed = laid([text], [edit(title, "")], ("el",), tools)
    assert (values, removed) == ((text,), ())


@pytest.mark.parametrize(("keeps", "printed"), [(True, ["Το καφενείο"]), (False, [])])
def test_words_that_the_settings_do_not_keep_are_not_named_as_removed(
    tools: Tools, *, keeps: bool, printed: list[str]
) -> None:
    values, _, removed = laid(
        [], [edit(value("title", "el", "Καφενείο"), "Το καφενείο")], ("el",), replace(tools, keeps=keeps)
    )
    assert ([one.text for one in values], removed) == (printed, ())


@pytest.mark.parametrize(
    ("field", "tables", "rows"),
    [
        ("resources", ["resources"], (("Φούρνος", "5"),)),
        ("resources", ["resources", "institution"], (("Φούρνος", "5"),)),
        ("institution", ["resources"], ()),
        ("resources", [], ()),
    ],
)
def test_what_a_person_adds_is_a_table_where_the_page_has_one_in_the_field(
    tools: Tools, field: str, tables: list[str], rows: tuple[tuple[str, ...], ...]
) -> None:
    plain = [value("resources", "en", "An oven"), value("institution", "en", "A town")]
    page = [*(replace(value(one, "fr", "Four | 5"), rows=(((0, 4), (7, 8)),)) for one in tables), *plain]
    values, _, _ = laid(page, [Edit(field, "el", text="Φούρνος | 5")], ("el", "en"), tools)
    assert [one.cells for one in values if one.lang == "el"] == [rows]


@pytest.mark.parametrize(
    ("found", "runs"),
    [
        ([(0, 3, "it"), (3, 6, "fr")], [(0, 6, "en")]),
        ([(0, 3, "zxx"), (3, 6, "fr")], [(0, 3, "zxx"), (3, 6, "en")]),
        ([(0, 3, "el-Latn"), (3, 6, "und")], [(0, 3, "el-Latn"), (3, 6, "und")]),
        ([(0, 3, "de"), (3, 6, "de")], [(0, 6, "de")]),
        ([], []),
    ],
)
def test_runs_of_a_persons_words_are_in_their_language_but_for_those_of_none_and_those_that_the_page_had(
    tools: Tools, found: list[tuple[int, int, str]], runs: list[tuple[int, int, str]]
) -> None:
    name = replace(value("institution", "en", "Lab"), runs=(Run(0, 2, "en"), Run(2, 3, "de")))
    splitting = replace(tools, runs=lambda _: [Run(*one) for one in found])
    values, _, _ = laid([name], [edit(name, "Lab ab")], ("en",), splitting)
    assert values[0].runs == tuple(Run(*one) for one in runs)


def test_only_values_of_a_changed_field_are_paired_anew_and_only_where_both_sides_have_one(tools: Tools) -> None:
    greek, english = value("description", "el", "Ένα."), value("description", "en", "One.")
    title = replace(value("title", "el", "Καφενείο"), pairs=(FieldPair(1, 2, 3, 4),))
    values, _, _ = laid([title, greek, english], [edit(greek, "Δύο.")], ("el", "en"), tools)
    assert [one.pairs for one in values] == [title.pairs, (FieldPair(0, 4, 0, 4),), (FieldPair(0, 4, 0, 4),)]
    values, _, _ = laid([greek, value("title", "en", "Café")], [edit(greek, "Δύο.")], ("el", "en"), tools)
    assert [one.pairs for one in values] == [(), ()]
