"""Which numbers of a practice's texts are its key figures. Each page is invented."""

PAGE = "<h1>The mill</h1><h2>Description</h2><p>A mill with 90 seats grinds flour.</p><h2>Results</h2>"


def figures(record, page: str) -> list[tuple[str, str, str]]:
    return [(value.lang, value.value.number, value.text) for value in record(page).of("figures")]


def test_the_results_give_at_most_two_in_their_own_words(record):
    page = PAGE + "<p>By 2021 it served 1,200 visitors, 35 schools and 14 villages.</p>"
    assert figures(record, page) == [("en", "1200", "1,200 visitors"), ("en", "35", "35 schools")]


def test_a_number_told_in_passing_outside_the_results_is_none(record):
    assert figures(record, PAGE + "<p>Everybody bakes.</p>") == []


def test_a_line_of_its_own_in_a_description_is_one(record):
    page = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour.</p><ul><li>90 new jobs</li></ul>"
    assert figures(record, page + "<h2>Costs</h2><p>Little.</p>") == [("en", "90", "90 new jobs")]


def test_a_number_that_both_languages_tell_is_preferred_in_the_words_of_each(record):
    page = "<h1>Ο μύλος του χωριού / The mill of the village</h1><h2>Περιγραφή / Description</h2>"
    page += "<p>Ένας μύλος αλέθει το αλεύρι για εννέα χωριά.</p><p>A mill grinds the flour for nine villages.</p>"
    page += (
        "<h2>Αποτελέσματα / Results</h2><p>Ήρθαν 35 σχολεία, 14 δήμοι και 1.200 επισκέπτες στον μύλο του χωριού.</p>"
    )
    page += "<p>As many as 1,200 visitors came to the mill of the village.</p>"
    assert figures(record, page) == [
        ("el", "35", "35 σχολεία"),
        ("el", "1200", "1.200 επισκέπτες"),
        ("en", "1200", "1,200 visitors"),
    ]


def test_a_figure_stays_a_part_of_its_text(record):
    made = record(PAGE + "<p>It served 1,200 visitors.</p>")
    assert made.of("evidence")[0].text == "It served 1,200 visitors."
    assert made.coverage.unplaced == 0


def test_of_two_figures_that_both_languages_tell_each_is_with_shared_a_side(record):
    page = "<h1>Ο μύλος του χωριού / The mill of the village</h1><h2>Αποτελέσματα / Results</h2>"
    page += "<p>Ήρθαν 35 σχολεία και 1.200 επισκέπτες στον μύλο. Πάλι ήρθαν 35 σχολεία.</p>"
    page += "<p>There came 35 schools and 1,200 visitors to the mill. Again there came 35 schools.</p>"
    assert figures(record, page) == [
        ("el", "35", "35 σχολεία"),
        ("el", "1200", "1.200 επισκέπτες"),
        ("en", "35", "35 schools"),
        ("en", "1200", "1,200 visitors"),
    ]


def test_a_figure_stands_where_its_words_do(record):
    made = record(PAGE + "<p>By 2021 it served 1,200 visitors.</p>")
    (figure,), (text,) = made.of("figures"), made.of("evidence")
    assert figure.locator.start - text.locator.start == len("By 2021 it served ")
    assert figure.locator.end - figure.locator.start == len("1,200 visitors")


def test_the_results_go_before_the_summary_and_that_before_the_description(record):
    page = "<h1>The mill</h1><h2>Description</h2><ul><li>90 new jobs</li></ul>"
    page += "<h2>Summary</h2><ul><li>80 new mills</li></ul><h2>Results</h2><p>It served 70 schools.</p>"
    assert {number for _, number, _ in figures(record, page)} == {"70", "80"}
