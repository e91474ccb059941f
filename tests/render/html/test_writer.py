from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Look, Record
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import compose


def html_of(record: Record, lexicon: Lexicon, look: Look, languages: str = "both") -> str:
    return FORMATS["html"].write(compose(record, lexicon, look, languages), look, lexicon).data.decode()


def test_the_page_needs_no_other_file(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> None:
    page = html_of(records["both"], lexicon, look)
    assert re.findall(r'src="([^"]{,20})', page) == [
        "data:image/svg+xml;b",
        "data:image/jpeg;base",
        "data:image/png;base6",
    ]
    assert not re.search(r"url\((?!data:)", page)
    assert "<link" not in page


def test_markup_in_a_text_is_escaped(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    text = '<b onclick="x()">&lt;</b> {{ 1 }} </style>'
    page = html_of(record(value("title", "en", text), value("hashtags", "zxx", '#"><i>')), lexicon, look)
    assert "&lt;b onclick=&#34;x()&#34;&gt;&amp;lt;&lt;/b&gt; {{ 1 }} &lt;/style&gt;" in page
    assert "<i>" not in page
    assert "<b " not in page


def test_every_element_that_is_opened_is_closed(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> None:
    stack: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert stack.pop() == tag

    Reader().feed(html_of(records["both"], lexicon, look))
    assert stack == []


def test_every_word_is_in_an_element_of_its_language(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    page = html_of(records["both"], lexicon, look)
    spoken: dict[str, str] = {}
    around = [""]

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            around.append(dict(attrs).get("lang") or around[-1])

        def handle_endtag(self, tag: str) -> None:
            around.pop()

        def handle_data(self, data: str) -> None:
            spoken.setdefault(data.strip(), around[-1])

    Reader().feed(page)
    assert spoken["Clear Water Tools"] == "en"
    assert spoken["Year"] == "en"
    assert spoken["Περιγραφή"] == "el"


def test_an_entry_with_a_number_has_no_bullet(
    value: Callable[..., FieldValue], record: Callable[..., Record], lexicon: Lexicon, look: Look
) -> None:
    page = html_of(record(value("title", "en", "A mill"), value("resources", "en", "- 5. nets\n- oars")), lexicon, look)
    assert '<li class="numbered">5. nets</li>' in page
    assert "<li>oars</li>" in page


def test_two_radio_buttons_and_no_script_show_one_language_alone(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    page = html_of(records["both"], lexicon, look)
    assert re.findall(r'<label lang="(\w\w)"><input type="radio" name="side" class="(only-\d)"', page) == [
        ("el", "only-1"),
        ("en", "only-2"),
    ]
    assert '<button type="reset">' in page
    assert "<script" not in page
    assert 'type="radio"' not in html_of(records["both"], lexicon, look, "el")
