"""Equations in Word files (Office Math, ISO/IEC 29500-1, 22.1) as plain text: 48 × 10⁶, Δ = (a + b)/c."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from pipeline.read.docx.package import qn
from pipeline.read.office import XmlElement
from pipeline.text.raised import index, power

_VALUE = qn("m:val")
_SIMPLE = re.compile(r"[\w.,%°′″]*")
_TEXT = qn("m:t")
# Word puts space around these signs itself.
_TIMES = re.compile(r"\s*×\s*")
_PROPERTIES = re.compile(r"\{.*\}\w+Pr$")


def words_of(equation: XmlElement) -> str:
    """The words and signs of an equation, in the order in which they are spoken."""
    return _TIMES.sub(" × ", _words(equation))


def _words(element: XmlElement) -> str:
    known = _FORMS.get(element.tag)
    if known is not None:
        return known(element)
    if element.tag == _TEXT:
        return element.text or ""
    return "".join(map(_words, element)) if not _is_properties(element) else ""


def _is_properties(element: XmlElement) -> bool:
    return not isinstance(element.tag, str) or bool(_PROPERTIES.match(element.tag))


def _part(element: XmlElement, name: str) -> str:
    return "".join(_words(found) for found in element.iterchildren(qn(name)))


def _in_brackets(words: str) -> str:
    """The words, in brackets if they could be misread beside others."""
    return words if _SIMPLE.fullmatch(words.strip()) else f"({words.strip()})"


def _property(element: XmlElement, name: str, default: str) -> str:
    found = element.find(f"./*/{qn(name)}")
    return default if found is None else str(found.get(_VALUE, ""))


def _fraction(element: XmlElement) -> str:
    return f"{_in_brackets(_part(element, 'm:num'))}/{_in_brackets(_part(element, 'm:den'))}"


def _root(element: XmlElement) -> str:
    degree = _part(element, "m:deg").strip()
    sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(degree, f"{power(degree)}√")
    return f"{sign}{_in_brackets(_part(element, 'm:e'))}"


def _superscript(element: XmlElement) -> str:
    return _part(element, "m:e") + power(_part(element, "m:sup").strip())


def _subscript(element: XmlElement) -> str:
    return _part(element, "m:e") + index(_part(element, "m:sub").strip())


def _both(element: XmlElement) -> str:
    return _part(element, "m:e") + index(_part(element, "m:sub").strip()) + power(_part(element, "m:sup").strip())


def _before(element: XmlElement) -> str:
    return index(_part(element, "m:sub").strip()) + power(_part(element, "m:sup").strip()) + _part(element, "m:e")


def _sum(element: XmlElement) -> str:
    sign = _property(element, "m:chr", "∫")
    below, above = _part(element, "m:sub").strip(), _part(element, "m:sup").strip()
    limits = (index(below) if below else "") + (power(above) if above else "")
    return f"{sign}{limits} {_part(element, 'm:e')}"


def _delimited(element: XmlElement) -> str:
    inside = _property(element, "m:sepChr", "|").join(_words(found) for found in element.iterchildren(qn("m:e")))
    return f"{_property(element, 'm:begChr', '(')}{inside}{_property(element, 'm:endChr', ')')}"


def _matrix(element: XmlElement) -> str:
    rows = (", ".join(map(_words, row.iterchildren(qn("m:e")))) for row in element.iterchildren(qn("m:mr")))
    return f"[{'; '.join(rows)}]"


def _lines(element: XmlElement) -> str:
    return "; ".join(map(_words, element.iterchildren(qn("m:e"))))


def _function(element: XmlElement) -> str:
    return f"{_part(element, 'm:fName').strip()} {_in_brackets(_part(element, 'm:e'))}"


def _limit(element: XmlElement) -> str:
    return f"{_part(element, 'm:e')}{index(_part(element, 'm:lim').strip())}"


_FORMS: Mapping[str, Callable[[XmlElement], str]] = MappingProxyType(
    {
        qn("m:f"): _fraction,
        qn("m:rad"): _root,
        qn("m:sSup"): _superscript,
        qn("m:sSub"): _subscript,
        qn("m:sSubSup"): _both,
        qn("m:sPre"): _before,
        qn("m:nary"): _sum,
        qn("m:d"): _delimited,
        qn("m:m"): _matrix,
        qn("m:eqArr"): _lines,
        qn("m:func"): _function,
        qn("m:limLow"): _limit,
        qn("m:limUpp"): _limit,
    }
)
