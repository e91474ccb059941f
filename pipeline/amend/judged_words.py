"""The hashes by which the words that an edit judged are compared with the words of values."""

from __future__ import annotations

from pipeline.amend.tools import Tools
from pipeline.model import Edit, FieldValue, Locator
from pipeline.values.reading import is_of_field, value_of
from pipeline.values.seen import seen_of, seen_words


def is_translation(edit: Edit) -> bool:
    """Whether an edit translates another language, as the page had no words in its own."""
    return edit.of is not None and not edit.seen


def targets(edit: Edit, tools: Tools) -> frozenset[str]:
    """The hashes of what was judged; none for a value that the page lacked."""
    if edit.seen or not edit.was:
        return frozenset({edit.seen} - {""})
    return hashes(edit, edit.was, tools)


def hashes(edit: Edit, text: str, tools: Tools) -> frozenset[str]:
    """The hashes by which a value with the words `text` in an edit's field can be recognised."""
    return frozenset({seen_words(text), seen_of(valued(edit, text, tools))})


def said(value: FieldValue) -> frozenset[str]:
    """The hashes of a value, typed and in words, as it may not have been read as its type before."""
    return frozenset({seen_of(value), seen_words(value.text)})


def valued(edit: Edit, text: str, tools: Tools) -> FieldValue:
    """A text as a value of an edit's field, without a place on the page and runs; of the field's type, or of none."""
    is_given = text == edit.text and is_of_field(edit.field, edit.value, tools.lexicon)
    typed = edit.value if is_given else value_of(edit.field, text, edit.lang, tools.lexicon)
    return FieldValue(edit.field, edit.lang, text, (), Locator(""), edit.how.value, typed)
