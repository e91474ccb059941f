"""A sheet's markup as WeasyPrint wants it, made ready in a fraction of the time.

WeasyPrint reads any HTML and knows styles for all of it: forms, writing from right to left, notes. A sheet's markup
is our own template's, so it is read as XML, and only the styles of what stands in sheets are matched with it. Both are
a seventh of the time of a sheet. Elements that have a `lang` share no styles there; those that have XML's attribute do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

import weasyprint
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.html import UA

from pipeline.errors import ConfigurationError
from pipeline.kept import kept
from pipeline.messages import Message
from pipeline.render.html.writer import TEMPLATE
from pipeline.render.pdf.press import LOOK, Fetcher

# How elements look before a style sheet has its say: from "Rendering" in the HTML standard (whatwg.org), in so far as
# sheets and other looks that people may write have a use for it.
_ELEMENTS = """
head, link, meta, script, style, template, title { display: none }
address, article, aside, blockquote, body, dd, div, dl, dt, figcaption, figure, footer, h1, h2, h3, h4, h5, h6, header,
hgroup, hr, html, main, nav, ol, p, pre, section, ul { display: block }
li { display: list-item }
table { display: table }
caption { display: table-caption }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group }
tbody { display: table-row-group }
tfoot { display: table-footer-group }
tr { display: table-row }
td, th { display: table-cell }
body { margin: 8px }
blockquote, dl, figure, ol, p, pre, ul { margin-top: 1em; margin-bottom: 1em }
blockquote, figure { margin-left: 40px; margin-right: 40px }
dd { margin-left: 40px }
ol, ul { padding-left: 40px; counter-reset: list-item; break-before: avoid }
ol { list-style-type: decimal }
ul { list-style-type: disc }
li::marker { font-variant-numeric: tabular-nums; white-space: pre; text-transform: none }
table { border-spacing: 2px; border-collapse: separate; border-color: gray; box-sizing: border-box;
  text-indent: initial }
thead, tbody, tfoot { vertical-align: middle; border-color: inherit }
tr { vertical-align: inherit; border-color: inherit }
td, th { vertical-align: inherit; border-color: gray; padding: 1px }
th { font-weight: bold }
h1 { font-size: 2em; margin-top: .67em; margin-bottom: .67em; bookmark-level: 1 }
h2 { font-size: 1.5em; margin-top: .83em; margin-bottom: .83em; bookmark-level: 2 }
h3 { font-size: 1.17em; margin-top: 1em; margin-bottom: 1em; bookmark-level: 3 }
h4 { font-size: 1em; margin-top: 1.33em; margin-bottom: 1.33em; bookmark-level: 4 }
h5 { font-size: .83em; margin-top: 1.67em; margin-bottom: 1.67em; bookmark-level: 5 }
h6 { font-size: .67em; margin-top: 2.33em; margin-bottom: 2.33em; bookmark-level: 6 }
h1, h2, h3, h4, h5, h6 { font-weight: bold; bookmark-label: content(text); hyphens: manual; break-after: avoid;
  break-inside: avoid }
b, strong { font-weight: bold }
cite, em, i { font-style: italic }
code, pre { font-family: monospace }
pre { white-space: pre }
small, sub, sup { font-size: smaller }
sub { vertical-align: sub; line-height: normal }
sup { vertical-align: super; line-height: normal }
:link { color: blue; text-decoration: underline }
br::before { content: "\\A"; white-space: pre-line }
hr { border-style: inset; border-width: 1px; color: gray; margin: .5em auto }
img, svg { overflow: hidden }
"""


_COUNTER = re.compile(r"@counter-style[^{}]*\{[^{}]*\}")

# Elements of the template beside which white space is not seen.
_BLOCKS = frozenset(
    {"html", "head", "meta", "title", "body", "header", "main", "section", "footer", "div", "p", "h1", "h2", "h3", "ul"}
    | {"li", "table", "thead", "tbody", "tr", "th", "td"}
)

# The language of an element in a tree: XML's own attribute (XML 1.0, 2.12), which `:lang()` knows, too.
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# The same for our own rules: selectors know no names of XML's, and `:lang()` asks all elements for their ancestors.
_VOICE = "voice"


class Tree(HTML):  # type: ignore[misc] # WeasyPrint has no types
    """The markup of one sheet; ConfigurationError if the look's template does not close what it opens."""

    def __init__(self, markup: str, fetcher: Fetcher) -> None:
        # Not `super().__init__`: it would parse the markup a second time. These are the attributes that it sets.
        self.base_url = LOOK
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.etree_element = _parsed(markup)
        _drop_indents(self.etree_element)
        self._languages = _marked(self.etree_element)
        self.wrapper_element = ElementWrapper.from_html_root(self.etree_element, content_language=None)

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002, FBT001, FBT002 - WeasyPrint's signature
        return [_looks(self._languages)]

    def _ua_counter_style(self) -> list[CounterStyle]:
        return [_counters()]


@lru_cache(maxsize=1)
def _counters() -> CounterStyle:
    """The ways to number lists that WeasyPrint's own style sheet has, which are kept from start to start."""
    source = f"{weasyprint.__version__} {UA}".encode()
    return CounterStyle(kept("counters", source, lambda: dict(_parsed_counters())))


def _parsed_counters() -> CounterStyle:
    known = CounterStyle()
    CSS(string="".join(_COUNTER.findall(UA)), counter_style=known)
    return known


@lru_cache(maxsize=64)
def _looks(languages: frozenset[str]) -> CSS:
    """How elements look, and what `lang` says to WeasyPrint: the language by which letters are shaped."""
    voices = "".join(f'[{_VOICE}="{one}"] {{ -weasy-lang: "{one}" }}\n' for one in sorted(languages))
    return CSS(string=_ELEMENTS + voices)


def _drop_indents(root: Any) -> None:
    """Drop the template's indents between elements that stand below each other: they would become boxes for a while."""
    for element in root.iter():
        if element.tag in _BLOCKS:
            if element.text and not element.text.strip() and len(element) and element[0].tag in _BLOCKS:
                element.text = None
            if element.tail and not element.tail.strip():
                element.tail = None


def _marked(root: Any) -> frozenset[str]:
    """Turn `lang` into XML's own attribute below the root, whose language WeasyPrint asks for; the languages found."""
    found = set()
    for element in root.iter():
        if lang := element.get("lang"):
            element.set(_VOICE, lang)
            found.add(lang)
            if element is not root:
                element.set(LANG, element.attrib.pop("lang"))
    return frozenset(found)


def _parsed(markup: str) -> Any:
    try:
        return ET.fromstring(markup)  # noqa: S314 - our own markup, all texts of it escaped
    except ET.ParseError as error:
        raise ConfigurationError(
            Message("render.template-markup", template=TEMPLATE, error=str(error)), Message("render.template-close")
        ) from error
