"""The part of a page that describes one practice."""

from pipeline.extract.page.lines import Piece
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sides import Sides

BOTH = Sides("el", "el", "en")


def test_words_are_those_of_the_piece(lines):
    (line,) = found = lines("<p>Owner: Town of Petra</p>")
    part = PracticePart(found, Sides("en", "en"))
    assert part.words(Piece(0, 7, 11)) == "Town"
    assert part.line(Piece(0, 7, 11)) is line


def test_the_language_is_that_of_the_first_piece_of_a_side(lines):
    found = lines("<p>48.500 €</p><p>La place du village</p><p>Δήμος Πέτρας και κοινότητα</p><p>The town of stones</p>")
    part = PracticePart(found, BOTH)
    pieces = [line.whole for line in found]
    assert part.side_language(pieces) == "el"
    assert part.side_language(pieces[3:]) == "en"
    assert part.side_language(pieces[:2]) == ""


def test_pieces_of_both_sides_are_parted(lines):
    found = lines("<p>Ο δήμος δανείζει λάμπες στα χωριά.</p><p>The town lends lamps to the villages.</p>")
    part = PracticePart(found, BOTH)
    assert [lang for lang, _ in part.by_side([line.whole for line in found])] == ["el", "en"]
    assert [part.is_first(line.whole) for line in found] == [True, False]
