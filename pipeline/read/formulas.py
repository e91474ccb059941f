"""Formulas as plain text, from MathML (W3C) and Office Math (ISO/IEC 29500-1, 22.1): 48 × 10⁶, Δ = (a + b)/c."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pipeline.text.raised import index, power

XmlElement = Any

_SIMPLE = re.compile(r"[\w.,%°′″]*")
# Other forms of the same formula, and annotations for programs.
_SKIPPED = frozenset({"annotation", "annotation-xml", "mphantom", "malignmark", "maligngroup"})
_TIMES = re.compile(r"\s*×\s*")
# Accents, which stand where an exponent or a limit would.
_ACCENTS = frozenset("¯‾^~˜→⃗.˙")


def formula_text(equation: XmlElement) -> str:
    """The words and signs of a formula (lxml), in the order in which they are spoken."""
    return " ".join(_TIMES.sub(" × ", _words(equation)).split())


def _name(element: XmlElement) -> str:
    return str(element.tag).rpartition("}")[2]


def _words(element: XmlElement) -> str:
    name = _name(element)
    if name in _SKIPPED:
        return ""
    # Word keeps the looks of a part beside what it holds.
    children = [child for child in element if isinstance(child.tag, str) and not child.tag.endswith("Pr")]
    if not children:
        return element.text or ""
    parts = [_words(child) for child in children]
    if name == "nary":
        return f"{_both([_property(element, 'chr', '∫'), *parts[:-1]])} {parts[-1]}"
    if name == "d":
        first, between, last = (_property(element, *one) for one in (("begChr", "("), ("sepChr", "|"), ("endChr", ")")))
        return f"{first}{between.join(parts)}{last}"
    return _FORMS.get(name, "".join)(parts)


def _property(element: XmlElement, name: str, usual: str) -> str:
    """A sign that Word keeps among the properties of a part."""
    found = element.find(f"{{*}}{_name(element)}Pr/{{*}}{name}")
    return usual if found is None else str(found.get(f"{found.tag.rpartition('}')[0]}}}val", ""))


def _in_brackets(words: str) -> str:
    return words if _SIMPLE.fullmatch(words) else f"({words})"


def _raised(parts: list[str]) -> str:
    base, above = parts[0], "".join(parts[1:])
    return base if above in _ACCENTS else base + power(above)


def _both(parts: list[str]) -> str:
    base, below, above = (*parts, "", "")[:3]
    return base + (index(below) if below else "") + (power(above) if above else "")


_FORMS: Mapping[str, Callable[[list[str]], str]] = MappingProxyType(
    {
        "mfrac": lambda parts: "/".join(map(_in_brackets, parts)),
        "msqrt": lambda parts: f"√{_in_brackets(''.join(parts))}",
        "mroot": lambda parts: f"{power(parts[-1])}√{_in_brackets(parts[0])}",
        "rad": lambda parts: f"{power(''.join(parts[:-1]))}√{_in_brackets(parts[-1])}",
        "f": lambda parts: "/".join(map(_in_brackets, parts)),
        "msup": _raised,
        "sSup": _raised,
        "mover": _raised,
        "msub": lambda parts: parts[0] + index("".join(parts[1:])),
        "sSub": lambda parts: parts[0] + index("".join(parts[1:])),
        "munder": lambda parts: parts[0] + index("".join(parts[1:])),
        "msubsup": _both,
        "sSubSup": _both,
        "munderover": _both,
        "mfenced": lambda parts: f"({', '.join(parts)})",
        "limLow": lambda parts: parts[0] + index("".join(parts[1:])),
        "sPre": lambda parts: _both(["", *parts[:-1]]) + parts[-1],
        "func": " ".join,
        # Cells and lines, which are not to be read as one number.
        "mtr": " ".join,
        "mr": " ".join,
        "mtable": "; ".join,
        "m": "; ".join,
        "eqArr": "; ".join,
    }
)
