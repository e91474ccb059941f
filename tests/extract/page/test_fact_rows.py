"""Labels of facts in rows of a text. Each page is invented."""


def test_labels_of_facts_in_a_row_have_their_values_in_the_row_below(fields):
    page = "The mill\n\nInstitution\nStart date\nTown of Petra\nMay 2019\n\nDescription\nA mill grinds again.\n"
    found = fields(page, "page.txt")
    assert (found["institution"], found["start_date"]) == ("Town of Petra", "2019-05")


def test_a_value_may_stand_above_its_label(fields):
    page = "The mill\n\nTown of Petra\nInstitution\n\nDescription\nA mill grinds flour for nine villages again.\n"
    assert fields(page, "page.txt")["institution"] == "Town of Petra"
