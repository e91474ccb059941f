"""The tree of a page's elements as browsers build it (HTML Standard, 13.2), with frames, shadow roots and `noscript`.

The parser is Lexbor: it follows the standard's algorithm, so that broken markup, unclosed elements and self-closing
scripts are read as whoever saved the page saw them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.read.markup import as_html, flattened
from pipeline.read.tag import Tag

# Elements whose text is no part of the page's.
_RAW = frozenset({"script", "style", "template", "iframe", "noembed", "noframes"})
# Browsers that run scripts take the content of `noscript` as text, and so does the parser; this is the one such element
# that may stand in the head, too.
_NOSCRIPT = re.compile(r"<(/?)noscript(?=[\s/>])", re.IGNORECASE)
_WITHOUT_SCRIPTS = "data-without-scripts"
# Shorter texts ask to turn scripts on.
_NOTICE = 200
# A frame may hold a page that holds a frame.
_MOST_FRAMES = 20


class HtmlTree:
    """A page's tree, its style sheets and its JSON-LD scripts.

    The content of a declarative shadow root stands in its host, that of a `srcdoc` in its frame, what is meant for
    browsers without frames in the page of frames, and what is meant for those without scripts where the page says it
    nowhere else. Texts of scripts, style sheets and templates stand in no element.
    """

    def __init__(self, markup: str, *, is_xml: bool = False) -> None:
        self.root = Tag("[document]", {})
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self._named: dict[str, list[Tag]] = defaultdict(list)
        self._hosts: list[Tag] = []
        self._without_scripts: list[tuple[Tag, str]] = []
        self._frames = 0
        self._numbers = count(1)
        self._parse(as_html(markup) if is_xml else markup, self.root)
        for host in self._hosts:
            _slot(host)
        self._add_without_scripts()
        _count(self.root)

    def named(self, *names: str) -> list[Tag]:
        """The tags of these names in page order."""
        found = [tag for name in names for tag in self._named.get(name, ())]
        return found if len(names) == 1 else sorted(found, key=lambda tag: tag.number)

    def tags(self) -> Iterator[Tag]:
        """All tags in page order."""
        return (node for node in self.root.inside() if isinstance(node, Tag))

    def _parse(self, markup: str, parent: Tag) -> None:
        markup = _NOSCRIPT.sub(rf"<\1noframes {_WITHOUT_SCRIPTS}", markup)
        root = LexborHTMLParser(flattened(markup)).root
        if root is not None:
            self._grow(root, parent, is_single=True)

    def _add_without_scripts(self) -> None:
        """Keep `noscript` content only if the page does not have the same text elsewhere."""
        long = [(tag, inner) for tag, inner in self._without_scripts if len(inner) > _NOTICE or "<h" in inner]
        said = "".join("".join(self.root.texts()).split()) if long else ""
        for tag, inner in long:
            words = "".join("".join(HtmlTree(inner).root.texts()).split())
            if words and words[:_NOTICE] not in said:
                self._parse(inner, tag)

    def _grow(self, first: LexborNode, parent: Tag, *, is_single: bool = False) -> None:
        """Build the tree below `parent`: of `first` and, unless it `is_single`, its following siblings."""
        waiting = [(first, parent)]
        while waiting:
            node, parent = waiting.pop()
            if (after := node.next) is not None and not (is_single and node is first):
                waiting.append((after, parent))
            if node.is_text_node:
                parent.contents.append(node.text_content or "")
            elif node.is_element_node:
                tag = self._opened(node, parent)
                if node.tag not in _RAW and (inner := node.first_child) is not None:
                    waiting.append((inner, tag))

    def _opened(self, node: LexborNode, parent: Tag) -> Tag:
        attributes = {name: value or "" for name, value in node.attributes.items()}
        tag = Tag(node.tag or "", attributes, parent, next(self._numbers))
        self._named[tag.name].append(tag)
        if tag.name in _RAW:
            self._replace(node, tag)
        return tag

    def _replace(self, node: LexborNode, tag: Tag) -> None:
        """Add what an element contributes whose text is not the page's."""
        if tag.name == "style":
            self.styles.append(node.text() or "")
        elif tag.name == "script" and tag.get("type").strip().lower() == "application/ld+json":
            self.scripts.append(node.text() or "")
        elif tag.name == "template" and (tag.get("shadowrootmode") or tag.get("shadowroot")):
            tag.name = "shadow-root"
            for fragment in node.template_fragments():
                if fragment.first_child is not None:
                    self._grow(fragment.first_child, tag)
            self._hosts += [tag.parent] if tag.parent is not None else []
        elif tag.has(_WITHOUT_SCRIPTS):
            tag.name = "noscript"
            self._without_scripts.append((tag, node.text() or ""))
        elif self._frames < _MOST_FRAMES:
            inner = tag.get("srcdoc") if tag.name == "iframe" else ""
            inner = (node.text() or "") if tag.name == "noframes" and self._named.get("frameset") else inner
            if inner:
                self._frames += 1
                self._parse(inner, tag)


def _slot(host: Tag) -> None:
    """Put the children of a shadow host into the slots of its shadow root; browsers do not show the rest."""
    shadow = next(node for node in host.contents if isinstance(node, Tag) and node.name == "shadow-root")
    slots = {node.get("name"): node for node in shadow.inside() if isinstance(node, Tag) and node.name == "slot"}
    unseen = Tag("div", {"hidden": ""})
    for node in host.contents:
        slot = slots.get(node.get("slot") if isinstance(node, Tag) else "")
        if node is shadow:
            continue
        if slot is not None and not slot.has("filled"):
            # A slot's own content is only shown if nothing is put into it.
            slot.contents, slot.attributes["filled"] = [], ""
        place = unseen if slot is None else slot
        place.contents.append(node)
        if isinstance(node, Tag):
            node.parent, node.index = place, len(place.contents) - 1
    host.contents = [shadow, unseen]
    shadow.index, unseen.index, unseen.parent = 0, 1, host


def _count(root: Tag) -> None:
    """Count the letters of each tag below `root`."""
    tags = [root, *(node for node in root.inside() if isinstance(node, Tag))]
    for tag in reversed(tags):
        tag.letters = sum(len(node) if isinstance(node, str) else node.letters for node in tag.contents)
