"""What is wrong with the tags of a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from pipeline.check.finding import (
    Flaw,
    contradicts,
    is_bare_address,
    is_language_tag,
    is_safe,
    quoted,
    says_nothing,
    skipped_levels,
)
from pipeline.check.pdf_tree import STANDARD, StructureTag
from pipeline.messages import Message

_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_IN_A_LIST = frozenset({"LI", "L", "Caption"})
_IN_AN_ITEM = frozenset({"Lbl", "LBody"})

# How far, in points, a picture's box may reach beyond the page.
_TOLERANCE = 1

_PRINTED = 4  # the flag of annotations that are printed: ISO 32000-1, table 165

# Left, bottom, right and top of a page in points.
Box = tuple[float, float, float, float]


def tag_flaws(tops: Sequence[StructureTag], boxes: Sequence[Box]) -> Iterator[Flaw]:
    """What is wrong with the tags; `boxes` are those of the pages."""
    everything = [tag for top in tops for tag in top.walk()]
    yield from _heading_flaws(everything)
    for tag in everything:
        yield from _role_flaws(tag)
        yield from _word_flaws(tag)
        match tag.role:
            case "Figure":
                yield from _figure_flaws(tag, boxes)
            case "Table":
                yield from _table_flaws(tag)
            case "L" | "LI":
                yield from _list_flaws(tag)
            case "Link":
                yield from _link_flaws(tag)


def _heading_flaws(everything: Sequence[StructureTag]) -> Iterator[Flaw]:
    headings = [tag for tag in everything if tag.role in _HEADINGS]
    levels = [_HEADINGS[tag.role] for tag in headings]
    if levels.count(1) != 1:
        yield Flaw("headings", Message("check.headings-of-level-1", count=levels.count(1)))
    for before, level in skipped_levels(levels):
        yield Flaw("headings", Message("check.heading-level-skipped", level=level, before=before))
    yield from (Flaw("headings", Message("check.heading-empty")) for tag in headings if not tag.all_text.strip())


def _role_flaws(tag: StructureTag) -> Iterator[Flaw]:
    if tag.role not in STANDARD:
        yield Flaw("roles", Message("check.tag-unknown-role", role=str(tag.role)))


def _word_flaws(tag: StructureTag) -> Iterator[Flaw]:
    if tag.lang and not is_language_tag(tag.lang):
        yield Flaw("language", Message("check.tag-no-language", lang=f"{tag.lang!r}"))
    elif contradicts(tag.text, tag.lang) and not _is_part_of_address(tag):
        yield Flaw(
            "language",
            Message("check.tag-marked-as", text=quoted(tag.text), language=tag.lang or Message("check.of-no-language")),
        )
    if any(sign in tag.text for sign in "\u2010\u00ad"):
        yield Flaw("hyphens", Message("check.tag-broken-word", text=quoted(tag.text)))
    if "\ufffd" in tag.text:
        yield Flaw("fonts", Message("check.tag-unknown-letters", text=quoted(tag.text)))


def _is_part_of_address(tag: StructureTag) -> bool:
    """Whether a link shows one line of its address."""
    actions = [annotation.get("/A") for annotation in tag.annotations]
    addresses = [str(action.get_object().get("/URI", "")) for action in actions if action is not None]
    return any(tag.text.strip() in shown for address in addresses for shown in (address, unquote(address)))


def _figure_flaws(tag: StructureTag, boxes: Sequence[Box]) -> Iterator[Flaw]:
    if says_nothing(tag.alt or ""):
        yield Flaw("pictures", Message("check.tag-empty-alt", alt=quoted(tag.alt or "")))
    box = [float(edge) for edge in tag.attributes.get("/BBox", ())]
    if len(box) == 4 and 0 <= tag.page < len(boxes):
        left, bottom, right, top = boxes[tag.page]
        inside = left - _TOLERANCE <= box[0] and bottom - _TOLERANCE <= box[1]
        if not (inside and box[2] <= right + _TOLERANCE and box[3] <= top + _TOLERANCE):
            yield Flaw("pictures", Message("check.tag-picture-off-page", alt=quoted(tag.alt or ""), page=tag.page + 1))


def _table_flaws(tag: StructureTag) -> Iterator[Flaw]:
    rows = [one for one in tag.walk() if one.role == "TR"]
    cells = [[kid for kid in row.kids if kid.role in {"TH", "TD"}] for row in rows]
    widths = {sum(int(cell.attributes.get("/ColSpan", 1)) for cell in row) for row in cells}
    has_row_spans = any("/RowSpan" in cell.attributes for row in cells for cell in row)
    if len(widths) > 1 and not has_row_spans:
        yield Flaw("tables", Message("check.tag-uneven-rows", words=quoted(tag.all_text)))
    headers = [cell for row in cells for cell in row if cell.role == "TH"]
    if not headers:
        yield Flaw("tables", Message("check.tag-no-header-cells", words=quoted(tag.all_text)))
    if any("/Scope" not in cell.attributes for cell in headers):
        yield Flaw("tables", Message("check.tag-header-without-scope", words=quoted(tag.all_text)))


def _list_flaws(tag: StructureTag) -> Iterator[Flaw]:
    allowed = _IN_A_LIST if tag.role == "L" else _IN_AN_ITEM
    for kid in tag.kids:
        if kid.role not in allowed:
            yield Flaw(
                "lists",
                Message("check.tag-misplaced", role=str(kid.role), parent=str(tag.role), words=quoted(kid.all_text)),
            )


def _link_flaws(tag: StructureTag) -> Iterator[Flaw]:
    if not tag.annotations:
        yield Flaw("links", Message("check.tag-link-nowhere", words=quoted(tag.all_text)))
    for annotation in tag.annotations:
        words = str(annotation.get("/Contents", ""))
        if not words.strip() or is_bare_address(words):
            yield Flaw("links", Message("check.tag-link-undescribed", words=quoted(tag.all_text)))
        if not int(annotation.get("/F", 0)) & _PRINTED:
            yield Flaw("links", Message("check.tag-link-unprinted", words=quoted(tag.all_text)))
        action = annotation.get("/A")
        if action is not None and "/URI" in action.get_object() and not is_safe(str(action.get_object()["/URI"])):
            yield Flaw("links", Message("check.link-no-address", words=quoted(tag.all_text)))
