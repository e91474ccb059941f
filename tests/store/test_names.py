from __future__ import annotations

import unicodedata
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.store.names import (
    assign,
    ending,
    folded,
    format_of,
    is_output_name,
    marked_names,
    newer,
    original,
    plain_name,
    safe_name,
    stem,
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b.html", "a/b"),
        ("καλή πρακτική.txt", "καλή πρακτική"),
        ("a/crawl.warc.gz", "a/crawl"),
        ("noextension", "noextension"),
        (".hidden", "_.hidden"),
        ("CON.html", "_CON"),
        ("lpt1.txt", "_lpt1"),
        ("Manifest.html", "_Manifest"),
        ("report.html", "_report"),
        ("index.html", "_index"),
        ("a/index.html", "a/_index"),
        ("packs.html", "_packs"),
        ("Packs/a.html", "_Packs/a"),
        ("b.new.html", "b-new"),
        ("b.NEW.html", "b-NEW"),
        ("b.new.warc#7", "b-new-7"),
        ("a.new/b.html", "a.new/b"),
        ("~draft.html", "_~draft"),
        ("-rf.html", "_-rf"),
        ('what? "now": <a|b>*.html', "what- -now-- -a-b--"),
        ("trailing..html", "trailing-"),
        ("tab\tline\nbell\x07.html", "tab-line-bell-"),
        ("zero\u200bwidth.html", "zero-width"),
    ],
)
def test_an_output_name_is_safe_everywhere(path: str, expected: str) -> None:
    assert plain_name(path) == expected


def test_a_long_name_keeps_room_for_numbers_and_extensions() -> None:
    name = plain_name("ή" * 300 + ".html")
    assert len((name + "-9999-9999-abcdef.a5-2up.new.pdf").encode()) <= 120


@pytest.mark.parametrize("path", ["ή" * 300 + ".html", "漢" * 300 + ".warc#123456789"])
def test_a_mark_of_any_length_leaves_a_long_name_as_long_as_names_may_be(path: str) -> None:
    names = list(marked_names(path))
    assert len(set(names)) == 30
    assert max(len((name + "-9999-9999.a5-2up.new.pdf").encode()) for name in names) <= 120


# They have one plain name, and the first six digits of their sha256 are the same.
COLLIDING = ["p:::::::?:??:::?:???::::?q.html", "p:::::::??:????:??:?::???q.html", "p:::::::??:??????:?::::?:q.html"]


def test_a_mark_is_lengthened_until_the_name_is_free() -> None:
    assert len({sha256(path.encode()).hexdigest()[:6] for path in COLLIDING}) == 1
    first = "p" + '"' * 24 + "q.html"
    names = assign([first, *COLLIDING])
    assert names[first] == "p" + "-" * 24 + "q"
    assert len({folded(name) for name in names.values()}) == 4
    assert sorted(len(name) for name in names.values()) == [26, 33, 35, 35]


POOL = [
    *COLLIDING, "b.html", "B.txt", "b-1.html", "b.large.html", "b.new.html", "B-new.md", "b.pdf/c.html", "b.pdf.html",
    "b.docx/b.html", "é.html", "e\u0301.txt", "ΐ.html", "x/b.html", "X/B.html", "b.csv", "b.json", "b?.html", "b-.html",
    "report.html", "_report.html", "ß.html", "SS.txt", "manifest/a.html", "c.warc#1", "c-1.html", "ή" * 90, "ή" * 91,
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(POOL), min_size=2, max_size=12, unique=True))
def test_no_page_takes_a_file_or_a_folder_of_another_however_their_names_meet(paths: list[str]) -> None:
    names = assign(paths)
    assert names.keys() == set(paths)
    variants = ("", ".print", ".large", ".a5", ".a5-2up", ".new")
    files = [folded(f"{name}{variant}.pdf") for name in names.values() for variant in variants]
    folders = {name.rpartition("/")[0] for name in files}
    assert len(set(files)) == len(files)
    assert folders.isdisjoint(files)
    assert all(is_output_name(file) for file in files)


@pytest.mark.parametrize(
    ("name", "beside"),
    [("b.docx", "b.new.docx"), ("a/b.large.pdf", "a/b.large.new.pdf"), ("v1.2/b.json", "v1.2/b.new.json")],
)
def test_what_lies_beside_an_edited_output_is_told_by_its_name(name: str, beside: str) -> None:
    assert newer(name) == beside
    assert original(newer(beside)) == original(beside) == original(name) == name


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../a.pdf", "a/../../b.pdf",
     "a\\b.pdf", "C:b.pdf", ".lock", ".journal.jsonl", "a/.x.pdf", "", "a//b.pdf",
     "manifest.json", "Manifest/0.jsonl", "report.html", "report.jsonl", "packs/x/web.pdf", "a\nb.pdf", "./a.pdf"],
)  # fmt: skip
def test_names_that_no_run_gives_are_no_output_names(name: str) -> None:
    assert not is_output_name(name)


@pytest.mark.parametrize(
    "name", ["a.pdf", "δήμος/καλή πρακτική.new.docx", "report_files/a.jpg", "_report.pdf", "a/packs.pdf"]
)
def test_names_that_a_run_gives_are_output_names(name: str) -> None:
    assert is_output_name(name)


@pytest.mark.parametrize("variant", ["print", "large", "a5", "a5-2up"])
def test_a_page_called_like_a_variant_of_another_makes_way(variant: str) -> None:
    names = assign([f"b.{variant}.html", "b.html", "c.large.html"])
    assert names["b.html"] == "b"
    assert names[f"b.{variant}.html"].startswith(f"b.{variant}-")
    assert names["c.large.html"] == "c.large"


@pytest.mark.parametrize(
    ("name", "path", "end"),
    [
        ("a/b.pdf", "a/b.html", ".pdf"),
        ("a/b.large.pdf", "a/b.html", ".large.pdf"),
        ("a/b.large.pdf", "a/b.large.html", ".pdf"),
        ("a/b-2-abcdef.a5-2up.pdf", "a/b.html", ".a5-2up.pdf"),
        ("v1.2/b.json", "v1.2/b.html", ".json"),
        ("report_files/b.jpg", "b.html", ".jpg"),
    ],
)
def test_the_end_of_a_files_name_is_what_follows_its_pages_name(name: str, path: str, end: str) -> None:
    assert ending(name, path) == end


def test_where_names_meet_the_first_path_keeps_the_plain_one() -> None:
    names = assign(["b.txt", "b.html", "B.md", "c.html"])
    assert names["B.md"] == "B"
    assert names["b.html"].startswith("b-")
    assert names["b.txt"].startswith("b-")
    assert len(set(names.values())) == 4
    assert names["c.html"] == "c"


def test_a_file_that_may_be_no_page_never_takes_a_name_from_a_page() -> None:
    names = assign(["a.csv", "a.json", "a.txt"])
    assert names["a.txt"] == "a"


def test_names_do_not_depend_on_the_order_of_the_pages() -> None:
    paths = ["é.html", "e\u0301.html", "É.html", "x/é.html"]
    assert assign(paths) == assign(reversed(paths))


def test_a_stem_keeps_dots_inside_the_name() -> None:
    assert stem("ver. 2.1/ηλ. ταχ.html") == "ver. 2.1/ηλ. ταχ"


@settings(max_examples=2000)
@given(st.lists(st.text(st.characters(exclude_characters="/"), min_size=1, max_size=200), min_size=1, max_size=6))
def test_generated_names_are_safe_unique_and_inside_the_folder(parts: list[str]) -> None:
    names = assign([f"{part}.html" for part in parts] + ["/".join(parts) + ".txt"])
    folded = [unicodedata.normalize("NFC", name.casefold()) for name in names.values()]
    assert len(set(folded)) == len(folded)
    for name in names.values():
        for part in name.split("/"):
            assert part
            assert part not in {".", ".."}
            assert len(part.encode()) <= 120
            assert unicodedata.normalize("NFC", part) == part
            assert not set('<>:"\\|?*\0') & set(part)
            assert part[0] not in "-~."


@given(st.text())
def test_a_safe_name_is_never_empty_and_stays_safe(text: str) -> None:
    name = safe_name(text)
    assert name
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "format_"),
    [("dimos/mill.pdf", "pdf"), ("dimos/mill.large.pdf", "large.pdf"), ("report_files/dimos/mill.jpg", "pdf"),
     ("dimos/mill.docx", "docx"), ("dimos/mill.new.docx", "docx")],
)  # fmt: skip
def test_a_file_belongs_to_the_format_that_it_is_made_with(name: str, format_: str) -> None:
    assert format_of(name, "dimos/mill.html") == format_
