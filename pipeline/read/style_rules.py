"""Whether styles hide an element: inline styles, and the simple rules of the page's own style sheets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# Declarations that may hide an element, to be looked at more closely.
_SUSPECT = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0?[.01]|opacity\s*:\s*0|-\d{3,}|"
    r"clip|scale\(|(?:height|width)\s*:\s*0",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"display\s*:\s*(?!none)[a-z]|visibility\s*:\s*visible", re.IGNORECASE)
# A selector of one element by name, classes and id alone.
_SIMPLE = re.compile(r"([a-z][\w-]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAMES = re.compile(r"[.#][\w-]+")
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|r?em|%|v[wh])?")
# Rough pixels per unit: all that matters is whether a length is tiny or huge.
_PIXELS = {"px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "%": 0.16, "vw": 10.0, "vh": 10.0, "": 1.0}
_TINY = 1.5
_FAR = -500.0
_WHITE = frozenset({"#fff", "#ffffff", "white", "rgb(255,255,255)", "rgba(255,255,255,1)"})
_BLACK = frozenset({"#000", "#000000", "black", "rgb(0,0,0)", "rgba(0,0,0,1)"})
# White and black, however they are written.
_SAME = {**dict.fromkeys(_WHITE, "white"), **dict.fromkeys(_BLACK, "black")}

# A class that a program numbers, as exports of Google Docs, LibreOffice and PDFs do, in which words are bold.
_BOLD = re.compile(r"\.([a-z]{1,2}\d{1,3})\s*\{[^{}]*font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)

_PADDINGS = frozenset({"padding", "padding-top", "padding-bottom"})

Declarations = Mapping[str, str]


def declarations(style: str) -> Declarations:
    """The declarations of a style attribute or a rule's body, in lower case without `!important`."""
    pairs = (part.partition(":") for part in style.lower().split(";"))
    return {name.strip(): " ".join(value.split("!", 1)[0].split()) for name, sign, value in pairs if sign}


def hides(said: Declarations) -> bool:
    """Whether declarations alone prove that an element is hidden."""
    if said.get("display") == "none" or said.get("visibility") in {"hidden", "collapse"}:
        return True
    if said.get("content-visibility") == "hidden" or said.get("transform", "").replace(" ", "").startswith("scale(0)"):
        return True
    if _is_tiny(said.get("font-size", "")) or _pixels(said.get("text-indent", "")) < _FAR:
        return True
    # An element whose height is all padding holds a video.
    is_cut = said.get("overflow", said.get("overflow-y", "")) in {"hidden", "clip"} and not _PADDINGS & said.keys()
    if is_cut and any(_is_tiny(said.get(side, "")) for side in ("height", "max-height", "width", "max-width")):
        return True
    return _is_away(said) or _is_on_own_ground(said)


def _is_away(said: Declarations) -> bool:
    """Whether an element is off the screen or cut to nothing."""
    if said.get("position") in {"absolute", "fixed"}:
        if any(_pixels(said.get(side, "")) < _FAR for side in ("left", "right", "top", "bottom", "margin-left")):
            return True
        clip = re.sub(r"[\s,]+", " ", said.get("clip", "").replace("px", ""))
        if re.fullmatch(r"rect\( ?(?:[01] ?){4}\)", clip):
            return True
    return bool(re.match(r"inset\((?:50|100)%|circle\(0", said.get("clip-path", "")))


def colour(said: Declarations) -> str:
    """The colour of the words; "" if it is not given."""
    return _named(said.get("color", ""))


def ground(said: Declarations) -> str:
    """The background that declarations set: a colour, or a picture as written; "" if they set none."""
    return _named(said.get("background-color", "")) or _named(said.get("background", ""))


def _named(value: str) -> str:
    value = value.replace(" ", "")
    return "" if value in {"", "transparent", "inherit", "none", "initial", "currentcolor"} else _SAME.get(value, value)


def _is_on_own_ground(said: Declarations) -> bool:
    return bool(colour(said)) and colour(said) == ground(said)


def _pixels(value: str) -> float:
    found = _LENGTH.match(value)
    return float(found[1]) * _PIXELS.get(found[2] or "", 1.0) if found else 0.0


def _is_tiny(value: str) -> bool:
    found = _LENGTH.match(value)
    return found is not None and 0 <= _pixels(value) < _TINY


def bold_classes(sheets: Iterable[str]) -> frozenset[str]:
    """The classes in which a program wrote that words are bold, as exports of documents have them."""
    return frozenset(name for sheet in sheets for name in _BOLD.findall(sheet))


class SimpleSelector(NamedTuple):
    """A selector of one element by its name ("" for any), and by classes and id."""

    name: str
    names: frozenset[str]


class StyleRules:
    """The simple rules of style sheets that hide elements, outside `@media` and the like.

    `of` judges an element by its name, `.classes` and `#id`.
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._hidden: dict[str, list[SimpleSelector]] = defaultdict(list)
        self._shown: set[str] = set()
        text = "\n".join(sheets)
        if _SUSPECT.search(text):
            text = _COMMENT.sub(" ", text)
            for selector in _hiding(text):
                self._hidden[min(selector.names, default=selector.name)].append(selector)
            if self._hidden:
                self._shown = {
                    name for found in _bodies(text, _SHOWS) for name in _NAMES.findall(_last_steps(found.selectors))
                }

    def __bool__(self) -> bool:
        return bool(self._hidden)

    def of(self, name: str, names: frozenset[str]) -> tuple[bool, bool]:
        """Whether a rule hides such an element, and whether another may show it again."""
        is_hidden = any(
            (not selector.name or selector.name == name) and selector.names <= names
            for key in (name, *names)
            for selector in self._hidden.get(key, ())
        )
        return is_hidden, is_hidden and not self._shown.isdisjoint(names)


class _RuleBody(NamedTuple):
    selectors: str
    declared: str
    depth: int


def _bodies(text: str, pattern: re.Pattern[str]) -> Iterable[_RuleBody]:
    """The rules in whose bodies `pattern` is found, each once, with their depth of nesting."""
    depth = counted = end = 0
    for found in pattern.finditer(text):
        if found.start() < end:
            continue
        start = text.rfind("{", 0, found.start())
        end = text.find("}", found.start())
        if start < 0 or text.rfind("}", start, found.start()) >= 0:
            continue
        depth += text.count("{", counted, start) - text.count("}", counted, start)
        counted = start
        opened = max(text.rfind(sign, 0, start) for sign in "{};") + 1
        yield _RuleBody(text[opened:start], text[start + 1 : end if end >= 0 else len(text)], depth)


def _hiding(text: str) -> Iterable[SimpleSelector]:
    """The simple selectors of rules that hide elements at any screen width."""
    for body in _bodies(text, _SUSPECT):
        if not body.depth and hides(declarations(body.declared)):
            found = (_SIMPLE.fullmatch(written.strip()) for written in body.selectors.split(","))
            yield from (
                SimpleSelector(one[1] or "", frozenset(_NAMES.findall(one[2]))) for one in found if one and one[0]
            )


def _last_steps(selectors: str) -> str:
    """The last compound of each selector: what it asks of the element itself, not of its ancestors."""
    return " ".join(re.split(r"[\s>+~]+", written.strip())[-1] for written in selectors.split(","))
