"""Computed styles kept from sheet to sheet.

WeasyPrint computes a style's properties one by one, as layout asks for them, and anew for each document. Sheets of one
look have a few hundred styles among them all. The one function that computes them is wrapped here and nowhere else; a
test holds the files that come of it against WeasyPrint's own, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import weasyprint.document
from weasyprint.css import ComputedStyle, Pending, StyleFor

WRAPPED = weasyprint.document.get_all_computed_styles

# The style of one look's sheets in all their layouts and languages; beyond that many they are made anew.
_MOST = 20_000

_AT_PAGE = re.compile(r"@page[^{}]*\{(?:[^{}]|\{[^{}]*\})*\}")
_USED = re.compile(r"var\(\s*--([\w-]+)", re.IGNORECASE)
# What styles hold that is a document's own: sizes in shares of its first page, numbered notes.
_OWN = re.compile(r"\d(?:vw|vh|vi|vb|vmin|vmax)\b|\bfootnote\b|\bposition:\s*(?:note|running)\(")

# Properties that no other one is worked out from.
_SIDES = ("top", "right", "bottom", "left")
_ALONE = frozenset({"content", *(f"{name}_{side}" for name in ("margin", "padding") for side in _SIDES)})


def by_style(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of a style, worked out once for each style: what is known of a style stands with it."""

    def known(style: Any) -> Any:
        found = style.__dict__
        if function not in found:
            found[function] = function(style)
        return found[function]

    return known


@dataclass(slots=True)
class Kept:
    """Styles by what they are made of; a dictionary that grows is its only state.

    `inherited` names the custom properties that rules for elements use: a sheet that sets others to values of its own
    shares its styles all the same. `is_safe` is false where the style sheet uses what no two documents share.
    """

    inherited: frozenset[str]
    is_safe: bool = True
    styles: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    @classmethod
    def of(cls, style: str) -> Kept:
        """Nothing kept yet, for sheets that are set by the text of a style sheet."""
        used = _USED.findall(_AT_PAGE.sub("", style))
        return cls(frozenset(_key(name) for name in used), not _OWN.search(style))

    def use(self, fonts: Any) -> None:
        """Let the styles, which a forked process takes along, be of the fonts of this one."""
        for style in self.styles.values():
            style.font_config = fonts


@contextmanager
def keeping(kept: Kept) -> Iterator[None]:
    """While this is open, documents take the styles that are `kept`, and add theirs. Not for two threads at once."""

    def styles_of(html: Any, *rest: Any) -> Any:
        style_for = WRAPPED(html, *rest)
        top = _share(style_for.get_computed_styles(), html.etree_element, kept)
        style_for.set_computed_styles = _sharing(kept, top, style_for)
        return style_for

    weasyprint.document.get_all_computed_styles = styles_of if kept.is_safe else WRAPPED
    try:
        yield
    finally:
        weasyprint.document.get_all_computed_styles = WRAPPED


def _share(computed: dict[tuple[Any, str | None], Any], root: Any, kept: Kept) -> Any:
    """Put kept styles in the place of equal ones, and give the root's; parents stand before children in `computed`.

    The root and its children keep their own: pages inherit from it, and WeasyPrint writes to the styles of both.
    """
    if len(kept.styles) > _MOST:
        kept.styles.clear()
    own = computed[root, None]
    top = _kept(kept, own, None, None, _inherited(own.cascaded, kept.inherited), _said)
    found = {id(own): top}
    for place, style in computed.items():
        if style is own:
            continue
        if id(style) not in found:
            found[id(style)] = _kept(kept, style, found[id(style.parent_style)], top, style.cascaded)
        if style.parent_style is not own:
            computed[place] = found[id(style)]
    return top


class _Partly(ComputedStyle):  # type: ignore[misc] # WeasyPrint has no types
    """The style of a page or of a box in its margin: a kept one, but for what hangs on the document's own values."""

    def __init__(self, style: Any, kept: Any, own: frozenset[str]) -> None:
        # Not `super().__init__`: it would set the same attributes once more.
        self.__dict__.update(style.__dict__, kept=kept, own=own, specified=kept.specified)
        self["anchor"]  # as above: no style is empty

    def __missing__(self, name: str) -> Any:
        if name in self.own or name[:2] == "__":
            return super().__missing__(name)
        value = self[name] = self.kept[name]
        return value

    @property
    def anonymous_style(self) -> Any:
        return self.kept.anonymous_style


def _sharing(kept: Kept, top: Any, style_for: Any) -> Callable[..., None]:
    """What sets the styles of pages and of the boxes in their margins: kept ones, in so far as they say the same."""
    pages: dict[Any, Any] = {}

    def set_computed_styles(place: Any, *rest: Any, pseudo_type: str | None = None, **more: Any) -> None:
        StyleFor.set_computed_styles(style_for, place, *rest, pseudo_type=pseudo_type, **more)
        computed = style_for.get_computed_styles()
        style, parent = computed[place, pseudo_type], pages.get(place) if pseudo_type else top
        own = frozenset(name for name, (value, _) in style.cascaded.items() if isinstance(value, Pending))
        if parent is None or not own <= _ALONE:
            return
        # What a rule for pages weighs ends in a list.
        said = {
            name: (value, (*weight, tuple(last)))
            for name, (value, (*weight, last)) in style.cascaded.items()
            if name not in own
        }
        same = _kept(kept, style, parent, top, said)
        if not pseudo_type:
            pages[place] = same
        # What is the document's own comes to the boxes in a page's margin by way of the page.
        computed[place, pseudo_type] = same if pseudo_type and not own else _Partly(style, same, own)

    return set_computed_styles


def _inherited(cascaded: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    """What a root says, without custom properties that no rule for elements uses."""
    return {name: value for name, value in cascaded.items() if name[:2] != "__" or name in names}


def _key(name: str) -> str:
    """The key of a custom property in a style."""
    return f"__{name}".replace("-", "_")


def _kept(
    kept: Kept, style: Any, parent: Any, root: Any, cascaded: dict[str, Any], same: Callable[[Any], Any] = id
) -> Any:
    """The kept style that says the same as `style`: it has the same parent, and rules gave it the `same` values.

    Kept styles hold their parents and values, so that no other object can have their `id`.
    """
    given = ((name, same(value), weight) for name, (value, weight) in cascaded.items())
    key = (id(parent), style.pseudo_type, *given)
    if key not in kept.styles:
        top = root if root is not None else style.root_style
        made = ComputedStyle(
            parent, cascaded, style.pseudo_type, top, style.base_url, style.font_config, style.initial_page_sizes
        )
        made["anchor"]  # as WeasyPrint does: it takes a style that is empty for none
        kept.styles[key] = made
    return kept.styles[key]


def _said(value: Any) -> Any:
    """What a value says, where each document has an object of its own: those of attributes."""
    if isinstance(value, tuple):
        return tuple(map(_said, value))
    return value if isinstance(value, str) else value.serialize() if hasattr(value, "serialize") else id(value)
