"""Facts that markup sets as sibling elements."""

import pytest

PROSE = (
    "<p>Every Saturday an old tram becomes a library and goes round the quarters, so that all can choose a book.</p>"
)


def drupal(label: str, value: str) -> str:
    return f'<div class="field"><div class="field__label">{label}</div><div class="field__item">{value}</div></div>'


def plain(label: str, value: str) -> str:
    return f'<div class="r"><div class="a">{label}</div><div class="b">{value}</div></div>'


@pytest.mark.parametrize("made", [drupal, plain])
def test_sibling_elements_of_one_shape_are_a_label_and_its_value(fields, made):
    facts = [("Lead partner", "Town of Petra"), ("Reference", "88/2020"), ("Cost of it all", "44.000 €")]
    page = f"<h1>Tram with books</h1>{PROSE}{''.join(made(*fact) for fact in facts)}"
    found = fields(page)
    assert found["institution"] == "Town of Petra"
    assert found["amounts"]["amount"] == "44000"
    assert "Reference" not in found["description"]
    assert "88/2020" not in found["description"]


def test_an_unknown_label_over_prose_is_a_heading_and_no_fact(fields):
    page = f"<h1>Tram with books</h1>{drupal('How it rolls', PROSE)}{drupal('Lead partner', 'Town of Petra')}"
    assert "an old tram becomes a library" in fields(page)["description"]


def test_two_paragraphs_side_by_side_are_no_pair(fields):
    page = f"<h1>Tram with books</h1><div><div>We like trams.</div><div>We like books, too.</div></div>{PROSE}"
    found = fields(page)
    assert "We like trams." in (found.get("summary", "") + found["description"])


def test_labels_and_values_of_partners_stay_with_the_partners(records):
    partner = drupal("Name", "Comune di Sasso") + drupal("Country", "Italy")
    other = drupal("Name", "Town of Vrachos") + drupal("Country", "Cyprus")
    page = f"<h1>Tram with books</h1>{drupal('Description', PROSE)}{drupal('Partners', partner + other)}"
    (record,) = records(page)
    assert [value.text for value in record.of("title")] == ["Tram with books"]
