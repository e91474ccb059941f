"""`Document` → `Bitext`: the language of every stretch of text, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.lexicon import Lexicon, shipped
from pipeline.lexicon.splitting import splitting
from pipeline.messages import Message
from pipeline.model import Bitext, Block, Document, Issue, IssueCode, Locator, Normalised, Run, Segment, Severity
from pipeline.split.language import Splitter, splitter
from pipeline.split.line_runs import LineRuns, split_lines
from pipeline.split.neutrals import NO_LANGUAGE, merged
from pipeline.split.sentences import sentences
from pipeline.text import Repair, normalise

__all__ = ["LANGUAGES", "page_runs", "split", "split_sentences", "split_text"]

LANGUAGES = ("el", "en", "fr", "nl", "it", "es", "de")

# A line with the white space after it, including blank lines.
_LINE = re.compile(r"\S[^\n\r\u2028\u2029]*+\s*+")


def split(document: Document, lexicon: Lexicon, languages: tuple[str, ...] = LANGUAGES) -> Bitext:
    """A segment for each block: its repaired text, with runs and sentences.

    Every repair, and every long stretch in a language outside `languages`, is an issue.
    """
    tool = splitter(lexicon, languages)
    repaired = [_repaired(block.text, tool) for block in document.blocks]
    lines = split_lines([normalised.text for normalised, _ in repaired], tool)
    segments: list[Segment] = []
    issues = list(document.issues)
    for block, (normalised, repairs), line in zip(document.blocks, repaired, lines, strict=True):
        ends = sentences(normalised.text, tool.facts)
        segments.append(Segment(block, normalised, tuple(line.runs), line.lang, tuple(ends)))
        issues.extend(_repair_issue(block, repair) for repair in repairs)
        issues.extend(_language_issues(block, normalised, line))
    return Bitext(document, tuple(segments), tuple(issues))


def page_runs(bitext: Bitext) -> list[Run]:
    """The runs of the page's text as read, block by block, without gap or overlap.

    Text between two blocks joins the run before it, text before the first block the first run.
    """
    size = len(bitext.document.text)
    found = [
        run._replace(start=run.start + segment.block.start, end=run.end + segment.block.start)
        for segment in bitext.segments
        for run in source_runs(segment)
    ]
    if not found:
        return [Run(0, size, NO_LANGUAGE)] if size else []
    starts = [0, *(run.start for run in found[1:]), size]
    return [
        Run(start, end, run.lang) for run, start, end in zip(found, starts, starts[1:], strict=False) if start < end
    ]


def source_runs(segment: Segment) -> list[Run]:
    """The runs of a segment in the offsets of its block's text, as read."""
    return _in_source(segment.runs, segment.normalised, len(segment.block.text))


def split_text(text: str, lexicon: Lexicon | None = None, languages: tuple[str, ...] = LANGUAGES) -> list[Run]:
    """The runs of any text, in order, which cover it without gap or overlap.

    Each line is a block, with the blank lines after it; neighbours in one language are one run.
    """
    tool = splitter(lexicon or shipped(), languages)
    normalised, _ = _repaired(text, tool)
    spans = [match.span() for match in _LINE.finditer(normalised.text)]
    lines = split_lines([normalised.text[start:end] for start, end in spans], tool)
    runs = [
        Run(run.start + start, run.end + start, run.lang)
        for (start, _), line in zip(spans, lines, strict=True)
        for run in line.runs
    ]
    return merged(_in_source(runs, normalised, len(text)))


def split_sentences(text: str, lexicon: Lexicon | None = None) -> list[tuple[int, int]]:
    """The (start, end) of the sentences of `text`, in order; only white space is outside them."""
    return sentences(text, splitting(lexicon or shipped()))


def _repaired(text: str, tool: Splitter) -> tuple[Normalised, tuple[Repair, ...]]:
    return normalise(text, tool.facts.twins, tool.model)


def _in_source(runs: Sequence[Run], normalised: Normalised, size: int) -> list[Run]:
    """Runs over repaired text in the offsets of its source, which has `size` characters."""
    if not runs:
        return [Run(0, size, NO_LANGUAGE)] if size else []
    starts = [0, *(normalised.origin(run.start) for run in runs[1:]), size]
    return [Run(start, end, run.lang) for run, start, end in zip(runs, starts, starts[1:], strict=False) if start < end]


def _repair_issue(block: Block, repair: Repair) -> Issue:
    place = Locator(block.path, block.start + repair.start, block.start + repair.end)
    if repair.is_dropped:
        message = Message("read.invisible-dropped", after=repair.after)
        return Issue(IssueCode.CHARACTERS_DROPPED, Severity.INFO, message, place)
    message = Message("read.letters-repaired", before=repair.before, after=repair.after)
    return Issue(IssueCode.LETTERS_REPAIRED, Severity.INFO, message, place)


def _language_issues(block: Block, normalised: Normalised, line: LineRuns) -> Iterator[Issue]:
    for foreign in line.foreign:
        start, end = normalised.origin(foreign.start), normalised.origin(foreign.end)
        message = Message("read.language-uncertain", language=foreign.language)
        place = Locator(block.path, block.start + start, block.start + end)
        yield Issue(IssueCode.LANGUAGE_UNCERTAIN, Severity.WARNING, message, place)
