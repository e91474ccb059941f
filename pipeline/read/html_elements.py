"""What HTML elements are: which make blocks, which hide their words, and how to read their attributes."""

from __future__ import annotations

import re
from itertools import islice

from pipeline.model import BlockKind
from pipeline.read.tag import Tag

# Elements whose words are never shown as text.
# Not `head`: the parser leaves HTML 5 elements in it where a page has no `body` tag.
HIDDEN = frozenset(
    """script style template title meta link datalist audio video canvas param source track noembed meter progress
    fencedframe""".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS = {
    "li": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "dt": BlockKind.TERM,
    "dd": BlockKind.DETAIL,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "legend": BlockKind.HEADING,
    "summary": BlockKind.HEADING,
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
}
BLOCKS = frozenset(HEADINGS) | frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset head header hgroup hr html iframe label legend li listing main marquee menu nav noframes
    ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp""".split()
)
LISTS = frozenset({"ul", "ol", "dir", "menu"})
ARTICLE = frozenset({"main", "article"})
# Browsers do not show labels in bold, but sites do: a label names what stands beside or below it.
_BOLD = frozenset({"b", "strong", "label"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
# Class names that Google Docs generates for the styles of a document.
_NUMBERED = re.compile(r"c\d{1,3}")
_CALLED_LABEL = re.compile(r"label|caption|title|name|desc", re.IGNORECASE)
_STRUCK = frozenset({"del", "s", "strike"})
_AS_TYPED = frozenset({"pre", "listing", "xmp", "plaintext"})
_WHITE_SPACE = re.compile(r"white-space\s*:\s*([\w-]+)", re.IGNORECASE)
# Pictures up to this many pixels wide or high hold a place or count visitors.
_SPACER = 3
_LAST_HEADING_LEVEL = 6
_PATH_STEPS = 6


def names(tag: Tag) -> list[str]:
    """The names that an element bears: its classes and its id."""
    return [*tag.get("class").split(), *tag.get("id").split()]


def span(tag: Tag, name: str) -> int:
    """`colspan` or `rowspan` as a number; by default 1."""
    written = tag.get(name).strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 4 else 1


def is_bold(tag: Tag) -> bool:
    """Whether an element sets its words bold, by its tag or its own style."""
    return tag.name in _BOLD or bool(_BOLD_STYLE.search(tag.get("style")))


def is_struck(tag: Tag) -> bool:
    """Whether an element strikes its words out."""
    return tag.name in _STRUCK or "line-through" in tag.get("style")


def keeps_lines(tag: Tag, *, default: bool) -> bool:
    """Whether the line breaks in the words of an element are shown; `default` is that of the element around it."""
    if tag.name in _AS_TYPED:
        return True
    found = _WHITE_SPACE.search(tag.get("style")) if tag.has("style") else None
    return found[1].lower().startswith("pre") if found else default


def holds_blocks(tag: Tag) -> bool:
    """Whether an element, inline by its name, holds blocks."""
    return any(isinstance(node, Tag) and node.name in BLOCKS for node in tag.inside())


def is_spacer(tag: Tag) -> bool:
    """Whether a picture is too small to show anything."""
    return any(
        (written := tag.get(side).removesuffix("px")).isdecimal() and len(written) < 4 and int(written) <= _SPACER
        for side in ("width", "height")
    )


def opens_panel(tag: Tag) -> bool:
    """Whether a button toggles a panel below it, and so is the panel's heading."""
    is_switch = tag.name == "button" or (tag.name in BLOCKS and tag.get("role") == "button")
    toggles = tag.get("data-toggle") or tag.get("data-bs-toggle")
    return is_switch and ("collapse" in toggles or "accordion" in tag.get("class").lower())


def is_title(tag: Tag) -> bool:
    """Whether a paragraph has the style that Google Docs or Word gives to a document's title."""
    classes = tag.get("class").split() if tag.name == "p" else []
    is_numbered = any(map(_NUMBERED.fullmatch, classes))
    return "MsoTitle" in classes or ("title" in classes and is_numbered)


def is_alone(tag: Tag) -> bool:
    """Whether `tag` is all that its parent holds, white space aside."""
    return tag.parent is None or not any(
        node is not tag and (isinstance(node, Tag) or node.strip()) for node in tag.parent.contents
    )


def is_first_of_two(tag: Tag) -> bool:
    """Whether a block holds nothing but this span and another, both with classes, as for a label and its value."""
    pair = _pair_of(tag)
    return bool(pair) and pair[0] is tag


def is_of_turned_pair(tag: Tag) -> bool:
    """Whether a span is one of two in a block, the second of which is called the label: `span.value + span.label`."""
    pair = _pair_of(tag)
    return bool(pair) and [bool(_CALLED_LABEL.search(one.get("class"))) for one in pair] == [False, True]


def _pair_of(tag: Tag) -> tuple[Tag, ...]:
    """The two spans with classes that are all that a block around one of them holds; empty where there are no such."""
    parent = tag.parent
    if tag.name != "span" or parent is None or parent.name in HEADINGS or not tag.has("class"):
        return ()
    # Only three are looked at: a block may hold thousands.
    found = list(islice((node for node in parent.contents if isinstance(node, Tag) or node.strip()), 3))
    spans = tuple(one for one in found if isinstance(one, Tag) and one.name == "span" and one.has("class"))
    return spans if len(spans) == len(found) == 2 else ()


def has_heading(tag: Tag, level: int) -> bool:
    """Whether `tag`, which is not a heading itself, holds a heading of `level` or higher."""
    return any(
        isinstance(node, Tag) and HEADINGS.get(node.name, _LAST_HEADING_LEVEL + 1) <= level for node in tag.inside()
    )


def path_of(parent: tuple[str, ...], tag: Tag, number: int) -> tuple[str, ...]:
    """The last steps of the CSS path, which starts again at an id."""
    own = tag.get("id")
    return (f"#{own[:60]}",) if own else (*parent, f"{tag.name}:nth-of-type({number})")[-_PATH_STEPS:]
