"""A style sheet with the values of custom properties in place.

WeasyPrint looks up `var()` and works out `calc()` anew for every element of every sheet, which takes one part in
fourteen of a sheet's time; a look's values are the same for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROOT = re.compile(r":root\s*\{([^{}]*)\}")
_DECLARED = re.compile(r"(--[\w-]+)\s*:([^;{}]*)")
_USED = re.compile(r"var\((--[\w-]+)\)")
_PRODUCT = re.compile(r"calc\(([\d.]+)([a-z]*) ([*/]) ([\d.]+)\)")


def settled(style: str, properties: Iterable[tuple[str, str]]) -> str:
    """The style sheet with what its `:root` says, and what `properties` say instead, in the places where it is used.

    Left as they are: properties that have other values elsewhere, that are made of others, or that are not known.
    """
    plain = _COMMENT.sub("", style)
    elsewhere = {name for name, _ in _DECLARED.findall(_ROOT.sub("", plain))}
    declared = (pair for body in _ROOT.findall(plain) for pair in _DECLARED.findall(body))
    values = {name: value.strip() for name, value in declared} | {f"--{name}": value for name, value in properties}
    known = {name: value for name, value in values.items() if name not in elsewhere and "var(" not in value}
    return _PRODUCT.sub(_worked_out, _USED.sub(lambda used: known.get(used[1], used[0]), plain))


def _worked_out(product: re.Match[str]) -> str:
    number, unit, sign, factor = product.groups()
    return f"{float(number) * float(factor) if sign == '*' else float(number) / float(factor):.6g}{unit}"
