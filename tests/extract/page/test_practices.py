"""Where the practices of a page begin."""

import pytest

from pipeline.extract.page.practices import Parting, groups
from pipeline.extract.page.sides import sides_of

ENTRY = "<h2>{0}</h2><p>Summary: {0} is run by its village.</p><p>Location: Crete</p>"


def parted(found, asked=None):
    parts = groups(found, sides_of(found), *([asked] if asked else []))
    return [next((line.text for line in part if line.text), "") for part in parts]


def test_a_label_that_comes_again_below_a_title_opens_an_entry(lines):
    page = "<h1>Good practices</h1>" + ENTRY.format("The mill") + ENTRY.format("The oven")
    assert parted(lines(page)) == ["Good practices", "The mill", "The oven"]


def test_the_same_told_in_two_languages_is_one_practice(lines):
    page = "<h1>Ο μύλος</h1><h2>Description</h2><p>Ο μύλος του χωριού αλέθει ξανά για εννέα χωριά, δύο φορές.</p>"
    page += "<h1>The mill</h1><h2>Description</h2><p>The mill of the village grinds again for nine villages.</p>"
    assert len(parted(lines(page))) == 1


def test_a_person_joins_and_parts_a_page(lines):
    found = lines("<h1>Good practices</h1>" + ENTRY.format("The mill") + ENTRY.format("The oven"))
    assert len(parted(found, Parting(is_joined=True))) == 1
    plain = lines("<h1>The mill</h1><p>It grinds.</p><p>The oven  bakes.</p>")
    assert parted(plain, Parting(split_at=("the OVEN bakes",))) == ["", "The mill", "The oven bakes."]


@pytest.mark.parametrize("openings", [("the forge",), ("the oven", "the mill")], ids=["absent", "in another order"])
def test_a_page_that_lacks_the_words_is_left_whole(lines, openings):
    plain = lines("<h1>The mill</h1><p>It grinds.</p><p>The oven bakes.</p>")
    assert parted(plain, Parting(split_at=openings)) == ["The mill"]
