"""What the files of a pack are made from."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pipeline.errors import InputError
from pipeline.model.pack import Bilingual, Booklet, Pack, PackPrint
from pipeline.run.input_pages import input_pages, local_output, recipe_of
from pipeline.run.pack_files import BOOKLET, HANDOUTS, PRINT, WEB
from pipeline.run.pack_keys import SITE, cover_picture, file_keys
from pipeline.settings import Settings

PACK = Pack("forum", Bilingual("Φόρουμ", "Forum"), sheets=("a",))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A working folder with two pages."""
    (tmp_path / "input").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"input/{name}.html").write_text(f"<h1>The mill {name}</h1><h2>Summary</h2><p>It turns.</p>")
    return tmp_path


def keys(office: Path, pack: Pack = PACK) -> dict[str, str]:
    recipe = recipe_of(Settings(), office)
    base = input_pages(recipe, office, local_output(Settings(), office))
    return dict(file_keys(pack, base, (), cover_picture(pack, office / "packs/forum.toml")))


def test_each_file_of_a_pack_has_a_key_and_a_booklet_only_where_there_is_one(office: Path) -> None:
    assert set(keys(office)) == {WEB, PRINT, BOOKLET, HANDOUTS, "forum.zip", SITE}
    assert BOOKLET not in keys(office, replace(PACK, print=PackPrint(Booklet.NONE)))


def test_a_page_changes_the_keys_of_packs_that_list_it_alone(office: Path) -> None:
    before = keys(office)
    (office / "input/b.html").write_text("<h1>Another mill</h1>")
    assert keys(office) == before
    (office / "input/a.html").write_text("<h1>Another mill</h1>")
    assert all(key != before[name] for name, key in keys(office).items())


def test_the_fold_of_the_booklet_changes_the_booklet_and_the_archive_alone(office: Path) -> None:
    before, after = keys(office), keys(office, replace(PACK, print=PackPrint(creep_mm=0.5)))
    assert {name for name in before if before[name] != after[name]} == {BOOKLET, "forum.zip"}


def test_a_cover_that_is_missing_or_no_picture_is_told(office: Path) -> None:
    (office / "packs").mkdir()
    (office / "packs/cover.png").write_bytes(b"no picture")
    for name in ("cover.png", "none.png"):
        with pytest.raises(InputError, match=name):
            keys(office, replace(PACK, cover=name))
    out = BytesIO()
    Image.linear_gradient("L").resize((640, 400)).save(out, "PNG")
    (office / "packs/cover.png").write_bytes(out.getvalue())
    assert keys(office, replace(PACK, cover="cover.png")) != keys(office)
