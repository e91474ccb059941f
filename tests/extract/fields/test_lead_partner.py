"""The partner that leads, as the institution. Each page is invented."""

import pytest

PAGE = "<h1>The mill</h1><p>A mill grinds flour for nine villages again.</p><p><b>Partners:</b> {}</p>"


@pytest.mark.parametrize(
    ("partners", "institution"),
    [
        ("Town of Petra (lead), Guild of Millers", "Town of Petra"),
        ("Guild of Millers, Town of Petra (lead partner, Greece)", "Town of Petra"),
        ("Σύλλογος Μυλωνάδων, Δήμος Πέτρας (επικεφαλής)", "Δήμος Πέτρας"),
        ("Guild of Millers; Town of Petra – coordinator", "Town of Petra"),
        ("Town of Petra (Greece), Guild of Millers", None),
        ("(lead), Guild of Millers", None),
        ("12 (lead), Guild of Millers", None),
        ("Town of Petra (beneficiary)", "Town of Petra"),
        ("Town of Petra (Greece; coordinator)", "Town of Petra"),
        ("Town of Petra (location)", None),
        ("Town of Petra (lead) in Greece", None),
        ("Town of Petra (lead), Guild of Millers (lead)", "Town of Petra"),
        ("Guild of Millers (of Crete, Greece), Town of Petra (lead)", "Town of Petra"),
        ("Guild of Millers", None),
    ],
)
def test_the_partner_behind_whose_name_it_is_said_leads(fields, partners, institution):
    assert fields(PAGE.format(partners)).get("institution") == institution


def test_a_labelled_institution_goes_before_the_partner_that_leads(fields):
    page = PAGE.format("Town of Petra (lead)") + "<p><b>Institution:</b> Guild of Millers</p>"
    assert fields(page)["institution"] == "Guild of Millers"


def test_what_is_said_of_the_other_partners_is_not_lost(record):
    made = record(PAGE.format("Town of Petra (lead), Guild of Millers"))
    (value,) = made.of("institution")
    assert value.rule == "lead-partner"
    assert any("Guild of Millers" in aside.text for aside in made.asides)


def test_the_name_of_the_partner_that_leads_stands_where_it_is_on_the_page(record):
    made = record(PAGE.format("Guild of Millers,  Town of Petra (lead)"))
    (value,) = made.of("institution")
    (start,) = (aside.locator.start for aside in made.asides if "Guild" in aside.text)
    assert value.locator.end - value.locator.start == len("Town of Petra")
    assert value.locator.start > start


@pytest.mark.parametrize(("letters", "is_read"), [(400, True), (401, False)])
def test_a_long_text_about_partners_is_no_list_of_them(fields, letters, is_read):
    text = "Town of Petra (lead), ".ljust(letters - 1, "x") + "y"
    assert ("institution" in fields(PAGE.format(text))) is is_read


def test_who_leads_is_read_under_the_label_of_partners_alone(fields):
    page = PAGE.format("Guild of Millers") + "<h2>Results</h2><p>Town of Petra (lead)</p>"
    assert "institution" not in fields(page)
    first = (
        "<h1>The mill</h1><h2>Results</h2><p>Nine tonnes.</p><h2>Partners</h2><p>Guild</p><p>Town of Petra (lead)</p>"
    )
    assert fields(first)["institution"] == "Town of Petra"


@pytest.mark.parametrize(
    "rows",
    [
        ("Role|Partner name|Address", "PP2|Guild of Millers|12 Hill Street", "LP|Town of Petra|1 Square, Greece"),
        ("Name|Role|Address", "Guild of Millers|Partner|12 Hill Street", "Town of Petra|Coordinator|1 Square"),
        ("Role|Organisation|Country", "LP|Town of Petra|Italy", "PP|Guild of Millers|Greece"),
        ("No|Partner|Role", "1|Town of Petra|LP", "2|Guild of Millers|PP"),
        ("Country|Partner|Role", "Italy|Town of Petra|Lead partner", "Greece|Guild of Millers|Partner"),
    ],
)
def test_in_a_table_of_partners_the_row_of_the_leading_role_has_the_name_first(fields, rows):
    head, *body = (row.split("|") for row in rows)
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    page = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour for nine villages again.</p><h2>Partners</h2>"
    assert fields(f"{page}<table><tr>{heads}</tr>{table}</table>")["institution"] == "Town of Petra"
