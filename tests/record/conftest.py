"""A record of a few invented values, and what the schema says against one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from pipeline.lexicon import Lexicon
from pipeline.model import Coverage, FieldValue, Issue, IssueCode, Kind, Locator, Page, Record, Run, Severity, Value
from pipeline.record.schema import schema


def field_value(field: str, typed: Value = None, **more: object) -> FieldValue:
    return FieldValue(
        field, "el", "Κρήτη x", (Run(0, 6, "el"), Run(6, 7, "en")), Locator("p", 3, 10), "r", typed, **more
    )


def page_record(*values: FieldValue, **more: object) -> Record:
    issue = Issue(IssueCode.MISSING_FIELD, Severity.WARNING, "no title")
    page = Page.of("a/b.html", "a/b", b"x", url="https://x.example.org", site="x.example.org")
    return Record(page, Kind.PRACTICE, values, (), (issue,), Coverage(10, 4, 3, 2, 1), **more)


@pytest.fixture
def value() -> Callable[..., FieldValue]:
    return field_value


@pytest.fixture
def made() -> Callable[..., Record]:
    return page_record


@pytest.fixture
def invalid(lexicon: Lexicon) -> Callable[[dict[str, object]], list[str]]:
    validator = Draft202012Validator(schema(lexicon))
    return lambda record: [error.message for error in validator.iter_errors(record)]
