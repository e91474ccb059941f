"""Finds texts that lack a language: one rule for `sheets status`, the report and what is given to translators."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import FieldValue, Record

# The texts that a sheet has in both languages. What a site says of its project is the same on each of its pages.
TEXTS = ("title", "summary", "description", "resources", "evidence", "difficulties", "transfer", "further_information")
_OF_NO_LANGUAGE = frozenset({"zxx", "und"})


def texts_lacking(record: Record, lang: str) -> Iterator[str]:
    """The texts that a record has, but not in this language."""
    for name in TEXTS:
        languages = {base_language(value.lang) for value in translatable(record, name)}
        if languages and lang not in languages:
            yield name


def translatable(record: Record, field: str) -> tuple[FieldValue, ...]:
    """The values of a field that can be translated: those with letters, in a language."""
    return tuple(
        value
        for value in record.of(field)
        if base_language(value.lang) not in _OF_NO_LANGUAGE and any(map(str.isalpha, value.text))
    )


def base_language(lang: str) -> str:
    """The language of a tag, without script or country: Greek in Latin letters is Greek."""
    return lang.partition("-")[0]
