"""The rules by which values are found."""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    """What found a value; explanations for people are in messages/rules.toml."""

    LABEL_HEADING = "label-heading"
    LABEL_LINE = "label-line"
    LABEL_CELL = "label-cell"
    LABEL_TERM = "label-term"
    LABEL_COLON = "label-colon"
    LABEL_BOLD = "label-bold"
    LABEL_OPENING = "label-opening"
    NEAR_LABEL = "near-label"
    BY_ORDER = "by-order"
    BY_VALUE = "by-value"
    TAUGHT_LABEL = "taught-label"
    TAUGHT_PLACE = "taught-place"
    AFTER_KICKER = "after-kicker"
    CHOSEN = "chosen"
    LIST = "list"
    AS_HIGH = "as-high"
    BELOW_TITLE = "below-title"
    BEFORE_ITS_LABELS = "before-labels-of-its-language"
    HEAD_OF_PAGE = "head-of-page"
    ADDRESS = "address"
    FIRST_PARAGRAPH = "first-paragraph"
    BEFORE_FIRST_LABEL = "before-first-label"
    BEFORE_DESCRIPTION = "before-description"
    LINE_WITH_LINK = "line-with-link"
    DATE_LINE = "date-line"
    PERIOD_LINE = "period-line"
    PLACE_LINE = "place-line"
    LEAD_PARTNER = "lead-partner"
    NAMED_IN_PROJECT_ABOUT = "named-in-project-about"
    SUM = "sum"
    FIGURE = "figure"
    HASHTAG = "hashtag"
    LINK = "link"
    PICTURE = "picture"
