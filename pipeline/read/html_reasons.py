"""Open elements of an HTML tree, and the reasons why elements are boilerplate in themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.model import BlockKind, Cell, Element, Reason
from pipeline.read.boilerplate_rules import BoilerplateRules
from pipeline.read.html_elements import ARTICLE, HEADINGS, has_heading, is_struck, names, opens_panel
from pipeline.read.html_hidden import HiddenElements
from pipeline.read.html_panels import Panels
from pipeline.read.html_stand_ins import filled_fields
from pipeline.read.line import LineBuilder, MarkStyle
from pipeline.read.table_cells import Grid
from pipeline.read.tag import Tag
from pipeline.read.tree import HtmlTree

# A form with more letters than this, or with more than half of the page's, is the page itself, as some systems wrap it.
_FORM_LENGTH = 1500
# A form with this many filled fields has been filled in by somebody; a search form has one at most.
_FILLED = 2
# An element this short may hold most of a short page and still be boilerplate.
_LONGEST_BOILERPLATE = 500
# Up to this many raised letters in a heading are a power or a note mark; more are a badge such as “featured”.
_LONGEST_POWER = 4
# In the heading of a panel: whether it is open.
_INDICATOR = re.compile(r"toggle[-_]?(?:label|indicator)|accordion[-_]?(?:indicator|icon)", re.IGNORECASE)
# Always boilerplate, however much they hold.
_ALWAYS = frozenset({"nav", "header", "footer", "html", "head", "body"})
_BELOW_SITE_HEADER = frozenset({"nav", "main"})


@dataclass(slots=True)
class OpenElement:
    """An open element: what its blocks inherit, and what is known of its children so far.

    `boilerplate_level` is the level of the boilerplate heading that the next children stand under, 0 for none.
    `parts` are the inline elements that side by side make it up, once one of its children has been asked about,
    and `before` is the child that stands right before what comes next. `is_typed` keeps the line breaks of its words.
    `line` is the line to continue after an element whose words are set aside.
    """

    tag: Tag
    path: tuple[str, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lang: str | None = None
    boilerplate: str = ""
    cell: Cell | None = None
    grid: Grid | None = None
    styles: tuple[MarkStyle, ...] = ()
    element: Element | None = None
    parts: tuple[Tag, ...] | None = None
    is_block: bool = True
    is_typed: bool = False
    line: LineBuilder | None = None
    before: Tag | None = None
    in_article: bool = False
    number: int = 0
    boilerplate_level: int = 0
    seen: Counter[str] = field(default_factory=Counter)


class BoilerplateReasons:
    """Tells of each element of one tree why it is boilerplate; the arguments are those of the walk."""

    def __init__(
        self, tree: HtmlTree, rules: BoilerplateRules, is_protected: Callable[[Tag], bool], main: Tag | None
    ) -> None:
        self._rules = rules
        self._is_protected = is_protected
        self._main = main
        self.panels = Panels(tree)
        self._hidden = HiddenElements(tree, self.panels, rules.hiding)
        self._half = tree.root.letters // 2
        self._longest_form = min(_FORM_LENGTH, self._half)

    def is_doubted(self, tag: Tag) -> bool:
        """Whether the element that was last asked about may be hidden, without proof."""
        return bool(self._hidden.may_be) and self._hidden.may_be[-1] is tag

    def inherited(self, tag: Tag, opened: Sequence[OpenElement]) -> str:
        """The reason of an element by those around it, the innermost last: it may show itself inside a hidden one."""
        reason = opened[-1].boilerplate
        if reason != Reason.HIDDEN or any(one.line for one in opened) or not self._hidden.shows_again(tag):
            return reason
        return next((one.boilerplate for one in reversed(opened) if one.boilerplate != Reason.HIDDEN), "")

    def of(self, tag: Tag, parent: OpenElement) -> str:
        """Why an element is boilerplate in itself; in boilerplate that labels overrule, only a firmer reason counts."""
        if parent.boilerplate and parent.boilerplate not in self._rules.weak:
            return ""
        if reason := self._unread(tag):
            return reason
        if parent.boilerplate_level and tag.name not in HEADINGS:
            if not has_heading(tag, parent.boilerplate_level):
                return "under a boilerplate heading"
            parent.boilerplate_level = 0
        is_badge = tag.name == "sup" and len(tag.text.strip()) > _LONGEST_POWER
        if parent.kind is BlockKind.HEADING and (is_badge or any(map(_INDICATOR.search, names(tag)))):
            return Reason.BESIDE_HEADING
        return self._of_element(tag, parent)

    def _unread(self, tag: Tag) -> str:
        """Why an element's words are not part of the text, regardless of its names."""
        if reason := self._hidden.reason(tag):
            return reason
        is_tab = self.panels.is_tab(tag) and not self.panels.is_header(tag)
        return Reason.STRUCK if is_struck(tag) else "name of a panel" if is_tab else ""

    def _of_element(self, tag: Tag, parent: OpenElement) -> str:
        if tag.name == "body":
            return Reason.OUTSIDE_MAIN if self._main else ""
        opens = opens_panel(tag) or self.panels.is_header(tag)
        is_switch = opens or (tag.name == "button" and parent.tag.name in HEADINGS)
        if tag.name in ARTICLE or tag.name in {"html", "head"} or is_switch:
            return ""
        if tag.name == "form":
            is_page = tag.letters > self._longest_form or filled_fields(tag) >= _FILLED
            return "" if is_page or self._is_protected(tag) else "form"
        reason = self._rules.of_element(tag.name, tag.get("role"), names(tag), in_article=parent.in_article)
        if reason == "page header" and _is_over_text(tag):
            return ""
        if tag.name in _ALWAYS or not reason:
            return reason
        # What holds most of the page's words is the page itself.
        return "" if self._is_protected(tag) or tag.letters > max(self._half, _LONGEST_BOILERPLATE) else reason


def _is_over_text(tag: Tag) -> bool:
    """Whether a header is that of a text: it holds a heading below the first alone, or stands in an article.

    Systems that do not mark articles up as such call a `div` so. What has a class is that of a part of the site, and
    what opens a page that of the site.
    """
    if tag.name != "header":
        return any(one.name == "div" and "article" in names(one) for one in tag.around())
    if tag.has("class") or tag.parent is None or tag.parent.name == "body":
        return False
    after = tag.parent.contents[tag.index + 1 : tag.index + 3]
    if any(isinstance(node, Tag) and node.name in _BELOW_SITE_HEADER for node in after):
        return False
    inside = [node for node in tag.inside() if isinstance(node, Tag) and node.letters]
    headings = [one for one in inside if HEADINGS.get(one.name, 1) > 1]
    is_heading = len(headings) == 1 and headings[0].letters == tag.letters
    return is_heading and all(one.name != "a" for one in inside)
