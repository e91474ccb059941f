"""Writes `report.html` by the look's template: each page with its sheet and its issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from pipeline.lexicon import Lexicon
from pipeline.lexicon.report_words import LANGUAGES
from pipeline.messages import Message, in_language
from pipeline.model import Look, State
from pipeline.render.report.attention import attention_rank
from pipeline.render.report.issue_groups import GROUPS
from pipeline.render.report.rows import ReportRow
from pipeline.render.report.views import PageView, page_view
from pipeline.render.report.words import ReportWords, in_both, reason_in_both, report_words_of
from pipeline.render.templates import naming, template_of
from pipeline.render.web import web_head

TEMPLATE, PALETTE, STYLE = "report.html", "palette.css", "report.css"
SEARCH, LANGUAGE, SCRIPT, PARTS_SCRIPT = "search.js", "report-language.js", "report.js", "report-parts.js"

# The policy's source for files beside the report, whether it comes from a server or from disk.
_BESIDE = "'self' file:"

# The letters in the fonts of a report in parts, as it would take too long to collect them from all pages.
_ANY_LETTER = "".join(map(chr, range(0x20, 0x3000)))

# How many letters of a page's search terms are kept.
_MOST_WORDS = 600

# How many sites can be chosen from.
_MOST_SITES = 300


class ChoiceList(NamedTuple):
    """A list to choose from: each option with its value and its words in both languages."""

    name: str
    options: tuple[tuple[str, str, str], ...]


class PartRow(NamedTuple):
    """A page of a report in parts: the `key` of all that it says, its search terms, and its row as HTML."""

    key: str
    rank: int
    state: str
    kinds: str
    site: str
    path: str
    heading: str
    words: str
    html: str


class IndexContents(NamedTuple):
    """The contents of the index of a report in parts.

    `first` are the first rows, `counts` the numbers of pages by state, `parts` the ids of the parts; `found` holds each
    combination of values that pages can be filtered by.
    """

    first: Sequence[str]
    counts: Counter[str]
    parts: Sequence[str]
    found: Collection[RowFacets]


class RowFacets(NamedTuple):
    """A page's values that it can be filtered by."""

    state: str
    kinds: str
    site: str


def write_report(
    rows: Sequence[ReportRow], notes: Sequence[str], look: Look, lexicon: Lexicon, generator: str
) -> bytes:
    """`report.html` in one file, except the sheets' pictures; by the `generator` it is known as ours.

    ConfigurationError if the lexicon lacks words of the report.
    """
    words = report_words_of(lexicon)
    pages = [page_view(row, words) for row in sorted(rows, key=attention_rank)]
    counts = Counter(page.state for page in pages)
    script = "".join(look.file(name).decode("utf-8") for name in (SEARCH, LANGUAGE, SCRIPT))
    # A file that is opened from disk has no origin, so that it is not 'self' to itself.
    web = web_head(look, PALETTE, "".join(_letters(rows, notes, words)), script, _BESIDE, STYLE)
    shown = {"web": web, "counts": counts, "notes": notes, "choices": _choices(pages, words)}
    return _render(look, words, generator, **shown, pages=pages, rows=(), parts="", total=len(pages))


def write_index(contents: IndexContents, notes: Sequence[str], look: Look, lexicon: Lexicon, generator: str) -> bytes:
    """`report.html` for a report in parts: its first rows, and the script that loads the others."""
    words = report_words_of(lexicon)
    script = "".join(look.file(name).decode("utf-8") for name in (SEARCH, LANGUAGE, PARTS_SCRIPT))
    web = web_head(look, PALETTE, _ANY_LETTER, script, _BESIDE, STYLE, _BESIDE)
    shown = {"web": web, "counts": contents.counts, "notes": notes, "choices": _choices(contents.found, words)}
    rows = [Markup(row) for row in contents.first]  # noqa: S704 - the template's own
    parts, total = " ".join(contents.parts), contents.counts.total()
    return _render(look, words, generator, **shown, pages=(), rows=rows, parts=parts, total=total)


def row_writer(look: Look, lexicon: Lexicon) -> Callable[[str, ReportRow], PartRow]:
    """A function that makes the row of a page, given its key."""
    words = report_words_of(lexicon)
    template = template_of(TEMPLATE, look.file(TEMPLATE))

    def piece(key: str, row: ReportRow) -> PartRow:
        page = page_view(row, words)
        titles = [text for summary in row.summaries for _, text in summary.titles]
        with naming(TEMPLATE):
            html = template.render(only=page, **_words(words))
        heading = titles[0] if titles else row.path
        said = " ".join((row.path, page.host, *titles, *_findings(row)))[:_MOST_WORDS]
        return PartRow(
            key, attention_rank(row)[0], page.state, page.kinds, quote(page.site), row.path, heading, said, html
        )

    return piece


def _findings(row: ReportRow) -> Iterator[str]:
    """The texts of a page's issues, in both languages."""
    for said in (row.reason, *(issue.message for issue in row.issues)):
        yield from dict.fromkeys(in_language(said, lang) if isinstance(said, Message) else said for lang in LANGUAGES)


def _render(look: Look, words: ReportWords, generator: str, **shown: Any) -> bytes:
    counts = shown.pop("counts")
    with naming(TEMPLATE):
        page = template_of(TEMPLATE, look.file(TEMPLATE)).render(
            generator=generator,
            brand=dict(look.brand).get("name", ""),
            counts=[(state.value, counts[state.value]) for state in State if counts[state.value]],
            **_words(words),
            **shown,
        )
    return page.encode(errors="replace")


def _words(words: ReportWords) -> dict[str, Any]:
    return {"say": words.say, "plain": words.plain, "in_both": in_both, "why": reason_in_both}


def _letters(rows: Iterable[ReportRow], notes: Iterable[str], words: ReportWords) -> Iterator[str]:
    """All texts of the report, for the choice of fonts."""
    yield from map(in_both, notes)
    yield from words.say.values()
    yield from words.fields.values()
    for row in rows:
        yield row.path
        yield from (text for summary in row.summaries for _, text in summary.titles)
        yield from (text for change in row.changes for text in (change.before, change.after))
        yield from (aside.opening for summary in row.summaries for aside in summary.asides)
        yield from map(in_both, (row.reason, row.hint, *(issue.message for issue in row.issues)))


def _choices(pages: Collection[PageView | RowFacets], words: ReportWords) -> tuple[ChoiceList, ...]:
    states = {page.state for page in pages}
    kinds = {kind for page in pages for kind in page.kinds.split()}
    sites = sorted({page.site for page in pages if page.site})[:_MOST_SITES]

    greek, english = (words.plain[lang] for lang in LANGUAGES)

    def options(names: Iterable[str]) -> Iterable[tuple[str, str, str]]:
        return ((name, greek[name], english[name]) for name in names)

    everything = ("", greek["everything"], english["everything"])
    known = ("not-given", *(f"lacks-{lang}" for lang in LANGUAGES), *GROUPS)
    return (
        ChoiceList("state", (everything, *options(state.value for state in State if state.value in states))),
        ChoiceList("kinds", (everything, *options(kind for kind in known if kind in kinds))),
        ChoiceList("site", (everything, *((quote(site), site, site) for site in sites))),
        ChoiceList("order", tuple(options(("attention", "name", "heading")))),
    )
