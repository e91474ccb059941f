from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.model.pack import Said
from pipeline.run.packing import pack_of
from pipeline.store.packs import load_pack


def test_ticked_sheets_become_a_pack_in_their_order(tmp_path: Path) -> None:
    file = pack_of("Φόρουμ 2027.toml", [("b", "Δεύτερο"), ("a#2", "")], Said("Φόρουμ", "Forum"), tmp_path)
    assert file == tmp_path / "packs" / "Φόρουμ 2027.toml"
    assert load_pack(file).sheets == ("b", "a#2")
    assert load_pack(file).title == Said("Φόρουμ", "Forum")
    with pytest.raises(OutputError):
        pack_of("Φόρουμ 2027", [("b", "")], folder=tmp_path)


def test_a_pack_cannot_be_written_outside_of_its_folder(tmp_path: Path) -> None:
    assert pack_of("../../x", [("b", "")], folder=tmp_path).parent == tmp_path / "packs"
