"""Text files: offsets are those of the file."""

import pytest

from pipeline.model import BlockKind


def test_the_text_is_the_files_own(document):
    page = document("/\n\nΚΑΛΗ ΠΡΑΚΤΙΚΗ\nA mill  for barley\n", "page.txt")
    assert page.text == "/\n\nΚΑΛΗ ΠΡΑΚΤΙΚΗ\nA mill  for barley\n"
    assert [(block.start, block.text) for block in page.blocks] == [
        (0, "/"),
        (3, "ΚΑΛΗ ΠΡΑΚΤΙΚΗ"),
        (17, "A mill  for barley"),
    ]


def test_a_line_in_capitals_is_a_heading(document):
    kinds = [block.kind for block in document("ΔΥΣΚΟΛΙΕΣ\n\nΤα ποντίκια.\n\n#TAG", "page.txt").blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("line", ["INVERSIÓN TOTAL: 91.597,00€", "BUDGET : € 4,000", "ΔΙΑΡΚΕΙΑ: 36 ΜΗΝΕΣ", "€3.3M"])
def test_a_figure_behind_its_label_in_capitals_is_no_heading(document, line):
    assert document(f"{line}\n\nTwo rooms.", "page.txt").blocks[0].kind is BlockKind.PARAGRAPH


def test_lines_of_no_break_spaces_are_blank(texts):
    assert texts("one\n\u00a0\ntwo", "page.txt") == ["one", "two"]


def test_a_text_wrapped_at_one_width_is_unwrapped(texts):
    wrapped = (
        "The tool library lends drills and ladders to everybody who lives in the\n"
        "valley. It has been open on four evenings a week since the old station\n"
        "was repaired by the volunteers, who still keep the key of its big front\n"
        "door in the bakery on the other side of the road, behind the flour bags\n"
        "and the scales.\n\nResources needed\n"
    )
    first, second = texts(wrapped, "page.txt")
    assert first.startswith("The tool library lends")
    assert first.endswith("flour bags and the scales.")
    assert second == "Resources needed"


def test_markup_signs_of_markdown_are_no_text(document):
    page = document("# A mill\n\n**Location:** Crete\n\n- see [the plan](https://mill.example.org/p)\n", "page.md")
    assert [(block.kind, block.text) for block in page.blocks] == [
        (BlockKind.HEADING, "A mill"),
        (BlockKind.PARAGRAPH, "Location: Crete"),
        (BlockKind.ITEM, "see the plan"),
    ]
    assert page.blocks[2].marks[0].target == "https://mill.example.org/p"


def test_a_word_torn_at_the_end_of_a_line_is_whole_and_offsets_stay(document):
    text = "It was built by a maker who left the key un-\nder a stone. Self-\nmade it is."
    page = document(text, "page.txt")
    assert page.blocks[0].text.replace("\u00ad", "").endswith("the key under a stone. Self-")
    assert len(page.text) == len(text)


def test_a_tab_behind_the_sign_of_a_list_entry_makes_no_table(document):
    page = document("•\tOne yard\n•\tTwo apprentices\n1.\tThe wheel\n2.\tThe cart\n", "page.txt")
    assert [block.cell for block in page.blocks] == [None] * 4


def test_separators_of_lines_and_paragraphs_end_lines(document):
    text = "One wheel\u2028Two wheels\u2029Three"
    page = document(text, "page.txt")
    assert [block.text for block in page.blocks] == ["One wheel", "Two wheels", "Three"]
    assert len(page.text) == len(text)


def test_a_rule_below_a_line_makes_it_a_heading(document):
    page = document(
        "The van\n=======\n\nCosts\n-----\n\nNone.\n\nA dash parts\n------------------------------\n", "page.txt"
    )
    assert [(block.text, block.level) for block in page.blocks if block.kind is BlockKind.HEADING] == [
        ("The van", 1),
        ("Costs", 2),
        ("A dash parts", 2),
    ]


def test_a_rule_below_a_sentence_only_parts(document):
    page = document("The van calls twice a month.\n----------\n\nThe rest is silence.\n", "page.txt")
    assert {block.kind for block in page.blocks} == {BlockKind.PARAGRAPH}


def test_an_entry_of_a_list_goes_on_below_its_words(texts):
    assert texts(" * Letters come\n   on time\n * No one falls in\n", "page.txt")[0].replace("\u00ad", "") == (
        "* Letters come on time"
    )


def test_a_text_is_pasted_also_where_a_browser_saved_it_as_a_page(document):
    assert document("The mill\n\nIt grinds.", "page.txt").is_pasted
    assert document("<html><body><pre>The mill\n\nIt grinds.</pre></body></html>", "page.html").is_pasted
    assert not document("<html><body><h1>The mill</h1><p>It grinds.</p></body></html>", "page.html").is_pasted
