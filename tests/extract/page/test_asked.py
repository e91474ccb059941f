"""Words that look like a label, with what stands behind them."""

from pipeline.model import IssueCode

FRAME = "<h1>A kiln on wheels</h1><p>Potters share one kiln.</p><h2>Description</h2><p>It is towed.</p>{}"


def test_the_headline_of_another_page_takes_no_label(fields):
    page = FRAME.format(
        "<h2>What changed in the valley</h2><p>Three hundred pots.</p>"
        '<div><a href="/l"><h2>Difficulties in parking</h2></a></div>'
    )
    found = fields(page)
    assert (found["evidence"], "difficulties" in found) == ("Three hundred pots.", False)


def test_words_with_nothing_below_them_are_no_label(record):
    made = record(FRAME.format("<h2>Obstacles on the road</h2><h2>Results</h2><p>Pots.</p>"))
    assert [issue for issue in made.issues if issue.code in {IssueCode.NEAR_LABEL, IssueCode.EMPTY_SECTION}] == []


def test_a_short_line_over_prose_is_a_label_in_a_text_without_markup_if_its_words_are_sure(fields):
    page = "A kiln on wheels\n\nResults & benefits\nPotters from six valleys have fired three hundred pots.\n\n"
    page += "The goat that waves\nIt stands at the gate.\n\nLocation: Crete, Greece\n"
    assert fields(page, "page.txt")["evidence"].startswith("Potters from six valleys")
