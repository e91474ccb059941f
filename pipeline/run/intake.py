"""Takes in what came back from translators and editors: tables, translation files, edited sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import InputError, PageError
from pipeline.exchange import EXCHANGES, tmx
from pipeline.exchange.intake import Intake, Notice, PageState, taken_in, waiting_units
from pipeline.exchange.review_edits import Taker
from pipeline.exchange.table_docx import MARK, mark_of
from pipeline.exchange.unit import ReturnedUnit, Unit, UnitKey
from pipeline.exchange.unit_text import line
from pipeline.exchange.xml import MOST_BYTES, root
from pipeline.messages import Message
from pipeline.read.finished_sheets import sheet_id
from pipeline.run.exchange_inputs import WAITING, input_sources, office_knowledge
from pipeline.run.giving import exchange_format
from pipeline.run.intake_call import TakeCall, TakeOutcome
from pipeline.run.sheet_intake import take_sheet
from pipeline.settings import Settings
from pipeline.store import reviews
from pipeline.store.load import read_file
from pipeline.store.own_files import load_lexicon
from pipeline.store.remote import AnyPath
from pipeline.store.write import write_file

_LANGUAGES = ("el", "en")


def take(
    settings: Settings, file: Path, hand: Taker, *, dry_run: bool = False, folder: Path | None = None
) -> TakeOutcome:
    """Take a file in. InputError where it is missing or not ours; UsageError for an unknown extension."""
    folder = folder or Path()
    kind = exchange_format(file)
    call = TakeCall(settings, folder, hand, dry_run, input_sources(settings, folder))
    try:
        data = read_file(file, MOST_BYTES)
        found = sheet_id(data) if kind == ".docx" else None
        if found:
            return take_sheet(call, file, data, found)
        is_newer = kind == ".xlf" and str(root(data).get("version", "")).startswith("2")
        return _take_table(call, list(EXCHANGES["2.0.xlf" if is_newer else kind].read(data)))
    except (InputError, PageError) as error:
        raise InputError(Message("run.about", what=str(file), text=error.text), error.hint) from error


def _take_table(call: TakeCall, backs: Sequence[ReturnedUnit]) -> TakeOutcome:
    lexicon = load_lexicon(call.settings, call.folder)
    knowledge = office_knowledge(call.settings, call.folder, (), lexicon)
    keyed: dict[str, list[tuple[UnitKey, ReturnedUnit]]] = {}
    for back in backs:
        if key := UnitKey.parsed(back.id):
            keyed.setdefault(key.page, []).append((key, back))
    lost = [back for back in backs if UnitKey.parsed(back.id) is None and line(back.target)]
    if not keyed and not lost:
        raise InputError(Message("exchange.broken"), Message("exchange.ask-again"))
    asked = [one for one in call.sources if one.path in keyed or any(back.id.startswith(MARK) for back in lost)]
    desks: dict[str, PageState] = {}
    notices: list[Notice] = []
    failed: dict[str, str] = {}
    for result, page in call.pages(asked):
        if page:
            desks[page.name] = PageState(page.records, lexicon, page.stale, knowledge.terms)
        else:
            failed[result.path] = result.reason
    for back in lost:
        if key := _key_by_mark(back, desks):
            keyed.setdefault(key.page, []).append((key, back))
        else:
            notices.append(Notice(back.id[:80], Message("exchange.no-id"), is_refused=True))
    gone = sorted(keyed.keys() - desks.keys())
    notices += [Notice(name, failed.get(name) or Message("exchange.no-page"), is_refused=True) for name in gone]
    done = [_take_into_review(call, name, keyed[name], desk) for name, desk in desks.items() if name in keyed]
    waiting = [pair for one in done for pair in one.waiting]
    if waiting and not call.dry_run:
        _keep(call.review, waiting)
    return TakeOutcome((*notices, *(line for one in done for line in one.notices)))


def _take_into_review(
    call: TakeCall, name: str, backs: Sequence[tuple[UnitKey, ReturnedUnit]], desk: PageState
) -> Intake:
    old, digest = reviews.load_review(call.review, name)
    done = taken_in(backs, desk, old, call.hand)
    call.save(name, done.review, old, digest)
    return done


def _key_by_mark(back: ReturnedUnit, desks: Mapping[str, PageState]) -> UnitKey | None:
    """The key of a unit whose hidden identifier was lost, found by the name of its bookmark."""
    units = (unit for desk in desks.values() for to in _LANGUAGES for _, unit in desk.units(to))
    return next((unit.key for unit in units if mark_of(unit.key) == back.id), None)


def _keep(review: AnyPath, waiting: Sequence[tuple[Unit, str]]) -> None:
    """Keep translated pieces of texts that are still incomplete in a memory: the next table has them filled in."""
    file = review / WAITING
    before = [back for back in tmx.read(read_file(file, MOST_BYTES)) if back.target] if file.exists() else []
    kept = {back.id: Unit(key, back.source or "", back.target) for back in before if (key := UnitKey.parsed(back.id))}
    kept |= {str(unit.key): unit for unit in waiting_units(waiting)}
    write_file(review, WAITING, tmx.write(list(kept.values())))
