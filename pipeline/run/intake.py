"""What came back, read and laid into the review: tables, translation files, edited sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, PageError
from pipeline.exchange import EXCHANGES, tmx
from pipeline.exchange.edited_sheet import retaken
from pipeline.exchange.intake import Intake, Notice, PageState, Taker, taken_in, waiting_units
from pipeline.exchange.sheet_docx import read as read_sheet
from pipeline.exchange.table_docx import MARK, mark_of
from pipeline.exchange.units import ReturnedUnit, Unit, UnitKey, line
from pipeline.exchange.xml import MOST_BYTES, root
from pipeline.messages import Message
from pipeline.model import PageResult, Review, SheetId, State
from pipeline.read.finished_sheets import sheet_id
from pipeline.render.sheet.drafted import marks
from pipeline.run.build import build
from pipeline.run.exchange_inputs import WAITING, PageNow, input_sources, office_knowledge, pages_now
from pipeline.run.giving import exchange_format
from pipeline.settings import Settings
from pipeline.store import reviews
from pipeline.store.load import read_file
from pipeline.store.own_files import load_lexicon
from pipeline.store.remote import AnyPath, path_or_url
from pipeline.store.walk import Source
from pipeline.store.write import write_file

_LANGUAGES = ("el", "en")


@dataclass(frozen=True, slots=True)
class TakeOutcome:
    """What became of files that came back, text by text; `moved` are edited sheets and where they lie now."""

    told: tuple[Notice, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()

    @property
    def taken(self) -> int:
        """How many texts were taken."""
        return sum(bool(one.where) and not one.is_refused for one in self.told)

    @property
    def refused(self) -> int:
        """How many were left out."""
        return sum(one.is_refused for one in self.told)


@dataclass(frozen=True, slots=True)
class _Call:
    """One call: where it works, who takes something in, and which pages there are."""

    settings: Settings
    folder: Path
    hand: Taker
    dry_run: bool
    sources: Sequence[Source]

    @property
    def review(self) -> AnyPath:
        return path_or_url(self.settings.reviewing.folder, self.folder)

    def pages(
        self, sources: Sequence[Source], *, with_sheets: bool = False
    ) -> Iterator[tuple[PageResult, PageNow | None]]:
        """Pages as they are now."""
        files = [one.file for one in sources]
        return pages_now(self.settings, files, self.folder, with_sheets=with_sheets) if files else iter(())

    def save(self, page: str, review: Review, old: Review, digest: str) -> None:
        """Write what is new of a page's review."""
        if review != old and not self.dry_run:
            reviews.save_review(self.review, page, review, digest)


def take(
    settings: Settings, file: Path, hand: Taker, *, dry_run: bool = False, folder: Path | None = None
) -> TakeOutcome:
    """Take a file in. InputError where there is none, or it is none of ours; UsageError for another extension."""
    folder = folder or Path()
    kind = exchange_format(file)
    call = _Call(settings, folder, hand, dry_run, input_sources(settings, folder))
    try:
        data = read_file(file, MOST_BYTES)
        found = sheet_id(data) if kind == ".docx" else None
        if found:
            return _sheet(call, file, data, found)
        is_newer = kind == ".xlf" and str(root(data).get("version", "")).startswith("2")
        return _table(call, list(EXCHANGES["2.0.xlf" if is_newer else kind].read(data)))
    except (InputError, PageError) as error:
        raise InputError(Message("run.about", what=str(file), text=error.text), error.hint) from error


def _table(call: _Call, backs: Sequence[ReturnedUnit]) -> TakeOutcome:
    lexicon = load_lexicon(call.settings, call.folder)
    known = office_knowledge(call.settings, call.folder, (), lexicon)
    keyed: dict[str, list[tuple[UnitKey, ReturnedUnit]]] = {}
    for back in backs:
        if key := UnitKey.parsed(back.id):
            keyed.setdefault(key.page, []).append((key, back))
    lost = [back for back in backs if UnitKey.parsed(back.id) is None and line(back.target)]
    if not keyed and not lost:
        raise InputError(Message("exchange.broken"), Message("exchange.ask-again"))
    asked = [one for one in call.sources if one.path in keyed or any(back.id.startswith(MARK) for back in lost)]
    desks: dict[str, PageState] = {}
    told: list[Notice] = []
    failed: dict[str, str] = {}
    for result, page in call.pages(asked):
        if page:
            desks[page.name] = PageState(page.records, lexicon, page.stale, known.terms)
        else:
            failed[result.path] = result.reason
    for back in lost:
        if key := _by_mark(back, desks):
            keyed.setdefault(key.page, []).append((key, back))
        else:
            told.append(Notice(back.id[:80], Message("exchange.no-id"), is_refused=True))
    gone = sorted(keyed.keys() - desks.keys())
    told += [Notice(name, failed.get(name) or Message("exchange.no-page"), is_refused=True) for name in gone]
    done = [_laid(call, name, keyed[name], desk) for name, desk in desks.items() if name in keyed]
    waiting = [pair for one in done for pair in one.waiting]
    if waiting and not call.dry_run:
        _keep(call.review, waiting)
    return TakeOutcome((*told, *(line for one in done for line in one.told)))


def _laid(call: _Call, name: str, backs: Sequence[tuple[UnitKey, ReturnedUnit]], desk: PageState) -> Intake:
    old, digest = reviews.load_review(call.review, name)
    done = taken_in(backs, desk, old, call.hand)
    call.save(name, done.review, old, digest)
    return done


def _by_mark(back: ReturnedUnit, desks: Mapping[str, PageState]) -> UnitKey | None:
    """The unit whose hidden id was lost, by the name of its bookmark."""
    units = (unit for desk in desks.values() for to in _LANGUAGES for _, unit in desk.units(to))
    return next((unit.key for unit in units if mark_of(unit.key) == back.id), None)


def _keep(review: AnyPath, waiting: Sequence[tuple[Unit, str]]) -> None:
    """Put pairs of texts that are not whole yet into a memory of their own: the next table has them filled in."""
    file = review / WAITING
    before = [back for back in tmx.read(read_file(file, MOST_BYTES)) if back.target] if file.exists() else []
    kept = {back.id: Unit(key, back.source or "", back.target) for back in before if (key := UnitKey.parsed(back.id))}
    kept |= {str(unit.key): unit for unit in waiting_units(waiting)}
    write_file(review, WAITING, tmx.write(list(kept.values())))


def _sheet(call: _Call, file: Path, data: bytes, found: SheetId) -> TakeOutcome:
    aside = marks(load_lexicon(call.settings, call.folder))
    source, page, number = _page_of(call, found)
    record = next((one for one in page.records if one.number == number), None)
    if record is None:
        raise InputError(Message("exchange.no-practice", page=page.name), Message("exchange.look-in-review"))
    ours = page.sheets[number]
    old, digest = reviews.load_review(call.review, page.name)
    is_same = sheet_id(ours) == found
    done = retaken(read_sheet(data, aside), read_sheet(ours, aside), record, old, call.hand, is_same=is_same)
    call.save(page.name, done.review, old, digest)
    # What is just as it was built is nobody's work.
    moved = () if call.dry_run or data == ours else tuple(_put_away(call, file, data))
    if moved or done.review != old:
        _build(call, source)
    return TakeOutcome(tuple(one._replace(where=f"{page.name} {one.where}".strip()) for one in done.told), moved)


def _page_of(call: _Call, found: SheetId) -> tuple[Source, PageNow, str]:
    """The page that a sheet was made of, and the practice's number on it."""
    for source in call.sources:
        if _is_of(source, found):
            for result, page in call.pages([source], with_sheets=True):
                part = page.records[0].page.part if page and page.records else ""
                number = found.number.removeprefix(part).lstrip(".") if part else found.number
                if page and (not part or found.number.partition(".")[0] == part):
                    return source, page, number
                if result.state is State.FAILED:
                    raise InputError(Message("run.about", what=result.path, text=result.reason), result.hint)
    raise InputError(Message("exchange.no-page-of", page=found.path), Message("exchange.adopt-first"))


def _is_of(source: Source, found: SheetId) -> bool:
    """Whether a sheet was made of a page; a long path stands in its identifier by its hash."""
    path = source.path.rpartition("#")[0] if source.part else source.path
    return str(found._replace(path=path)) == str(found) or SheetId.parsed(str(found._replace(path=path))) == found


def _put_away(call: _Call, file: Path, data: bytes) -> Iterator[tuple[str, str]]:
    """Move an edited sheet out of the output folder, so that a built one takes its place again; others stay."""
    output = path_or_url(call.settings.output, call.folder)
    if not isinstance(output, Path) or not file.resolve().is_relative_to(output.resolve()):
        return
    name = file.resolve().relative_to(output.resolve())
    names = (f"taken/{name.with_suffix('')}{mark}{name.suffix}" for mark in ("", *(f"-{n}" for n in range(2, 1000))))
    free = next(one for one in names if not (call.review / one).exists())
    write_file(call.review, free, data)
    file.unlink()
    yield str(file), f"{call.settings.reviewing.folder}/{free}"


def _build(call: _Call, source: Source) -> None:
    if not call.dry_run:
        build(call.settings, [source.file], folder=call.folder)
