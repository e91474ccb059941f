"""The contents of a page's screen: its words beside its fields, what needs a person, what was just done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import request

from pipeline.render.sheet.pictures import resource
from pipeline.run.page_opening import OpenedPage, OpenedPractice
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.authoring import says_the_same
from pipeline.serve.fields import FieldGroup, ValueCell, field_groups
from pipeline.serve.form_edits import conflict_name
from pipeline.serve.list_views import row_of
from pipeline.serve.marking import unplaced_asides
from pipeline.serve.opened_page import form_base, is_approved, practice_of
from pipeline.serve.pictures import page_pictures
from pipeline.serve.screen_language import field_names
from pipeline.serve.screens import Screens
from pipeline.serve.source_view import BLOCKS, block_runs
from pipeline.serve.traces import conflicts, left_out, name_at, traces
from pipeline.store.lessons_text import teachable
from pipeline.values.seen import seen_of

# What an address may say was just done.
_DONE = ("saved", "approved", "undone", "sheet", "last", "nothing", "taught", "taught-all", "untaught", "spread")


def screen_values(desk: ReviewDesk, screens: Screens, path: str) -> dict[str, Any]:
    """All that the template of a page's screen needs; errors as `ReviewDesk.opened`."""
    opened = desk.opened(path)
    practice = practice_of(opened, request.values.get("practice", ""))
    return {
        "path": path,
        "record": practice.record,
        "review": opened.review,
        "base": form_base(opened),
        "numbers": [one.record.number for one in opened.practices],
        "names": field_names(desk.recipe.lexicon, screens.lang),
        "teachable": teachable(desk.recipe.lexicon),
        "others": [one for one in desk.ledger.entries() if one != path],
        "row": row_of(desk, path),
        "files": _files(desk, path, practice.record.number),
        "is_approved": is_approved(opened, practice),
        "progress": desk.progress(),
        "status": 200,
        "why": "",
        "kept": [],
        **_source(practice),
        **_fields(desk, practice),
        **_decisions(opened, practice),
        **_last_act(desk, path, practice),
    }


def _files(desk: ReviewDesk, path: str, number: str) -> list[str]:
    """The finished files of a practice's sheet, for people."""
    entry = desk.ledger.entry(path)
    base = next((summary.base for summary in entry.summaries if summary.number == number), "") if entry else ""
    names = sorted(entry.outputs) if entry and base else []
    return [one for one in names if one.startswith(f"{base}.") and one.endswith((".pdf", ".docx", ".html"))]


def unsaved_texts(desk: ReviewDesk, path: str) -> list[tuple[str, str]]:
    """Texts that a person wrote and that could not be saved: all that differ from the page's present ones."""
    opened = desk.opened(path)
    now = [value.text for one in opened.practices for value in one.record.values]
    sent = [(name, text) for name, text in request.form.items() if text and _is_text(name)]
    return [(name, text) for name, text in sent if not any(says_the_same(text, one) for one in now)]


def _is_text(name: str) -> bool:
    """Whether people write in an input of a page's form."""
    return name.startswith(("t.", "n.", "y.")) or name.endswith(".text")


def _source(practice: OpenedPractice) -> Mapping[str, Any]:
    at = max(0, request.args.get("from", 0, int)) // BLOCKS * BLOCKS
    return {
        "stretches": block_runs(practice, at),
        "at": at,
        "blocks": len(practice.lines),
        "step": BLOCKS,
        "lit": request.args.get("show", ""),
    }


def _fields(desk: ReviewDesk, practice: OpenedPractice) -> Mapping[str, Any]:
    found = field_groups(practice, desk.recipe.lexicon, desk.settings.languages, request.args.get("all", ""))
    there = [one for one in found if not one.is_lacking]
    cells = list(_cells(found))
    return {
        "groups": there,
        "lacking": [one for one in found if one.is_lacking],
        "writable": [one.name for one in found],
        "has_gaps": any(cell.state == "missing" for cell in _cells(there)),
        "doubtful": [cell.name for cell in cells if cell.is_doubtful],
        "focus": _focus(cells, practice, request.args.get("done", ""), request.args.get("after", "")),
    }


def _cells(groups: Sequence[FieldGroup]) -> Iterable[ValueCell]:
    return (cell for group in groups for row in group.rows for cell in row)


def _focus(cells: Sequence[ValueCell], practice: OpenedPractice, done: str, after: str) -> str:
    """The field to focus after a save: the next one to be checked, or the one that was saved."""
    names = [cell.name for cell in cells]
    name = name_at(practice, after) if after else ""
    if done == "approved":
        rest = cells[names.index(name) + 1 :] if name in names else cells
        return next((cell.name for cell in (*rest, *cells) if cell.is_doubtful), "")
    return name if name in names else ""


def _decisions(opened: OpenedPage, practice: OpenedPractice) -> Mapping[str, Any]:
    return {
        "unplaced": unplaced_asides(practice.plain),
        "conflicts": [(conflict_name(one), one) for one in conflicts(practice)],
        "removed": left_out(practice),
        "lost": opened.lost,
        "is_orphan": opened.is_orphan,
        "shots": page_pictures(practice, opened.review),
        "has_file": lambda src: resource(practice.record, src) is not None,
        "seen_of": seen_of,
    }


def _last_act(desk: ReviewDesk, path: str, practice: OpenedPractice) -> Mapping[str, Any]:
    """What was just done; where it was a save and is still the last one of its page, it can be undone."""
    done, after, save = (request.args.get(name, "") for name in ("done", "after", "save"))
    page = request.args.get("of", "") or path
    return {
        "done": done if done in _DONE else "",
        "undoable": page if save and save == desk.saves.last_save(page) else "",
        "last_save": save,
        **_alike(desk, path, practice, after if done == "saved" else ""),
    }


def _alike(desk: ReviewDesk, path: str, practice: OpenedPractice, after: str) -> Mapping[str, Any]:
    """The other pages with the words that were just corrected, as the ledger knows them."""
    kind, _, number = name_at(practice, after).partition(".") if after else ("", "", "")
    found = traces(practice)
    if kind != "t" or not found[int(number)].plain:
        return {"alike": (), "alike_field": ""}
    value = found[int(number)].value
    return {"alike": desk.alike(path, practice.record.number, value.field, value.lang), "alike_field": value.field}
