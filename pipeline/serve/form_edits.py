"""Turns the form of a page's screen into edits of its review."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.amend import sheet_seen
from pipeline.model import Approval, Edit, EditOrigin, Judged, Kind, MadeFrom, Review, Trust, Value
from pipeline.run.page_opening import OpenedPractice
from pipeline.serve.authoring import Author, EditList, clean_text, says_the_same
from pipeline.serve.marking import unplaced_asides
from pipeline.serve.traces import Trace, conflicts, left_out, rank_among_equals, traces
from pipeline.text.letters import is_greek
from pipeline.values.forms import from_raw
from pipeline.values.seen import seen_of

FormData = Mapping[str, str]

_SUM = re.compile(r"(\d+(?:\.\d+)?)\s*([A-Z]{3})?")
_COUNTRY = re.compile(r"[A-Z]{2}")


def with_form(review: Review, practice: OpenedPractice, form: FormData, who: Author) -> Review:
    """The review with all changes of a form to one practice and to the page; `do` is the value of the button."""
    act, _, target = form.get("do", "").partition(".")
    edits = EditList(review.edits)
    for judged in conflicts(practice):
        _decide(edits, judged, form, who)
    for n, trace in enumerate(traces(practice)):
        if act == "revert" and target == f"t.{n}" and trace.edit:
            edits.drop(trace.edit)
        elif f"t.{n}" in form:
            is_approved = act == "approve" and target == f"t.{n}"
            _change(edits, trace, practice, form, f"t.{n}", who, is_approved=is_approved)
    _add(edits, practice, form, who, target if act == "approve" else "")
    if act == "back":
        for judged in left_out(practice)[int(target) : int(target) + 1]:
            edits.drop(judged.edit)
    return _of_page(replace(review, edits=edits.all), form)


def _add(edits: EditList, practice: OpenedPractice, form: FormData, who: Author, approved_name: str) -> None:
    """Add values that the page lacks, and unplaced words of the page."""
    for name, text in form.items():
        if name.startswith("n.") and clean_text(text):
            state = Trust.APPROVED if name == approved_name else Trust.REVIEWED
            edits.add(who.signs(_new_edit(practice, name, clean_text(text)), state))
    for n, aside in enumerate(unplaced_asides(practice.plain)):
        if field := form.get(f"u.{n}", ""):
            _place(edits, practice, field, clean_text(aside.text), who)


def _change(
    edits: EditList,
    trace: Trace,
    practice: OpenedPractice,
    form: FormData,
    name: str,
    who: Author,
    *,
    is_approved: bool,
) -> None:
    text, typed = clean_text(form[name]), _typed_value(form.get(f"y.{name}", ""))
    is_changed = not says_the_same(form[name], trace.value.text) or typed is not None
    if not is_changed and not is_approved:
        return
    state = Trust.APPROVED if is_approved else Trust.REVIEWED
    if trace.plain and says_the_same(text, trace.plain.text) and typed is None and not is_approved:
        if trace.edit:
            edits.drop(trace.edit)
        return
    base = trace.edit or Edit(trace.value.field, trace.value.lang, practice.record.number)
    if trace.plain:
        base = replace(
            base,
            seen=seen_of(trace.plain),
            was=trace.plain.text,
            at=rank_among_equals(trace.plain, practice.plain.values),
            field=trace.plain.field,
        )
    if is_changed:
        says_same = trace.plain is not None and says_the_same(text, trace.plain.text) and typed is None
        base = replace(base, text=None if says_same else text, value=typed)
    edits.put(trace.edit, who.signs(base, state))


def _new_edit(practice: OpenedPractice, name: str, text: str) -> Edit:
    """An edit for a value that the page lacks; if the page has the text in another language, it is a translation."""
    field, lang = name.split(".")[1:3]
    source = next((one for one in practice.record.of(field) if one.lang != lang and one.value is None), None)
    edit = Edit(field, lang, practice.record.number, text=text)
    if source is None or any(one.lang == lang for one in practice.record.of(field)):
        return edit
    return replace(edit, how=EditOrigin.TRANSLATION, of=MadeFrom(source.lang, seen_of(source)))


def _place(edits: EditList, practice: OpenedPractice, field: str, words: str, who: Author) -> None:
    """Send words of the page to a field: after its text in their language, if there is one."""
    lang = "el" if is_greek(words) else next((one for one in practice.record.sides if one != "el"), "en")
    for trace in traces(practice):
        if (trace.value.field, trace.value.lang) == (field, lang) and trace.value.value is None:
            form = {"t": f"{trace.value.text}\n\n{words}"}
            _change(edits, trace, practice, form, "t", who, is_approved=False)
            return
    edits.add(who.signs(Edit(field, lang, practice.record.number, text=words)))


def _typed_value(words: str) -> Value:
    """A typed value as people write it: `11520 EUR`, `2014-01`, `BE`; None for "", ValueError for anything else."""
    words = words.strip()
    if not words:
        return None
    if found := _COUNTRY.fullmatch(words):
        return from_raw({"country": found[0]})
    try:
        return from_raw(words)
    except ValueError:
        found = _SUM.fullmatch(words)
        return from_raw({"amount": found[1], "currency": found[2]} if found else words)


def _decide(edits: EditList, judged: Judged, form: FormData, who: Author) -> None:
    """Settle a conflict as a person says: her words, the page's, both merged, or others; without a choice it stays."""
    name = f"c.{conflict_name(judged)}"
    choice, edit, now = form.get(name, ""), judged.edit, judged.value
    based = replace(edit, seen=seen_of(now), was=now.text, of=None, at=1, field=now.field) if now else None
    mine = based or (
        replace(edit, seen="", was="") if edit.of is None else _with_source(edit, form.get(f"{name}.of", ""))
    )
    texts = {"mine": edit.text, "merged": judged.proposal, "other": clean_text(form.get(f"{name}.text", ""))}
    if choice == "page":
        if based:
            edits.put(edit, who.signs(replace(based, text=None, value=None, how=EditOrigin.CORRECTION)))
        else:
            edits.drop(edit)
    elif choice in texts and (text := texts[choice]) is not None:
        value = edit.value if choice == "mine" else None
        edits.put(edit, who.signs(replace(mine, text=text, value=value)))
    elif choice == "mine":
        edits.put(edit, who.signs(mine))


def _with_source(edit: Edit, seen: str) -> Edit:
    """A translation, now of what its source says today."""
    return replace(edit, of=MadeFrom(edit.of.lang, seen)) if edit.of and seen else edit


def conflict_name(judged: Judged) -> str:
    """A name for a conflict, which stays the same as long as the edit does."""
    edit = judged.edit
    return f"{edit.field}-{edit.lang}-{edit.seen[:8] or 'new'}-{edit.at}"


def _of_page(review: Review, form: FormData) -> Review:
    """The review with what a form says about the page as a whole, if it has these fields."""
    if "kind" not in form:
        return review
    kind = Kind(form["kind"]) if form["kind"] in set(Kind) else None
    split_at = tuple(filter(None, (clean_text(line) for line in form.get("split_at", "").splitlines())))
    joined = "joined" if form.get("practices") == "joined" else ""
    return replace(review, kind=kind, practices=joined, split_at=split_at, same_as=form.get("same_as", "").strip())


def with_approval(review: Review, practices: Iterable[OpenedPractice], who: Author) -> Review:
    """The review with these practices' sheets approved, as they are printed now."""
    for practice in practices:
        number = practice.record.number
        kept = tuple(one for one in review.approvals if one.practice != number)
        fresh = Approval(number, sheet_seen(practice.record), who.by, who.on)
        review = replace(review, approvals=(*kept, fresh))
    return review
