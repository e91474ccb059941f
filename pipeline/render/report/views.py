"""Rows of the report as its template shows them, with links, gaps, and the tool's words in both languages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from pipeline.lexicon.report_words import LANGUAGES
from pipeline.model import Change, PracticeSummary, SetAside
from pipeline.render.links import safe_target
from pipeline.render.passages import NEUTRAL
from pipeline.render.report.file_links import FileLink, file_order, link_to
from pipeline.render.report.issue_groups import IssueGroup, grouped_issues
from pipeline.render.report.lacking import TEXTS, base_language
from pipeline.render.report.rows import ASKED, ReportRow
from pipeline.render.report.words import ReportWords, in_both

# The four fates of a page's characters, by their names in `Coverage`.
_FATES = ("field", "label", "boilerplate", "unplaced")


class SheetGap(NamedTuple):
    """Texts that a sheet lacks: `name` is that of the report's words for it, `fields` are the fields' labels."""

    name: str
    fields: tuple[Markup, ...]


class SheetView(NamedTuple):
    """A sheet as the template shows it."""

    titles: tuple[tuple[str, str], ...]
    picture: str
    files: tuple[FileLink, ...]
    gaps: tuple[SheetGap, ...]


class News(NamedTuple):
    """A change of a practice's field since the last run; `where`: on the page, on the sheet, or on both."""

    number: str
    field: Markup
    lang: str
    where: str
    before: str
    after: str


class PageView(NamedTuple):
    """A page as the template shows it; `kinds` are the names of its groups of issues and of its sheets' gaps."""

    path: str
    state: str
    presence: str
    source: str
    host: str
    site: str
    kinds: str
    cards: tuple[SheetView, ...]
    files: tuple[FileLink, ...]
    reason: Markup
    hint: Markup
    findings: tuple[IssueGroup, ...]
    coverage: tuple[tuple[str, int, str], ...]
    asides: tuple[SetAside, ...]
    same_as: tuple[str, ...]
    news: tuple[News, ...]


def page_view(row: ReportRow, words: ReportWords) -> PageView:
    """A row as the template shows it; its only addresses are those of our own files and of the page's source."""
    sheets = tuple(_sheet(summary, row, words) for summary in row.summaries)
    shown = {link.name for sheet in sheets for link in sheet.files}
    findings = grouped_issues(row.issues)
    url = next((summary.url for summary in row.summaries if summary.url), "")
    source = safe_target(url) if url.startswith(("http://", "https://")) else ""
    host = urlsplit(source).hostname or ""
    top, slash, _ = row.path.partition("/")
    kinds = {group.name for group in findings} | {gap.name for sheet in sheets for gap in sheet.gaps}
    return PageView(
        path=row.path,
        state=row.state.value,
        presence=row.presence.value,
        source=source,
        host=host,
        site=host or (top if slash else ""),
        kinds=" ".join(sorted(kinds)),
        cards=sheets,
        files=tuple(link_to(name, words) for name in row.files if name not in shown),
        reason=in_both(row.reason),
        hint=in_both(row.hint),
        findings=findings,
        coverage=tuple(_coverage(row.summaries)),
        asides=tuple(aside for summary in row.summaries for aside in summary.asides),
        same_as=row.same_as,
        news=tuple(_news(row.changes, words)),
    )


def _news(changes: Collection[Change], words: ReportWords) -> Iterator[News]:
    """The changes since the last run; one entry if page and sheet have changed alike."""
    once: dict[tuple[str, str, str, str, str], list[str]] = {}
    for one in changes:
        where = "on-sheet" if one.is_on_sheet else "on-page"
        once.setdefault((one.number, one.field, one.lang, one.before, one.after), []).append(where)
    for (number, field, lang, before, after), found in once.items():
        shown = words.fields.get(field, Markup("{}").format(field))
        yield News(number, shown, lang, found[0] if len(found) == 1 else "on-both", before, after)


def _sheet(summary: PracticeSummary, row: ReportRow, words: ReportWords) -> SheetView:
    own = sorted(
        (name for name in row.files if name.startswith(f"{summary.base}.")), key=partial(file_order, summary.base)
    )
    titles = tuple((LANGUAGES[0] if lang in NEUTRAL else lang, text) for lang, text in summary.titles)
    picture = dict(row.pictures).get(summary.base, "")
    gaps = tuple(_gaps(summary, words)) if picture or len(own) > 1 else ()
    return SheetView(titles, quote(picture), tuple(link_to(name, words, summary.base) for name in own), gaps)


def _gaps(summary: PracticeSummary, words: ReportWords) -> Iterator[SheetGap]:
    given = dict(summary.fields)
    lacking = [words.fields[name] for name in ASKED if name not in given and name in words.fields]
    if lacking:
        yield SheetGap("not-given", tuple(lacking))
    said = {base_language(lang) for name, languages in given.items() if name in TEXTS for lang in languages}
    for lang in LANGUAGES:
        missing = [want.field for want in summary.wants if (want.kind, want.lang) == ("missing", lang)]
        if missing and lang not in said:
            yield SheetGap(f"lacks-{lang}", (words.say["whole"],))
        elif missing:
            yield SheetGap(f"lacks-{lang}", tuple(words.fields[name] for name in missing))


def _coverage(summaries: Collection[PracticeSummary]) -> Iterator[tuple[str, int, str]]:
    """The numbers of the page's characters by where they went, each with its share in per cent."""
    counted = [summary.coverage for summary in summaries if summary.coverage]
    whole = sum(one.characters for one in counted)
    for name in _FATES if whole else ():
        number = sum(getattr(one, name) for one in counted)
        yield f"fate-{name}", number, f"{100 * number / whole:.0f}"
