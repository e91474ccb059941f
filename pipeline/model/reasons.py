"""Reasons for setting words of a page aside."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Those that code decides by, or several modules give, as records say them; Greek is in messages/reasons.toml.

    Others are only told, and plain words where they arise. The lexicon names those of class names.
    """

    AFTER_HEADING = "after a boilerplate heading"
    BESIDE_HEADING = "mark beside the heading"
    BOILERPLATE_HEADING = "boilerplate heading"
    BYLINE = "byline"
    COMMENT = "comment"
    CONTENTS = "table of contents"
    ENDNOTE = "endnote"
    FIXED_LINE = "fixed line"
    FOOTER_OF_ARTICLE = "footer of the article"
    FOOTNOTE = "footnote"
    HIDDEN = "hidden"
    MENU = "menu"
    NOTE_MARK = "mark of a note"
    ONLY_LINKS = "only links"
    OUTSIDE_MAIN = "outside the main content"
    PLACEHOLDER = "placeholder"
    PRINTED_TWICE = "printed twice"
    RUNNING_HEAD = "running head or page number"
    SIDEBAR = "sidebar"
    STRUCK = "struck out"
