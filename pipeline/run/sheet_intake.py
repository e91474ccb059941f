"""An edited Word sheet that came back: what a person changed in it, laid into the review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import InputError
from pipeline.exchange.edited_sheet import retaken
from pipeline.exchange.sheet_docx import read as read_sheet
from pipeline.messages import Message
from pipeline.model import SheetId, State
from pipeline.read.finished_sheets import sheet_id
from pipeline.render.sheet.drafted import marks
from pipeline.run.build import build
from pipeline.run.exchange_inputs import PageNow
from pipeline.run.intake_call import TakeCall, TakeOutcome
from pipeline.store import reviews
from pipeline.store.own_files import load_lexicon
from pipeline.store.remote import path_or_url
from pipeline.store.source import Source
from pipeline.store.write import write_file


def take_sheet(call: TakeCall, file: Path, data: bytes, identifier: SheetId) -> TakeOutcome:
    """Take in an edited sheet, move it out of the output folder and build its page again.

    `identifier` is the one that the sheet bears. InputError where no page fits it.
    """
    aside = marks(load_lexicon(call.settings, call.folder))
    source, page, number = _page_of(call, identifier)
    record = next((one for one in page.records if one.number == number), None)
    if record is None:
        raise InputError(Message("exchange.no-practice", page=page.name), Message("exchange.look-in-review"))
    ours = page.sheets[number]
    old, digest = reviews.load_review(call.review, page.name)
    is_same = sheet_id(ours) == identifier
    done = retaken(read_sheet(data, aside), read_sheet(ours, aside), record, old, call.hand, is_same=is_same)
    call.save(page.name, done.review, old, digest)
    # A sheet that is exactly as built is nobody's work.
    moved = () if call.dry_run or data == ours else tuple(_put_away(call, file, data))
    if moved or done.review != old:
        _build(call, source)
    return TakeOutcome(tuple(one._replace(where=f"{page.name} {one.where}".strip()) for one in done.notices), moved)


def _page_of(call: TakeCall, identifier: SheetId) -> tuple[Source, PageNow, str]:
    """The page that a sheet was made from, and the practice's number on it."""
    for source in call.sources:
        if _is_of(source, identifier):
            for result, page in call.pages([source], with_sheets=True):
                part = page.records[0].page.part if page and page.records else ""
                number = identifier.number.removeprefix(part).lstrip(".") if part else identifier.number
                if page and (not part or identifier.number.partition(".")[0] == part):
                    return source, page, number
                if result.state is State.FAILED:
                    raise InputError(Message("run.about", what=result.path, text=result.reason), result.hint)
    raise InputError(Message("exchange.no-page-of", page=identifier.path), Message("exchange.adopt-first"))


def _is_of(source: Source, identifier: SheetId) -> bool:
    """Whether a sheet was made from this page; in an identifier, a hash takes the place of a long path."""
    path = source.path.rpartition("#")[0] if source.part else source.path
    return (
        str(identifier._replace(path=path)) == str(identifier)
        or SheetId.parsed(str(identifier._replace(path=path))) == identifier
    )


def _put_away(call: TakeCall, file: Path, data: bytes) -> Iterator[tuple[str, str]]:
    """Move an edited sheet out of the output folder, to make room for a built one; files elsewhere stay."""
    output = path_or_url(call.settings.output, call.folder)
    if not isinstance(output, Path) or not file.resolve().is_relative_to(output.resolve()):
        return
    name = file.resolve().relative_to(output.resolve())
    names = (f"taken/{name.with_suffix('')}{mark}{name.suffix}" for mark in ("", *(f"-{n}" for n in range(2, 1000))))
    free = next(one for one in names if not (call.review / one).exists())
    write_file(call.review, free, data)
    file.unlink()
    yield str(file), f"{call.settings.reviewing.folder}/{free}"


def _build(call: TakeCall, source: Source) -> None:
    if not call.dry_run:
        build(call.settings, [source.file], folder=call.folder)
