"""Which sheets the settings withhold: those that are provisional, or lack one of the sheet's languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import Role, fields_by_name
from pipeline.messages import Message
from pipeline.model import Issue, IssueCode, PageResult, Record, Severity, State
from pipeline.settings import Settings

_NAMES: Mapping[str, str] = MappingProxyType({"el": "sheets.greek", "en": "sheets.english"})

_PRINT = "print.pdf"

# Texts about the project and the site, which may be in a language that the practice itself is not in.
_ABOUT_OTHERS = frozenset({"project_about", "context"})


def formats_to_make(
    formats: Sequence[str], record: Record, settings: Settings, lexicon: Lexicon
) -> tuple[tuple[str, ...], tuple[Issue, ...]]:
    """The formats in which to make a record's sheet, and an issue where others are withheld."""
    from pipeline.render.sheet.voices import languages_of  # noqa: PLC0415 - unneeded where nothing changed

    languages = [(value.field, value.lang) for value in record.values]
    own = languages_of(record, settings.languages, lexicon)
    lacking = [lang for lang in own if lacks(languages, lang, lexicon)]
    if settings.only_complete and lacking:
        return (), (_issue(Message("sheets.incomplete", language=Message(_NAMES[lacking[0]]))),)
    if record.is_ready:
        return tuple(formats), ()
    if settings.provisional == "skip":
        return (), (_issue(Message("sheets.skipped")),)
    kept = tuple(one for one in formats if one != _PRINT)
    return kept, (_issue(Message("sheets.no-print")),) if len(kept) < len(formats) else ()


def lacks(languages: Iterable[tuple[str, str]], lang: str, lexicon: Lexicon) -> bool:
    """Whether there are texts but none in `lang`; `languages` are pairs of a field and a language."""
    known = fields_by_name(lexicon)
    sections = {name for name, field in known.items() if field.role is Role.SECTION} - _ABOUT_OTHERS
    texts = {own for name, own in languages if name in sections}
    return bool(texts) and lang not in texts


def languages_lacking(results: Iterable[PageResult], settings: Settings, lexicon: Lexicon) -> Iterator[Message]:
    """For a run of sheets in one language, how many practices have no text in it."""
    if settings.languages == "both":
        return
    found = [summary for one in results if one.state in {State.BUILT, State.UNCHANGED} for summary in one.summaries]
    pairs = [[(name, lang) for name, own in summary.fields for lang in own] for summary in found]
    count = sum(lacks(one, settings.languages, lexicon) for one in pairs)
    if count:
        language = Message(_NAMES[settings.languages])
        row = "sheets.left-out" if settings.only_complete else "sheets.lacking"
        yield Message(row, count=count, total=len(found), language=language)


def _issue(message: Message) -> Issue:
    return Issue(IssueCode.PROVISIONAL, Severity.WARNING, message)
