"""Issues that repeat are counted instead of told."""

from pipeline.extract import extract
from pipeline.extract.record.capping import MOST, capped
from pipeline.lexicon import shipped
from pipeline.model import Issue, IssueCode, Locator, Page, Severity
from pipeline.read import read
from pipeline.split import split


def issue(code, number):
    return Issue(code, Severity.INFO, f"issue {number}", Locator("", number, number + 1))


def test_issues_beyond_the_first_are_counted_behind_them():
    many = [issue(IssueCode.NEAR_LABEL, number) for number in range(MOST + 7)]
    few = [issue(IssueCode.UNREAD_VALUE, number) for number in range(MOST)]
    kept = capped([*many, *few])
    assert kept == (
        *many[:MOST],
        Issue(IssueCode.NEAR_LABEL, Severity.INFO, "and 7 more issues of this kind"),
        *few,
    )


def test_a_page_of_thousands_of_strange_lines_has_a_record_of_moderate_size():
    odd = "".join(f"<h2>Start date</h2><p>day {n} of never</p>" for n in range(1000))
    known = "<h2>Description</h2><p>It is lent.</p><h2>Resources needed</h2><p>€300.</p>"
    page = f"<html><h1>The lent wheel</h1>{known}<h2>Evidence of success</h2><p>It turned.</p>{odd}</html>"
    (document,) = read(Page.of("a.html", "a", page.encode()), shipped())
    (record,) = extract(split(document, shipped(), ("el", "en")), shipped())
    codes = [issue.code for issue in record.issues]
    assert max(map(codes.count, codes)) == MOST + 1


def test_each_kind_of_issue_is_counted_behind_its_last_one():
    near, unread = (
        [issue(code, number) for number in range(MOST + more)]
        for code, more in ((IssueCode.NEAR_LABEL, 1), (IssueCode.UNREAD_VALUE, 2))
    )
    kept = capped([*near, *unread])
    assert [one.message for one in kept if one.locator is None] == [
        "and 1 more issue of this kind",
        "and 2 more issues of this kind",
    ]
    assert [at for at, one in enumerate(kept) if one.locator is None] == [MOST, 2 * MOST + 1]
