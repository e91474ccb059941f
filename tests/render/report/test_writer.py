from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon, extended, shipped
from pipeline.lexicon.report_words import report_words
from pipeline.messages import Message
from pipeline.model import (
    Change,
    Coverage,
    Issue,
    IssueCode,
    Look,
    OpenPoint,
    PracticeSummary,
    SetAside,
    Severity,
    State,
)
from pipeline.render.report.issue_groups import GROUPS
from pipeline.render.report.rows import Presence, ReportRow
from pipeline.render.report.writer import write_report

MILL = PracticeSummary(
    "villages/mill",
    (("el", "Ο νερόμυλος που αλέθει ξανά"), ("en", "The water mill that grinds again")),
    "https://villages.example.org/mill",
    (("title", ("el", "en")), ("description", ("el", "en")), ("resources", ("en",)), ("location", ("en",))),
    Coverage(400, 300, 40, 50, 10),
    (SetAside("menu", 50, "Home News Contact"),),
    wants=(OpenPoint("provisional", what="kind"), OpenPoint("missing", "resources", "el")),
)
ROW = ReportRow(
    "villages/mill.html",
    State.BUILT,
    ("villages/mill.docx", "villages/mill.json", "villages/mill.large.pdf", "villages/mill.pdf"),
    (("villages/mill", "report_files/villages/mill.jpg"),),
    (MILL,),
)


@pytest.fixture
def page_of(look: Look, lexicon: Lexicon) -> Callable[..., str]:
    """The body of the report on some rows."""

    def write(*rows: ReportRow, notes: tuple[str, ...] = ()) -> str:
        page = write_report(rows, notes, look, lexicon, "practice-sheets 1").decode()
        return page[page.index("<body>") :]

    return write


def words(page: str) -> str:
    """What the page shows, in both languages."""
    found: list[str] = []
    reader = HTMLParser()
    reader.handle_data = found.append  # type: ignore[method-assign]
    reader.feed(page[: page.index("<script>")])
    return " ".join("".join(found).split())


def test_a_page_shows_its_sheet_with_titles_picture_files_and_source(page_of: Callable[..., str]) -> None:
    page = page_of(ROW)
    assert '<bdi class="data title" lang="el">Ο νερόμυλος που αλέθει ξανά</bdi>' in page
    assert '<bdi class="data title" lang="en">The water mill that grinds again</bdi>' in page
    assert re.findall(r'<img src="([^"]*)" alt=""[^>]* loading="lazy">', page) == ["report_files/villages/mill.jpg"]
    large = '<span class="say" lang="el">μεγάλα γράμματα</span><span class="say" lang="en">large print</span>'
    assert re.findall(r'<li><a href="([^"]*)">(.*?)<span class="unseen" translate="no">: \1</span></a></li>', page) == [
        ("villages/mill.pdf", "PDF"),
        ("villages/mill.docx", "Word"),
        ("villages/mill.json", "JSON"),
        ("villages/mill.large.pdf", f"PDF ({large})"),
    ]
    assert '<a class="source data" href="https://villages.example.org/mill" rel="noreferrer"' in page


def test_what_a_page_does_not_give_and_which_side_lacks_it_is_told(page_of: Callable[..., str]) -> None:
    page = page_of(ROW)
    gaps = dict(re.findall(r'lang="en">([^<]*)</span></dt><dd>(.*?)</dd>', page))
    assert re.findall(r'lang="en">([^<]*)<', gaps["Greek is missing"]) == ["Resources needed"]
    assert re.findall(r'lang="en">([^<]*)<', gaps["Not given"])[:2] == ["Summary", "Evidence of success"]
    assert "English is missing" not in gaps
    assert 'data-kinds="lacks-el not-given"' in page


def test_a_sheet_in_one_language_lacks_the_other_as_a_whole(page_of: Callable[..., str]) -> None:
    summary = replace(
        MILL,
        fields=(("title", ("en",)), ("transfer", ("en",))),
        wants=(OpenPoint("missing", "title", "el"), OpenPoint("missing", "transfer", "el")),
    )
    gaps = dict(re.findall(r'lang="en">([^<]*)</span></dt><dd>(.*?)</dd>', page_of(replace(ROW, summaries=(summary,)))))
    assert re.findall(r'lang="en">([^<]*)<', gaps["Greek is missing"]) == ["the whole sheet"]


def test_findings_stand_in_groups_with_repairs_and_set_aside_text(page_of: Callable[..., str]) -> None:
    issues = (
        Issue(IssueCode.MOJIBAKE_REPAIRED, Severity.INFO, "before “Ã©”, after “é”"),
        Issue(IssueCode.FUNDING, Severity.WARNING, "the emblem is smaller than 1 cm"),
        Issue(IssueCode.UNPLACED_TEXT, Severity.INFO, "below the last section: “Bring boots.”"),
    )
    page = page_of(replace(ROW, issues=issues))
    chips = re.findall(r'<span class="chip([^"]*)">.*?lang="en">([^<]*)</span> <b>1</b>', page)
    assert chips == [("", "left out"), ("", "repairs"), (" odd", "funding line")]
    told = words(page)
    for text in ("before “Ã©”, after “é”", "the emblem is smaller than 1 cm", "Bring boots.", "Home News Contact"):
        assert text in told
    assert "boilerplate: 50 (12%)" in told


def test_pages_stand_in_the_order_of_what_wants_a_person_first(page_of: Callable[..., str]) -> None:
    def row(name: str, state: State, code: IssueCode | None = None, severity: Severity = Severity.WARNING) -> ReportRow:
        return ReportRow(name, state, (), (), (), (Issue(code, severity, "odd"),) if code else ())

    page = page_of(
        row("1 set aside", State.OTHER, IssueCode.NOT_A_PRACTICE),
        row("2 fine", State.UNCHANGED, IssueCode.NAME_TAKEN, Severity.INFO),
        row("3 fine", State.BUILT),
        row("4 incomplete", State.BUILT, IssueCode.MISSING_FIELD),
        row("5 incomplete", State.UNCHANGED, IssueCode.MISSING_LANGUAGE),
        row("6 lost", State.SKIPPED),
        row("0 provisional", State.BUILT, IssueCode.PROVISIONAL),
        row("7 edited", State.UNCHANGED, IssueCode.EDITED_OUTPUT),
        row("8 edited", State.BUILT, IssueCode.EDITED_OUTPUT),
        row("9 failed", State.FAILED, IssueCode.EDITED_OUTPUT),
    )
    told = re.findall(r'translate="no">(\d) ', page)
    assert list(dict.fromkeys(told)) == ["9", "7", "8", "0", "6", "4", "5", "2", "3", "1"]


def test_the_one_beside_an_edited_file_is_shown_as_the_new_one(page_of: Callable[..., str]) -> None:
    files = ("villages/mill.docx", "villages/mill.new.docx", "villages/mill.large.new.pdf")
    told = words(page_of(replace(ROW, files=files)))
    assert "(το νέοthe new one): villages/mill.new.docx" in told
    assert "(το νέοthe new one): villages/mill.large.new.pdf" in told


def test_a_page_that_failed_comes_first_with_its_reason_and_hint(page_of: Callable[..., str]) -> None:
    failed = ReportRow("villages/z.docx", State.FAILED, reason="is not a text page", hint="save it as HTML")
    page = page_of(ROW, failed)
    assert re.findall(r'<li class="page" data-state="(\w+)"', page) == ["failed", "built"]
    assert (
        'class="data"><span lang="en">is not a text page</span></span> <span class="hint"><span lang="en">save it as'
        in page
    )


def test_what_is_said_by_id_is_said_in_both_languages(page_of: Callable[..., str]) -> None:
    message = Message("cli.no-such-field", name="<b>")
    issue = Issue(IssueCode.FUNDING, Severity.WARNING, message)
    page = page_of(replace(ROW, state=State.FAILED, reason=message, hint=message, issues=(issue,)), notes=(message,))
    for lang, said in (("el", "δεν υπάρχει πεδίο"), ("en", "there is no field")):
        assert page.count(f'<span class="say" lang="{lang}">{said} &lt;b&gt;</span>') == 4


def test_pages_of_other_runs_and_pages_that_have_gone_are_marked(page_of: Callable[..., str]) -> None:
    page = page_of(
        replace(ROW, presence=Presence.EARLIER), replace(ROW, path="villages/old.html", presence=Presence.GONE)
    )
    assert "not in this run" in page
    assert "its page is no longer in the input folder" in page


def test_a_page_with_several_sheets_shows_each(page_of: Callable[..., str]) -> None:
    summaries = tuple(replace(MILL, base=f"villages/list-{n}", titles=(("en", f"Mill {n}"),)) for n in (1, 2))
    row = replace(
        ROW, path="villages/list.html", summaries=summaries, files=("villages/list-1.pdf", "villages/list-2.pdf")
    )
    page = page_of(row)
    assert re.findall(r'<h3><bdi class="data title" lang="en">(Mill \d)</bdi></h3>', page) == ["Mill 1", "Mill 2"]
    assert page.count('href="villages/list-1.pdf"') == page.count('href="villages/list-2.pdf"') == 1


def test_hostile_words_of_a_page_stay_words(page_of: Callable[..., str]) -> None:
    evil = '</script><script>x()</script><img src=x onerror="x()">'
    summary = replace(MILL, titles=(("en", evil),), url="javascript:x()", asides=(SetAside(evil, 1, evil),))
    issue = Issue(IssueCode.UNSAFE_LINK, Severity.WARNING, evil)
    files = ('a"b/%41 #1?.pdf', "javascript:x().pdf")
    row = ReportRow(evil, State.BUILT, files, (), (summary,), (issue,), reason=evil, hint=evil)
    page = page_of(row, notes=(evil,))
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert re.findall(r'href="([^"]*)"', page) == ["a%22b/%2541%20%231%3F.pdf", "javascript%3Ax%28%29.pdf"]


def test_the_same_rows_give_the_same_bytes(look: Look, lexicon: Lexicon) -> None:
    one, other = (write_report((ROW,), (), look, lexicon, "practice-sheets 1") for _ in range(2))
    assert one == other


def test_the_report_brings_all_but_the_pictures(look: Look, lexicon: Lexicon) -> None:
    page = write_report((ROW,), (), look, lexicon, "practice-sheets 1").decode()
    assert not re.search(r"url\((?!data:)|<link|@import", page)
    assert "default-src &#39;none&#39;" in page
    assert "script-src &#39;sha256-" in page
    assert "unsafe" not in page


def test_every_word_of_the_report_stands_in_both_languages() -> None:
    greek, english = report_words(shipped()).values()
    assert greek.keys() == english.keys()
    names = {code.value for code in IssueCode} - {"funding"} | {state.value for state in State} | set(GROUPS)
    assert names <= greek.keys()
    assert {code for codes in GROUPS.values() for code in codes} == set(IssueCode)


def test_a_word_in_one_language_only_is_a_wrong_configuration() -> None:
    own = extended(shipped(), {"el.toml": "[report]\nnews = 'νέα'\n".encode()})
    with pytest.raises(ConfigurationError, match="news"):
        report_words(own)


def test_what_is_new_since_the_last_run_is_told_field_by_field(page_of: Callable[..., str]) -> None:
    changes = (
        Change("", "institution", "el", "Δήμος Πέτρας", "Δήμος Βράχου", is_on_sheet=False),
        Change("", "institution", "el", "Δήμος Πέτρας", "Δήμος Βράχου", is_on_sheet=True),
        Change("2", "location", "en", "Crete", "", is_on_sheet=True),
        Change("", "description", "en", "It grinds <again>…", "It grinds <again>…", is_on_sheet=False),
    )
    shown = words(page_of(replace(ROW, changes=changes)))
    assert "on the page and on the sheet: Δήμος Πέτρας → Δήμος Βράχου" in shown
    assert re.search(r"2 · ΤοποθεσίαLocation \(en\), \S+ \S+on the sheet: Crete → τίποταnothing", shown)
    assert "further down from: It grinds <again>…" in shown
    assert "Since the last run" not in words(page_of(ROW))


def test_pages_that_changed_under_a_correction_stand_behind_edited_ones(page_of: Callable[..., str]) -> None:
    def row(path: str, code: IssueCode) -> ReportRow:
        return replace(ROW, path=path, issues=(Issue(code, Severity.WARNING, "odd"),))

    page = page_of(row("1", IssueCode.PROVISIONAL), row("2", IssueCode.STALE_EDIT), row("3", IssueCode.EDITED_OUTPUT))
    assert re.findall(r'<bdi class="data path" translate="no">(\d)</bdi>', page) == ["3", "2", "1"]
