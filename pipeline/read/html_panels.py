"""Accordions and tabs: which elements are panels that a reader can open, and what their controls call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.read.html_elements import BLOCKS, HEADINGS
from pipeline.read.tag import Tag
from pipeline.read.tree import HtmlTree

_PANELS = frozenset({"tab-pane", "tab-panel", "tabpanel", "tabs-panel", "accordion-collapse", "accordion-content"})
_ROWS = frozenset({"tabs", "tab", "tablist", "tabnav"})
# The control of a panel stands right before it, alone in a wrapper or two.
_WRAPPERS = 3
_MENUS = ("dropdown", "menu", "navbar", "lang", "search", "share", "hamburger")
_LONGEST_NAME = 120


class Panels:
    """The panels of one tree. `names` are what tabs call the panels that do not say it themselves, by identity."""

    def __init__(self, tree: HtmlTree) -> None:
        self.names: dict[int, str] = {}
        self._ids: dict[str, Tag] = {}
        self._tabs: dict[int, Tag] = {}
        self._panels: dict[int, Tag] = {}
        self._headers: set[int] = set()
        controls = list(self._controls(tree))
        for control in controls:
            self._connect(control)
        self._connect_in_order()

    def is_panel(self, tag: Tag) -> bool:
        """Whether a control that is seen opens the element, be it a switch between the page's languages."""
        is_known = id(tag) in self._panels or tag.get("hidden") == "until-found"
        return is_known or _is_below_heading(tag) or _is_of_language(tag)

    def is_tab(self, tag: Tag) -> bool:
        """Whether an element in a row is the name of a panel that stands elsewhere."""
        return id(tag) in self._tabs

    def is_header(self, tag: Tag) -> bool:
        """Whether an element is the control right above its panel, and so the panel's heading."""
        return id(tag) in self._headers

    def _controls(self, tree: HtmlTree) -> Iterator[Tag]:
        for tag in tree.tags():
            if not tag.attributes:
                continue
            if tag.has("id"):
                self._ids.setdefault(tag.get("id"), tag)
            if tag.get("role") == "tabpanel" or not _PANELS.isdisjoint(tag.get("class").lower().split()):
                self._panels[id(tag)] = tag
            elif _is_control(tag):
                yield tag

    def _connect(self, control: Tag) -> None:
        """Find the panel of a control: the one that it names, or the element right after it."""
        is_tab = control.get("role") == "tab" or _toggles(control) == "tab" or _is_in_row(control)
        following = _next_block(control)
        panel = next((self._ids[name] for name in _targets(control) if name in self._ids), None)
        if panel is None and (not is_tab or (following is not None and id(following) in self._panels)):
            panel = following if control.has("aria-expanded") or is_tab else None
        if panel is not None and panel.name != "body" and not _is_inside(control, panel):
            self._panels[id(panel)] = panel
            if panel is following:
                self._headers.add(id(control))
                return
            if is_tab:
                self._name(panel, control)
        if is_tab:
            self._tabs[id(control)] = control

    def _name(self, panel: Tag, tab: Tag) -> None:
        name = " ".join(tab.text.split())
        if name and len(name) <= _LONGEST_NAME and not " ".join(panel.text[:1000].split()).startswith(name):
            self.names[id(panel)] = name

    def _connect_in_order(self) -> None:
        """Let the n-th tab of a row name the n-th panel after it, if there are as many and none has a name."""
        rows: dict[int, list[Tag]] = defaultdict(list)
        for tab in self._tabs.values():
            row = next((tag for tag in tab.around() if tag.get("role") == "tablist"), None) or tab.parent
            rows[id(row)] += [tab]
        named = {id(self._ids[name]) for tab in self._tabs.values() for name in _targets(tab) if name in self._ids}
        for tabs in rows.values():
            start = tabs[-1].number
            ends = [others[0].number for others in rows.values() if others[0].number > start]
            panels = [
                panel
                for panel in self._panels.values()
                if start < panel.number < min(ends, default=panel.number + 1) and id(panel) not in named
            ]
            if len(panels) == len(tabs) and not any(name in self._ids for tab in tabs for name in _targets(tab)):
                for panel, tab in zip(panels, tabs, strict=True):
                    self._name(panel, tab)


def _is_control(tag: Tag) -> bool:
    """Whether an element says that it opens another; drop-down menus do not count."""
    if tag.get("role") == "tab" or _toggles(tag):
        return True
    if tag.has("aria-controls") or tag.has("aria-expanded"):
        names = tag.get("class").lower()
        return not tag.has("aria-haspopup") and not any(part in names for part in _MENUS)
    return tag.name == "a" and tag.get("href").startswith("#") and _is_in_row(tag)


def _toggles(tag: Tag) -> str:
    """The kind of panel that a Bootstrap control opens: a tab or a fold."""
    return {"tab": "tab", "pill": "tab", "collapse": "fold"}.get(
        tag.get("data-bs-toggle") or tag.get("data-toggle"), ""
    )


def _targets(control: Tag) -> Iterator[str]:
    """The ids that a control says it opens, without `#`."""
    for name in ("aria-controls", "data-bs-target", "data-target", "href"):
        value = control.get(name)
        if name == "aria-controls" or value.startswith("#"):
            yield value.removeprefix("#")
    # A tab may be an entry of a list that holds the link.
    for node in control.contents[:3]:
        if isinstance(node, Tag) and node.get("href").startswith("#"):
            yield node.get("href")[1:]


def _is_in_row(tag: Tag) -> bool:
    """Whether a link stands in an element named after tabs."""
    for _, around in zip(range(_WRAPPERS), tag.around(), strict=False):
        words = around.get("class").lower().replace("_", "-").split()
        if around.get("role") == "tablist" or any(not _ROWS.isdisjoint(word.split("-")) for word in words):
            return around.name in {"ul", "ol", "li", "nav", "div"} and around.letters < _WRAPPERS * _LONGEST_NAME
    return False


def _next_block(control: Tag) -> Tag | None:
    """The element right after a control, or after the wrappers that hold nothing but the control."""
    tag: Tag | None = control
    for _ in range(_WRAPPERS):
        if tag is None or tag.parent is None:
            return None
        after = [node for node in tag.parent.contents[tag.index + 1 :] if isinstance(node, Tag) or node.strip()]
        if after:
            return after[0] if isinstance(after[0], Tag) and after[0].name in BLOCKS else None
        if tag.parent.letters > tag.letters:
            return None
        tag = tag.parent
    return None


def _is_inside(tag: Tag, other: Tag) -> bool:
    return any(around is other for around in tag.around())


def _is_below_heading(tag: Tag) -> bool:
    """Whether a block is all there is below a heading, as in accordions that only their script knows of."""
    parent, before = tag.parent, _sibling(tag, -1)
    if parent is None or before is None or HEADINGS.get(before.name, 1) < 2 or tag.name not in BLOCKS:
        return False
    after = _sibling(tag, 1)
    return after is None or after.name == before.name


def _is_of_language(tag: Tag) -> bool:
    """Whether a block says all that the one beside it says, in another language: both name theirs, and are as long."""
    lang = tag.get("lang")
    beside = [one for step in (-1, 1) if (one := _sibling(tag, step)) and one.name == tag.name and one.has("lang")]
    is_other = lang and tag.name in BLOCKS
    return bool(is_other) and any(one.get("lang") != lang and 2 * tag.letters > one.letters for one in beside)


def _sibling(tag: Tag, step: int) -> Tag | None:
    """The next sibling tag in a direction; None if there is none, or words come first."""
    nodes = tag.parent.contents if tag.parent is not None else []
    at = tag.index + step
    while 0 <= at < len(nodes):
        node = nodes[at]
        if isinstance(node, Tag):
            return node
        if node.strip():
            return None
        at += step
    return None
