"""What is drawn on a page besides its words."""

from pypdfium2 import PdfDocument

from pipeline.read.pdf.backdrops import backdrops


def found(pdf, *drawings):
    with PdfDocument(pdf(drawings)) as source:
        return [(tuple(map(round, one.box)), one.colour[:3], len(one.texts)) for one in backdrops(source[0])]


def test_filled_surfaces_are_grounds_thin_and_outlined_ones_are_none(pdf):
    drawings = ["1 0 0 rg 50 100 200 40 re f\n", "50 300 200 2 re f\n", "50 500 200 40 re S\n"]
    assert found(pdf, *drawings) == [((50, 100, 250, 140), (255, 0, 0), 0)]


def test_each_ground_knows_the_words_drawn_since_the_one_before(pdf):
    one = "0 0 1 rg 50 100 200 40 re f\n"
    drawings = [(50, 700, "The mill"), (50, 680, "grinds"), one, one, (50, 660, "barley"), one]
    assert [texts for _, _, texts in found(pdf, *drawings)] == [2, 0, 1]
