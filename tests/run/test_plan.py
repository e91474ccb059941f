from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import State
from pipeline.run.plan import Task, lost_pages, plan
from pipeline.store.entry import Entry, Manifest, Stamp
from pipeline.store.sidecars import Sidecar
from pipeline.store.source import Source
from pipeline.store.walk import sources

RECIPE = {"pdf": "p1", "json": "j1"}


def _source(path: str = "a.html", size: int = 10, mtime_ns: int = 5, sidecars: tuple[Sidecar, ...] = ()) -> Source:
    return Source(path, Path(path), is_asked=True, size=size, mtime_ns=mtime_ns, sidecars=sidecars)


def _known(output: Path, **changes: object) -> Manifest:
    for name in ("a.pdf", "a.json"):
        (output / name).write_bytes(b"ours")
    outputs = {name: Stamp.of(b"ours", output / name) for name in ("a.pdf", "a.json")}
    known: dict[str, object] = {
        "page": Stamp("00", 10, 5),
        "recipe": "r",
        "state": State.BUILT,
        "formats": RECIPE,
        "outputs": outputs,
    }
    return {"a.html": Entry(**{**known, **changes})}  # type: ignore[arg-type]


def _task(
    output: Path, known: Manifest, source: Source, recipe: Mapping[str, str] = RECIPE, *, force: bool = False
) -> Task:
    (task,) = plan((source,), known, recipe, output, force=force)
    return task


def test_a_page_that_nothing_happened_to_is_current(tmp_path: Path) -> None:
    known = _known(tmp_path)
    task = _task(tmp_path, known, _source())
    assert task.is_current
    assert task.known is None


@pytest.mark.parametrize(
    ("changes", "source", "reason"),
    [
        ({}, _source("b.html"), "new page"),
        ({}, _source(size=11), "page changed"),
        ({}, _source(mtime_ns=6), "page changed"),
        ({}, _source(sidecars=(Sidecar("a.html.meta.toml", 9, 9),)), "its meta file or images changed"),
        ({"sidecars": {"a_files/x.png": Stamp("00", 9, 9)}}, _source(), "its meta file or images changed"),
        ({"state": State.FAILED}, _source(), "failed last time"),
    ],
)
def test_the_reason_to_build_a_page_is_told(
    tmp_path: Path, changes: dict[str, object], source: Source, reason: str
) -> None:
    task = _task(tmp_path, _known(tmp_path, **changes), source)
    assert (task.reason, task.formats, task.known) == (reason, ("pdf", "json"), None)


@pytest.mark.parametrize(
    ("formats", "reason", "due"),
    [
        ({"pdf": "older", "json": "j1"}, "pdf: settings, templates, lexicon or version changed", ("pdf",)),
        ({"json": "j1"}, "pdf: not made yet", ("pdf",)),
        ({}, "not made yet", ("pdf", "json")),
        (
            {"pdf": "older"},
            "pdf: settings, templates, lexicon or version changed, json: not made yet",
            ("pdf", "json"),
        ),
    ],
)
def test_only_formats_that_are_out_of_date_are_built(
    tmp_path: Path, formats: dict[str, str], reason: str, due: tuple[str, ...]
) -> None:
    task = _task(tmp_path, _known(tmp_path, formats=formats), _source())
    assert (task.reason, task.formats) == (reason, due)


def test_a_deleted_or_edited_output_is_built_again_and_no_other(tmp_path: Path) -> None:
    known = _known(tmp_path)
    (tmp_path / "a.pdf").write_bytes(b"edited")
    assert _task(tmp_path, known, _source()).reason == "pdf: a.pdf is missing or was edited"
    (tmp_path / "a.pdf").unlink()
    assert _task(tmp_path, known, _source()).reason == "pdf: a.pdf is missing or was edited"
    assert _task(tmp_path, known, _source()).formats == ("pdf",)
    assert _task(tmp_path, known, _source(), {"json": "j1"}).is_current


def test_files_of_the_same_bytes_and_another_time_are_the_same(tmp_path: Path) -> None:
    page, meta = tmp_path / "a.html", tmp_path / "a.html.meta.toml"
    for file in (page, meta):
        file.write_bytes(b"0123456789")
    known = _known(tmp_path, page=Stamp.of(b"0123456789"), sidecars={meta.name: Stamp.of(b"0123456789")})
    os.utime(tmp_path / "a.pdf", ns=(1, 1))
    (source,) = sources([page], tmp_path)
    task = _task(tmp_path, known, source)
    assert task.is_current
    assert task.known is not None
    assert task.known.page == Stamp.of(b"0123456789", page)
    assert task.known.sidecars == {meta.name: Stamp.of(b"0123456789", meta)}
    assert task.known.outputs["a.pdf"] == Stamp.of(b"ours", tmp_path / "a.pdf")


def test_force_builds_what_is_current(tmp_path: Path) -> None:
    task = _task(tmp_path, _known(tmp_path), _source(), force=True)
    assert (task.reason, task.formats) == ("forced", ("pdf", "json"))


def test_what_cannot_be_written_now_makes_no_other_format_be_built_again(tmp_path: Path) -> None:
    waiting = _task(tmp_path, _known(tmp_path, formats={"json": "j1"}), _source())
    assert waiting.without({"pdf"}).is_current
    new = _task(tmp_path, {}, _source())
    assert new.without({"pdf"}).formats == ("json",)
    assert not new.without({"pdf", "json"}).is_current


def test_a_name_is_kept_when_a_page_of_the_same_name_is_built_alone_later(tmp_path: Path) -> None:
    first, second = plan((_source("a.html"), _source("a.txt")), {}, RECIPE, tmp_path, force=False)
    (alone,) = plan((_source("a.txt"),), _known(tmp_path), RECIPE, tmp_path, force=False)
    assert first.base == "a"
    assert second.base == alone.base != "a"


def test_a_page_that_left_the_input_is_gone(tmp_path: Path) -> None:
    assert lost_pages(_known(tmp_path, is_input=True), (_source("b.html"),)) == ("a.html",)
    assert lost_pages(_known(tmp_path, is_input=False), (_source("b.html"),)) == ()


@pytest.mark.parametrize(("closed", "path"), [("sub", "sub/a.html"), ("c.warc.gz", "c.warc.gz#7")])
def test_a_page_has_not_gone_while_what_it_lies_in_cannot_be_read(closed: str, path: str, tmp_path: Path) -> None:
    known = {path: _known(tmp_path, is_input=True)["a.html"]}
    assert lost_pages(known, (replace(_source(closed), flaw="permission denied"),)) == ()
    assert lost_pages(known, (_source(closed),)) == (path,)


def test_a_page_that_another_version_of_a_program_converted_is_built_anew(tmp_path: Path) -> None:
    (task,) = plan((_source(),), _known(tmp_path), RECIPE, tmp_path, force=False, is_converted_otherwise=lambda _: True)
    assert (task.reason, task.formats) == ("the program that converts it changed", ("pdf", "json"))
