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
