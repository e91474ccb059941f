"""What is told of each partner. Each page is invented."""

PAGE = (
    "<h1>Bells</h1><p><b>Owner:</b> Town of Petra</p><p><b>Country:</b> Greece</p>"
    "<h2>Description</h2><p>Nine bells warn the lower town of the flood, and nobody needs a telephone for it.</p>{}"
    "<h2>Results</h2><p>All were on the hill in forty minutes.</p>"
)
ITALIAN = "<h3>Ponte Basso</h3><p><b>Country:</b> Italy</p><p><b>Contact:</b> Paolo Neri, neri@ponte.example.eu</p>"
POLISH = "<h3>Dolna Rzeka</h3><p><b>Country:</b> Poland</p><p><b>Contact:</b> Jan Kos, jan.kos@dolna.example.eu</p>"


def test_what_is_told_of_each_partner_is_not_told_of_the_practice(fields):
    found = fields(PAGE.format(f"<h2>Partners</h2>{ITALIAN}{POLISH}"))
    assert found["location"]["country"] == "GR"
    assert "contact" not in found
    assert found["evidence"] == "All were on the hill in forty minutes."


def test_a_fact_told_once_under_such_a_heading_is_the_practices(fields):
    contact = "<p><b>Contact:</b> Anna Tsiotra, tsiotra@petra.example.gr</p>"
    assert fields(PAGE.format(f"<h2>Partners</h2>{contact}"))["contact"]["name"] == "Anna Tsiotra"


def test_behind_the_next_heading_of_its_rank_facts_are_the_practices_again(fields):
    more = "<h2>Facts</h2><p><b>Contact:</b> Anna Tsiotra, tsiotra@petra.example.gr</p>"
    assert fields(PAGE.format(f"<h2>Partners</h2>{ITALIAN}{POLISH}{more}"))["contact"]["name"] == "Anna Tsiotra"


def test_a_fact_of_one_partner_that_was_told_of_the_practice_before_is_the_partners(record):
    only = "<h3>Ponte Basso</h3><p><b>Country:</b> Italy</p>"
    made = record(PAGE.format(f"<h2>Partners</h2>{only}"))
    assert [value.text for value in made.of("location")] == ["Greece"]


LEAD = "Two towns ring the same bell when the river rises above the old bridge."
TEXT = "The siren was heard in half of the town only, and nobody knew which of its tones meant what."


def test_a_text_behind_a_list_of_partners_goes_on_from_that_before_it(fields):
    names = "<ul><li>Town of Petra</li><li>Ponte Basso</li></ul>"
    page = f"<h1>Bells for the flood</h1><p>{LEAD}</p><h2>Partners</h2>{names}{{}}"
    found = fields(page.format(f"<p>{TEXT}</p>"))
    assert (found["summary"], found["description"]) == (LEAD, TEXT)
    assert TEXT not in fields(page.format(f"<p>{TEXT[:-1]}</p>".replace(" ", "_"))).get("description", "")


def test_what_is_told_of_partners_without_a_list_stays_theirs(fields):
    found = fields(f"<h1>Bells for the flood</h1><p>{LEAD}</p><h2>Partners</h2><p>{TEXT}</p>")
    assert TEXT not in (found.get("summary"), found.get("description"))


def test_behind_a_labelled_text_it_comes_after_that(fields):
    names = "<ul><li>Town of Petra</li><li>Ponte Basso</li></ul>"
    assert fields(PAGE.format(f"<h2>Partners</h2>{names}<p>{TEXT}</p>"))["description"].startswith("Nine bells")
