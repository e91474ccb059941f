"""What the product says of a page, by its public names alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from pipeline import extract_page
from pipeline.errors import PageError

Record = Mapping[str, Any]

_SHEETS = str(Path(sys.executable).with_name("sheets"))
_AT_ONCE = 50


def records(pages: Sequence[Path]) -> list[list[Record]]:
    """The records of each page; none of a page that cannot be read."""
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(_records, pages, chunksize=8))


def _records(page: Path) -> list[Record]:
    try:
        return list(extract_page(page))
    except PageError:
        return []


def explains() -> bool:
    """Whether `sheets explain` tells what it chose among."""
    asked = subprocess.run([_SHEETS, "explain", "--help"], capture_output=True, text=True, check=False)
    return "--json" in asked.stdout


def choices(pages: Sequence[Path]) -> dict[Path, Mapping[str, Sequence[str]]]:
    """The texts among which a field of the page's first record was chosen, by page and field."""
    found: dict[Path, Mapping[str, Sequence[str]]] = {}
    by_name = {"/".join(page.parts[-2:]): page for page in pages}
    for told in explained(pages):
        page = by_name.get("/".join(Path(told["file"]).parts[-2:]))
        if page is not None and page not in found:
            found[page] = {field: [one["text"] for one in many] for field, many in told["choices"].items()}
    return found


def explained(pages: Sequence[Path]) -> Iterable[Record]:
    """What `sheets explain --json` tells of the records of pages, as they come."""
    for start in range(0, len(pages), _AT_ONCE):
        command = [_SHEETS, "explain", "--json", *map(str, pages[start : start + _AT_ONCE])]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        yield from (json.loads(line) for line in told.splitlines())


def kind(found: Sequence[Record]) -> str:
    """`sure` or `provisional` where a page counts as a practice, else `other`."""
    sheets = [record for record in found if record.get("kind") == "practice"]
    if not sheets:
        return "other"
    return "sure" if any("kind" not in record.get("why", ()) for record in sheets) else "provisional"
