from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.check.folder import verify
from pipeline.lexicon import Lexicon
from pipeline.model import Issue, IssueCode, Look, PageResult, PracticeSummary, Severity, State
from pipeline.render.report.parts import MARK
from pipeline.run.recipe import Recipe
from pipeline.run.report_page import write_report_page
from pipeline.settings import Settings
from pipeline.store import manifest
from pipeline.store.entry import Entry, Stamp
from pipeline.store.outputs import is_foreign_part, is_report_part, report_parts

LACKS = Issue(IssueCode.MISSING_FIELD, Severity.WARNING, "no summary")


@pytest.fixture
def recipe(look: Look, lexicon: Lexicon) -> Recipe:
    return Recipe(Settings(), lexicon, look)


@pytest.fixture
def entries() -> dict[str, Entry]:
    """Two thousand pages: the last one has failed, and one in a hundred lacks something."""
    pages = {f"site-{n % 3}/page-{n:04}.html": _entry(n) for n in range(2_000)}
    return pages | {"site-1/page-1999.html": Entry(None, "", State.FAILED, reason="is a pipe")}


def _entry(number: int) -> Entry:
    base = f"site-{number % 3}/page-{number:04}"
    return Entry(
        Stamp(f"{number:064x}", 10, 5),
        "cd" * 32,
        State.BUILT,
        outputs={f"{base}.json": Stamp("00" * 32, 1)},
        issues=(LACKS,) if number % 100 == 0 else (),
        summaries=(PracticeSummary(base, (("en", f"The mill of village {number}"),), "", (("title", ("en",)),)),),
    )


def run(folder: Path, entries: manifest.Manifest, recipe: Recipe, *changed: str) -> tuple[str, ...]:
    results = [
        PageResult(path, State.BUILT if path in changed else State.UNCHANGED, summaries=entry.summaries)
        if entry.state is State.BUILT
        else PageResult(path, entry.state)
        for path, entry in entries.items()
    ]
    return write_report_page(folder, entries, results, (), (), recipe)


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.*") if file.is_file()}


def test_the_report_on_many_pages_is_an_index_with_parts_that_hold_every_page(
    entries: dict[str, Entry], recipe: Recipe, tmp_path: Path
) -> None:
    assert run(tmp_path, entries, recipe) == ()
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert len(page) < 1_000_000
    assert re.findall(r'<bdi class="data path"[^>]*>([^<]*)<', page)[0] == "site-1/page-1999.html"
    assert page.count('<li class="page"') == 50
    assert '<b id="number">2000</b>' in page
    found = files(tmp_path)
    ids = report_parts(tmp_path)
    assert found.keys() == {"report.html"} | {
        f"report_files/{kind}-{part}.js" for part in ids for kind in ("find", "part")
    }
    assert 2 <= len(ids) <= 8
    rows = [
        json.loads(line.strip(","))
        for part in ids
        for line in found[f"report_files/find-{part}.js"].decode().splitlines()[1:-1]
    ]
    assert {row[5] for row in rows} == entries.keys()
    shown = "".join(found[f"report_files/part-{part}.js"].decode() for part in ids)
    assert all(f'"{row[0]}":"<li class=' in shown for row in rows)
    assert list(verify_parts(tmp_path)) == []


def verify_parts(folder: Path) -> list[str]:
    manifest.save(folder, {}, ())
    return [one.file for one in verify(folder)]


def test_where_one_page_has_changed_only_its_part_and_the_index_are_written_again(
    entries: dict[str, Entry], recipe: Recipe, tmp_path: Path
) -> None:
    run(tmp_path, entries, recipe)
    before = files(tmp_path)
    one = "site-1/page-1000.html"
    summaries = (replace(entries[one].summaries[0], titles=(("en", "Another title"),)),)
    run(tmp_path, entries | {one: replace(entries[one], summaries=summaries)}, recipe, one)
    after = files(tmp_path)
    changed = {name for name in after if after[name] != before.get(name)}
    (part,) = (name for name in changed if name.startswith("report_files/part-"))
    assert changed == {"report.html", part, part.replace("/part-", "/find-")}
    assert b"Another title" in after[part]
    assert before.keys() == after.keys()


def test_a_row_that_has_not_changed_is_taken_as_it_stands(
    entries: dict[str, Entry], recipe: Recipe, tmp_path: Path
) -> None:
    run(tmp_path, entries, recipe)
    part = tmp_path / f"report_files/part-{report_parts(tmp_path)[-1]}.js"
    part.write_bytes(part.read_bytes().replace(b"The mill of village 1997<", b"The mill as it stands<"))
    run(tmp_path, entries, recipe, "site-0/page-0000.html")
    assert b"The mill as it stands<" in part.read_bytes()


def test_a_run_that_changed_nothing_leaves_report_and_parts_alone(
    entries: dict[str, Entry], recipe: Recipe, tmp_path: Path
) -> None:
    run(tmp_path, entries, recipe, *entries)
    times = {name: (tmp_path / name).stat().st_mtime_ns for name in files(tmp_path)}
    run(tmp_path, entries, recipe)
    assert times == {name: (tmp_path / name).stat().st_mtime_ns for name in files(tmp_path)}


def test_parts_that_are_no_longer_needed_go_and_those_of_somebody_else_stay(
    entries: dict[str, Entry], recipe: Recipe, tmp_path: Path
) -> None:
    run(tmp_path, entries, recipe)
    first, *_ = report_parts(tmp_path)
    mine = tmp_path / f"report_files/part-{first}.js"
    mine.write_bytes(b"mine")
    other = tmp_path / "report_files/part-00000000.js"
    other.write_bytes(b"mine, too")
    few = dict(list(entries.items())[:3])
    run(tmp_path, few, recipe, *few)
    assert files(tmp_path).keys() == {
        "report.html",
        mine.relative_to(tmp_path).as_posix(),
        "report_files/part-00000000.js",
    }
    assert 'id="more"' not in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_file_of_somebody_else_in_the_place_of_a_part_is_left_alone_and_told(
    entries: dict[str, Entry], recipe: Recipe, tmp_path: Path
) -> None:
    run(tmp_path, entries, recipe)
    part = tmp_path / f"report_files/find-{report_parts(tmp_path)[1]}.js"
    part.write_bytes(b"mine")
    (told,) = run(tmp_path, entries, recipe, *entries)
    assert part.name in told
    assert part.read_bytes() == b"mine"


def test_pages_whose_entries_are_the_same_have_rows_of_their_own(recipe: Recipe, tmp_path: Path) -> None:
    pages = {f"pipe-{n:03}": Entry(None, "", State.FAILED, reason="is a pipe") for n in range(501)}
    run(tmp_path, pages, recipe)
    shown = b"".join(data for name, data in files(tmp_path).items() if "/part-" in name).decode()
    assert all(f">{path}<" in shown for path in pages)


def test_parts_are_told_by_their_names_and_by_how_they_begin(tmp_path: Path) -> None:
    assert is_report_part("report_files/part-0a1b2c3d.js")
    assert not is_report_part("report_files/a.jpg")
    file = tmp_path / "part.js"
    assert not is_foreign_part(file)
    file.write_bytes(MARK)
    assert not is_foreign_part(file)
    file.write_bytes(b"const mine = 1;")
    assert is_foreign_part(file)
