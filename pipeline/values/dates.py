"""Dates as pages write them, to EDTF (ISO 8601-2) at the precision given."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import words
from pipeline.model import Date
from pipeline.values.flat import alternatives, flat

OPEN = Date("..")
# Longer texts are prose, and their dates not the practice's.
_LONGEST = 400
_YEAR = r"(?:19|20)\d\d"
_ISO = (
    rf"(?P<iso>(?<![\d-])(?P<iso_y>{_YEAR})(?:-(?P<iso_m>0?[1-9]|1[0-2])(?:-(?P<iso_d>[0-3]?\d))?"
    r"|/(?P<iso_sm>0[1-9]|1[0-2])/(?P<iso_sd>[0-3]\d))(?![\d-]))"
)
_NUMERIC = (
    r"(?P<num>(?<![\d.,/])(?P<num_d>[0-3]?\d)\s?(?P<sep>[./-])\s?(?P<num_m>[0-3]?\d)\s?(?P=sep)\s?"
    rf"(?P<num_y>{_YEAR}|\d\d)(?!\d|[.,]\d))"
)
_MONTH_YEAR = rf"(?P<my>(?<![\d.,/])(?P<my_m>0?[1-9]|1[0-2])\s?[./-]\s?(?P<my_y>{_YEAR})(?!\d))"
_YEARS = rf"(?P<span>(?<![\d./])(?P<span_a>{_YEAR})\s?[-–—/]\s?(?P<span_b>{_YEAR}|\d\d)(?![\d./]))"
_ONE_YEAR = rf"(?P<year>(?<![\d.,/]){_YEAR}(?![\d%]|[.,]\d|s\b))"
# So many letters may stand between the joint of a range and its end: “May to the end of June 2019”.
_LONGEST_JOINT = 20
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


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """Reads dates with the month names and fixed words of one lexicon."""

    pattern: re.Pattern[str]
    months: dict[str, int]
    joint: re.Pattern[str]
    ongoing: re.Pattern[str]
    until: re.Pattern[str]
    since: re.Pattern[str]
    filler: re.Pattern[str]

    def all_in(self, text: str) -> tuple[FoundDate, ...]:
        """The dates of a text in order. One that lacks its year or month takes it from the next in the same range.

        Names of months are names of other things, too: one without a day is a date only where a range goes on to the
        next.
        """
        found: list[FoundDate] = []
        plain = flat(text[:_LONGEST])
        for match in self.pattern.finditer(plain):
            found += self._read(match)
        for index in range(len(found) - 2, -1, -1):
            this, after = found[index], found[index + 1]
            if this.year is None and (this.day or self.joint.fullmatch(plain, this.end, after.start)):
                found[index] = replace(this, year=after.year, month=this.month or after.month)
        return tuple(one for one in found if one.date)

    def one(self, text: str, *, last: bool = False) -> Date | None:
        """The date of a text, of several the first or last; an open end for “ongoing”; None where it has none."""
        found = self.all_in(text)
        if found:
            return found[-1 if last else 0].date
        return OPEN if self.is_ongoing(text) else None

    def period(self, text: str) -> tuple[Date | None, Date | None]:
        """Start and end of a period; None for what the text does not say, an open end for “ongoing” and the like."""
        found = self.all_in(text)
        plain = flat(text[:_LONGEST])
        if not found:
            return None, OPEN if self.is_ongoing(text) else None
        first, last = found[0].date, found[-1].date
        if len(found) > 1 and first != last:
            return first, OPEN if self.ongoing.search(plain, found[-1].end) else last
        before, after = plain[: found[0].start], plain[found[-1].end :]
        if self.ongoing.search(after) or after.strip() in {"-", "–", "—", "…", "..."} or self.since.search(before):
            return first, OPEN
        return (None, first) if self.until.search(before) else (first, None)

    def is_ongoing(self, text: str) -> bool:
        """Whether a text says that there is no end yet."""
        return bool(self.ongoing.search(flat(text[:_LONGEST])))

    def is_only_dates(self, text: str) -> bool:
        """Whether nothing but dates, weekdays, times and their joints stands in a text."""
        found = self.all_in(text)
        rest, at = [], 0
        for one in found:
            rest.append(text[at : one.start])
            at = one.end
        letters = sum(map(str.isalpha, "".join([*rest, text[at:]])))
        return bool(found) and letters <= 14

    def is_bare(self, text: str) -> bool:
        """Whether nothing but dates and the words of a range stands in a text: no “ΕΣΠΑ 2014-2020”."""
        found = self.all_in(text)
        plain = flat(text)
        starts, ends = [one.start for one in found], [one.end for one in found]
        rest = " ".join(plain[end:start] for end, start in zip([0, *ends], [*starts, len(plain)], strict=True))
        return bool(found) and not any(map(str.isalnum, self.filler.sub(" ", rest)))

    def is_date_line(self, text: str) -> bool:
        """Whether a line is a date to the day and not much else, such as the weekday."""
        found = self.all_in(text)
        length = sum(one.end - one.start for one in found)
        return len(found) == 1 and found[0].day is not None and 2 * length >= len(text.strip())

    def _read(self, match: re.Match[str]) -> list[FoundDate]:
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
        return self._named(start, end, part)

    def _named(self, start: int, end: int, part: dict[str, str]) -> list[FoundDate]:
        month = self.months[part.get("month") or part["month_first"]]
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


@cache
def dates(lexicon: Lexicon) -> Dates:
    """The reader of dates for `lexicon`."""
    known = words(lexicon)
    months = {flat(form): number for form, number in (*known.months.items(), *known.seasons.items())}
    names, ordinal = alternatives(months), rf"(?:\s?(?:{alternatives(known.ordinals)}))?"
    of = alternatives(known.of)
    joints = alternatives([*known.until, *known.conjunctions])
    joint = rf"\s*(?:[-–—/&,]|(?:{joints})\b)\s*"
    month_first = (
        rf"(?P<first>(?<![^\W\d_])(?P<month_first>{names})\.?\s+(?P<first_d>\d{{1,2}}){ordinal}"
        rf"\s*,?\s*(?P<first_y>{_YEAR})(?!\d))"
    )
    named = (
        rf"(?P<named>(?:(?<!\d)(?:(?P<day_before>\d{{1,2}}){ordinal}{joint})?(?P<day>\d{{1,2}}){ordinal}\s*(?:(?:{of})\s+)?)?"
        rf"(?<![^\W\d_])(?P<month>{names})(?![^\W\d_])\.?"
        rf"(?:[\s,/.'’-]|(?<=\s)(?:{of})(?=\s)){{0,4}}(?P<named_y>{_YEAR})?(?!\d))"
    )
    edge = r"(?<![^\W\d_])(?:{})(?![^\W\d_])"
    return Dates(
        pattern=re.compile(f"{_ISO}|{_NUMERIC}|{_MONTH_YEAR}|{month_first}|{named}|{_YEARS}|{_ONE_YEAR}"),
        months=months,
        joint=re.compile(rf"\W*(?:(?:(?<!\w)(?:{joints}|{of})(?!\w)|[-–—/&])[^\d.;]{{0,{_LONGEST_JOINT}}})?"),
        ongoing=re.compile(edge.format(alternatives(known.ongoing))),
        until=re.compile(rf"(?<![^\W\d_])(?:{alternatives(known.until)})\s*$"),
        filler=re.compile(
            edge.format(
                alternatives(
                    [*known.until, *known.since, *known.ongoing, *known.conjunctions, *known.of, *known.ordinals]
                )
            )
        ),
        since=re.compile(rf"^\W*(?:{alternatives(known.since)})\s*(?:το|τον|την|τισ|the)?\s*$"),
    )
