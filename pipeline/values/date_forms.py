"""The forms of dates in figures, and the dates that one of all forms tells."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.model import Date

YEAR = r"(?:19|20)\d\d"
ISO = (
    rf"(?P<iso>(?<![\d-])(?P<iso_y>{YEAR})(?:-(?P<iso_m>0?[1-9]|1[0-2])(?:-(?P<iso_d>[0-3]?\d))?"
    r"|/(?P<iso_sm>0[1-9]|1[0-2])/(?P<iso_sd>[0-3]\d))(?![\d-]))"
)
NUMERIC = (
    r"(?P<num>(?<![\d.,/])(?P<num_d>[0-3]?\d)\s?(?P<sep>[./-])\s?(?P<num_m>[0-3]?\d)\s?(?P=sep)\s?"
    rf"(?P<num_y>{YEAR}|\d\d)(?!\d|[.,]\d))"
)
MONTH_YEAR = rf"(?P<my>(?<![\d.,/])(?P<my_m>0?[1-9]|1[0-2])\s?[./-]\s?(?P<my_y>{YEAR})(?!\d))"
YEARS = rf"(?P<span>(?<![\d./])(?P<span_a>{YEAR})\s?[-–—/]\s?(?P<span_b>{YEAR}|\d\d)(?![\d./]))"
ONE_YEAR = rf"(?P<year>(?<![\d.,/]){YEAR}(?![\d%]|[.,]\d|s\b))"
# Two digits below this are years of this century.
_CENTURY = 70


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, from `start` to `end`; parts that are not there are None."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> Date | None:
        """As EDTF; None without a year. A day that the month does not have is left out."""
        if self.year is None:
            return None
        edtf = f"{self.year:04d}"
        if self.month is None:
            return Date(edtf)
        edtf += f"-{self.month:02d}"
        if self.day is None or self.month > 12 or not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            return Date(edtf)
        return Date(f"{edtf}-{self.day:02d}")


def dates_in(match: re.Match[str], months: Mapping[str, int]) -> list[FoundDate]:
    """The one or two dates that the pattern of all dates has met; `months` are their names, flat."""
    start, end = match.span()
    part = {name: value for name, value in match.groupdict().items() if value is not None}
    if "iso" in part:
        month, day = part.get("iso_m") or part["iso_sm"], part.get("iso_d") or part.get("iso_sd")
        return _numeric(start, end, part["iso_y"], month, day)
    if "num" in part:
        return _numeric(start, end, part["num_y"], part["num_m"], part["num_d"])
    if "my" in part:
        return _numeric(start, end, part["my_y"], part["my_m"], None)
    if "span" in part:
        return [
            FoundDate(start, end, int(part["span_a"])),
            FoundDate(start, end, _second(part["span_a"], part["span_b"])),
        ]
    if "year" in part:
        return [FoundDate(start, end, int(part["year"]))]
    return _named(start, end, part, months)


def _named(start: int, end: int, part: Mapping[str, str], months: Mapping[str, int]) -> list[FoundDate]:
    month = months[part.get("month") or part["month_first"]]
    written = part.get("named_y") or part.get("first_y")
    year = int(written) if written else None
    day = part.get("day") or part.get("first_d")
    found = FoundDate(start, end, year, month, int(day) if day else None)
    other = part.get("day_before")
    return [replace(found, day=int(other)), found] if other else [found]


def _second(first: str, second: str) -> int:
    return int(second) if len(second) == 4 else int(first[:2] + second)


def _numeric(start: int, end: int, year: str, month: str, day: str | None) -> list[FoundDate]:
    number = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < _CENTURY else 1900)
    months, days = int(month), int(day) if day else None
    if months > 12 and days and days <= 12:
        months, days = days, months
    if not 1 <= months <= 12:
        return [FoundDate(start, end, number)]
    return [FoundDate(start, end, number, months, days)]
