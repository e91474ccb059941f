"""Facts about a practice, for packs and galleries: places, themes, start, and how far people have approved it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.amend import sheet_seen
from pipeline.lexicon import Lexicon
from pipeline.lexicon.place_names import place_name
from pipeline.model import Blocker, Date, FieldValue, Place, Record, Trust
from pipeline.model.pack import Bilingual, Need
from pipeline.run.page_records import PageRecords


def review_state(record: Record, page_records: PageRecords) -> Need:
    """The degree to which people have approved a sheet: as it stands, some of its words, or nothing."""
    if page_records.review and not page_records.amended.is_orphan:
        seen = sheet_seen(record)
        if any(one.seen == seen for one in page_records.review.approvals) and Blocker.STALE not in record.why:
            return Need.APPROVED
    states = {value.state for value in record.values}
    if states & {Trust.REVIEWED, Trust.APPROVED} and Trust.DRAFT not in states:
        return Need.REVIEWED
    return Need.ANY


_RANKS = (Need.ANY, Need.REVIEWED, Need.APPROVED)


def is_enough(state: Need, need: Need) -> bool:
    """Whether a sheet's state meets a need."""
    return _RANKS.index(state) >= _RANKS.index(need)


def places_of(record: Record, lexicon: Lexicon) -> Iterator[tuple[Place, Bilingual]]:
    """The certain places of a practice, each once, with their names in both languages."""
    sure = (one.value for one in record.of("location") if isinstance(one.value, Place) and one.is_sure)
    found = [place for place in dict.fromkeys(sure) if place.country]
    # A country adds nothing where one of its regions is named.
    wider = {place.country for place in found if place.nuts or place.region}
    named: dict[Bilingual, Place] = {}
    for place in found:
        if place.nuts or place.region or place.country not in wider:
            named.setdefault(Bilingual(*(place_name(place, lang, lexicon) for lang in ("el", "en"))), place)
    for said, place in named.items():
        yield place, said


def themes_of(record: Record) -> Iterator[Bilingual]:
    """The themes of a practice; if both languages have as many, they are paired in order."""
    greek, english = ([one for one in record.of("theme") if _is_of(one, lang)] for lang in ("el", "en"))
    if len(greek) == len(english):
        yield from (Bilingual(one.text, other.text) for one, other in zip(greek, english, strict=True))
        return
    yield from (Bilingual(el=one.text) for one in greek)
    yield from (Bilingual(en=one.text) for one in english)


def _is_of(value: FieldValue, lang: str) -> bool:
    return value.lang == lang if lang == "el" else value.lang != "el"


def start_of(record: Record) -> str:
    """The ISO date on which a practice began, else that on which its page was published; "" if neither is known."""
    for name in ("start_date", "published"):
        for value in record.of(name):
            if isinstance(value.value, Date) and value.value.edtf[:4].isdecimal():
                return value.value.edtf.partition("/")[0]
    return ""
