from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from pipeline.model import PageResult, State
from pipeline.run.build import BuildOptions, build
from pipeline.settings import Settings
from pipeline.store import journal, manifest
from pipeline.store.remote import StoreObject, path_or_url, remove_all

QUICK = Settings(formats=("docx", "json"), jobs=2)


@pytest.fixture
def store() -> Iterator[StoreObject]:
    """A store in this process's memory with a few pages below `input/`."""
    folder = path_or_url(f"memory://{uuid4().hex}")
    assert isinstance(folder, StoreObject)
    for n in range(6):
        text = f"Good practice: Mill {n}\n\nShort description\nIt grinds {n} sacks.\n\nResources needed\n€{n + 1}00.\n"
        (folder / f"input/site/page-{n}.txt").write_bytes(text.encode())
    (folder / "input/site/page-0.txt.meta.toml").write_bytes(b'url = "https://example.org/mills/0"\n')
    yield folder
    remove_all([folder / name for name in folder.listed().listing or ()])


def _settings(store: StoreObject) -> Settings:
    return replace(QUICK, input=f"{store}/input", output=f"{store}/output")


def _outputs(store: StoreObject) -> dict[str, bytes]:
    below = (store / "output").listed()
    return {name: (below / name).read_bytes() for name in below.listing or () if not name.startswith("manifest")}


def _states(store: StoreObject, folder: Path, options: BuildOptions | None = None) -> list[State]:
    return [result.state for result in build(_settings(store), options=options, folder=folder).results]


def test_a_store_gets_the_same_files_as_a_folder(store: StoreObject, tmp_path: Path) -> None:
    pages = (store / "input").listed()
    for name in pages.listing or ():
        file = tmp_path / "input" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((pages / name).read_bytes())
    build(QUICK, folder=tmp_path)
    assert _states(store, tmp_path) == [State.BUILT] * 6
    output = tmp_path / "output"
    local = {file.relative_to(output).as_posix(): file for file in output.rglob("*") if file.is_file()}
    assert _outputs(store) == {
        name: file.read_bytes() for name, file in local.items() if name not in {manifest.MANIFEST, ".lock"}
    }


def test_a_run_over_a_store_builds_only_what_changed(store: StoreObject, tmp_path: Path) -> None:
    assert _states(store, tmp_path) == [State.BUILT] * 6
    assert _states(store, tmp_path) == [State.UNCHANGED] * 6
    page = store / "input/site/page-3.txt"
    page.write_bytes(page.read_bytes().replace(b"grinds", b"ground"))
    (store / "output/site/page-5.json").unlink()
    assert [n for n, state in enumerate(_states(store, tmp_path)) if state is State.BUILT] == [3, 5]
    assert _states(store, tmp_path) == [State.UNCHANGED] * 6


def test_an_object_of_somebody_else_is_neither_replaced_nor_deleted(store: StoreObject, tmp_path: Path) -> None:
    (store / "output/site/page-2.json").write_bytes(b"mine")
    assert _states(store, tmp_path)[2] is State.FAILED
    _states(store, tmp_path, BuildOptions(prune=True))
    assert (store / "output/site/page-2.json").read_bytes() == b"mine"


def test_outputs_of_pages_that_have_gone_are_deleted_where_asked_for(store: StoreObject, tmp_path: Path) -> None:
    _states(store, tmp_path)
    (store / "input/site/page-4.txt").unlink()
    _states(store, tmp_path, BuildOptions(prune=True))
    assert not any("page-4" in name for name in _outputs(store))
    assert "site/page-3.docx" in _outputs(store)


def test_what_is_finished_before_ctrl_c_is_kept_in_the_store(store: StoreObject, tmp_path: Path) -> None:
    def stop(_result: PageResult, done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(_settings(store), folder=tmp_path, observer=stop)
    assert _states(store, tmp_path) == [State.UNCHANGED] * 2 + [State.BUILT] * 4


def test_a_killed_run_is_known_by_its_journal_in_the_store(store: StoreObject, tmp_path: Path) -> None:
    _states(store, tmp_path)
    output = store / "output"
    for path, entry in manifest.load(output).items():
        journal.note_entry(output, path, entry)
    (output / manifest.MANIFEST).unlink()
    assert _states(store, tmp_path) == [State.UNCHANGED] * 6
    assert not any(name.startswith(".journal") for name in output.listed().listing or ())
