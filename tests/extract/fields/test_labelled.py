"""What stands under labels. Each page is invented."""

import pytest

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


@pytest.mark.parametrize(
    ("below", "counts"),
    [
        ("<h2>Results</h2><p>Nine tonnes of flour.</p>", True),
        ("<h2>Results</h2><ul><li>less waste</li></ul>", True),
        ("<h2>Results</h2><p>Elections</p><p>April 26, 2022</p>", False),
        ('<dl><dt>Results</dt><dd><a href="/r">» Show</a></dd></dl>', False),
        ("<h2>At a glance</h2><table><tr><td>Hours a week</td><td>39, in two parts</td></tr></table>", False),
        ("<h2>Start date</h2><p>when the brook rose</p>", False),
        ("<h2>Start date</h2><p>May 2019</p>", True),
        ("<p><b>Programme:</b> 10:00 Welcome</p>", False),
        ("<p><b>Programme:</b> LEADER</p>", True),
    ],
)
def test_only_what_says_what_its_label_says_speaks_for_a_practice(record, below, counts):
    signs = {choice.subject: choice for choice in record(f"{PROSE}{below}").choices}["kind"].candidates[0].features
    told = dict(signs)
    assert (told["sections"] > 0.34 or "facts" in told) is counts


def test_a_sum_without_a_language_is_in_one_text_with_the_rest_that_it_is_told_with(record):
    page = "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ο μύλος αλέθει πάλι.</p>"
    page += "<p><b>Χρηματοδότηση</b></p><p>Πράσινο Ταμείο</p><p><b>Με πόσα το κάναμε</b></p><p>84.000€</p>"
    assert [value.text for value in record(page).of("resources")] == ["Πράσινο Ταμείο\n\n84.000€"]
