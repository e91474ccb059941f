"""Feeds the steps of reading and splitting with bytes that a fuzzer finds new ways through the code for.

Called as a program: `fuzz.py SECONDS FOLDER`. Ends with another status than 0 at the first input that raises anything
but a PageError, takes half a minute or 3 GB; the input is left in FOLDER, which also keeps what was learnt.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["pipeline.read", "pipeline.split", "pipeline.text"]):
    from pipeline.read import read
    from pipeline.split import split

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import Page

NAMES = ("a.html", "a.txt", "a.md", "a.json", "a.mhtml", "a.docx", "a.pdf", "a")
LEXICON = shipped()


def once(data: bytes) -> None:
    """A page of the kind that the first byte chooses, read and split."""
    name = NAMES[data[0] % len(NAMES)] if data else "a"
    try:
        documents = read(Page.of(name, name, data[1:]), LEXICON)
    except PageError:
        return
    for document in documents:
        bitext = split(document, LEXICON)
        assert len(bitext.segments) == len(document.blocks)


if __name__ == "__main__":
    seconds, folder = sys.argv[1:]
    options = [f"-max_total_time={seconds}", "-max_len=8192", "-timeout=30", "-rss_limit_mb=3000"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/", folder], once)
    atheris.Fuzz()
