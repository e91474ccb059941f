"""Where a page of practice begins: margins, and what is told of a page on either side."""

import pytest

from pipeline.extract.choose.kind import Judgement, Sign, judge, reason
from pipeline.lexicon import extended
from pipeline.model import IssueCode, Kind

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
        Kind.OTHER, is_sure=True, score=-1.0, signs=(Sign("call_title", value, "The old mill"),), told=("description",)
    )
    assert words in reason(judged, own)


@pytest.mark.parametrize(("start", "is_sure"), [(2.0, True), (1.9, False)])
def test_a_page_that_just_reaches_the_margin_is_surely_a_practice(lexicon, document, start, is_sure):
    own = extended(
        lexicon, {"weights.toml": f"[kind]\nstart = {start}\nsure = 2.0\nother = -9.0\nno_prose = 0.0".encode()}
    )
    judged = judge([], [], document("<p>x</p>"), frozenset(), own, is_several=False)
    assert judged.score == start
    assert judged.is_sure is is_sure
