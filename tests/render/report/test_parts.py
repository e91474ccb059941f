from __future__ import annotations

from pipeline.render.report.parts import in_parts, parse_part, part_files
from pipeline.render.report.writer import PartRow

PIECE = PartRow(
    "0123456789abcdef", 3, "built", "missing", "example.org", 'a "b".html', "Ο μύλος", "μύλος\nmill", "<li>\n</li>"
)


def test_what_is_written_is_read_again() -> None:
    other = PIECE._replace(key="f" * 16, html='<li title="x">\\ \u2028</li>')
    rows, found = part_files("00000000", [PIECE, other])
    assert parse_part(rows, found) == {PIECE.key: PIECE, other.key: other}
    assert part_files("00000000", parse_part(rows, found).values()) == (rows, found)


def test_lines_that_no_run_writes_are_left_out() -> None:
    rows, found = part_files("00000000", [PIECE])
    assert parse_part(rows, b"") == parse_part(b"", found) == parse_part(b"x", b"[[[") == {}
    assert parse_part(rows, found.replace(b",3,", b',"3",')) == {}
    assert parse_part(rows, found.replace(b'"built",', b"")) == {}
    assert parse_part(rows.replace(b'":"', b'": 1 + "'), found) == {}


def test_parts_are_of_some_hundred_pages_and_hold_all_in_order() -> None:
    paths = [f"page-{n:05}.html" for n in range(10_000)]
    parts = list(in_parts(paths))
    assert [path for _, part in parts for path in part] == paths
    assert all(250 <= len(part) <= 1_000 for _, part in parts[:-1])
    assert len({name for name, _ in parts}) == len(parts)
    assert list(in_parts([])) == []


def test_a_page_that_comes_changes_the_parts_around_it_alone() -> None:
    paths = [f"page-{n:05}.html" for n in range(10_000)]
    before = {tuple(part) for _, part in in_parts(paths)}
    after = {tuple(part) for _, part in in_parts(sorted([*paths, "page-05000-a.html"]))}
    assert len(after - before) <= 4
