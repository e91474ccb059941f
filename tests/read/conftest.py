"""Reading a page from a literal."""

from collections.abc import Callable

import pytest

from pipeline.lexicon import shipped
from pipeline.model import Document, Page
from pipeline.read import read

Reads = Callable[..., Document]


@pytest.fixture(scope="session")
def document() -> Reads:
    def reads(content: str | bytes, name: str = "page.html", **facts: str) -> Document:
        data = content if isinstance(content, bytes) else content.encode()
        return read(Page.of(name, name.rsplit(".", 1)[0], data, **facts), shipped())[0]

    return reads


@pytest.fixture(scope="session")
def texts(document) -> Callable[..., list[str]]:
    return lambda content, name="page.html": [
        block.text for block in document(content, name).blocks if not block.boilerplate
    ]
