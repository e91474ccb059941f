"""Numbers as pages write them, with separators of any convention."""

from __future__ import annotations

import re
from decimal import Decimal

SPACE = "[ \u00a0\u2009\u202f]"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
PLAIN_DIGITS = str.maketrans(RAISED, "0123456789")
# Digits in groups of three, else plain digits, at most two decimals after groups; a thousand, million or milliard.
NUMBER = (
    rf"(?:10[³⁶⁹](?![{RAISED}])|\d{{1,3}}(?:(?:\.\d{{3}})+|(?:,\d{{3}})+|(?:['’]\d{{3}})+|(?:{SPACE}\d{{3}})+)(?:[.,]\d{{1,2}})?(?!\d)"
    r"|\d{1,12}(?:[.,]\d{1,4})?(?!\d))"
)
GROUPS = re.compile(rf"\d{{1,3}}(?:(?:\.|,|['’]|{SPACE})\d{{3}})+(?:[.,]\d+)?")


def read_number(written: str, *, has_magnitude: bool = False) -> Decimal:
    """The number that digits stand for, with separators of any convention.

    Of two kinds of separators the last is the decimal one. One kind alone parts thousands where it stands before three
    digits, unless a word like “million” follows, or the number opens with 0. 10⁶ is a million.
    """
    if written[-1:] in RAISED:
        return Decimal(10) ** int(written[2:].translate(PLAIN_DIGITS))
    digits = re.sub("[ \u00a0\u2009\u202f'’]", "", written).rstrip(".,")
    point, comma = digits.rfind("."), digits.rfind(",")
    if point >= 0 and comma >= 0:
        decimal = max(point, comma)
        whole, part = re.sub("[.,]", "", digits[:decimal]), digits[decimal + 1 :]
        return Decimal(f"{whole}.{part}")
    sign = "." if point >= 0 else ","
    groups = digits.split(sign)
    is_decimal = len(groups) == 2 and (len(groups[1]) != 3 or has_magnitude or groups[0] == "0" or len(groups[0]) > 3)
    return Decimal(".".join(groups)) if is_decimal else Decimal("".join(groups))


def plain_decimal(number: Decimal) -> str:
    """A number in plain digits, without a fraction if it is whole."""
    return f"{number.to_integral_value():f}" if number == number.to_integral_value() else f"{number:f}"
