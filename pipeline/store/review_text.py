"""The text of a review file: TOML → what people wrote about a page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pipeline.errors import PageError
from pipeline.messages import Message
from pipeline.model import Review
from pipeline.store.review_keys import ABOUT, FORMAT, LISTS, PAGE, TOP, Readers, WrongKindError, clean_words

# Files call the table [page], which TOML does not allow beside the key of that name.
_ABOUT_AS_PAGE = re.compile(r"^([ \t]*)\[[ \t]*page[ \t]*\]", re.MULTILINE)
# How many problems of a file are reported at once, and of how many the line is looked up.
_MOST_TOLD, _MOST_LOOKED_UP = 10, 100
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_HEAD = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*[\"']?([\w.-]+)[\"']?\s*=")


def parse_review(data: bytes, name: str, fields: Collection[str] = ()) -> Review:
    """What the review file `name` says; edits must be of `fields`, where these are given.

    PageError lists every mistake with its line. Texts are cleaned (`review_keys.clean`).
    """
    text, table = _table(data, name)
    file = _ReviewText(text, fields)
    found = file.read({key: value for key, value in table.items() if key not in (*LISTS, ABOUT)}, TOP)
    if found.get("format", FORMAT) > FORMAT:
        file.note(Message("review.newer-format", format=found["format"]), "", 0, "format")
    about = file.read(file.table(table.get(ABOUT, {})), PAGE, ABOUT)
    lists = {key: tuple(file.listed(key, table.get(key, []))) for key in LISTS}
    if file.problems:
        raise PageError(_problem_list(name, file.problems), Message("review.mend"))
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


class _ReviewText:
    """The text of a file, and the problems found in it so far."""

    def __init__(self, text: str, fields: Collection[str]) -> None:
        self.text = text
        self.fields = fields
        self.problems: list[tuple[int, str]] = []

    def note(self, what: str, table: str, at: int, key: str = "") -> None:
        """Note what is wrong with a key of the `at`-th table of a name."""
        # In a file that is wrong throughout, not every line is looked up.
        line = _line_of(self.text, table, at, key) if len(self.problems) < _MOST_LOOKED_UP else 0
        self.problems.append((line, what))

    def read(self, raw: Mapping[str, Any], readers: Readers, table: str = "", at: int = 0) -> dict[str, Any]:
        """The values of a table's keys; wrong ones are noted and left out."""
        found: dict[str, Any] = {}
        for key, value in raw.items():
            try:
                found[key] = readers[key](value)
            except KeyError:
                self.note(_unknown(key, readers), table, at, key)
            except WrongKindError as wrong:
                self.note(Message("review.wrong-kind", name=key, kind=wrong.args[0]), table, at, key)
            except ValueError as wrong:
                self.note(wrong.args[0], table, at, key)
        return found

    def table(self, raw: object) -> dict[str, Any]:
        """The table about the page as a whole."""
        if isinstance(raw, dict):
            return raw
        self.note(Message("review.wrong-kind", name=ABOUT, kind=Message("review.kind-table")), "", 0, ABOUT)
        return {}

    def listed(self, key: str, tables: object) -> Iterator[Any]:
        """What the tables `[[key]]` become; those that lack a required key are noted and left out."""
        kind, readers, needed = LISTS[key]
        if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            told = Message("review.kind-tables", name=key)
            self.note(Message("review.wrong-kind", name=key, kind=told), "", 0, key)
            return
        for at, one in enumerate(tables):
            found = self.read(one, readers, key, at)
            for lacking in sorted(needed - one.keys()):
                self.note(Message("review.key-missing", name=lacking), key, at)
            if self.fields and "field" in found and found["field"] not in self.fields:
                told = Message("review.kind-field", names=", ".join(self.fields))
                self.note(Message("review.wrong-kind", name="field", kind=told), key, at, "field")
            if needed <= found.keys():
                yield kind(**found)


def _table(data: bytes, name: str) -> tuple[str, dict[str, Any]]:
    try:
        text = _ABOUT_AS_PAGE.sub(rf"\1[{ABOUT}]", data.decode("utf-8-sig"), count=1)
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise PageError(Message("review.not-text", file=name), Message("review.mend")) from error
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else len(text.splitlines())
        reason = _AT_LINE.sub("", str(error)).strip()
        raise PageError(
            Message("review.not-toml", file=name, line=line, reason=reason), Message("review.mend")
        ) from error
    except RecursionError as error:
        raise PageError(Message("review.too-deep", file=name), Message("review.mend")) from error


def _unknown(key: str, known: Collection[str]) -> str:
    near = get_close_matches(key[:40].lower(), known, n=1)
    shown = clean_words(key)[:40]
    return (
        Message("review.no-such-key-but", name=shown, near=near[0])
        if near
        else Message("review.no-such-key", name=shown)
    )


def _problem_list(name: str, problems: Collection[tuple[int, str]]) -> str:
    """All problems in one message, by their lines."""
    lines = sorted(problems, key=lambda one: (not one[0], one[0]))
    told = [Message("review.problem", line=line, what=what) for line, what in lines[:_MOST_TOLD]]
    whole: str = told[0]
    for one in told[1:]:
        whole = Message("review.and", first=whole, second=one)
    if len(lines) > _MOST_TOLD:
        whole = Message("review.and-more", problems=whole, count=len(lines) - _MOST_TOLD)
    return Message("review.wrong", file=name, problems=whole)


def _line_of(text: str, table: str, at: int, key: str = "") -> int:
    """The line (from 1) where a key is set in the `at`-th table (from 0) of a name; that of the table, else 1."""
    here, count, best = "", -1, 1
    for number, line in enumerate(text.splitlines(), 1):
        if head := _HEAD.match(line):
            here = head[1]
            count += here == table
            if (here, count) == (table, at) or (not table and here == key):
                best = number
        elif here == table and (not table or count == at) and (found := _KEY.match(line)) and found[1] == key:
            return number
    return best
