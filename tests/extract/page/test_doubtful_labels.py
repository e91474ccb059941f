"""Words that are a label elsewhere, and none where they stand."""

import pytest


def test_a_very_short_label_of_a_text_is_one_only_beside_others(lines):
    alone, *_ = lines("Από\n\nΤο χωριό μας έχει δύο βρύσες.\n", "page.txt")
    assert alone.label is None
    _, _, short, _ = lines("Φορέας\nΔήμος Πέτρας\nΑπό\n2019\n", "page.txt")
    assert short.label is not None
    assert short.label.field.name == "start_date"


@pytest.mark.parametrize(
    ("items", "labelled"),
    [
        ("Tablets\n- Internet (maps)\n- Viber\n- E-mails", []),
        ("Location\n- Petra\n- Budget\n- 4.000 €", ["Location", "Budget"]),
        ("Title: The mill\n- Description\n- A mill", ["Title: The mill", "Description"]),
        ("Location\n- Budget", ["Location", "Budget"]),
        ("Stones\n- Budget\n", []),
    ],
    ids=["entries", "values below", "a form", "nothing else", "the last of two"],
)
def test_an_entry_of_a_list_is_a_label_only_where_values_stand_below(lines, items, labelled):
    found = lines(f"The mill\n\n- {items}\n", "page.txt")
    assert [line.text.lstrip("-• ") for line in found if line.label] == labelled
