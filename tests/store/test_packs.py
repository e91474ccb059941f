from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, InputError, OutputError
from pipeline.model.pack import Bilingual, Booklet, Need, Order, PackFilter
from pipeline.store.packs import load_pack, write_pack


def pack(folder: Path, text: str) -> Path:
    file = folder / "forum.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_pack_that_was_written_is_read_again(tmp_path: Path) -> None:
    file = write_pack(tmp_path / "packs" / "άνοιξη.toml", [("limni/scholeio", "Το «πλωτό»\nσχολείο"), ('a "b"#2', "")])
    found = load_pack(file)
    assert found.name == "άνοιξη"
    assert found.title == Bilingual("άνοιξη", "άνοιξη")
    assert found.sheets == ("limni/scholeio", 'a "b"#2')
    assert (found.order, found.need, found.print.booklet) == (Order.LISTED, Need.APPROVED, Booklet.A5)


def test_a_pack_that_is_there_is_never_written_again(tmp_path: Path) -> None:
    file = pack(tmp_path, "# mine\n")
    with pytest.raises(OutputError):
        write_pack(file, [("a", "")])
    assert file.read_text(encoding="utf-8") == "# mine\n"


def test_the_command_in_a_new_pack_can_be_typed_as_it_is(tmp_path: Path) -> None:
    file = write_pack(tmp_path / "forum 2027.toml", [("a", "")])
    for line in file.read_text(encoding="utf-8").splitlines()[:2]:
        assert line.endswith(f"sheets pack '{file.as_posix()}'")


def test_all_that_a_pack_may_hold_is_read(tmp_path: Path) -> None:
    found = load_pack(
        pack(
            tmp_path,
            "\ufefftitle = {el = 'Φόρουμ'}\ndate = 2027-03-14\nneed = 'any'\norder = 'title'\ncover = 'a.jpg'\n"
            "where = {theme = 'νερό', since = 2024-01-01, state = 'reviewed'}\n"
            "[print]\nbooklet = 'a4'\ncreep_mm = 0.1\nright = true\n",
        )
    )
    assert (found.date, found.cover, found.title) == ("2027-03-14", "a.jpg", Bilingual("Φόρουμ"))
    assert found.where == PackFilter("νερό", "", Need.REVIEWED, "2024-01-01")
    assert (found.print.booklet, found.print.creep_mm, found.print.right) == (Booklet.A4, 0.1, True)


def test_everything_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    file = pack(
        tmp_path, "titel = {el = 'Φόρουμ'}\nsheets = 'a'\norder = 'size'\n[print]\ncreep_mm = 7\nright = 'yes'\n"
    )
    with pytest.raises(ConfigurationError) as caught:
        load_pack(file)
    told = caught.value.details
    assert [one.split(": ")[0] for one in told] == [f"forum.toml:{line}" for line in (1, 1, 2, 3, 5, 6)]
    assert any("did you mean title?" in one for one in told)
    assert any("listed, title, place, theme" in one for one in told)


def test_a_pack_names_sheets_or_a_rule_and_not_both(tmp_path: Path) -> None:
    for text in ("title = {el = 'Φ'}\n", "title = {el = 'Φ'}\nsheets = ['a']\nwhere = {}\n"):
        with pytest.raises(ConfigurationError):
            load_pack(pack(tmp_path, text))
    assert load_pack(pack(tmp_path, "title = {el = 'Φ'}\nwhere = {}\n")).where == PackFilter()


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="line 1"):
        load_pack(pack(tmp_path, "title = {el = Φ}\n"))
    with pytest.raises(InputError):
        load_pack(tmp_path / "none.toml")
