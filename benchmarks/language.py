"""Telling Greek and English apart, against langdetect asked about every block, as its users call it."""

from __future__ import annotations

from collections.abc import Iterator

from langdetect import DetectorFactory, LangDetectException, detect

from benchmarks.measure import Row, cpu_ms, in_fresh_process
from pipeline import split_text


def rows(text: str) -> Iterator[Row]:
    """The rows for a page's text."""
    DetectorFactory.seed = 0
    blocks = [line for line in text.splitlines() if line.strip()]
    found = cpu_ms({"ours": lambda: split_text(text), "langdetect": lambda: [_detected(block) for block in blocks]})
    ratio = found["langdetect"] / found["ours"]
    yield Row("split a page into runs, every letter", found["ours"], "ms CPU")
    yield Row("langdetect, one guess a block", found["langdetect"], "ms CPU")
    yield Row("times faster than langdetect by block", ratio, "x", "≥ 5", "≥ 10")
    first = in_fresh_process(
        "import pipeline.model, re, tomllib", "from pipeline import split_text; split_text('Ένα project')"
    )
    yield Row("loading, first call included", first["seconds"], "s CPU", "≤ 0.6", "≤ 0.25")
    yield Row("memory added", first["megabytes"], "MB", "≤ 80", "≤ 45")


def _detected(block: str) -> str:
    try:
        return str(detect(block))
    except LangDetectException:
        return ""
