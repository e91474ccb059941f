"""From a literal page to its record, through the real steps before."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract import extract
from pipeline.extract.page.line_labels import lines_of
from pipeline.extract.page.lines import Line
from pipeline.lexicon import shipped
from pipeline.model import Document, Page, Profile, Record
from pipeline.read import read
from pipeline.record import as_dict
from pipeline.split import split

LANGUAGES = ("el", "en", "fr", "nl", "it", "es", "de")
Fields = dict[str, Any]


@pytest.fixture(scope="session")
def records() -> Callable[..., tuple[Record, ...]]:
    def made(content: str, name: str = "page.html", profile: Profile | None = None, **facts: str) -> tuple[Record, ...]:
        documents = read(Page.of(name, "page", content.encode(), **facts), shipped())
        bitexts = [split(document, shipped(), LANGUAGES) for document in documents]
        return tuple(record for bitext in bitexts for record in extract(bitext, shipped(), profile or Profile()))

    return made


@pytest.fixture(scope="session")
def record(records) -> Callable[..., Record]:
    return lambda content, name="page.html", **facts: records(content, name, **facts)[0]


@pytest.fixture(scope="session")
def lines() -> Callable[..., tuple[Line, ...]]:
    """The lines of a page, labels found."""

    def made(content: str, name: str = "page.html") -> tuple[Line, ...]:
        (document,) = read(Page.of(name, "page", content.encode()), shipped())
        return lines_of(split(document, shipped(), LANGUAGES).segments, shipped())

    return made


@pytest.fixture(scope="session")
def document() -> Callable[[str], Document]:
    """The document of a page's body."""
    return lambda body: read(Page.of("page.html", "page", f"<body>{body}</body>".encode()), shipped())[0]


@pytest.fixture(scope="session")
def fields(record) -> Callable[..., Fields]:
    """A page's fields as `field: text`, the language behind an @ where there are two, with typed values as JSON."""

    def found(content: str, name: str = "page.html", **facts: str) -> Fields:
        made = as_dict(record(content, name, **facts))["fields"]
        out: Fields = {}
        for field, values in made.items():
            for value in values:
                known = value["value"] if value["value"] is not None else value["text"]
                out.setdefault(field, []).append(known)
        return {field: values[0] if len(values) == 1 else values for field, values in out.items()}

    return found
