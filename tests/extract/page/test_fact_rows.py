"""Labels of facts in rows of a text. Each page is invented."""

import pytest

from pipeline.extract.page.fact_rows import is_before_label, labels_first
from pipeline.lexicon import shipped
from pipeline.values.readers import readers

READ = readers(shipped())
FACTS = "The mill\n\n{}\n\nDescription\nA mill grinds again.\n"


def test_labels_of_facts_in_a_row_have_their_values_in_the_row_below(fields):
    page = "The mill\n\nInstitution\nStart date\nTown of Petra\nMay 2019\n\nDescription\nA mill grinds again.\n"
    found = fields(page, "page.txt")
    assert (found["institution"], found["start_date"]) == ("Town of Petra", "2019-05")


def test_values_in_the_row_below_must_fit_their_labels(fields):
    page = "The mill\n\nInstitution\nStart date\nTown of Petra\nsoon\n\nDescription\nA mill grinds again.\n"
    assert "start_date" not in fields(page, "page.txt")


def test_a_value_may_stand_above_the_label_that_ends_its_paragraph(fields):
    found = fields(FACTS.format("Town of Petra\nInstitution"), "page.txt")
    assert found["institution"] == "Town of Petra"


def first(lines, text):
    found = lines(text, "page.txt")
    return labels_first(found, 0, READ.can_read)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Institution\nStart date\nTown of Petra\nMay 2019\n", 2),
        ("Institution\nStart date\nTown of Petra\nsoon\n", 0),
        ("Institution\nStart date\nTown of Petra\n", 0),
        ("Institution\nTown of Petra\n", 0),
        (f"Institution\nStart date\n{'Town of Petra ' * 12}\nMay 2019\n", 0),
        ("Institution\nStart date\nOwner: Town of Petra\nMay 2019\n", 0),
        ("Description\nResults\nTown of Petra\nMay 2019\n", 0),
        (f"Institution\nStart date\n{'T' * 160}\nMay 2019\n", 2),
        (f"Institution\nStart date\n{'T' * 161}\nMay 2019\n", 0),
        ("Institution\nFunder\nStart date\nTown of Petra\nGreen Fund\nMay 2019\n", 3),
        ("Institution\nFunder\nStart date\nTown of Petra\nGreen Fund\n", 0),
        ("Institution\nPeriod\nTown of Petra\nMay 2018 - June 2019\n", 2),
        ("Institution\nPeriod\nTown of Petra\nas long as it rains\n", 0),
        ("Institution\nStart date", 0),
        ("Institution", 0),
    ],
)
def test_labels_in_a_row_have_as_many_values_behind_them(lines, text, count):
    assert first(lines, text) == count


@pytest.mark.parametrize(
    ("text", "is_before"),
    [
        ("Town of Petra\nInstitution\n", True),
        ("Town of Petra\n\nInstitution\n", False),
        ("Town of Petra\nInstitution\nMore words\n", False),
        ("Town of Petra\nInstitution\n\nMore words\n", True),
        ("Town of Petra\nResults\n", False),
        ("Owner: Town of Petra\nInstitution\n", False),
        ("The town of Petra grinds its flour again for all.\nInstitution\n", False),
        ("Town of Petra\n", False),
        ("A mill\nTown of Petra\nInstitution\n", False),
        ("Town of Petra\nInstitution\n\nOwner: The guild\n", True),
        ("Town of Petra\nInstitution\nOwner: The guild\n", False),
    ],
)
def test_a_plain_line_is_the_value_of_the_label_that_ends_its_paragraph(lines, text, is_before):
    assert is_before_label(lines(text, "page.txt"), 0) is is_before


def test_a_value_in_the_row_below_that_is_no_date_fits_a_label_of_another_type(lines):
    found = lines("Institution\nFunder\nTown of Petra\nGreen Fund\n", "page.txt")
    assert labels_first(found, 0, READ.can_read) == 2


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("<p>Institution</p><p>Funder</p><p>Town of Petra</p><p>Green Fund</p>", 2),
        ("<p>Institution</p><p>Funder</p><p>Town of Petra</p><h2>Green Fund</h2>", 0),
        ("<p>Institution</p><p>Funder</p><p>Town of Petra</p><nav><p>Green Fund</p></nav>", 0),
        ("<table><tr><td>Institution</td><td>Funder</td></tr><tr><td>Town of Petra</td><td>Fund</td></tr></table>", 0),
    ],
)
def test_headings_boilerplate_and_cells_are_no_values_in_a_row(lines, page, count):
    assert labels_first(lines(page), 0, READ.can_read) == count


@pytest.mark.parametrize(
    ("page", "is_before"),
    [
        ("<p>Town of Petra<br>Institution</p>", True),
        ("<p><b>Town of Petra</b><br>Institution</p>", False),
        ("<ul><li>Town of Petra<br>Institution</li></ul>", False),
        ("<nav><p>Town of Petra<br>Institution</p></nav>", False),
    ],
)
def test_only_a_line_of_plain_text_stands_before_its_label(lines, page, is_before):
    assert is_before_label(lines(page), 0) is is_before
