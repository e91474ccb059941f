"""The rules by which values are found, with the words in which a person is told of them."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Rule(StrEnum):
    """What found a value. In its `words` `{label}` stands for the page's own label; some say it all by their name."""

    words: str

    def __new__(cls, value: str, words: str = "") -> Self:
        """A rule by its name in records, and its words."""
        rule = str.__new__(cls, value)
        rule._value_ = value
        rule.words = words
        return rule

    LABEL_HEADING = "label-heading", "under {label}, a heading"
    LABEL_LINE = "label-line", "under {label}, a line of its own"
    LABEL_CELL = "label-cell", "beside {label} in a table"
    LABEL_TERM = "label-term", "beside {label} in a list of terms"
    LABEL_COLON = "label-colon", "behind {label} and a colon"
    LABEL_BOLD = "label-bold", "behind {label} in bold"
    LABEL_OPENING = "label-opening", "behind {label}, the line's first words"
    NEAR_LABEL = "near-label", "under {label}, words that are nearly its label"
    BY_ORDER = "by-order"
    BY_VALUE = "by-value"
    TAUGHT_LABEL = "taught-label"
    TAUGHT_PLACE = "taught-place"
    AFTER_KICKER = "after-kicker", "below the line that says what the page is"
    CHOSEN = "chosen", "the best of what may be it; the choices stand below"
    LIST = "list"
    AS_HIGH = "as-high", "a main heading in the other language"
    BELOW_TITLE = "below-title", "below the title, in the other language"
    BEFORE_ITS_LABELS = "before-labels-of-its-language", "before the first label in its language"
    HEAD_OF_PAGE = "head-of-page", "in the page's head only"
    ADDRESS = "address", "in the page's address"
    FIRST_PARAGRAPH = "first-paragraph", "the first paragraph, without a label"
    BEFORE_FIRST_LABEL = "before-first-label", "before the first label"
    BEFORE_DESCRIPTION = "before-description", "before the description"
    LINE_WITH_LINK = "line-with-link", "a line with a link behind the last section"
    DATE_LINE = "date-line", "a line that is only a date"
    PERIOD_LINE = "period-line", "a line of two dates without a label"
    PLACE_LINE = "place-line", "a line that names a place, without a label"
    NAMED_IN_PROJECT_ABOUT = "named-in-project-about", "the first name in the text about the project"
    SUM = "sum", "a sum of money under a label of costs"
    FIGURE = "figure"
    HASHTAG = "hashtag", "a hashtag"
    LINK = "link", "where words of the text lead"
    PICTURE = "picture", "a picture outside page furniture"
