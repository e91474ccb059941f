"""Dates as pages write them, to EDTF (ISO 8601-2) at the precision given."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.lexicon.values import words
from pipeline.model import Date
from pipeline.values.date_forms import ISO, MONTH_YEAR, NUMERIC, ONE_YEAR, YEAR, YEARS, FoundDate, dates_in
from pipeline.values.flat import alternatives, flat

OPEN = Date("..")
# Longer texts are prose, and their dates not the practice's.
_LONGEST = 400
# So many letters may stand between the joint of a range and its end: “May to the end of June 2019”.
_LONGEST_JOINT = 20


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """Reads dates with the month names and fixed words of one lexicon."""

    pattern: re.Pattern[str]
    months: dict[str, int]
    joint: re.Pattern[str]
    ongoing: re.Pattern[str]
    until: re.Pattern[str]
    since: re.Pattern[str]
    changed: re.Pattern[str]
    filler: re.Pattern[str]

    def all_in(self, text: str) -> tuple[FoundDate, ...]:
        """The dates of a text in order. One that lacks its year or month takes it from the next in the same range.

        Names of months are names of other things, too: one without a day is a date only where a range goes on to the
        next.
        """
        dates: list[FoundDate] = []
        plain = flat(text[:_LONGEST])
        for match in self.pattern.finditer(plain):
            dates += dates_in(match, self.months)
        for index in range(len(dates) - 2, -1, -1):
            this, after = dates[index], dates[index + 1]
            if this.year is None and (this.day or self.joint.fullmatch(plain, this.end, after.start)):
                dates[index] = replace(this, year=after.year, month=this.month or after.month)
        return tuple(one for one in dates if one.date)

    def one(self, text: str, *, last: bool = False) -> Date | None:
        """The date of a text, of several the first or last; an open end for “ongoing”; None where it has none."""
        dates = self.all_in(text)
        if dates:
            return dates[-1 if last else 0].date
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

    def is_of_change(self, text: str) -> bool:
        """Whether a text tells when something was last changed: “updated on 3 May 2021”."""
        return bool(self.changed.search(flat(text)))

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
        rf"\s*,?\s*(?P<first_y>{YEAR})(?!\d))"
    )
    named = (
        rf"(?P<named>(?:(?<!\d)(?:(?P<day_before>\d{{1,2}}){ordinal}{joint})?(?P<day>\d{{1,2}}){ordinal}(?:\s*(?:(?:{of})\s+)?|-(?=[^\W\d_]+\s?-{YEAR})))?"
        rf"(?<![^\W\d_])(?P<month>{names})(?![^\W\d_])\.?"
        rf"(?:[\s,/.'’-]|(?<=\s)(?:{of})(?=\s)){{0,4}}(?P<named_y>{YEAR})?(?!\d))"
    )
    edge = r"(?<![^\W\d_])(?:{})(?![^\W\d_])"
    return Dates(
        pattern=re.compile(f"{ISO}|{NUMERIC}|{MONTH_YEAR}|{month_first}|{named}|{YEARS}|{ONE_YEAR}"),
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
        changed=re.compile(edge.format(alternatives(known.changed))),
        since=re.compile(rf"^\W*(?:{alternatives(known.since)})\s*(?:το|τον|την|τισ|the)?\s*$"),
    )
