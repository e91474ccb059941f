"""Gives texts out to translators as a file: what is missing, unsure, a draft or stale, with what the memory knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import OutputError, UsageError
from pipeline.exchange import EXCHANGES
from pipeline.exchange.review_edits import Taker
from pipeline.exchange.unit import TranslationState, Unit
from pipeline.exchange.unit_text import exact8
from pipeline.exchange.units import units, wanted
from pipeline.exchange.xml import MOST_ROWS
from pipeline.lexicon import Lexicon
from pipeline.messages import Message
from pipeline.model import Kind, State
from pipeline.render.report.lacking import base_language
from pipeline.run.exchange_inputs import OfficeKnowledge, PageNow, TranslationHelp, office_knowledge, pages_now
from pipeline.run.machine_drafts import draft
from pipeline.settings import Settings
from pipeline.store.names import suffix
from pipeline.store.own_files import load_lexicon
from pipeline.store.remote import AnyPath, path_or_url
from pipeline.store.write import is_link, write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOrders:
    """Orders for units: into which language, from which ("" for any), all units or only those that need a translator.

    `xliff` is the version of XLIFF files. With `copies`, targets are filled with their sources, as OmegaT needs them.
    `drafts` names who has the user's own program draft first what is missing.
    """

    to: str = "en"
    lang: str = ""
    every: bool = False
    xliff: str = "1.2"
    copies: bool = False
    drafts: Taker | None = None


@dataclass(frozen=True, slots=True)
class GiveOutcome:
    """The numbers of units given, of their pages and of units that the memory filled in; and remarks."""

    units: int
    pages: int
    known: int
    remarks: tuple[str, ...] = ()


def give(
    settings: Settings, file: Path, paths: Sequence[AnyPath], wish: GiveOrders, *, folder: Path | None = None
) -> GiveOutcome:
    """Write the units of the pages below `paths` (default: the input folder) to a file, unless there are none.

    UsageError for an extension that no format has. OutputError where there is such a file already: it may hold
    somebody's work.
    """
    folder = folder or Path()
    kind = exchange_format(file, wish.xliff)
    if file.exists() or is_link(file):
        raise OutputError(Message("exchange.is-there", file=str(file)), Message("exchange.other-name"))
    lexicon = load_lexicon(settings, folder)
    everything, remarks = _pages(settings, [path_or_url(settings.input, folder)], folder)
    pages, more = _pages(settings, paths, folder) if paths else (everything, ())
    if wish.drafts:
        remarks = (*remarks, *draft(settings, pages, wish.to, wish.lang, wish.drafts, folder))
        pages, _ = _pages(settings, paths or [path_or_url(settings.input, folder)], folder)
    knowledge = office_knowledge(settings, folder, everything, lexicon)
    units = [_with_help(unit, knowledge) for page in pages for unit in _units(page, wish, lexicon)]
    if len(units) > MOST_ROWS:
        raise UsageError(Message("exchange.too-many-rows", count=MOST_ROWS), Message("exchange.give-parts"))
    if units:
        write_file(file.parent, file.name, EXCHANGES[kind].write(units, copies=wish.copies))
    count = len({unit.key.page for unit in units})
    return GiveOutcome(len(units), count, sum(unit.is_known for unit in units), tuple(dict.fromkeys((*remarks, *more))))


def exchange_format(file: Path, xliff: str = "1.2") -> str:
    """The registry's key of a file's format; UsageError for an extension that no format has."""
    end = suffix(file.name)
    kind = {".xliff": ".xlf"}.get(end, end)
    if kind == ".xlf" and xliff != "1.2":
        kind = f"{xliff}{kind}"
    if kind not in EXCHANGES:
        names = ", ".join(name for name in EXCHANGES if name.startswith("."))
        raise UsageError(Message("exchange.no-format", file=file.name), Message("cli.choose-from", names=names))
    return kind


def _units(page: PageNow, wish: GiveOrders, lexicon: Lexicon) -> Iterator[Unit]:
    for record in page.records:
        if record.kind is Kind.PRACTICE:
            stale = page.stale.get(record.number, frozenset())
            found = units(record, wish.to, lexicon, lang=wish.lang, stale=stale, every=wish.every)
            yield from found if wish.every else wanted(found)


def _pages(settings: Settings, paths: Sequence[AnyPath], folder: Path) -> tuple[list[PageNow], tuple[str, ...]]:
    pages, remarks = [], []
    for result, page in pages_now(settings, paths, folder):
        if page is not None:
            pages.append(page)
        elif result.state is State.FAILED:
            remarks.append(Message("run.about", what=result.path, text=result.reason))
    return pages, tuple(remarks)


def _with_help(unit: Unit, knowledge: OfficeKnowledge) -> Unit:
    """A unit with hints from the memory and the glossary; an exact match fills a missing target, as a draft."""
    help_ = knowledge.help(unit.source, unit.key.lang, unit.key.to)
    exact = next((one for one in help_.matches if one.is_exact), None)
    if unit.want is TranslationState.MISSING and exact:
        unit = replace(unit, target=exact.target, is_known=True, key=unit.key._replace(draft=exact8(exact.target)))
    return replace(unit, hints=tuple(_hints(unit, help_)))


def _hints(unit: Unit, help_: TranslationHelp) -> Iterator[str]:
    for match in help_.matches:
        if match.target != unit.target:
            yield f"{match.score} %: {match.target}"
    for term in help_.terms:
        note = f" ({term.note})" if term.note else ""
        yield f"{term.side(base_language(unit.key.lang))} = {term.side(unit.key.to)}{note}"
