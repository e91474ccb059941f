"""The last steps of a record: order, pairs, capped issues, what keeps a sheet from being ready."""

import pytest

from pipeline.extract import extract
from pipeline.extract.page.found import Found, Made
from pipeline.extract.page.sides import Sides
from pipeline.extract.record.finishing import blockers, capped, ordered, paired
from pipeline.lexicon import shipped
from pipeline.model import Blocker, Coverage, FieldPair, FieldValue, Issue, IssueCode, Locator, Page, Picture, Severity
from pipeline.read import read
from pipeline.split import split

PAGE = (
    "<h1>The boat of the lake</h1><h2>Summary</h2><p>It lends books to eight villages.</p>"
    "<h2>Resources needed</h2><p>One rower.</p>"
)
BOTH = Sides("el", "el", "en")


def value(field, text, start, lang="en", typed=None):
    return Made(FieldValue(field, lang, text, (), Locator("p", start), "test", typed))


def texts(*made, sides=None):
    return [one.text for one in ordered(Found(made), sides or Sides("en", "en"), shipped())]


def test_fields_come_in_the_order_of_the_sheet_and_values_in_that_of_the_page():
    found = texts(
        value("evidence", "Flour.", 5), value("theme", "b", 9), value("theme", "a", 2), value("title", "Mill", 50)
    )
    assert found == ["Mill", "Flour.", "a", "b"]


def test_pictures_stay_in_the_order_in_which_they_were_found():
    first, second = (
        value("images", name, start, typed=Picture(name, "", "", "")) for name, start in (("z", 90), ("a", 3))
    )
    assert texts(first, second) == ["z", "a"]


def test_a_text_whose_letters_were_lost_is_not_sure_and_its_sheet_not_ready():
    (document,) = read(Page.of("a.html", "a", PAGE.replace("boat", "b\ufffdat").encode()), shipped())
    (record,) = extract(split(document, shipped(), ("el", "en")), shipped())
    assert {one.field: one.is_sure for one in record.values} == {"title": False, "summary": True, "resources": True}
    assert Blocker.TITLE in record.why
    (document,) = read(Page.of("a.html", "a", PAGE.encode()), shipped())
    assert extract(split(document, shipped(), ("el", "en")), shipped())[0].why == (Blocker.KIND,)


def test_texts_of_both_sides_are_tied_and_addresses_are_not():
    made = [value(field, f"{field} {lang}", 1, lang) for field in ("evidence", "links") for lang in ("el", "en")]
    pairs = {one.field: bool(one.pairs) for one in ordered(Found(tuple(made)), BOTH, shipped())}
    assert pairs == {"evidence": True, "links": False}


def test_values_that_stand_nowhere_come_first_among_those_of_their_field():
    assert texts(value("theme", "b", 0), value("theme", "a", None), value("theme", "c", 1)) == ["a", "b", "c"]


def test_the_end_on_a_line_of_its_own_is_the_end(fields):
    page = "<h1>The boat</h1><div><p>Duration</p><p>from May 2020</p><p>until October 2022</p></div>"
    assert fields(page)["end_date"] == "2022-10"
    assert fields(page.replace("<p>until October 2022</p>", ""))["end_date"] == ".."


def sided(lang, text, *blocks, field="description"):
    return Made(FieldValue(field, lang, text, (), Locator("p"), "test"), blocks)


def test_texts_of_as_many_blocks_are_paired_block_by_block():
    pairs = paired([sided("el", "Α. Β.", (0, 2), (3, 5)), sided("en", "One. Two.", (0, 4), (5, 9))], BOTH)
    assert pairs[0] == pairs[1] == (FieldPair(0, 2, 0, 4), FieldPair(3, 5, 5, 9))


def test_texts_of_other_blocks_are_paired_as_wholes():
    pairs = paired([sided("el", "Α. Β.", (0, 2), (3, 5)), sided("en", "One and two.", (0, 12))], BOTH)
    assert pairs[0] == (FieldPair(0, 5, 0, 12),)


def test_the_second_value_of_a_side_answers_the_second_of_the_other():
    found = [sided(lang, text, field="theme") for lang, text in (("el", "α"), ("el", "βγ"), ("en", "a"), ("en", "bcd"))]
    pairs = paired(found, BOTH)
    assert (pairs[1], pairs[3]) == ((FieldPair(0, 2, 0, 3),),) * 2


def test_a_value_without_an_answer_is_in_no_pair():
    assert paired([sided("el", "Α."), sided("en", "One.", field="title")], BOTH) == {}


def issue(code, number):
    return Issue(code, Severity.INFO, f"issue {number}", Locator("", number, number + 1))


def test_issues_beyond_the_first_are_counted_behind_them():
    many = [issue(IssueCode.NEAR_LABEL, number) for number in range(27)]
    few = [issue(IssueCode.UNREAD_VALUE, number) for number in range(20)]
    kept = capped([*many, *few])
    assert kept == (
        *many[:20],
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
    assert max(map(codes.count, codes)) == 21


def test_each_kind_of_issue_is_counted_behind_its_last_one():
    near, unread = (
        [issue(code, number) for number in range(20 + more)]
        for code, more in ((IssueCode.NEAR_LABEL, 1), (IssueCode.UNREAD_VALUE, 2))
    )
    kept = capped([*near, *unread])
    assert [one.message for one in kept if one.locator is None] == [
        "and 1 more issue of this kind",
        "and 2 more issues of this kind",
    ]
    assert [at for at, one in enumerate(kept) if one.locator is None] == [20, 41]


def sure(field, *, is_sure=True):
    return FieldValue(field, "en", "words", (), Locator("p"), "test", is_sure=is_sure)


def why(*values, unplaced=0, is_sure_kind=True, is_entry=False):
    own = Coverage(100, 100 - unplaced, 0, 0, unplaced)
    return tuple(blockers(values, own, is_sure_kind=is_sure_kind, is_entry=is_entry))


def test_a_sure_title_and_a_sure_text_are_enough():
    assert why(sure("title"), sure("description")) == ()
    assert why(sure("title"), sure("summary")) == ()


def test_a_guess_is_not_enough():
    assert why(sure("title", is_sure=False), sure("description", is_sure=False)) == (
        Blocker.TITLE,
        Blocker.DESCRIPTION,
    )


def test_the_entry_of_a_list_needs_a_title_only():
    assert why(sure("title"), is_entry=True) == ()
    assert why(sure("title")) == (Blocker.DESCRIPTION,)


@pytest.mark.parametrize(("unplaced", "is_ready"), [(30, True), (31, False)])
def test_a_sheet_may_leave_out_three_words_of_ten(unplaced, is_ready):
    assert (why(sure("title"), sure("summary"), unplaced=unplaced) == ()) is is_ready


def test_boilerplate_is_none_of_the_practices_words():
    own = Coverage(100, 10, 0, 85, 5)
    found = blockers([sure("title"), sure("summary")], own, is_sure_kind=False, is_entry=False)
    assert tuple(found) == (Blocker.UNPLACED, Blocker.KIND)
