"""Labels that leave their field open. Each page is invented."""

LONG = "A mill grinds flour for nine villages again, two days a week. It has two stones, and eleven people dress them."
LEAD = "Nine villages have a mill again, and bakers buy from it."


def test_what_is_told_of_the_project_is_the_description_where_there_is_no_other(fields):
    found = fields(f"<h1>The mill</h1><h2>About the project</h2><p>{LONG}</p>")
    assert found["description"] == LONG
    assert "project_about" not in found


def test_a_lead_alone_is_no_other_description(fields):
    found = fields(f"<h1>The mill</h1><p>{LEAD}</p><h2>About the project</h2><p>{LONG} {LONG[:-1]} for years.</p>")
    assert found["summary"] == LEAD
    assert found["description"].startswith(LONG)


def test_beside_a_description_the_project_is_told_apart(fields):
    found = fields(f"<h1>The mill</h1><h2>Description</h2><p>{LONG}</p><h2>About the project</h2><p>{LEAD}</p>")
    assert (found["description"], found["project_about"]) == (LONG, LEAD)


def test_a_brief_description_is_the_summary_only_beside_a_longer_one(fields):
    page = "<h1>The mill</h1><h2>Brief description</h2><p>{}</p>"
    both = fields(page.format(LEAD) + f"<h2>Detailed description</h2><p>{LONG}</p>")
    assert (both["summary"], both["description"]) == (LEAD, LONG)
    assert fields(page.format(LONG))["description"] == LONG
