"""What stands under labels. Each page is invented."""

PROSE = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour for nine villages again.</p>"


def test_texts_under_several_labels_of_one_field_are_one_text(record):
    made = record(f"{PROSE}<h2>Results</h2><p>Nine villages.</p><h2>Impact</h2><p>Less waste.</p>")
    assert [value.text for value in made.of("evidence")] == ["Nine villages.\n\nLess waste."]


def test_a_dash_for_a_value_is_none(record):
    made = record(
        f"{PROSE}<table><tr><th>Institution</th><td>—</td></tr><tr><th>Country</th><td>Greece</td></tr></table>"
    )
    assert not made.of("institution")
    assert made.of("location")[0].text == "Greece"


def test_costs_under_several_labels_keep_these(record):
    made = record(f"{PROSE}<p>Budget: 4.000 €</p><p>Cost: 900 €</p><p>Funding: 3.100 €</p>")
    assert made.of("resources")[0].text == "Budget: 4.000 €\n\nCost: 900 €\n\nFunding: 3.100 €"
