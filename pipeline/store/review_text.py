"""The text of a review file: TOML → what people wrote about a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from pipeline.messages import Message
from pipeline.model import Review
from pipeline.store.review_keys import ABOUT, FORMAT, LISTS, PAGE, TOP
from pipeline.store.toml_files import TomlFile

# Files call the table [page], which TOML does not allow beside the key of that name.
_ABOUT_AS_PAGE = re.compile(r"^([ \t]*)\[[ \t]*page[ \t]*\]", re.MULTILINE)


def parse_review(data: bytes, name: str, fields: Collection[str] = ()) -> Review:
    """The review in the file `name`; edits must be of `fields`, where these are given.

    PageError lists every mistake with its line. Texts are cleaned (`clean_words`).
    """
    file = TomlFile(data, name, Message("review.mend"), lambda text: _ABOUT_AS_PAGE.sub(rf"\1[{ABOUT}]", text, count=1))
    found = file.read({key: value for key, value in file.table.items() if key not in (*LISTS, ABOUT)}, TOP)
    if found.get("format", FORMAT) > FORMAT:
        file.note(Message("review.newer-format", format=found["format"]), key="format")
    about = file.read(_about(file), PAGE, ABOUT)
    lists = {key: tuple(_listed(file, key, fields)) for key in LISTS}
    file.hold()
    return Review(
        page=found.get("page", ""),
        url=found.get("url", ""),
        kind=about.get("kind"),
        practices=str(about.get("practices", "")),
        split_at=about.get("split_at", ()),
        same_as=about.get("same_as", ""),
        edits=lists["edit"],
        pictures=lists["picture"],
        approvals=lists["approved"],
        printings=lists["printed"],
    )


def _about(file: TomlFile) -> dict[str, Any]:
    """The table about the page as a whole."""
    raw = file.table.get(ABOUT, {})
    if isinstance(raw, dict):
        return raw
    file.note(Message("review.wrong-kind", name=ABOUT, kind=Message("review.kind-table")), key=ABOUT)
    return {}


def _listed(file: TomlFile, key: str, fields: Collection[str]) -> Iterator[Any]:
    """The entries of the tables `[[key]]`."""
    kind, readers, needed = LISTS[key]
    for at, values in file.rows(key, readers, needed):
        if fields and "field" in values and values["field"] not in fields:
            expected = Message("review.kind-field", names=", ".join(fields))
            file.note(Message("review.wrong-kind", name="field", kind=expected), key, at, "field")
        yield kind(**values)
