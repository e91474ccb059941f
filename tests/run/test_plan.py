from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import State
from pipeline.run.plan import gone, plan
from pipeline.store.manifest import Entry, Manifest, Stamp
from pipeline.store.walk import Source

FORMATS = ("pdf", "json")


def _source(path: str = "a.html", size: int = 10, mtime_ns: int = 5) -> Source:
    return Source(path, Path(path), is_asked=True, size=size, mtime_ns=mtime_ns)


def _known(output: Path, **changes: object) -> Manifest:
    for name in ("a.pdf", "a.json"):
        (output / name).write_bytes(b"ours")
    outputs = {name: Stamp.of(b"ours", output / name) for name in ("a.pdf", "a.json")}
    known: dict[str, object] = {
        "page": Stamp("00", 10, 5),
        "recipe": "r",
        "state": State.BUILT,
        "formats": FORMATS,
        "outputs": outputs,
    }
    return {"a.html": Entry(**{**known, **changes})}  # type: ignore[arg-type]


def _reason(
    output: Path, known: Manifest, source: Source, formats: tuple[str, ...] = FORMATS, *, force: bool = False
) -> str:
    (task,) = plan((source,), known, "r", formats, output, force=force)
    return task.reason


def test_a_page_that_nothing_happened_to_is_current(tmp_path: Path) -> None:
    assert _reason(tmp_path, _known(tmp_path), _source()) == ""


@pytest.mark.parametrize(
    ("changes", "source", "reason"),
    [
        ({}, _source("b.html"), "new page"),
        ({}, _source(size=11), "page changed"),
        ({}, _source(mtime_ns=6), "page changed"),
        ({"recipe": "older"}, _source(), "settings, templates, lexicon or version changed"),
        ({"state": State.FAILED}, _source(), "failed last time"),
        ({"formats": ("json",)}, _source(), "no pdf yet"),
    ],
)
def test_the_reason_to_build_is_told(tmp_path: Path, changes: dict[str, object], source: Source, reason: str) -> None:
    assert _reason(tmp_path, _known(tmp_path, **changes), source) == reason


def test_a_deleted_or_edited_output_is_built_again(tmp_path: Path) -> None:
    known = _known(tmp_path)
    (tmp_path / "a.pdf").write_bytes(b"edited")
    assert _reason(tmp_path, known, _source()) == "a.pdf is missing or was edited"
    (tmp_path / "a.pdf").unlink()
    assert _reason(tmp_path, known, _source()) == "a.pdf is missing or was edited"
    assert _reason(tmp_path, known, _source(), formats=("json",)) == ""


def test_force_builds_what_is_current(tmp_path: Path) -> None:
    assert _reason(tmp_path, _known(tmp_path), _source(), force=True) == "forced"


def test_a_name_is_kept_when_a_page_of_the_same_name_is_built_alone_later(tmp_path: Path) -> None:
    first, second = plan((_source("a.html"), _source("a.txt")), {}, "r", FORMATS, tmp_path, force=False)
    (alone,) = plan((_source("a.txt"),), _known(tmp_path), "r", FORMATS, tmp_path, force=False)
    assert (first.base, first.is_renamed) == ("a", False)
    assert (second.base, second.is_renamed) == (alone.base, True)


def test_a_page_that_left_the_input_is_gone(tmp_path: Path) -> None:
    assert gone(_known(tmp_path), (_source("b.html"),)) == ("a.html",)
