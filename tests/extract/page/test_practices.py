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


def test_entries_that_open_with_the_label_of_their_title_need_no_headings(lines):
    entry = "<p>Title: {0}</p><p>{0} is run by its village and open to all.</p>"
    found = parted(lines(entry.format("The mill") + entry.format("The oven")))
    assert found == ["", "Title: The mill", "Title: The oven"]


def test_a_label_that_comes_again_without_titles_parts_nothing(lines):
    text = "<p>Summary: it is run by its village</p><p>It grinds again.</p>"
    assert len(parted(lines(f"<h1>The mill</h1><p>It is old.</p>{text}{text}"))) == 1


def test_the_picture_above_a_title_is_of_its_entry(lines):
    entry = '<img src="{0}.jpg" alt=""><h2>{0}</h2><p>Summary: {0} is run by its village.</p><p>Location: Crete</p>'
    found = lines(f"<h1>Good practices</h1>{entry.format('The mill')}{entry.format('The oven')}")
    parts = groups(found, sides_of(found))
    assert [part[0].segment.block.picture is not None for part in parts] == [False, True, True]


def test_a_sentence_above_a_label_is_no_title_of_an_entry(lines):
    entry = "<p>We went there.</p><p>Summary: {0} is run by its village.</p><p>Description: It is old.</p>"
    page = "<h1>Good practices</h1>" + entry.format("The mill") + entry.format("The oven")
    found = parted(lines(page))
    assert found[1:] == ["Summary: The mill is run by its village.", "Summary: The oven is run by its village."]


@pytest.mark.parametrize(("letters", "is_title"), [(250, True), (251, False)])
def test_a_title_above_an_entry_has_at_most_two_hundred_and_fifty_letters(lines, letters, is_title):
    name = "T" * letters
    entry = "<p>{0}</p><p>Summary: run by its village.</p><p>Description: It is old.</p>"
    found = parted(lines("<h1>Good practices</h1>" + entry.format(name) * 2))
    assert (found[1] == name) is is_title


@pytest.mark.parametrize(("titles", "count"), [("TTT", 4), ("TT-", 4), ("T--", 1), ("---", 1)])
def test_entries_begin_at_a_label_where_two_thirds_of_them_have_a_title_above_it(lines, titles, count):
    page = "".join(
        f"<p>{'The mill of ours' if one == 'T' else 'It is open to all.'}</p><p>Summary: it is run by its village.</p>"
        for one in titles
    )
    assert len(parted(lines(f"<h1>Good practices</h1><p>Of nine villages.</p>{page}"))) == count


BARE = "<p>Summary: it is run by its village.</p><p>It is open to all.</p>"


@pytest.mark.parametrize(
    ("above", "is_title"),
    [
        ("<h2>The mill</h2>", True),
        ("<p>The mill</p>", True),
        ("<p>The mill.</p>", False),
        ("<p>The mill:</p>", False),
        ("<p>The mill;</p>", False),
        ("<ul><li>The mill</li></ul>", False),
        ("<p>Location: Crete</p>", False),
        ("<nav><p>The mill</p></nav>", False),
    ],
)
def test_what_stands_right_above_the_label_of_an_entry_may_be_its_title(lines, above, is_title):
    found = lines(f"<h1>Good practices</h1><p>Of nine villages.</p>{f'{above}{BARE}' * 2}")
    assert (len(groups(found, sides_of(found))) == 3) is is_title


@pytest.mark.parametrize(
    ("entry", "count"),
    [
        ("<p>We went.</p><p>Summary: it is run by all.</p><p>Description: it is old.</p>", 3),
        ("<p>We went.</p><p>Title: The mill</p><p>It is old.</p>", 3),
        ("<p>We went.</p><p>Location: Crete</p><p>Owner: Guild</p>", 1),
        ("<p>We went.</p><p>Summary: it is run by all.</p><p>Location: Crete</p>", 1),
    ],
)
def test_entries_without_titles_are_told_by_a_title_or_by_two_labels_that_open_one(lines, entry, count):
    found = lines(f"<h1>Good practices</h1>{entry * 2}")
    assert len(groups(found, sides_of(found))) == count


def test_all_lines_of_a_page_are_in_its_groups_in_their_order(lines):
    found = lines("<h1>Good practices</h1>" + ENTRY.format("The mill") + ENTRY.format("The oven"))
    assert [line for part in groups(found, sides_of(found)) for line in part] == list(found)


def test_labels_over_two_languages_and_one_of_them_twice_are_entries(lines):
    page = "<h1>Ο μύλος</h1><p>Description: Ο μύλος του χωριού αλέθει ξανά για εννέα χωριά.</p>"
    page += "<h1>The mill</h1><p>Description: The mill of the village grinds again for all.</p>"
    page += "<h1>The oven</h1><p>Description: The oven of the village bakes again for all.</p>"
    found = lines(page)
    assert len(groups(found, sides_of(found))) == 4


@pytest.mark.parametrize(
    ("opener", "above", "is_value"),
    [
        ("Title: The mill", "<p>Location:</p><p>Crete</p>", True),
        ("Title: The mill", "<p>Location: Greece<br>Crete</p>", True),
        ("Title: The mill", "<p>Location: Greece</p><p>Practice</p>", False),
        ("Title: The mill", "<p>Location:</p><h2>Practice</h2>", False),
        ("Summary: it is run by all.", "<p>Location:</p><p>Crete</p><p>The mill</p>", False),
        ("Summary: it is run by all.", "<p>Location: Greece<br>The mill</p>", False),
    ],
)
def test_the_last_value_of_an_entry_is_no_title_of_the_next(lines, opener, above, is_value):
    entry = f"<p>{opener}</p><p>Description: it is old.</p>{above}"
    found = lines(f"<h1>Good practices</h1><h2>The oven</h2>{entry * 2}")
    last = groups(found, sides_of(found))[-1]
    assert (last[0].text == opener) is is_value
