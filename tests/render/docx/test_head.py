"""The head of a Word sheet: band, key figures, facts and map."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from pipeline.lexicon import Lexicon
from pipeline.model import Fact, Figure, Head, Highlight, Look, Record, Resource, Sheet
from pipeline.render.docx import write_docx
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose

Headed = Callable[..., Any]


@pytest.fixture
def headed(records: Mapping[str, Record], lexicon: Lexicon, look: Look, photograph: Any) -> Headed:
    """The document of a sample with parts of its head replaced; `harbour.jpg` is a picture of 900 × 600 dots."""
    harbour = Resource("harbour.jpg", "image/jpeg", photograph(900, 600))

    def made(look: Look = look, **parts: Any) -> Any:
        sheet: Sheet = compose(records["both"], lexicon, look)
        head: Head = replace(sheet.head, **parts)
        changed = replace(sheet, head=head, resources=(*sheet.resources, harbour))
        return docx.Document(io.BytesIO(write_docx(changed, look, lexicon).data))

    return made


OPENING = Figure(
    "harbour.jpg",
    passage("The harbour at night", "en"),
    (passage("Τα νέα φώτα.", "el"), passage("The new lights.", "en")),
    passage("Φωτογραφία · Photo: A. Example", "el"),
)


def styles(document: Any) -> list[tuple[str, str]]:
    return [(str(one.style.name), one.text) for one in document.paragraphs if one.style]


def test_the_band_is_made_of_paragraphs_that_are_shaded_alike(headed: Headed) -> None:
    document = headed(project=passage("Έργο · Project WAVES", "el"), office=passage("Δήμος", "el"))
    names = ["Kicker", "Heading 1", "Project", "Office", "Band End"]
    assert [name for name, _ in styles(document)[:5]] == names
    found = [document.styles[name].element.pPr for name in names]
    assert {one.find(qn("w:shd")).get(qn("w:fill")) for one in found} == {"003399"}
    assert len({tuple(side.get(qn("w:space")) for side in one.find(qn("w:pBdr"))) for one in found}) == 1


def test_a_picture_stands_at_the_corner_of_the_page_with_its_caption_and_credit_below_the_band(headed: Headed) -> None:
    document = headed(picture=OPENING)
    (anchor,) = [
        one
        for one in document.element.body.iter(qn("wp:anchor"))
        if one.find(qn("wp:docPr")).get("descr") == "The harbour at night"
    ]
    assert [round(int(one.text) / 36_000) for one in anchor.iter(qn("wp:posOffset"))] == [136, 0]
    extent = anchor.find(qn("wp:extent"))
    assert [round(int(extent.get(side)) / 36_000) for side in ("cx", "cy")] == [74, 64]
    # 900 by 600 dots are wider than the place: something is cut off at both sides.
    cut = next(anchor.iter(qn("a:srcRect")))
    assert cut.get("l") == cut.get("r")
    assert 0 < int(cut.get("l")) < 15_000
    told = [text for name, text in styles(document) if name == "Opening Caption"]
    assert told == ["Τα νέα φώτα.", "The new lights.", "Φωτογραφία · Photo: A. Example"]
    breaks = [one.get(qn("w:clear")) for one in document.element.body.iter(qn("w:br"))]
    assert "all" in breaks


def test_what_is_to_be_checked_says_so_at_the_right_of_the_band(headed: Headed) -> None:
    document = headed(mark=(passage("ΠΡΟΣ ΕΛΕΓΧΟ", "el"), passage("TO BE CHECKED", "en")))
    kicker = document.paragraphs[0]
    # Spaces at both ends keep the words off the edges of their ground.
    assert kicker.text.endswith("\t\u00a0ΠΡΟΣ ΕΛΕΓΧΟ · TO BE CHECKED\u00a0")
    assert kicker.runs[-1].style.name == "Mark"
    assert "\t" not in headed(mark=()).paragraphs[0].text


def test_beside_a_picture_the_mark_stands_above_the_kicker(headed: Headed) -> None:
    document = headed(picture=OPENING, mark=(passage("ΠΡΟΣ ΕΛΕΓΧΟ", "el"),))
    assert document.paragraphs[0].text == "\u00a0ΠΡΟΣ ΕΛΕΓΧΟ\u00a0\n\nΚαλή πρακτική · Good practice"


def test_words_beside_a_picture_stand_in_the_middle_of_it_and_of_what_stands_below_it(headed: Headed) -> None:
    def above(document: Any) -> float:
        (edge,) = (one for one in document.paragraphs if one.style.name == "Kicker")
        return float((edge.paragraph_format.space_before or edge.style.paragraph_format.space_before).pt)

    few, more = ((passage("A ferry", "en"),), (passage("A ferry that carries bread", "en"),) * 2)
    bare = replace(OPENING, captions=(), credit=None)
    found = [above(headed(picture=bare, titles=titles)) for titles in (few, more)]
    assert found[0] > found[1] + 5 > 10
    assert above(headed(picture=OPENING, titles=few)) > found[0]


def test_the_office_s_logos_stand_in_the_band_instead_of_its_name(headed: Headed) -> None:
    logo = Figure("harbour.jpg", passage("Λογότυπο: Δήμος", "el"))
    document = headed(logos=(logo,), office=passage("Δήμος", "el"))
    pictures = [one.get("descr") for one in document.paragraphs[0]._p.iter(qn("wp:docPr"))]
    assert pictures == ["Λογότυπο: Δήμος"]
    assert "Office" not in [name for name, _ in styles(document)]


def test_a_long_title_is_set_smaller_unless_the_template_s_title_was_given_another_size(
    headed: Headed, look_of: Callable[..., Look], look: Look
) -> None:
    def sizes(document: Any) -> list[float]:
        (title,) = [one for one in document.paragraphs if one.style.name == "Heading 1"]
        return [run.font.size.pt for run in title.runs if run.font.size is not None]

    long = (passage("Ένας τίτλος " * 8, "el"), passage("A title " * 8, "en"))
    assert sizes(headed(titles=long)) == [20, 4, 15.5]
    template = docx.Document(io.BytesIO(look.file("sheet.docx")))
    template.styles["Heading 1"].font.size = docx.shared.Pt(30)
    out = io.BytesIO()
    template.save(out)
    assert sizes(headed(look_of({"sheet.docx": out.getvalue()}), titles=long)) == [4]


def test_a_small_empty_line_parts_two_titles_of_one_heading(headed: Headed) -> None:
    (title,) = [one for one in headed().paragraphs if one.style.name == "Heading 1"]
    assert title.text == "Το πλωτό σχολείο της λίμνης\n\nThe floating school of the lake"
    assert [run.font.size.pt for run in title.runs if run.text == "\n" and run.font.size] == [4]


def test_few_facts_beside_the_map_have_the_same_room_above_and_below(headed: Headed) -> None:
    (facts,) = [table for table in headed().tables if table.style and table.style.name == "Facts"]
    rows = [[one.paragraphs for one in row.cells[:2]] for row in facts.rows]
    above = {cell[0].paragraph_format.space_before for cell in rows[0]}
    below = {cell[-1].paragraph_format.space_after for cell in rows[-1]}
    assert above == below
    assert above.pop() >= docx.shared.Pt(6)


def test_a_lead_stands_off_what_is_above_it(headed: Headed) -> None:
    def above_lead(document: Any) -> str:
        names = document.element.body.xpath(".//w:pStyle/@w:val")
        return str(names[names.index("LeadSide") - 1])

    assert above_lead(headed(notes=())) == "WideGap"
    assert above_lead(headed(notes=(passage("In Greek only", "en"),))) == "Note"


def test_key_figures_have_their_words_below_them_in_each_language(headed: Headed) -> None:
    figure = Highlight(passage("9.874", "el"), (passage("αιτήσεις", "el"), passage("9,874 applications", "en")))
    document = headed(figures=(figure, figure))
    (keys,) = [table for table in document.tables if table.style and table.style.name == "Keys"]
    texts = [[one.text for one in cell.paragraphs] for cell in keys.rows[0].cells]
    assert texts == [["9.874", "αιτήσεις", "9,874 applications"]] * 2


def test_the_map_stands_in_a_column_of_its_own_beside_all_facts(headed: Headed) -> None:
    document = headed()
    (facts,) = [table for table in document.tables if table.style and table.style.name == "Facts"]
    merged = [row.xpath("w:tc[last()]/w:tcPr/w:vMerge/@w:val")[0] for row in facts._tbl.tr_lst]
    assert merged == ["restart", *["continue"] * (len(merged) - 1)]
    assert [one.get("descr") for one in facts._tbl.iter(qn("wp:docPr"))] == [
        "Χάρτης της Ευρώπης: Δυτική Μακεδονία, Ελλάδα"
    ]
    without = headed(map=None)
    (facts,) = [table for table in without.tables if table.style and table.style.name == "Facts"]
    assert not facts._tbl.xpath(".//w:vMerge")


def test_what_both_languages_share_stands_below_them_beside_the_same_labels(headed: Headed, tmp_path: Any) -> None:
    words = (passage("Επικοινωνία", "el"),), (passage("Θάλεια", "el"),), (passage("Thalia", "en"),)
    row = Fact(*words, (passage("26990 00158", "el"),))
    document = headed(facts=(row, row))
    (facts,) = [table for table in document.tables if table.style and table.style.name == "Facts"]
    assert [[cell.text for cell in line.cells][:3] for line in facts.rows] == [
        ["Επικοινωνία", "Θάλεια", "Thalia"],
        ["Επικοινωνία", "26990 00158", "26990 00158"],
    ] * 2
    document.save(tmp_path / "shared.docx")
    assert [str(one) for one in OpenXmlValidator().validate(str(tmp_path / "shared.docx")).errors] == []


def test_a_head_with_everything_or_next_to_nothing_is_sound(headed: Headed, tmp_path: Any) -> None:
    everything = headed(picture=OPENING, logos=(OPENING,), mark=(passage("ΠΡΟΣ ΕΛΕΓΧΟ", "el"),))
    nothing = headed(facts=(), figures=(), lead=())
    for name, document in (("all", everything), ("none", nothing)):
        document.save(tmp_path / f"{name}.docx")
        assert [str(one) for one in OpenXmlValidator().validate(str(tmp_path / f"{name}.docx")).errors] == []
