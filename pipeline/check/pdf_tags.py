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
from pipeline.check.pdf_tree import STANDARD, Tag

_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_IN_A_LIST = frozenset({"LI", "L", "Caption"})
_IN_AN_ITEM = frozenset({"Lbl", "LBody"})

# Points by which a picture's box may leave the page.
_TOLERANCE = 1

_PRINTED = 4  # the flag of annotations that are printed: ISO 32000-1, table 165

# Left, bottom, right and top of a page in points.
Box = tuple[float, float, float, float]


def tag_flaws(tops: Sequence[Tag], boxes: Sequence[Box]) -> Iterator[Flaw]:
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


def _heading_flaws(everything: Sequence[Tag]) -> Iterator[Flaw]:
    headings = [tag for tag in everything if tag.role in _HEADINGS]
    levels = [_HEADINGS[tag.role] for tag in headings]
    if levels.count(1) != 1:
        yield Flaw("headings", f"there are {levels.count(1)} headings of level 1 instead of one")
    for before, level in skipped_levels(levels):
        yield Flaw("headings", f"a heading of level {level} follows one of level {before}")
    yield from (Flaw("headings", "a heading is empty") for tag in headings if not tag.all_text.strip())


def _role_flaws(tag: Tag) -> Iterator[Flaw]:
    if tag.role not in STANDARD:
        yield Flaw("roles", f"{tag.role} is no standard role and stands for none")


def _word_flaws(tag: Tag) -> Iterator[Flaw]:
    if tag.lang and not is_language_tag(tag.lang):
        yield Flaw("language", f"{tag.lang!r} is no language tag")
    elif contradicts(tag.text, tag.lang) and not _is_part_of_address(tag):
        yield Flaw("language", f"{quoted(tag.text)} is tagged as {tag.lang or 'of no language'}")
    if any(sign in tag.text for sign in "\u2010\u00ad"):
        yield Flaw("hyphens", f"a word is broken inside {quoted(tag.text)}: readers say its halves")
    if "\ufffd" in tag.text:
        yield Flaw("fonts", f"letters of {quoted(tag.text)} are unknown to their font")


def _is_part_of_address(tag: Tag) -> bool:
    """Whether a link shows a line of the address it leads to."""
    actions = [annotation.get("/A") for annotation in tag.annotations]
    addresses = [str(action.get_object().get("/URI", "")) for action in actions if action is not None]
    return any(tag.text.strip() in shown for address in addresses for shown in (address, unquote(address)))


def _figure_flaws(tag: Tag, boxes: Sequence[Box]) -> Iterator[Flaw]:
    if says_nothing(tag.alt or ""):
        yield Flaw("pictures", f"the alternative text {quoted(tag.alt or '')} says nothing")
    box = [float(edge) for edge in tag.attributes.get("/BBox", ())]
    if len(box) == 4 and 0 <= tag.page < len(boxes):
        left, bottom, right, top = boxes[tag.page]
        inside = left - _TOLERANCE <= box[0] and bottom - _TOLERANCE <= box[1]
        if not (inside and box[2] <= right + _TOLERANCE and box[3] <= top + _TOLERANCE):
            yield Flaw("pictures", f"the box of the picture {quoted(tag.alt or '')} leaves page {tag.page + 1}")


def _table_flaws(tag: Tag) -> Iterator[Flaw]:
    rows = [one for one in tag.walk() if one.role == "TR"]
    cells = [[kid for kid in row.kids if kid.role in {"TH", "TD"}] for row in rows]
    widths = {sum(int(cell.attributes.get("/ColSpan", 1)) for cell in row) for row in cells}
    has_row_spans = any("/RowSpan" in cell.attributes for row in cells for cell in row)
    if len(widths) > 1 and not has_row_spans:
        yield Flaw("tables", f"the rows of the table {quoted(tag.all_text)} are of different length")
    headers = [cell for row in cells for cell in row if cell.role == "TH"]
    if not headers:
        yield Flaw("tables", f"the table {quoted(tag.all_text)} has no header cells")
    if any("/Scope" not in cell.attributes for cell in headers):
        yield Flaw("tables", f"header cells of the table {quoted(tag.all_text)} do not say what they head")


def _list_flaws(tag: Tag) -> Iterator[Flaw]:
    allowed = _IN_A_LIST if tag.role == "L" else _IN_AN_ITEM
    for kid in tag.kids:
        if kid.role not in allowed:
            yield Flaw("lists", f"{kid.role} stands directly in {tag.role}: {quoted(kid.all_text)}")


def _link_flaws(tag: Tag) -> Iterator[Flaw]:
    if not tag.annotations:
        yield Flaw("links", f"{quoted(tag.all_text)} is tagged as a link and leads nowhere")
    for annotation in tag.annotations:
        words = str(annotation.get("/Contents", ""))
        if not words.strip() or is_bare_address(words):
            yield Flaw("links", f"the link {quoted(tag.all_text)} does not say in words where it leads")
        if not int(annotation.get("/F", 0)) & _PRINTED:
            yield Flaw("links", f"the link {quoted(tag.all_text)} is not printed")
        action = annotation.get("/A")
        if action is not None and "/URI" in action.get_object() and not is_safe(str(action.get_object()["/URI"])):
            yield Flaw("links", f"the link {quoted(tag.all_text)} leads to no web or e-mail address")
