"""Tells the elements of a page that are hidden, as far as the page itself proves it."""

from __future__ import annotations

import re

from pipeline.lexicon.boilerplate import Hiding
from pipeline.model import Reason
from pipeline.read.html_panels import Panels
from pipeline.read.style_rules import StyleRules, colour, declarations, ground, hides
from pipeline.read.tag import Tag
from pipeline.read.tree import HtmlTree

_PARTS = re.compile(r"[-:@]+")
# Labels for screen readers only are still labels: labels are never printed themselves.
_LABELS = frozenset({"label", "dt", "th", "legend"})
_LONGEST_LABEL = 40
# Fewer words hidden from screen readers are a sign or an icon.
_FEWEST_WORDS = 3


class HiddenElements:
    """Tells of the elements of one tree whether they are hidden.

    `may_be` are the elements, with their words, that may be hidden without proof; they are asked about in page order.
    """

    def __init__(self, tree: HtmlTree, panels: Panels, hiding: Hiding) -> None:
        self._hiding = hiding
        self._rules = StyleRules(tree.styles)
        self._panels = panels
        self._is_plain = not tree.styles and not any("stylesheet" in tag.get("rel") for tag in tree.named("link"))
        self.may_be: list[Tag] = []

    def reason(self, tag: Tag) -> str:
        """Why an element is set aside as hidden; "" if it is, or may be, visible."""
        if not (tag.attributes or self._rules) or not tag.letters:
            return ""
        proved, doubted = self._judged(tag)
        if not (proved or doubted) or self._panels.is_panel(tag) or _is_label(tag):
            return ""
        if not proved:
            self.may_be.append(tag)
        return Reason.HIDDEN if proved else ""

    def shows_again(self, tag: Tag) -> bool:
        """Whether an element shows itself inside one that only its own `visibility` hides (CSS 2.2, 11.2)."""
        said = declarations(tag.get("style")) if tag.has("style") else {}
        return said.get("visibility") == "visible" and not any(
            self._judged(around, ignored="visibility")[0] for around in tag.around()
        )

    def _judged(self, tag: Tag, ignored: str = "") -> tuple[bool, bool]:
        """Whether an element is provably hidden, and whether there is reason to think that it is."""
        said = dict(declarations(tag.get("style"))) if tag.has("style") else {}
        said.pop(ignored, None)
        is_off = tag.has("popover") or (tag.has("hidden") and tag.get("hidden").lower() != "until-found")
        if hides(said) or is_off:
            return True, True
        words = tag.get("class").split()
        names = frozenset(f".{word}" for word in words) | ({f"#{tag.get('id')}"} if tag.has("id") else frozenset())
        by_rule, shown_again = self._rules.of(tag.name, names) if self._rules else (False, False)
        # Inline style overrules the style sheet.
        by_rule = by_rule and "display" not in said and "visibility" not in said
        hiding = self._hiding
        shows = shown_again or any(
            part.rpartition("_")[2] in hiding.showing
            for word in words
            if word not in hiding.classes
            for part in _PARTS.split(word)
        )
        if (by_rule or not hiding.classes.isdisjoint(words)) and not shows:
            return True, True
        is_blank = False
        if (words_in := colour(said)) and not ground(said):
            behind = self._ground(tag)
            if words_in == behind:
                return True, True
            is_blank = behind is None and words_in == "white"
        is_faint = said.get("opacity", "").strip("0.%") == "" and "opacity" in said
        is_mute = tag.get("aria-hidden") == "true" and len(tag.text.split()) >= _FEWEST_WORDS
        is_folded = not hiding.folding.isdisjoint(words) and not shows
        return False, by_rule or is_blank or is_faint or is_mute or is_folded

    def _ground(self, tag: Tag) -> str | None:
        """The background colour that the markup declares; None where a style sheet may set it."""
        for around in tag.around():
            behind = ground(declarations(around.get("style"))) if around.has("style") else around.get("bgcolor").lower()
            if behind:
                return behind
        return "white" if self._is_plain else None


def _is_label(tag: Tag) -> bool:
    """Whether an element names what stands beside it, if only for screen readers."""
    is_named = tag.name in _LABELS or any("label" in word for word in tag.get("class").lower().split())
    return is_named and tag.letters <= _LONGEST_LABEL and "display" not in tag.get("style")
