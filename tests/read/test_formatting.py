"""How words look says whether anybody can read them."""

import pytest

from pipeline.read.formatting import UNKNOWN_BACKGROUND, Background, CharacterFormat, is_doubtful_on


@pytest.mark.parametrize(
    ("look", "ground", "is_hidden"),
    [
        (CharacterFormat(), "", False),
        (CharacterFormat(is_vanished=True), "", True),
        (CharacterFormat(size=2.0), "", True),
        (CharacterFormat(size=3.0), "", False),
        (CharacterFormat(size=0.0), "", False),
        (CharacterFormat(colour="336699"), "336699", True),
        (CharacterFormat(colour="336699"), "3F72A5", True),
        (CharacterFormat(colour="336699"), "4066A6", False),
        (CharacterFormat(colour="FFFFFF"), "", False),
        (CharacterFormat(colour="FFFFFF", ground="000000"), "FFFFFF", False),
        (CharacterFormat(colour="000000", ground="000000"), "FFFFFF", True),
    ],
)
def test_words_are_hidden_when_they_vanish_are_tiny_or_of_the_colour_behind_them(look, ground, is_hidden):
    assert look.is_hidden(ground) is is_hidden


@pytest.mark.parametrize(
    ("look", "ground", "is_doubtful"),
    [
        (CharacterFormat(colour="FFFFFF"), Background(), True),
        (CharacterFormat(colour="FFFFFF"), UNKNOWN_BACKGROUND, False),
        (CharacterFormat(colour="FFFFFF"), Background("000000"), False),
        (CharacterFormat(colour="FFFFFF", ground="000000"), Background(), False),
        (CharacterFormat(colour="EEEEEE"), Background(), False),
    ],
)
def test_white_words_are_doubtful_only_where_nothing_is_known_to_lie_behind_them(look, ground, is_doubtful):
    assert is_doubtful_on(look, ground) is is_doubtful
