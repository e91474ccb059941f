"""Where a page of practice begins: margins, and what is told of a page on either side."""

import pytest

from pipeline.extract.choose.kind import Judgement, judge, reason
from pipeline.extract.choose.kind_signs import Evidence
from pipeline.extract.choose.kind_words import Sign
from pipeline.lexicon import extended
from pipeline.model import Blocker, IssueCode, Kind

TEXT = "<h2>Description</h2><p>The old mill grinds again, two days a week, and four bakers buy its flour.</p>"
FACT = "<p><b>Institution:</b> Municipality of Lofos</p>"


def test_of_a_practice_it_is_told_what_it_lacks_and_not_that_it_is_none(record):
    codes = [issue.code for issue in record(f"<h1>The mill</h1>{TEXT}{FACT}").issues]
    assert IssueCode.NOT_A_PRACTICE not in codes
    assert IssueCode.MISSING_FIELD in codes
    codes = [issue.code for issue in record(f"<p>Press release</p><h1>The mill</h1>{TEXT}{FACT}").issues]
    assert IssueCode.NOT_A_PRACTICE in codes
    assert IssueCode.MISSING_FIELD not in codes


@pytest.mark.parametrize(
    ("value", "words"), [(1.0, "The old mill"), (0.5, "The old mill"), (0.49, "found: description")]
)
def test_a_sign_that_speaks_strongly_against_a_page_is_the_reason_and_a_lesser_one_is_not(lexicon, value, words):
    own = extended(lexicon, {"weights.toml": b"[kind]\ncall_title = -2.0"})
    judged = Judgement(
        Kind.OTHER,
        is_sure=True,
        score=-1.0,
        signs=(Sign("call_title", value, "The old mill"),),
        labelled=("description",),
    )
    assert words in reason(judged, own)


@pytest.mark.parametrize(("start", "is_sure"), [(1.75, True), (1.7, False)])
def test_a_page_that_just_reaches_the_margin_is_surely_a_practice(lexicon, document, start, is_sure):
    weights = f"[kind]\nstart = {start}\nsure = 2.0\nother = -9.0\nno_prose = 0.0\nsections = 0.0\nown = 0.25"
    own = extended(lexicon, {"weights.toml": weights.encode()})
    judged = judge(Evidence([], [], document("<p>x</p>"), {"difficulties"}, [], is_several=False), own)
    assert judged.score == start + 0.25
    assert judged.is_sure is is_sure


def test_what_only_words_speak_for_is_never_surely_a_practice(record):
    words = "The project was restored and completed by the municipality with the ERDF for its residents."
    made = record(f"<h1>The mill of the project</h1><p>{words} {words} {words}</p>")
    (choice,) = [one for one in made.choices if one.subject == "kind"]
    assert choice.candidates[0].score > 2.0
    assert Blocker.KIND in made.why


def test_what_labels_of_unknown_words_tell_makes_a_page_a_practice_and_never_surely(record):
    text = (
        "The choir meets in the waiting room, because the late train is late, and travellers sing along to stay warm."
    )
    facts = "<dt>Partner in the lead<dd>Low Fell Community Choir<dt>Year it began<dd>2016{}"
    page = f"<h1>The choir in the waiting room</h1><p>{text} {text}</p><dl>{facts}</dl>"
    whole = record(page.format("<dt>Money needed<dd>£75"))
    assert [one.text for one in whole.of("amounts")] == ["£75"]
    assert (whole.kind, Blocker.KIND in whole.why) == (Kind.PRACTICE, True)
    assert record(page.format("")).kind is Kind.OTHER


@pytest.mark.parametrize(("weight", "is_sure"), [(0.0, True), (0.25, False)])
def test_values_beside_labels_that_may_be_guessed_do_not_make_up_what_is_lacking(lexicon, document, weight, is_sure):
    weights = (
        f"[kind]\nstart = {1.75 - weight}\nsure = 2.0\nno_prose = 0.0\nsections = 0.0\nown = 0.25\nvalues = {weight}"
    )
    own = extended(lexicon, {"weights.toml": weights.encode()})
    beside = {"institution", "location", "start_date"}
    page = Evidence([], [], document("<p>x</p>"), {"difficulties"}, [], is_several=False, beside=beside)
    assert (judge(page, own).score, judge(page, own).is_sure) == (2.0, is_sure)
