"""What each step of a page costs, and what the whole costs against the bare import of the PDF library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, cpu_ms
from pipeline.extract import extract
from pipeline.read import read
from pipeline.render import WRITERS
from pipeline.render.sheet import compose
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.split import split
from pipeline.store.load import load_lexicon, load_look, load_page
from pipeline.store.walk import sources


def rows(file: Path) -> Iterator[Row]:
    """The rows for a page of one practice."""
    settings = Settings()
    recipe = Recipe(settings, load_lexicon(settings, Path()), load_look(settings, Path()))
    lexicon, look = recipe.lexicon, recipe.look
    (source,) = sources([file], Path("input"))
    page, resources = load_page(source, 20_000_000)
    (document,) = read(page, lexicon, resources)
    bitext = split(document, lexicon, settings.text_languages)
    record = extract(bitext, lexicon)[0]
    sheet = compose(record, lexicon, look)
    found = cpu_ms(
        {
            "read": lambda: read(page, lexicon, resources),
            "split": lambda: split(document, lexicon, settings.text_languages),
            "extract": lambda: extract(bitext, lexicon),
            "compose": lambda: compose(record, lexicon, look),
            "write DOCX": lambda: WRITERS["docx"](sheet, look, lexicon),
            "write PDF": lambda: WRITERS["pdf"](sheet, look, lexicon),
        },
        rounds=9,
    )
    for name, milliseconds in found.items():
        yield Row(name, milliseconds, "ms CPU")
    to_record = sum(found[name] for name in ("read", "split", "extract"))
    yield Row("bytes to record", to_record, "ms CPU", "≤ 60", "≤ 25")
    yield Row("bytes to PDF and DOCX", sum(found.values()), "ms CPU")
