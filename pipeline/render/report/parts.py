"""The files of a report on many pages: scripts, loaded by the browser, with the pages' rows and search terms.

A page that is opened from disk may load scripts, but read no other files. Each page has a line that begins with a key,
by which the next run knows which lines it can keep.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from pipeline.render.report.writer import PartRow

# How each of the files begins.
MARK = b"/* practice-sheets: a part of report.html */ "
_END = b"\n});\n", b"\n]);\n"
_ROW = re.compile(rb'"([0-9a-f]{16})":(".*")')

# The fewest and most pages in a part. Between these, a part ends before a page whose path's hash says so: a page that
# comes or goes changes the parts around it, and no others.
_LEAST, _MOST = 250, 1_000


def in_parts(paths: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """The parts of a report, each with its id and its pages; `paths` are those of all pages, in order."""
    start = 0
    for at, path in enumerate(paths):
        size = at - start
        if size >= _MOST or (size >= _LEAST and _digest(path) % _LEAST == 0):
            yield _id(paths[start]), paths[start:at]
            start = at
    if start < len(paths):
        yield _id(paths[start]), paths[start:]


def _id(path: str) -> str:
    return f"{_digest(path):08x}"


def _digest(path: str) -> int:
    return int.from_bytes(sha256(path.encode(errors="surrogatepass")).digest()[:4])


def part_names(part: str) -> tuple[str, str]:
    """The files of a part, relative to the report: its rows, and its pages' search terms."""
    return f"report_files/part-{part}.js", f"report_files/find-{part}.js"


def part_files(part: str, pieces: Iterable[PartRow]) -> tuple[bytes, bytes]:
    """The bytes of a part's two files."""
    rows, found = [], []
    for piece in pieces:
        rows.append(f'"{piece.key}":{_json(piece.html)}')
        found.append(_json(piece[:-1]))
    return (
        MARK + f'report.part("{part}",{{\n'.encode() + _lines(rows) + _END[0],
        MARK + f'report.find("{part}",[\n'.encode() + _lines(found) + _END[1],
    )


def _lines(lines: Iterable[str]) -> bytes:
    return ",\n".join(lines).encode(errors="replace")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def parse_part(rows: bytes, index_lines: bytes) -> Mapping[str, PartRow]:
    """The rows in a part's two files by their keys; lines that `part_files` would not write are left out."""
    shown = {}
    for line in rows.removesuffix(_END[0]).split(b"\n")[1:]:
        if row_match := _ROW.fullmatch(line.removesuffix(b",")):
            shown[row_match[1].decode()] = row_match[2]
    pieces = {}
    for line in index_lines.removesuffix(_END[1]).split(b"\n")[1:]:
        try:
            key, rank, *texts = json.loads(line.removesuffix(b","))
            state, kinds, site, path, heading, words = texts
            if isinstance(rank, int) and all(isinstance(text, str) for text in texts) and key in shown:
                pieces[key] = PartRow(key, rank, state, kinds, site, path, heading, words, json.loads(shown[key]))
        except (ValueError, TypeError, RecursionError):
            continue
    return pieces
