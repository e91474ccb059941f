"""Elements inside a line: their borders, and what the line says of them."""

import pytest

from pipeline.model import MarkKind


def _marked(block, kind):
    return [block.text[mark.start - block.start : mark.end - block.start] for mark in block.marks if mark.kind is kind]


@pytest.mark.parametrize(
    ("markup", "parts"),
    [
        ("<div><span>Budget</span><span>44.000 €</span></div>", ["Budget", "44.000 €"]),
        ("<div><span>i</span><span>Partner</span><span>Town of X</span></div>", ["i", "Partner", "Town of X"]),
        ("<div><span><span>Who runs it</span></span><span><a href=/m>Town</a></span></div>", ["Who runs it", "Town"]),
        ("<li><i class=fa></i><b>Place</b><em>Rachi</em></li>", ["Place", "Rachi"]),
        ("<p><span class=label>Place</span><span class=value>rachi</span></p>", ["Place", "rachi"]),
        ("<td><strong>Budget</strong>: <span>44.000 €</span></td>", ["Budget", "44.000 €"]),
    ],
)
def test_elements_side_by_side_that_make_up_a_block_are_its_parts(document, markup, parts):
    block = next(block for block in document(markup).blocks if block.text)
    assert _marked(block, MarkKind.PART) == parts
    assert (
        block.text.split()
        == " ".join(parts).replace("Budget 44", "Budget: 44" if ":" in markup else "Budget 44").split()
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p><span>Bud</span><span>get</span></p>", "Budget"),
        ("<div><span class=c1>Bud</span><span class=c2>get</span></div>", "Budget"),
        ("<p><b>B</b>udget</p>", "Budget"),
        ("<p>CO<sub>2</sub> and m<sup>2</sup></p>", "CO₂ and m²"),
        ("<p><b>H</b>2O and <b>You</b>Tube</p>", "H2O and YouTube"),
        ("<p>Text wi<span>th</span> words</p>", "Text with words"),
    ],
)
def test_a_word_cut_by_elements_stays_one(texts, markup, text):
    assert texts(markup) == [text]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p><strong>Προϋπολογισμός</strong>48.500 €</p>", "Προϋπολογισμός 48.500 €"),
        ("<p><span class=label>Φορέας</span>Δήμος Ράχης</p>", "Φορέας Δήμος Ράχης"),
        ("<p><span>Budget</span><span>44.000 €</span></p>", "Budget 44.000 €"),
        ("<p>In <a href=/a>Pohjanmaa</a><a href=/b>Pohjois</a> today</p>", "In Pohjanmaa Pohjois today"),
    ],
)
def test_words_that_only_a_style_sheet_parts_are_parted(texts, markup, text):
    assert texts(markup) == [text]


def test_coloured_slanted_raised_and_named_stretches_are_marked(document):
    markup = '<p><font color=red>Owner</font> <em>Town</em> x<sup>th</sup> <span class="note">x</span></p>'
    (block,) = document(markup).blocks
    kinds = [MarkKind.COLOUR, MarkKind.EMPHASIS, MarkKind.RAISED, MarkKind.SPAN]
    assert [_marked(block, kind) for kind in kinds] == [["Owner"], ["Town"], ["th"], ["x"]]


def test_a_block_and_a_part_know_their_element(document):
    markup = '<main><div class="fact"><span class="k">Place</span><span class="v">Rachi</span></div></main>'
    (block,) = document(markup).blocks
    assert block.element.place == "html > body > main > div.fact"
    assert [mark.element.classes for mark in block.marks if mark.kind is MarkKind.PART] == [("k",), ("v",)]
