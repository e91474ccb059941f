"""Words beside pictures, in all languages of the tables."""

import pytest

from pipeline.lexicon import shipped
from pipeline.lexicon.captions import captions

KNOWN = captions(shipped())


@pytest.mark.parametrize("words", ["Photo: M. P.", "Πηγή φωτογραφίας: Δήμος", "Crédit photo : Ville", "Quelle: Stadt"])
def test_a_credit_opens_with_a_word_and_a_colon(words):
    assert KNOWN.credit.match(words)


@pytest.mark.parametrize("words", ["Photographs of the mill", "Η φωτογραφία δείχνει τον μύλο", "Source of pride"])
def test_a_sentence_about_a_picture_is_no_credit(words):
    assert not KNOWN.credit.match(words)


@pytest.mark.parametrize("words", ["Εικ. 2: Ο μύλος", "Figure 1. The mill", "Abb. 12 – Die Mühle", "Photo 3: the mill"])
def test_the_number_of_a_figure_opens_a_caption(words):
    assert KNOWN.numbered.match(words)


def test_a_sentence_that_points_to_a_figure_is_no_caption():
    assert not KNOWN.numbered.match("Figure 1 shows the mill")
    assert not KNOWN.numbered.match("Figures: 120 pupils")
