"""Trees of broken markup as browsers build them, and what they show in place of some elements."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.read.tree import HtmlTree


def _shown(markup: str) -> str:
    return " ".join("".join(HtmlTree(markup).root.texts()).split())


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>a<script src=x />var b;\n</script>c", "ac"),
        ("<p>a<embed src=x>b<i>c</i></p>d", "abcd"),
        ("<p>a<br>b<img src=x>c<wbr>d<input>e", "abcde"),
        ("<p>a<div/>b", "ab"),
        ("<p>a < b & c &lt; d", "a < b & c < d"),
        ("<p>a<!-- b <p>c", "a"),
        ("<p>a<!-->b", "ab"),
        ("<p>a<![if !x]>b<![endif]>c<?xml d ?>e", "abce"),
        ("<table>a<tr><td>b</table>", "ab"),
        ("<noscript>a</noscript><p>b", "b"),
        ("<head><noscript><img><p>a</p></noscript><title>b</title></head>c", "bc"),
        ("<textarea><p>a</textarea>b", "<p>ab"),
        ("<iframe>a</iframe>b<template>c</template>", "b"),
        ("<p>&notin; &amp;amp; &euro;5&nbsp6", "∉ &amp; €5 6"),
    ],
)
def test_markup_is_read_as_browsers_read_it(markup, shown):
    assert _shown(markup) == shown


def test_an_element_of_xhtml_that_closes_itself_is_closed_in_a_file_that_browsers_take_for_xml():
    markup = '<html><head><script src="a"/><title>b</title></head><body><div id="x"/><br/>c</body></html>'
    assert _shown(markup) == ""
    assert "".join(HtmlTree(markup, is_xml=True).root.texts()) == "bc"


def test_a_shadow_root_stands_in_its_host_with_what_the_host_holds_in_its_slots():
    shadow = '<h2>a</h2><slot name="s">none</slot><p>c</p><slot></slot>'
    for mode in ("shadowrootmode", "shadowroot"):
        markup = f'<my-card><template {mode}="open">{shadow}</template>d<b slot="s">b</b></my-card>e'
        assert _shown(markup) == "abcde"


def test_what_a_host_holds_besides_the_slots_of_its_shadow_root_is_hidden(document):
    markup = "<h1>Mill</h1><div><template shadowrootmode=open><p>It grinds.</p></template><p>Loading the mill</p></div>"
    told = [(block.text, block.boilerplate) for block in document(markup).blocks]
    assert told == [("Mill", ""), ("It grinds.", ""), ("Loading the mill", "hidden")]


def test_a_frame_holds_the_page_that_is_written_into_it():
    inner = "&lt;h2&gt;a&lt;/h2&gt;&lt;iframe srcdoc='&amp;lt;p&amp;gt;b'&gt;&lt;/iframe&gt;"
    assert _shown(f'<iframe srcdoc="{inner}">no</iframe>c') == "abc"
    endless = "<iframe srcdoc='x"
    for _ in range(5):
        endless = f'<iframe srcdoc="{endless.replace("&", "&amp;").replace(chr(34), "&quot;")}">'
    assert HtmlTree(endless).named("iframe")


def test_a_page_of_frames_shows_what_is_meant_for_browsers_without_them():
    assert _shown("<frameset><frame src=a><noframes><h1>a</h1><p>b</noframes></frameset>") == "ab"
    assert _shown("<p>a<noframes>b</noframes>") == "a"


def test_elements_nest_no_deeper_than_in_browsers_and_lose_no_word():
    deep = "".join(f"<div>{number} " for number in range(5_000))
    tree = HtmlTree(deep + "</div>" * 5_000 + "<p>end")
    assert max(sum(1 for _ in tag.around()) for tag in tree.named("div")) < 600
    assert "".join(tree.root.texts()).split() == [*map(str, range(5_000)), "end"]
    assert sum(1 for _ in tree.named("p")[0].around()) < 5


def test_style_sheets_and_linked_data_are_kept_apart():
    tree = HtmlTree('<style>p{}</style><script type="application/ld+json">{"a":1}</script><script>x</script>')
    assert (tree.styles, tree.scripts) == (["p{}"], ['{"a":1}'])


_HTML5LIB = Path(__file__).parents[1] / "data/html5lib"
# Texts that no element of our trees holds.
_RAW = frozenset({"script", "style", "template", "content", "iframe", "noembed", "noframes", "noscript"})
_CASE = re.compile(r"#data\n(.*?)\n#errors\n(.*?)#document\n(.*?)(?=\n#data\n|\Z)", re.DOTALL)


def _cases(file: Path) -> Iterator[tuple[str, str]]:
    """The inputs of a file of html5lib for whole pages, each with the tree that a browser with scripts builds."""
    for data, said, tree in _CASE.findall(file.read_text(encoding="utf-8", errors="replace")):
        if "#document-fragment" not in said and "#script-off" not in said:
            yield data, tree


def _texts(tree: str) -> str:
    out, around = "", list[str]()
    for spaces, node in re.findall(r"^\| ( *)(.*?)(?=\n\| |\n*\Z)", tree, re.DOTALL | re.MULTILINE):
        del around[len(spaces) // 2 :]
        if node.startswith("<"):
            around.append(node.strip("<>"))
        elif node == "content":
            around.append(node)
        elif node.startswith('"') and not _RAW.intersection(around):
            out += node[1:-1]
    return _bare(out)


def _bare(text: str) -> str:
    # Browsers differ in what becomes of characters that no text can hold.
    return "".join(text.replace("\0", "").replace("\ufffd", "").split())


def test_the_texts_of_1500_pages_of_html5lib_are_those_that_browsers_show():
    wrong, count = [], 0
    for file in sorted(_HTML5LIB.glob("*.dat")):
        for data, tree in _cases(file):
            # Of frames we show what is meant for others; the standard has changed what a choice may hold.
            if "<frameset" in data or "<select><plaintext>" in data:
                continue
            count += 1
            if _bare("".join(HtmlTree(data).root.texts())) != _texts(tree):
                wrong.append(data)
    assert count > 1_300
    assert wrong == []
