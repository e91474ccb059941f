"""The report's words, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import fields_by_name
from pipeline.lexicon.report_words import LANGUAGES, report_words
from pipeline.messages import Message, in_language, recognised


class ReportWords(NamedTuple):
    """The report's words: as markup in both languages at once, and as plain text."""

    say: Mapping[str, Markup]
    fields: Mapping[str, Markup]
    plain: Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=2)
def report_words_of(lexicon: Lexicon) -> ReportWords:
    """The report's words; ConfigurationError if the lexicon lacks some."""
    plain = report_words(lexicon)
    names = plain[LANGUAGES[0]]
    labels = fields_by_name(lexicon)
    fields = {name: both_languages({lang: labels[name].shown(lang) for lang in LANGUAGES}) for name in labels}
    say = {name: both_languages({lang: plain[lang][name] for lang in LANGUAGES}) for name in names}
    return ReportWords(say, fields, plain)


def both_languages(texts: Mapping[str, str]) -> Markup:
    """Markup with words in both languages, of which the style sheet shows one."""
    return Markup("").join(Markup('<span class="say" lang="{}">{}</span>').format(*pair) for pair in texts.items())


def in_both(words: str) -> Markup:
    """A message in both languages; text that is not a message is English."""
    if isinstance(words, Message):
        return both_languages({lang: in_language(words, lang) for lang in LANGUAGES})
    return Markup('<span lang="en">{}</span>').format(words) if words else Markup("")


def reason_in_both(reason: str) -> Markup:
    """Why words were set aside, in both languages where a table has it."""
    return in_both(recognised("reasons", reason))
