from __future__ import annotations

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Change, Coverage, OpenPoint, PracticeSummary, State
from pipeline.render.report.rows import ASKED, ReportRow
from pipeline.render.report.views import page_view
from pipeline.render.report.words import ReportWords, report_words_of

Fields = tuple[tuple[str, tuple[str, ...]], ...]

ALL: Fields = tuple((name, ("el", "en")) for name in ASKED)


@pytest.fixture(scope="module")
def words(lexicon: Lexicon) -> ReportWords:
    return report_words_of(lexicon)


def summary(
    base: str, url: str = "", fields: Fields = (), wants: tuple[OpenPoint, ...] = (), coverage: Coverage | None = None
) -> PracticeSummary:
    return PracticeSummary(base, (), url, fields, coverage, wants=wants)


def test_the_sheet_comes_before_its_variants_and_a_file_of_no_sheet_by_itself(words: ReportWords) -> None:
    names = ("a/m.json", "a/m.large.pdf", "a/m.docx", "a/m.pdf", "a/other file.pdf", "a/mill.pdf")
    view = page_view(ReportRow("a/m.html", State.BUILT, names, summaries=(summary("a/m"),)), words)
    assert [link.name for link in view.cards[0].files] == ["a/m.pdf", "a/m.docx", "a/m.json", "a/m.large.pdf"]
    assert [link.href for link in view.files] == ["a/other%20file.pdf", "a/mill.pdf"]


@pytest.mark.parametrize(
    ("url", "source", "site"),
    [
        ("https://lake.example/boat", "https://lake.example/boat", "lake.example"),
        ("javascript:alert(1)", "", "villages"),
        ("mailto:a@lake.example", "", "villages"),
        ("", "", "villages"),
    ],
)
def test_a_page_belongs_to_its_host_or_else_to_its_folder(url: str, source: str, site: str, words: ReportWords) -> None:
    view = page_view(ReportRow("villages/mill.html", State.BUILT, summaries=(summary("villages/mill", url),)), words)
    assert (view.source, view.site) == (source, site)
    assert page_view(ReportRow("mill.html", State.BUILT), words).site == ""


@pytest.mark.parametrize(
    ("fields", "wants", "names"),
    [
        pytest.param(ALL, (), [], id="nothing"),
        pytest.param(ALL[1:], (), ["not-given"], id="a field that the page does not give"),
        pytest.param(ALL, (OpenPoint("missing", "summary", "el"),), ["lacks-el"], id="a field in one language"),
        pytest.param(
            ALL, (OpenPoint("provisional", "summary", "el"),), [], id="what is only provisional is not lacking"
        ),
        pytest.param(ALL[1:], (OpenPoint("missing", "summary", "en"),), ["not-given", "lacks-en"], id="both"),
    ],
)
def test_the_gaps_of_a_sheet_are_what_its_page_does_not_give_and_what_a_side_lacks(
    fields: Fields, wants: tuple[OpenPoint, ...], names: list[str], words: ReportWords
) -> None:
    one = summary("mill", fields=fields, wants=wants)
    view = page_view(ReportRow("mill.html", State.BUILT, ("mill.pdf", "mill.docx"), summaries=(one,)), words)
    assert [gap.name for gap in view.cards[0].gaps] == names
    assert view.kinds.split() == sorted(names)


def test_a_side_that_no_text_is_in_is_lacking_as_a_whole(words: ReportWords) -> None:
    one = summary(
        "mill", fields=tuple((name, ("el",)) for name in ASKED), wants=(OpenPoint("missing", "summary", "en"),)
    )
    view = page_view(ReportRow("mill.html", State.BUILT, ("mill.pdf", "mill.docx"), summaries=(one,)), words)
    assert [(gap.name, gap.fields) for gap in view.cards[0].gaps] == [("lacks-en", (words.say["whole"],))]


def test_the_fates_of_all_cards_are_shares_of_all_their_characters(words: ReportWords) -> None:
    summaries = (
        summary("a", coverage=Coverage(100, 90, 0, 10, 0)),
        summary("b", coverage=Coverage(300, 110, 100, 90, 0)),
    )
    view = page_view(ReportRow("a.html", State.BUILT, summaries=summaries), words)
    assert view.coverage == (
        ("fate-field", 200, "50"),
        ("fate-label", 100, "25"),
        ("fate-boilerplate", 100, "25"),
        ("fate-unplaced", 0, "0"),
    )
    empty = ReportRow("a.html", State.BUILT, summaries=(summary("a", coverage=Coverage(0, 0, 0, 0, 0)),))
    assert page_view(empty, words).coverage == ()


def test_what_changed_alike_on_page_and_sheet_is_said_once(words: ReportWords) -> None:
    page = Change("", "title", "en", before="Mill", after="The mill", is_on_sheet=False)
    sheet = Change("", "title", "en", before="Mill", after="The mill", is_on_sheet=True)
    other = Change("", "summary", "en", before="", after="It grinds.", is_on_sheet=True)
    view = page_view(ReportRow("a.html", State.BUILT, changes=(page, other, sheet)), words)
    assert [(one.field, one.where) for one in view.news] == [
        (words.fields["title"], "on-both"),
        (words.fields["summary"], "on-sheet"),
    ]
