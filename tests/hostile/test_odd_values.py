"""P5, P14: any label over nothing, a blank, a sign or a letter, in any shape, is extracted and accounted for."""

# ruff: noqa: E501 - the tables stand in few lines

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import PageError
from pipeline.extract import extract
from pipeline.lexicon import Lexicon, shipped
from pipeline.lexicon.fields import fields
from pipeline.model import Page
from pipeline.read import read
from pipeline.split import split

LABELS = tuple(
    dict.fromkeys(label for field in fields(shipped()) for labels in field.labels.values() for label in labels)
)
ODD = (
    "", " ", "\u00a0", "\u200b", ".", ":", ";", "-", "–", "/", "|", ",", "…", "?", "(", ")", "«", "»", '"', "'", "#", "@", "€",
    "%", "•", "*", "_", "&", "0", "7", "²", "½", "a", "Ω", "ά", "ß", "µ", "ﬁ", "水", "😀", "..", "- -", ", ,", ": :", "( )", "«»",
    "a.", ".a", "€ ,", "1/", "/1/", "..-..", "#.", "@.", "a@", "http://", "www.", "+", "+3", "N/A", "n.", "31/31/31", "€-",
)  # fmt: skip
PLAIN = (
    "The mill lends its wheel to the school.",
    "Ο μύλος δανείζει τη φτερωτή του.",
    "May 2014",
    "€300",
    "Greece",
    "Anna Mill, a@e.org",
)

Pairs = list[tuple[str, str]]


def _joined(pair: Callable[[str, str], str]) -> Callable[[Pairs], str]:
    return lambda pairs: "".join(pair(escape(label), escape(value)) for label, value in pairs)


def _columns(pairs: Pairs) -> str:
    rows = ("".join(f"<td>{escape(one)}</td>" for one in row) for row in zip(*pairs, strict=True))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


HTML: Mapping[str, Callable[[Pairs], str]] = {
    "table": lambda pairs: f"<table>{_joined(lambda a, b: f'<tr><td>{a}</td><td>{b}</td></tr>')(pairs)}</table>",
    "headed": lambda pairs: f"<table>{_joined(lambda a, b: f'<tr><th>{a}</th><td>{b}</td></tr>')(pairs)}</table>",
    "columns": _columns,
    "dl": lambda pairs: f"<dl>{_joined(lambda a, b: f'<dt>{a}</dt><dd>{b}</dd>')(pairs)}</dl>",
    "bold": _joined(lambda a, b: f"<p><b>{a}:</b> {b}</p>"),
    "colon": _joined(lambda a, b: f"<p>{a}: {b}</p>"),
    "dash": _joined(lambda a, b: f"<p>{a} – {b}</p>"),
    "heading": _joined(lambda a, b: f"<h3>{a}</h3><p>{b}</p>"),
    "bold heading": _joined(lambda a, b: f"<p><strong>{a}</strong></p><ul><li>{b}</li><li>{b}</li></ul>"),
    "break": _joined(lambda a, b: f"<p>{a}<br>{b}<br></p>"),
    "item": lambda pairs: f"<ul>{_joined(lambda a, b: f'<li>{a}: {b}</li>')(pairs)}</ul>",
    "divs": _joined(lambda a, b: f"<div><span>{a}</span><span>{b}</span></div>"),
}  # fmt: skip
TEXT: Mapping[str, Callable[[Pairs], str]] = {
    "lines": lambda pairs: "\n".join(f"{label}\n{value}\n" for label, value in pairs),
    "capitals": lambda pairs: "\n".join(f"{label.upper()}\n{value}" for label, value in pairs),
    "colons": lambda pairs: "\n".join(f"{label}: {value}" for label, value in pairs),
    "tabs": lambda pairs: "\n".join(f"{label}\t{value}" for label, value in pairs),
    "tabbed rows": lambda pairs: "\n".join("\t".join(row) for row in zip(*pairs, strict=True)),
    "bars": lambda pairs: "\n".join(f"| {label} | {value} |" for label, value in pairs),
    "bullets": lambda pairs: "\n".join(f"- {label}: {value}" for label, value in pairs),
}
PAIR = st.tuples(
    st.one_of(st.sampled_from(LABELS), st.sampled_from(LABELS), st.sampled_from(ODD)),
    st.one_of(st.sampled_from(ODD), st.sampled_from(ODD), st.sampled_from(PLAIN), st.text(max_size=2)),
)


def _held(name: str, content: str, lexicon: Lexicon) -> None:
    """The page is extracted without an error, and its four parts add up."""
    try:
        documents = read(Page.of(name, "a", content.encode("utf-8", "replace")), lexicon)
    except PageError:
        return  # a few control characters look like binary data
    for document in documents:
        for record in extract(split(document, lexicon), lexicon):
            counts = record.coverage
            assert counts.characters == sum(not char.isspace() for char in document.text)
            assert counts.field + counts.label + counts.boilerplate + counts.unplaced == counts.characters
            assert all(value.text.strip() for value in record.values if value.field != "images")


@pytest.mark.slow
def test_300_pages_of_labels_over_odd_values_are_extracted_and_every_character_is_accounted_for(
    lexicon: Lexicon, soak: int
) -> None:
    @settings(max_examples=300 if soak == 1 else 20_000, suppress_health_check=list(HealthCheck), database=None)
    @given(
        st.lists(
            st.tuples(st.sampled_from(sorted({*HTML, *TEXT})), st.lists(PAIR, min_size=1, max_size=6)),
            min_size=1,
            max_size=4,
        ),
        st.sampled_from(["", "The lent wheel"]),
    )
    def held(parts: list[tuple[str, Pairs]], title: str) -> None:
        markup = [HTML[shape](pairs) for shape, pairs in parts if shape in HTML]
        plain = [TEXT[shape](pairs) for shape, pairs in parts if shape in TEXT]
        if markup:
            _held("a.html", f"<!doctype html><title>x</title><body><h1>{title}</h1>{''.join(markup)}", lexicon)
        if plain:
            _held("a.txt", "\n\n".join((title, *plain)), lexicon)

    held()
