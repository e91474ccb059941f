"""How words look says whether anybody can read them."""

import pytest

from pipeline.read.looks import UNKNOWN_GROUND, Ground, Look, is_doubtful_on


@pytest.mark.parametrize(
    ("look", "ground", "is_hidden"),
    [
        (Look(), "", False),
        (Look(is_vanished=True), "", True),
        (Look(size=2.0), "", True),
        (Look(size=3.0), "", False),
        (Look(size=0.0), "", False),
        (Look(colour="336699"), "336699", True),
        (Look(colour="336699"), "3F72A5", True),
        (Look(colour="336699"), "4066A6", False),
        (Look(colour="FFFFFF"), "", False),
        (Look(colour="FFFFFF", ground="000000"), "FFFFFF", False),
        (Look(colour="000000", ground="000000"), "FFFFFF", True),
    ],
)
def test_words_are_hidden_when_they_vanish_are_tiny_or_of_the_colour_behind_them(look, ground, is_hidden):
    assert look.is_hidden(ground) is is_hidden


@pytest.mark.parametrize(
    ("look", "ground", "is_doubtful"),
    [
        (Look(colour="FFFFFF"), Ground(), True),
        (Look(colour="FFFFFF"), UNKNOWN_GROUND, False),
        (Look(colour="FFFFFF"), Ground("000000"), False),
        (Look(colour="FFFFFF", ground="000000"), Ground(), False),
        (Look(colour="EEEEEE"), Ground(), False),
    ],
)
def test_white_words_are_doubtful_only_where_nothing_is_known_to_lie_behind_them(look, ground, is_doubtful):
    assert is_doubtful_on(look, ground) is is_doubtful
