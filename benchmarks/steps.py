"""What each step of a page costs in a process that is warm."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import Row, cpu_ms
from benchmarks.sample import Sample
from pipeline.extract import extract
from pipeline.read import read
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import compose
from pipeline.render.sheet.qr import code
from pipeline.split import split


def rows(sample: Sample) -> Iterator[Row]:
    """The rows for a page of one practice."""
    lexicon, look = sample.recipe.lexicon, sample.recipe.look
    languages = sample.recipe.settings.text_languages
    found = cpu_ms(
        {
            "read": lambda: read(sample.page, lexicon, sample.resources),
            "split": lambda: split(sample.document, lexicon, languages),
            "extract": lambda: extract(sample.bitext, lexicon),
            "compose": lambda: _composed(sample),
            "write DOCX": lambda: FORMATS["docx"].write(sample.sheet, look, lexicon),
            "write PDF": lambda: FORMATS["pdf"].write(sample.sheet, look, lexicon),
        },
        rounds=9,
    )
    for name, milliseconds in found.items():
        yield Row(name, milliseconds, "ms CPU")
    to_record = sum(found[name] for name in ("read", "split", "extract"))
    yield Row("bytes to record", to_record, "ms CPU", "≤ 60", "≤ 25")
    yield Row("bytes to PDF and DOCX", sum(found.values()), "ms CPU")


def _composed(sample: Sample) -> None:
    # Each page has a source of its own.
    code.cache_clear()
    compose(sample.record, sample.recipe.lexicon, sample.recipe.look)
